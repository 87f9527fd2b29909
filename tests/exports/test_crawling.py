"""What search engines are told: which pages there are, when they changed, and where to look."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import etree

from generator.exports import crawling
from tests.exports.reading import NEW, STRICT
from tests.minisite import MiniSite, tree

pytestmark = pytest.mark.usefixtures("in_plain_theme")

PROTOCOL = etree.XMLSchema(
    etree.fromstring(b"""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
  targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
 <xs:simpleType name="address">
  <xs:restriction base="xs:anyURI">
   <xs:minLength value="12"/><xs:maxLength value="2048"/><xs:pattern value="https?://.+"/>
  </xs:restriction>
 </xs:simpleType>
 <xs:simpleType name="time"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>
 <xs:complexType name="entry">
  <xs:sequence>
   <xs:element name="loc" type="address"/>
   <xs:element name="lastmod" type="time" minOccurs="0"/>
  </xs:sequence>
 </xs:complexType>
 <xs:element name="urlset">
  <xs:complexType><xs:sequence>
   <xs:element name="url" type="entry" maxOccurs="50000"/>
  </xs:sequence></xs:complexType>
 </xs:element>
 <xs:element name="sitemapindex">
  <xs:complexType><xs:sequence>
   <xs:element name="sitemap" type="entry" maxOccurs="50000"/>
  </xs:sequence></xs:complexType>
 </xs:element>
</xs:schema>""")
)
"""The part of the protocol's rules that a site map of ours may use."""


def listed(site: MiniSite, name: str = "sitemap.xml") -> dict[str, str | None]:
    """Return the routes of a site map with the days of their last changes."""
    root: Any = etree.fromstring((site.out / name).read_bytes(), STRICT)
    PROTOCOL.assertValid(root)
    return {
        entry.findtext("{*}loc").removeprefix("https://shelves.example"): entry.findtext(
            "{*}lastmod"
        )
        for entry in root
    }


def routes_of(site: MiniSite) -> set[str]:
    """Return the routes of all pages of the built site."""
    names = (name for name in tree(site.out) if name.endswith(".html"))
    return {re.sub(r"(^|/)index\.html$", r"\1", f"/{name}") for name in names}


def test_every_page_is_listed_but_those_that_only_lead_on(site: MiniSite) -> None:
    site.put("retailers/target", renamed_from=["target-stores"])
    assert site.build().outcome
    left_out = {one for one in routes_of(site) - listed(site).keys() if one[:7] != "/embed/"}
    assert left_out == {"/404.html", "/retailers/target-stores/"}
    assert not any(one.startswith("/embed/") for one in listed(site))
    assert listed(site).keys() <= routes_of(site)


def test_a_page_is_dated_by_what_changed_on_it(site: MiniSite) -> None:
    """As its editors wrote it: no file's time, and nothing where only a month is known."""
    update = {"date": "2026-02-03T10:00+02:00", "kind": "update", "note": "More."}
    site.put("claims/bb-stops-ordering", changes=[NEW, update])
    site.put("stories/what-happened", changes=[{"date": "2026-02", "kind": "new"}])
    assert site.build().outcome
    told = listed(site)
    assert told["/claims/bb-stops-ordering/"] == "2026-02-03"
    assert told["/retailers/best-buy/"] == "2026-02-03"
    assert told["/retailers/target/"] == "2026-01-05"
    assert told["/"] == "2026-02-03"
    assert told["/stories/what-happened/"] is None
    assert told["/timeline/"] is None


def test_many_pages_are_parted_into_several_maps(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert site.build().outcome
    whole = listed(site)
    monkeypatch.setattr(crawling, "MOST_ADDRESSES", 10)
    site.put("makers/one-more", name="One more")
    assert site.build().outcome
    maps = listed(site)
    assert list(maps) == [f"/sitemap-{number}.xml" for number in range(1, len(maps) + 1)]
    parts = [listed(site, name.removeprefix("/")) for name in maps]
    assert {len(part) for part in parts[:-1]} == {10}
    found = {route: day for part in parts for route, day in part.items()}
    assert found == whole | {"/makers/one-more/": None}


def test_a_site_below_a_path_names_whole_addresses(site: MiniSite) -> None:
    site.settle(url="https://shelves.example/report")
    assert site.build().outcome
    assert "/report/claims/bb-stops-ordering/" in listed(site)
    assert (site.out / "robots.txt").read_text() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://shelves.example/report/sitemap.xml\n"
    )
