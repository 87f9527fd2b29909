"""The shapes of statuses are the same on pages and on the cards of shared links."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from generator.formats import cards
from generator.graph.ladder import FAMILIES
from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

SIZE = 60


def test_cards_have_the_shapes_of_pages(reader: Reader) -> None:
    """As Chromium draws the symbols of the theme, in black on white."""
    page = reader.open("search", scripts=True)
    symbols = {one: page.locator(f"#i-{one}").inner_html() for one in FAMILIES}
    page.set_viewport_size({"width": SIZE, "height": SIZE})
    for family, inner in symbols.items():
        page.evaluate(
            """([size, inner]) => {
                document.documentElement.style.setProperty("--paper", "#fff");
                document.body.innerHTML = `<svg width="${size}" height="${size}"
                    viewBox="0 0 16 16">${inner}</svg>`;
                const body = document.body;
                body.style.cssText = "margin: 0; background: #fff; color: #000; line-height: 0";
            }""",
            [SIZE, inner],
        )
        drawn = Image.open(BytesIO(page.screenshot())).convert("L")
        kept = Image.open(Path(cards.__file__).with_name(f"{family}.png"))
        differing = ImageChops.difference(ImageChops.invert(drawn), kept)
        assert ImageStat.Stat(differing).mean[0] < 8, family
