"""What a page asks for: of its own host alone, under the policy that it ships, scripts or not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.conftest import Reader
from tests.browser.samples import KINDS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_works_under_the_policy_that_it_ships(reader: Reader, kind: str) -> None:
    """Its style sheet applies, the console is silent, and four requests are enough for it."""
    for scripts in (False, True):
        reader.requests.clear()
        page = reader.open(kind, scripts=scripts)
        assert page.evaluate("() => getComputedStyle(document.body).margin") == "0px"
        icon = page.locator("link[rel=icon]").get_attribute("href")
        assert len([one for one in reader.requests if not one.endswith(icon or "-")]) <= 4
        assert page.context.cookies() == []


def test_the_policy_is_set(reader: Reader, project: Path) -> None:
    """The test above means something."""
    page = reader.open("home")
    answer = page.request.get(page.url)
    shipped = re.findall(r"Content-Security-Policy: (.+)", (project / "site/_headers").read_text())
    assert answer.headers["content-security-policy"] == shipped[0]
    assert shipped[0].startswith("default-src 'self'; ")
