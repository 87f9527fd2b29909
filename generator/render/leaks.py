"""Leaks: words of a record that is held back, on a page that readers get.

Held records are in no graph, so no page is made of them; what is left is an editor who wrote the
same words into something public.
Pages are searched as they are made; those that stand are searched again once there is another
secret.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

from generator import routes
from generator.diagnostics.diagnostic import Diagnostic
from generator.files import read_if_there
from generator.incremental.make import Maker
from generator.incremental.outputs import file_of
from generator.model.claim import Claim
from generator.model.prose import Story
from generator.model.record import Record
from generator.model.source import Source
from generator.model.statement import Statement
from generator.render.failures import Failure
from generator.render.typography import in_text

TELLING = 20
"""Characters of a text from which on it is more than a name that may stand anywhere."""


@dataclass(frozen=True, slots=True)
class Secret:
    """Bytes that no page may hold, `what` they are, and the record and file that have them."""

    data: bytes
    what: str
    record: str
    file: str


@dataclass(frozen=True, slots=True)
class Guarded:
    """A maker whose pages are searched for secrets."""

    maker: Maker[Failure]
    secrets: tuple[Secret, ...]

    def render(
        self, template: str, route: str, view: object
    ) -> tuple[bytes | None, tuple[Failure, ...]]:
        """Return the page, or None where it gives something away."""
        data, problems = self.maker.render(template, route, view)
        found = [one for one in self.secrets if one.data in data] if data else []
        if not found:
            return data, problems
        return None, (*problems, *(Failure(_told(one), route) for one in found))


def leaks_in(out: Path, routes_: Sequence[str], secrets: Sequence[Secret]) -> list[Failure]:
    """Search pages that stand in the output folder."""
    found = []
    for route in routes_ if secrets else ():
        data = read_if_there(out / file_of(route)) or b""
        found += [Failure(_told(one), route) for one in secrets if one.data in data]
    return found


def secrets_of(held: Iterable[Record], public: Collection[str]) -> tuple[Secret, ...]:
    """Return what would give held records away: their addresses, titles and quotations.

    `public` are titles of records that readers see: to share one gives nothing away.
    """
    return tuple(
        Secret(data.encode(), what, record.id, record.file)
        for record in held
        for what, data in _words(record, public)
    )


def _words(record: Record, public: Collection[str]) -> Iterator[tuple[str, str]]:
    address = _ADDRESSES.get(type(record))
    if address is not None:
        yield "address", address(record.id)
    texts = [("title", record.title)] if isinstance(record, Claim | Story | Source) else []
    if isinstance(record, Statement):
        texts += [("quotation", one.quote) for one in record.reports]
    for what, text in texts:
        if len(text) >= TELLING and text not in public:
            yield what, str(escape(in_text(re.sub(r"\s+", " ", text))))


_ADDRESSES = {
    Claim: routes.claim,
    Source: routes.source,
    Statement: routes.statement,
    Story: routes.story,
}


def _told(secret: Secret) -> Diagnostic:
    return Diagnostic(
        code="E504",
        message=f"`{secret.record}` is held back, but its {secret.what} is in the output",
        file=secret.file,
        help=("take it out of what is published, or publish the record",),
    )
