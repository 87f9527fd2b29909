"""One page of each kind: the largest, because what goes wrong goes wrong there first."""

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
    largest: dict[str, tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        route = "/" + name.removesuffix("index.html")
        found = (path.stat().st_size, route)
        kind = _finer(kind_of(route), route, site)
        largest[kind] = max(found, largest.get(kind, found))
    return {kind: route for kind, (_, route) in largest.items()}


def _finer(kind: str, route: str, site: Path) -> str:
    """Part outlets from other entities, and lists of entities from other lists: they differ."""
    if kind == "entity" and route.startswith("/outlets/"):
        return "outlet"
    if kind == "index" and any(
        kind_of(f"{route}{one.name}/") == "entity" for one in (site / route.strip("/")).iterdir()
    ):
        return "list of a kind"
    return kind
