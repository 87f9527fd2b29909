"""Reading a built site as a reader would: pages as trees, and their words."""

from __future__ import annotations

from itertools import pairwise

from lxml import html

from tests.minisite import MiniSite


def page(site: MiniSite, route: str) -> html.HtmlElement:
    """Return the page at an address of the built site."""
    return html.fromstring((site.out / route.strip("/") / "index.html").read_bytes())


def words(element: html.HtmlElement, path: str = ".") -> list[str]:
    """Return the texts of what an XPath finds below an element, blanks made single."""
    return [" ".join(found.text_content().split()) for found in element.xpath(path)]


INLINE = "//script[not(@src) and not(@type='application/ld+json')]"
"""Scripts within a page; JSON-LD is data, and run by nobody."""


def well_formed(element: html.HtmlElement) -> bool:
    """Whether ids are unique, there is one `h1`, and no level of headings is skipped."""
    ids = element.xpath("//@id")
    levels = [
        int(one.tag[1])
        for one in element.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
    ]
    steps = pairwise(levels)
    return (
        len(ids) == len(set(ids))
        and levels.count(1) == 1
        and all(deeper <= level + 1 for level, deeper in steps)
        and not element.xpath(f"{INLINE} | //style | //*[@style]")
    )
