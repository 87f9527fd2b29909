"""Budgets: how much of a page travels to a reader, and how much of it a browser has to hold.

Under these bounds pages were measured to stay quick on a slow phone and a slow line.
Sizes are bytes as they travel, packed by gzip as servers commonly do.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.incremental.manifest import Manifest
from generator.routes import LETTERS, RESERVED

KB = 1000
STYLE = 6 * KB
"""Of one style sheet, packed."""
ELEMENTS = 5500
"""Of one page: as many as a list of 400 claims has."""
REQUESTS = 4
"""On a first view: the page and what it loads, but for the icon, for which nothing waits."""
ASSETS = "assets/"
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Budget:
    """What a kind of page may weigh: `html` and all its `scripts` together, packed, in bytes.

    `routes` is a pattern of the whole address.
    """

    kind: str
    routes: str
    html: int
    scripts: int = 6 * KB


BUDGETS = (
    Budget("home", r"/", 10 * KB),
    Budget("claim", r"/claims/[^/]+/", 8_500),
    Budget("statement", r"/statements/[^/]+/", 8 * KB),
    Budget("source", r"/sources/[^/]+/", 8 * KB),
    Budget("search", r"/search/", 8 * KB, scripts=10 * KB),
    Budget("embed", r"/embed/.*", 4 * KB, scripts=0),
    Budget("availability", r"/availability/.*", 15 * KB),
    Budget(
        "list", rf"/(?:{'|'.join(sorted(RESERVED))})/.*|/[^/]+/(?:{LETTERS}.+)?|/[^/]+", 25 * KB
    ),
    Budget("year of an entity", r"/[^/]+/[^/]+/(?:\d{4}|undated)/.*", 25 * KB),
    Budget("entity", r".*", 15 * KB),
)
"""Every kind of page; the first pattern that fits an address decides."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a page weighs, by the name of the measure, beside what it may: `{"html": (7512, 8000)}`.

    A style sheet or script that the site does not have weighs nothing: links have their own check.
    """

    route: str
    kind: str
    measured: Mapping[str, tuple[int, int]]


MEASURES = {
    "html": "bytes packed",
    "style": "bytes of a style sheet, packed",
    "scripts": "bytes of scripts, packed",
    "elements": "elements",
    "requests": "requests on a first view",
}
"""What is measured, in the words that follow a number."""


def weights(out: Path) -> tuple[Weight, ...]:
    """Weigh every page of the site in `out`, by address."""

    @cache
    def packed(name: str) -> int:
        path = out / name
        return len(gzip.compress(path.read_bytes(), 6, mtime=0)) if path.is_file() else 0

    names = sorted(name for name in Manifest(out) if name.endswith(".html"))
    return tuple(_weigh(out, name, packed) for name in names)


def broken(weighed: Iterable[Weight]) -> tuple[Diagnostic, ...]:
    """Say which budgets are broken: a problem for each kind and measure, worst pages first."""
    over: dict[tuple[str, str, int], list[tuple[int, str]]] = {}
    for one in weighed:
        for measure, (size, limit) in one.measured.items():
            if size > limit:
                over.setdefault((one.kind, measure, limit), []).append((size, one.route))
    return tuple(
        Diagnostic(
            code="E607",
            message=f"{kind} pages may have {limit:,} {MEASURES[measure]}: {_worst(pages)}",
            help=("make these pages lighter, or part the list that they hold",),
        )
        for (kind, measure, limit), pages in sorted(over.items())
    )


def fullest(weighed: Iterable[Weight]) -> str:
    """Say which page is nearest to what it may weigh: "/x/ (14,552 of 15,000 bytes packed)"."""
    page = max(weighed, key=lambda one: one.measured["html"][0] / one.measured["html"][1])
    size, limit = page.measured["html"]
    return f"{page.route} ({size:,} of {limit:,} {MEASURES['html']})"


def budget_of(route: str) -> Budget:
    """Return the budget of the page at an address."""
    return next(one for one in BUDGETS if re.fullmatch(one.routes, route))


def _worst(pages: list[tuple[int, str]]) -> str:
    listed = sorted(pages, key=lambda one: (-one[0], one[1]))
    named = ", ".join(f"{route} has {size:,}" for size, route in listed[:SHOWN])
    return f"{named} and {len(listed) - SHOWN:,} more" if len(listed) > SHOWN else named


def _weigh(out: Path, name: str, packed: Callable[[str], int]) -> Weight:
    route = "/" + name.removesuffix("index.html")
    budget = budget_of(route)
    page = _Page()
    page.feed((out / name).read_text(encoding="utf-8"))
    return Weight(
        route,
        budget.kind,
        {
            "html": (packed(name), budget.html),
            "style": (max(map(packed, page.styles), default=0), STYLE),
            "scripts": (sum(map(packed, page.scripts)), budget.scripts),
            "elements": (page.elements, ELEMENTS),
            "requests": (1 + len(page.styles | page.scripts | page.others), REQUESTS),
        },
    )


class _Page(HTMLParser):
    """Counts the elements of a page, and gathers the names of the files that it loads."""

    def __init__(self) -> None:
        super().__init__()
        self.elements = 0
        self.styles: set[str] = set()
        self.scripts: set[str] = set()
        self.others: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element, and note what it loads."""
        self.elements += 1
        told = dict(attrs)
        if tag == "link" and told.get("rel") == "stylesheet":
            self.styles.add(_file(told.get("href")))
        elif tag != "a" and told.get("src"):
            (self.scripts if tag == "script" else self.others).add(_file(told["src"]))


def _file(address: str | None) -> str:
    """Return the name in the site of a file of the theme, whatever path the site lives under."""
    return ASSETS + (address or "").rpartition(f"/{ASSETS}")[2]
