"""Leaks: words of a record that is held back, on a page that readers get.

Held records are in no graph, so no page is made of them; what is left is an editor who wrote the
same words into something public.
Pages and data are searched as they are made; those that stand are searched again once there is
another secret. An archive is searched file by file, as it was before it was packed.
Pages, feeds, tables and calendars write one text in several ways, and each way is searched for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

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

_ZIP = b"PK\x03\x04"

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
        found = _found(data, self.secrets) if data else []
        if not found:
            return data, problems
        return None, (*problems, *(Failure(_told(one), route) for one in found))


def leaks_in(out: Path, routes_: Iterable[str], secrets: Sequence[Secret]) -> list[Failure]:
    """Search pages that stand in the output folder."""
    found = []
    for route in routes_ if secrets else ():
        data = read_if_there(out / file_of(route)) or b""
        found += [Failure(_told(one), route) for one in _found(data, secrets)]
    return found


def _found(data: bytes, secrets: Iterable[Secret]) -> list[Secret]:
    """Return the secrets that a file gives away; one that it writes in two ways is told once."""
    # Calendars fold their lines: https://www.rfc-editor.org/rfc/rfc5545#section-3.1.
    files = _unpacked(data) if data.startswith(_ZIP) else (data,)
    texts = [file.replace(b"\r\n ", b"") for file in files]
    told = {
        (one.record, one.what): one for one in secrets if any(one.data in text for text in texts)
    }
    return list(told.values())


def _unpacked(data: bytes) -> tuple[bytes, ...]:
    """Return the files of an archive; the bytes themselves where somebody else's file broke it."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return tuple(archive.read(name) for name in archive.namelist())
    except BadZipFile:
        return (data,)


def secrets_of(held: Iterable[Record], public: Collection[str]) -> tuple[Secret, ...]:
    """Return what would give held records away: their addresses, titles and quotations.

    `public` are titles of records that readers see: to share one gives nothing away.
    """
    return tuple(
        Secret(data, what, record.id, record.file)
        for record in held
        for what, text in _words(record, public)
        for data in _written(text)
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
            yield what, re.sub(r"\s+", " ", text)


def _written(text: str) -> tuple[bytes, ...]:
    """Return a text as pages, XML, JSON, CSV and calendars write it, and as it is."""
    forms = {
        form
        for plain in (text, in_text(text))
        for form in (
            plain,
            str(escape(plain)),
            plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
            json.dumps(plain, ensure_ascii=False)[1:-1],
            plain.replace('"', '""'),
            re.sub(r"([\\;,])", r"\\\1", plain),
        )
    }
    return tuple(form.encode() for form in sorted(forms))


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
