"""The search index: every record of the site, given to Pagefind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import routes
from generator.exports.asking import Asking
from generator.formats.pagefind import Entry, index_of
from generator.projections.search import Findable, all_ids, findable
from generator.projections.site import identity
from generator.render.typography import in_text


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The files of the index, as a bundle of `generator.incremental.run`."""

    route: str = routes.SEARCH_INDEX
    stage: str = "search"

    def files(self, ask: Asking) -> Mapping[str, bytes]:
        """Return them; each record is one read, so that what is not searched changes nothing."""
        language = ask(identity, "").language
        return index_of(_entries(ask), language)


def _entries(ask: Asking) -> Iterator[Entry]:
    for ident in ask(all_ids, ""):
        found = ask(findable, ident)
        if found:
            yield Entry(
                route=found.route,
                title=in_text(found.title),
                text=in_text(found.text),
                date=found.date,
                also="\n".join(map(in_text, found.also)),
                filters=tuple(_filters(found)),
            )


def _filters(found: Findable) -> Iterator[str]:
    yield f"kind:{found.kind}"
    if found.name:
        yield "name:yes"
    if found.status:
        yield f"status:{found.status}"
    if found.year:
        yield f"year:{found.year}"
