"""The rules of axe, WCAG 2.2 AA and its best practices, on one page of each kind, day and night."""

from __future__ import annotations

import pytest

from tests.audit.axe_all import AXE, offences
from tests.browser.conftest import Reader
from tests.browser.samples import KINDS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(reader: Reader, kind: str, scheme: str) -> None:
    """Neither on a desktop nor on a phone."""
    width = 1280 if scheme == "light" else 390
    page = reader.open(kind, java_script_enabled=True, color_scheme=scheme, width=width)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert offences(page) == []
