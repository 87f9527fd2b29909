"""The immutable graph: every record by id, and the indexes that every derivation starts from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from generator.dates.edtf import Edtf
from generator.dates.interval import bounds
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.prose import Page, Story
from generator.model.record import Record
from generator.model.references import references
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.statement import Statement, Target


@dataclass(frozen=True, slots=True)
class Said:
    """One stance of one statement on the claim or statement that an index lists it under."""

    stance: str
    target: Target
    statement: Statement


@dataclass(frozen=True, slots=True)
class Carried:
    """That a source carries a statement: the `position`-th of its reports."""

    statement: Statement
    position: int


@dataclass(frozen=True, slots=True)
class Graph:
    """All records of a site, by kind and id; sources are keyed without `#version`.

    `names`: what `[[links]]` may say, in small letters, → id.
    `said_about`: claim or statement id → the stances on it, by day then id.
    `carried_by`: source id → the statements that it reports, by id. A statement that we withdrew is
    in neither.
    `opposed`: claim id → the claims that can't hold together with it, by id; both ways.
    `referred_from`: any id → the records that name it, in a field or in their prose, by id.
    """

    settings: Settings
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    statements: Mapping[str, Statement]
    stories: Mapping[str, Story]
    pages: Mapping[str, Page]
    names: Mapping[str, str]
    said_about: Mapping[str, tuple[Said, ...]]
    carried_by: Mapping[str, tuple[Carried, ...]]
    opposed: Mapping[str, tuple[str, ...]]
    referred_from: Mapping[str, tuple[str, ...]]

    @property
    def sizes(self) -> Mapping[str, int]:
        """How many records there are of each kind, by the plural of the kind."""
        return {
            "claims": len(self.claims),
            "statements": len(self.statements),
            "sources": len(self.sources),
            "entities": len(self.entities),
            "stories": len(self.stories),
            "pages": len(self.pages),
        }

    def source(self, cited: str) -> Source:
        """Return the source that `source` or `source#version` names."""
        return self.sources[cited.partition("#")[0]]

    def linked(self, written: str) -> Record | None:
        """Return the record that a `[[link]]` names by id, name or alias."""
        ident = self.names.get(written.strip().casefold())
        return None if ident is None else self.record(ident)

    def record(self, ident: str) -> Record | None:
        """Return the record of an id, of whatever kind."""
        kinds: tuple[Mapping[str, Record], ...] = (
            self.claims,
            self.entities,
            self.sources,
            self.statements,
            self.stories,
            self.pages,
        )
        return next((kind[ident] for kind in kinds if ident in kind), None)

    def carriers(self, statement: Statement) -> tuple[str, ...]:
        """Return the sources in which a statement was public, `#version` where one is cited.

        Those of its reports, and the speaker's own text or document where that is public.
        """
        return _carriers(statement, self.sources)

    def published(self, cited: str) -> Edtf | None:
        """Return when a source came out, or the version of it that is cited."""
        return _published(cited, self.sources)

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
        return _public_on(statement, self.sources)


def build_graph(settings: Settings, records: Iterable[Record]) -> Graph:
    """Index records whose references all resolve (see `generator.graph.resolve`)."""
    listed = sorted(records, key=lambda one: one.id)
    statements = _of_kind(Statement, listed)
    names = link_names(listed)
    said: dict[str, list[Said]] = defaultdict(list)
    carried: dict[str, list[Carried]] = defaultdict(list)
    referred: dict[str, set[str]] = defaultdict(set)
    for statement in (one for one in statements.values() if not one.withdrawn):
        for stance, target in statement.stances:
            said[target.id].append(Said(stance, target, statement))
        for position, report in enumerate(statement.reports):
            carried[report.source.partition("#")[0]].append(Carried(statement, position))
    for record in listed:
        for reference in references(record):
            by_name = reference.kinds == ("link",)
            ident = names[reference.target.casefold()] if by_name else reference.target
            referred[ident].add(record.id)
    claims = _of_kind(Claim, listed)
    sources = _of_kind(Source, listed)
    day = {one.id: (_public_on(one, sources) or date.max, one.id) for one in statements.values()}
    return Graph(
        settings=settings,
        entities=_of_kind(Entity, listed),
        sources=sources,
        claims=claims,
        statements=statements,
        stories=_of_kind(Story, listed),
        pages=_of_kind(Page, listed),
        names=names,
        said_about={
            key: tuple(sorted(value, key=lambda one: day[one.statement.id]))
            for key, value in said.items()
        },
        carried_by={key: tuple(value) for key, value in carried.items()},
        opposed=_opposed(claims.values()),
        referred_from={key: tuple(sorted(value)) for key, value in referred.items()},
    )


def link_names(records: Iterable[Record]) -> dict[str, str]:
    """Return every name that a `[[link]]` may use, in small letters, with the id that it means.

    An id always means its own record; a name or alias that several entities bear means none.
    """
    ids: dict[str, str] = {}
    aliases: dict[str, set[str]] = defaultdict(set)
    for record in records:
        ids[record.id] = record.id
        if isinstance(record, Entity):
            for name in (record.name, *record.aliases):
                aliases[name.casefold()].add(record.id)
    single = {name: next(iter(borne)) for name, borne in aliases.items() if len(borne) == 1}
    return {**single, **ids}


R = TypeVar("R", bound=Record)


def _of_kind(kind: type[R], records: Iterable[Record]) -> dict[str, R]:
    return {record.id: record for record in records if isinstance(record, kind)}


def _carriers(statement: Statement, sources: Mapping[str, Source]) -> tuple[str, ...]:
    own = statement.speaker.own_words or statement.speaker.document
    reported = tuple(report.source for report in statement.reports)
    return (own, *reported) if own and sources[own.partition("#")[0]].public else reported


def _published(cited: str, sources: Mapping[str, Source]) -> Edtf | None:
    ident, _, wanted = cited.partition("#")
    source = sources[ident]
    for version in source.versions:
        if version.id == wanted and version.at:
            return version.at
    return source.published


def _public_on(statement: Statement, sources: Mapping[str, Source]) -> date | None:
    carriers = _carriers(statement, sources)
    if not carriers and statement.speaker.looked and statement.said:
        return bounds(statement.said).latest
    days = [
        known
        for cited in carriers
        if (published := _published(cited, sources)) and (known := bounds(published).latest)
    ]
    return min(days, default=None)


def _opposed(claims: Iterable[Claim]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for other in claim.contradicts:
            found[claim.id].add(other)
            found[other].add(claim.id)
    return {key: tuple(sorted(value - {key})) for key, value in found.items()}
