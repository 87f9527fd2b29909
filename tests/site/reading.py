"""A built site as readers get it: every page parsed, and every address in it resolved."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

ADDRESSES = ("href", "src", "action", "formaction", "poster", "cite", "data")
"""Attributes that hold one address."""

PAGES_IN = {
    "claims": "claim",
    "embed": "embed",
    "statements": "statement",
    "sources": "source",
    "stories": "story",
}
OF_ITS_OWN = (
    "availability",
    "changes",
    "contradictions",
    "corrections",
    "data",
    "feeds",
    "open-questions",
    "search",
)
"""Lists unlike others, whole or in parts."""


@dataclass(frozen=True)
class Page:
    """One page: its route without the base path, its bytes, and, once asked for, its tree."""

    route: str
    data: bytes

    @cached_property
    def tree(self) -> Any:
        """The page as an HTML parser reads it."""
        return etree.fromstring(self.data, etree.HTMLParser(encoding="utf-8"))

    @property
    def kind(self) -> str:
        """What sort of page it is, told from its address alone."""
        return kind_of(self.route)

    def find(self, xpath: str) -> list[Any]:
        """Return the elements or attribute values of an XPath, in the order of the page."""
        found = self.tree.xpath(xpath)
        return list(found)

    def ids(self) -> list[str]:
        """Return every id of the page, doubled ones twice."""
        return [str(one) for one in self.find("//@id")]


@dataclass(frozen=True, slots=True)
class Site:
    """Every page by route, and every other file by its path; `base` starts and ends in a slash."""

    folder: Path
    base: str
    pages: Mapping[str, Page]
    files: frozenset[str]

    def kind(self, *kinds: str) -> list[Page]:
        """Return the pages of some kinds, by route."""
        return [page for page in self.pages.values() if page.kind in kinds]

    def holds(self, route: str) -> bool:
        """Tell whether a file of the site answers at a route."""
        name = route.removeprefix("/")
        return f"{name}index.html" in self.files if route.endswith("/") else name in self.files

    def target(self, address: str, page: Page) -> tuple[str, str] | None:
        """Return the route and the fragment that an address on a page leads to; None: elsewhere."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        if not parts.path:
            return page.route, unquote(parts.fragment)
        path = unquote(parts.path)
        assert path.startswith(self.base), f"{page.route}: {address} is not below {self.base}"
        return "/" + path.removeprefix(self.base), unquote(parts.fragment)


def read_site(folder: Path, base: str = "/") -> Site:
    """Read every file below a built site's folder."""
    pages = {}
    names = set()
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(folder).as_posix()
        names.add(name)
        if path.suffix == ".html":
            route = "/" + (name.removesuffix("index.html") if path.name == "index.html" else name)
            pages[route] = Page(route, path.read_bytes())
    return Site(folder, base, pages, frozenset(names))


def kind_of(route: str) -> str:
    """Return the sort of page at a route; lists of whatever sort are `index`."""
    parts = route.strip("/").split("/")
    match parts:
        case [""]:
            return "home"
        case ["404.html"]:
            return "not found"
        case ["timeline", "kind" | "status", *_]:
            return "choice"
        case ["timeline", *rest]:
            return ("timeline", "year", "month", "month")[len(rest)]
        case ["about", *rest]:
            return "method" if rest == ["method"] else "page"
        case ["availability", _, _]:
            return "availability of one"
        case [name, *_] if name in OF_ITS_OWN:
            return name
        case [_] | [_, "a-z", _, *_]:
            return "index"
        case [folder, _, *year]:
            return PAGES_IN.get(folder, "entity year" if year else "entity")
    raise AssertionError(route)


def addresses(page: Page) -> Iterator[tuple[Any, str]]:
    """Yield every address of a page with the element that holds it."""
    for name in ADDRESSES:
        for element in page.find(f"//*[@{name}]"):
            if not (name == "data" and element.tag != "object"):
                yield element, str(element.get(name))
    for element in page.find("//*[@srcset]"):
        for one in str(element.get("srcset")).split(","):
            yield element, one.split()[0]


def text_of(element: Any) -> str:
    """Return the text in an element, its white space as it is shown."""
    return re.sub(r"\s+", " ", "".join(str(one) for one in element.itertext())).strip()


def packed(data: bytes) -> int:
    """Return how many bytes travel, packed as servers commonly do."""
    return len(gzip.compress(data, 6, mtime=0))
