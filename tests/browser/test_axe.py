"""The rules of axe, WCAG 2.2 AA and its best practices, on one page of each kind, day and night."""

from __future__ import annotations

import pytest

from tests.audit.axe_all import AXE, offences
from tests.browser.conftest import Reader
from tests.browser.samples import KINDS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(reader: Reader, kind: str) -> None:
    """On a desktop in light colours, all rules; on a phone in dark ones, those of what is seen."""
    page = reader.open(kind, scripts=True)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert offences(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    assert offences(page, ("color-contrast", "target-size", "link-in-text-block")) == []
