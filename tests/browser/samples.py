"""One page of each kind: the largest, because what goes wrong goes wrong there first.

Or one of middling size, for what `make audit` looks for on the largest ones.
"""

from __future__ import annotations

from pathlib import Path

from tests.site.reading import kind_of

KINDS = (
    "home",
    "timeline",
    "year",
    "choice",
    "claim",
    "statement",
    "source",
    "entity",
    "entity year",
    "outlet",
    "index",
    "list of a kind",
    "story",
    "availability",
    "availability of one",
    "contradictions",
    "open-questions",
    "changes",
    "corrections",
    "data",
    "feeds",
    "search",
    "page",
    "method",
    "embed",
    "not found",
)


def samples(site: Path) -> dict[str, str]:
    """Return the address of the largest page of each kind."""
    return {kind: pages[-1] for kind, pages in _by_size(site).items()}


def usual(site: Path) -> dict[str, str]:
    """Return the address of a page of middling size of each kind."""
    return {kind: pages[len(pages) // 2] for kind, pages in _by_size(site).items()}


def _by_size(site: Path) -> dict[str, list[str]]:
    """Return the addresses of the pages of each kind, the smallest first."""
    found: dict[str, list[tuple[int, str]]] = {}
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix()
        route = "/" + name.removesuffix("index.html")
        kind = _finer(kind_of(route), route, site)
        found.setdefault(kind, []).append((path.stat().st_size, route))
    return {kind: [route for _, route in sorted(pages)] for kind, pages in found.items()}


def _finer(kind: str, route: str, site: Path) -> str:
    """Part outlets from other entities, and lists of entities from other lists: they differ."""
    if kind == "entity" and route.startswith("/outlets/"):
        return "outlet"
    if kind == "index" and any(
        kind_of(f"{route}{one.name}/") == "entity" for one in (site / route.strip("/")).iterdir()
    ):
        return "list of a kind"
    return kind
