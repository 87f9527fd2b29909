"""From what somebody asks about to the record that is meant, and to its account."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from generator import routes
from generator.diagnostics.nearest import nearest
from generator.explaining.account import Account, Line, part
from generator.explaining.claim import claim_account
from generator.explaining.entity import entity_account
from generator.explaining.source import source_account
from generator.explaining.statement import statement_account
from generator.graph.graph import Graph
from generator.loading.document import Broken, Document
from generator.loading.written import read_again
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.prose import Page, Story
from generator.model.record import Record
from generator.model.references import references
from generator.model.source import Source
from generator.model.statement import Statement
from generator.projections.describe import link_to


def account_of(graph: Graph, asked: str, today: date) -> Account | None:
    """Return what there is to tell of the record that is meant; None: there is none.

    `asked` is an id, a former id, a name or alias of an entity, or a source with `#version`.
    """
    record = graph.linked(asked.partition("#")[0]) or _renamed(graph, asked)
    if isinstance(record, Claim):
        return claim_account(graph, record, today)
    if isinstance(record, Statement):
        return statement_account(graph, record)
    if isinstance(record, Source):
        return source_account(graph, record)
    if isinstance(record, Entity):
        return entity_account(graph, record)
    if isinstance(record, Story | Page):
        return _prose_account(graph, record)
    return None


def id_at(root: Path, origins: Iterable[Document | Broken], file: str, line: int) -> str | None:
    """Return the id of the record that stands at a line of a file; None: the file holds none.

    `file` may lead to the project's folder first; a claim's statements stand in its file.
    """
    here = [one for one in origins if f"/{file}".endswith(f"/{one.file}")]
    written = read_again(root, here[0].file) if here else None
    if written is None:
        return None
    starts = {
        one.id: written.place(one.prefix, "key").span.line if one.prefix else 0 for one in here
    }
    before = [ident for ident, start in starts.items() if start <= line]
    return max(before, key=lambda ident: starts[ident])


def near_ids(graph: Graph, asked: str) -> tuple[str, ...]:
    """Return the ids that may have been meant, the nearest first."""
    return nearest(asked, sorted(graph.ids()))


def _renamed(graph: Graph, asked: str) -> Record | None:
    return next(map(graph.record, graph.index.under("former", asked)), None)


def _prose_account(graph: Graph, record: Story | Page) -> Account:
    is_story = isinstance(record, Story)
    links = (graph.meaning(one.target) for one in references(record))
    named = sorted({one for one in links if one is not None})
    return Account(
        kind="story" if is_story else "page",
        id=record.id,
        name=record.title,
        file=record.file,
        address=routes.story(record.id) if is_story else routes.page(record.id),
        parts=part("It names", (Line(link_to(graph, one).text, (one,)) for one in named)),
    )
