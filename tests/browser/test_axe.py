"""The rules of axe, WCAG 2.2 AA and its best practices, on one page of each kind, day and night."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.audit.axe_all import AXE, offences
from tests.browser.conftest import Reader
from tests.browser.samples import KINDS, usual

pytestmark = pytest.mark.browser


def clean(page: Page) -> None:
    """On a desktop in light colours, by all rules; on a phone in dark ones, by those of sight."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert offences(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    assert offences(page, ("color-contrast", "target-size", "link-in-text-block")) == []


@pytest.fixture(scope="module")
def routes(project: Path) -> dict[str, str]:
    """The address of a usual page of each kind."""
    return usual(project / "site")


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(reader: Reader, routes: dict[str, str], kind: str) -> None:
    """With scripts, which add to a page; on its largest pages `make audit` looks too."""
    clean(reader.open(routes[kind], scripts=True))
