"""Site maps for search engines: https://www.sitemaps.org/protocol.html."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from generator.formats.sitemap import Sitemap
from generator.formats.xml_document import document

_PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write(view: Sitemap) -> bytes:
    """Write a site map, or an index of several."""
    whole, one = ("sitemapindex", "sitemap") if view.index else ("urlset", "url")
    root = Element(whole, xmlns=_PROTOCOL)
    for address, changed in view.addresses:
        entry = SubElement(root, one)
        SubElement(entry, "loc").text = address
        if changed:
            SubElement(entry, "lastmod").text = changed
    return document(root)
