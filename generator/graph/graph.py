"""The graph: every record by id, and the relations that every derivation starts from.

It is immutable, made anew for each build, and computes what is asked for, once.
Whatever is read of it is logged (`generator.incremental.pieces`), so that each answer is known to
depend on the records and index entries that it was made of, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from generator.dates.edtf import Edtf
from generator.dates.interval import bounds
from generator.graph.relations import Carried, Relation, Said
from generator.graph.tables import KINDS, TABLE_OF, Ids, Index, Table
from generator.incremental.pieces import Log, Recall, prose_piece
from generator.loading.indexed import Indexed
from generator.model.claim import Assertion, Claim
from generator.model.entity import Entity
from generator.model.entries import Place, entries
from generator.model.prose import Page, Story
from generator.model.record import Record
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.statement import Statement

P = ParamSpec("P")
V = TypeVar("V")


class Graph:
    """All records of a site, by kind and id; sources are keyed without `#version`.

    `said_about`: claim or statement id → the stances on it, by day then id.
    `carried_by`: source id → the statements that it reports, by id. A statement that we withdrew is
    in neither.
    `opposed`: claim id → the claims that can't hold together with it, by id; both ways.
    `referred_from`: any id → the records that name it, in a field or in their prose, by id.
    `claims_of`: entity id → the claims that name it, with where each stands in time, in that order.
    `index` finds records by everything else.
    """

    __slots__ = (
        "_ids",
        "_recalled",
        "_records",
        "_settings",
        "_tables",
        "carried_by",
        "claims",
        "claims_of",
        "entities",
        "index",
        "log",
        "opposed",
        "pages",
        "referred_from",
        "said_about",
        "sources",
        "statements",
        "stories",
    )

    def __init__(
        self,
        settings: Settings,
        records: Mapping[str, Record],
        ids: Ids,
        index: Index,
    ) -> None:
        """Take records by id, their ids by table (see `KINDS`), and the index of all of them."""
        log = index.log
        self.log = log
        self.index = index
        self._settings = settings
        self._records = records
        self._ids = frozenset().union(*ids.values())
        self._tables = tuple(ids.values())
        self.claims: Table[Assertion] = Table("claims", ids["claims"], records, log)
        self.entities: Table[Entity] = Table("entities", ids["entities"], records, log)
        self.sources: Table[Source] = Table("sources", ids["sources"], records, log)
        self.statements: Table[Statement] = Table("statements", ids["statements"], records, log)
        self.stories: Table[Story] = Table("stories", ids["stories"], records, log)
        self.pages: Table[Page] = Table("pages", ids["pages"], records, log)
        self.said_about = Relation(Recall(log, self._said_about))
        self.carried_by = Relation(Recall(log, self._carried_by))
        self.opposed = Relation(Recall(log, self._opposed))
        self.referred_from = Relation(Recall(log, self._referred_from))
        self.claims_of = Relation(Recall(log, self._claims_of))
        self._recalled: dict[Callable[..., Any], Recall[Any, Any]] = {}

    @property
    def settings(self) -> Settings:
        """What site.yaml says."""
        self.log.pieces.add("settings")
        return self._settings

    @property
    def sizes(self) -> Mapping[str, int]:
        """How many records there are of each kind, by the plural of the kind."""
        return {name: len(getattr(self, name)) for name in KINDS}

    def source(self, cited: str) -> Source:
        """Return the source that `source` or `source#version` names."""
        return self.sources[cited.partition("#")[0]]

    def record(self, ident: str) -> Record | None:
        """Return the record of an id, of whatever kind."""
        self.log.pieces.add(ident)
        return self._records[ident] if ident in self._ids else None

    def written(self, claim: str) -> Claim:
        """Return a claim with what the editor writes about it; `claims` are what they say.

        The words are a piece of their own, so that an edit of them touches only where they stand.
        """
        self.log.pieces.add(prose_piece(claim))
        written: Claim = cast("Claim", self.claims[claim])
        return written

    def everything(self) -> Iterator[Record]:
        """Yield every record, kind by kind in the order of `KINDS`, then by id."""
        for name in KINDS:
            yield from getattr(self, name).values()

    def in_order(self, ids: Collection[str]) -> list[str]:
        """Return ids kind by kind in the order of `KINDS`, then by id; without reading records."""
        places = {
            ident: place
            for place, table in enumerate(self._tables)
            for ident in ids
            if ident in table
        }
        return sorted(places, key=lambda ident: (places[ident], ident))

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all records, kind by kind in the order of `KINDS`."""
        return tuple(ident for name in KINDS for ident in getattr(self, name))

    def meaning(self, name: str) -> str | None:
        """Return the id that a `[[link]]` means: its own, else that of the one entity so called."""
        spoken = name.casefold()
        if self.record(spoken):
            return spoken
        bearers = self.index.under("called", spoken)
        return next(iter(bearers)) if len(bearers) == 1 else None

    def linked(self, written: str) -> Record | None:
        """Return the record that a `[[link]]` names by id, name or alias."""
        ident = self.meaning(written.strip())
        return None if ident is None else self.record(ident)

    def carriers(self, statement: Statement) -> tuple[str, ...]:
        """Return the sources in which a statement was public, `#version` where one is cited.

        Those of its reports, and the speaker's own text or document where that is public.
        """
        own = statement.speaker.own_words or statement.speaker.document
        reported = tuple(report.source for report in statement.reports)
        return (own, *reported) if own and self.source(own).public else reported

    def published(self, cited: str) -> Edtf | None:
        """Return when a source came out, or the version of it that is cited."""
        source, wanted = self.source(cited), cited.partition("#")[2]
        for version in source.versions:
            if version.id == wanted and version.at:
                return version.at
        return source.published

    def said_on(self, statement: Statement) -> Edtf | None:
        """Return when a statement was made: as written, else when it first came out."""
        if statement.said:
            return statement.said
        dated = [
            (known, published)
            for cited in self.carriers(statement)
            if (published := self.published(cited)) and (known := bounds(published).latest)
        ]
        return min(dated, key=lambda pair: pair[0])[1] if dated else None

    def public_on(self, statement: Statement) -> date | None:
        """Return the day by which a statement was public for certain: its earliest report's latest.

        None: nothing dated carries it. What an editor saw, and no source reports, was public to
        nobody before; it counts from the day of the look.
        """
        carriers = self.carriers(statement)
        if not carriers and statement.speaker.looked and statement.said:
            return bounds(statement.said).latest
        days = [
            known
            for cited in carriers
            if (published := self.published(cited)) and (known := bounds(published).latest)
        ]
        return min(days, default=None)

    def recall(self, derive: Callable[..., Any], key: tuple[Any, ...]) -> Any:
        """Return what `derive` makes of this graph and `key`, computed once."""
        recalled = self._recalled.get(derive)
        if recalled is None:
            recalled = Recall(self.log, lambda told: derive(self, *told))
            self._recalled[derive] = recalled
        return recalled(key)

    def _said_about(self, ident: str) -> tuple[Said, ...]:
        listed = [self.statements[one] for one in self.index.under("said", ident)]
        if len(listed) > 1:
            listed.sort(key=lambda one: (self.public_on(one) or date.max, one.id))
        return tuple(
            Said(stance, target, statement)
            for statement in listed
            for stance, target in statement.stances
            if target.id == ident
        )

    def _carried_by(self, ident: str) -> tuple[Carried, ...]:
        listed = [self.statements[one] for one in self.index.under("carried", ident)]
        return tuple(
            Carried(statement, position)
            for statement in listed
            for position, report in enumerate(statement.reports)
            if report.source.partition("#")[0] == ident
        )

    def _opposed(self, ident: str) -> tuple[str, ...]:
        found = {*self.claims[ident].contradicts, *self.index.under("opposed", ident)} - {ident}
        return tuple(sorted(found))

    def _referred_from(self, ident: str) -> tuple[str, ...]:
        found = {*self.index.under("named", ident), *self.index.under("linked", ident)}
        record = self.record(ident)
        if isinstance(record, Entity):
            for name in {one.casefold() for one in (record.name, *record.aliases)} - {ident}:
                if self.meaning(name) == ident:
                    found |= self.index.under("linked", name).keys()
        return tuple(sorted(found))

    def _claims_of(self, ident: str) -> tuple[tuple[str, Place], ...]:
        listed = self.index.under("party", ident)
        placed = [(one, place) for one, place in listed.items() if place is not None]
        return tuple(sorted(placed, key=lambda one: (one[1][0], one[0])))


def derivation(
    derive: Callable[Concatenate[Graph, P], V],
) -> Callable[Concatenate[Graph, P], V]:
    """Compute once for each graph and arguments; whoever asks again reads the same pieces.

    A last argument of None is taken for its default.
    """

    @wraps(derive)
    def recalled(graph: Graph, /, *args: P.args, **kwargs: P.kwargs) -> V:
        key = args[:-1] if args[-1] is None else args
        value: V = derive(graph, *args, **kwargs) if kwargs else graph.recall(derive, key)
        return value

    return recalled


def ids_of(records: Iterable[tuple[str, str]]) -> dict[str, dict[str, None]]:
    """Return ids in order by table; `records` are ids, each with the name of its class."""
    found: dict[str, dict[str, None]] = {name: {} for name in KINDS}
    for ident, kind in sorted(records):
        found[TABLE_OF[kind]][ident] = None
    return found


def build_graph(settings: Settings, records: Iterable[Record]) -> Graph:
    """Index records whose references all resolve (see `generator.graph.resolve`)."""
    listed = sorted(records, key=lambda one: one.id)
    rows = Indexed()
    for one in listed:
        rows.fill(one.id, entries(one))
    by_id = {one.id: one for one in listed}
    ids = ids_of((one.id, type(one).__name__) for one in listed)
    return Graph(settings, by_id, ids, Index(Log(), rows))
