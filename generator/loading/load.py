"""Load a content folder: every file read and decoded, with every problem of all of them.

What a file gave is kept by the digest of its bytes, so that only files that changed are decoded;
a file with a problem is decoded every time, because its problem has to be told every time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from generator.diagnostics.diagnostic import Diagnostic
from generator.files import Found, read_if_there
from generator.fingerprint import of_bytes
from generator.incremental.store import nothing
from generator.loading.document import Broken, Document
from generator.loading.filed import Filed, filed
from generator.loading.identity import told_apart
from generator.loading.inputs import CONTENT, Inputs
from generator.loading.kept import Kept, Records
from generator.loading.packed import pack, unpack
from generator.loading.places import SUFFIX, misfiled
from generator.model.entries import Entry, entries
from generator.model.record import Record
from generator.model.references import references
from generator.model.settings import Settings
from generator.parallel import in_parts
from generator.stopwatch import Stopwatch

SETTINGS = "site.yaml"
_FOLDERS = ("claims", "pages", "sources", "statements", "stories")
"""The keys of `generator.loading.decode.FOLDERS`, which is not loaded for nothing."""

_WORDS = re.compile(r"[^\s\[\]{},:\"'#-][^\[\]{},:\"'#\n]*")

Examine = Callable[[Record, Settings | None], Iterable[object]]
"""What finds problems in one record alone; the settings tell which words it may use."""


class Fresh(NamedTuple):
    """A record that was decoded just now: its place, the packed record, where it is indexed.

    A tuple, because thousands of them go from one process to another.
    Whoever has put the entries into an index may empty the list: there are millions of them.
    """

    filed: Filed
    text: str
    entries: list[Entry]


class Given(NamedTuple):
    """What one file gave, as a tuple for the same reason.

    `digest` is empty where the file has to be decoded again next time.
    `found` is what `examine` found; `unread` are the words, in small letters, of a file that could
    not even be read: each may be an id or a name of a record there.
    """

    file: str
    digest: str = ""
    fresh: tuple[Fresh, ...] = ()
    broken: tuple[Broken, ...] = ()
    unread: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    found: tuple[object, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What a content folder holds.

    `settings` is None where site.yaml could not be read.
    `files` are the digests of files without a problem; `count` is how many there are of all.
    `filed` is every record's place by id, `records` the records, `fresh` those decoded just now.
    `broken` are the records that could not be decoded; `unread` as of `Given`, of all files.
    """

    settings: Settings | None = None
    settings_text: str = ""
    files: Mapping[str, str]
    count: int
    filed: Mapping[str, Filed]
    records: Records
    fresh: Mapping[str, Fresh]
    broken: tuple[Broken, ...] = ()
    unread: frozenset[str] = frozenset()
    found: tuple[Any, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @cached_property
    def holds(self) -> tuple[Filed, ...]:
        """The places of the records that are, or were for some time, held back."""
        return tuple(one for one in self.filed.values() if one.hold)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every record with what it names, by file and place; this unpacks them all."""
        listed = sorted(self.filed.values(), key=lambda one: (one.file, one.prefix))
        return tuple(self.document(one.id) for one in listed)

    def document(self, ident: str) -> Document:
        """Return one record with what it names."""
        record = self.records[ident]
        return Document(record, self.filed[ident].prefix, tuple(references(record)))


def load(
    root: Path,
    kept: Kept | None = None,
    examine: Examine = lambda _record, _settings: (),
    watch: Stopwatch | None = None,
    inputs: Inputs | None = None,
) -> Loaded:
    """Read all content of the project at `root`.

    `inputs` are what was looked at just before; without them they are looked at here.
    """
    kept = kept or Kept(nothing())
    if inputs is None:
        inputs = Inputs()
        inputs.look(root)
    content = root / CONTENT
    data = read_if_there(content / SETTINGS)
    if data is None:
        missing = Diagnostic(
            code="E806",
            message=f"there is no {CONTENT}/{SETTINGS} here",
            help=("run the command in a project's folder, or name one with -C DIR",),
        )
        return Loaded(
            files={},
            count=0,
            filed={},
            records=Records({}, {}, kept),
            fresh={},
            diagnostics=(missing,),
        )
    name, digest = f"{CONTENT}/{SETTINGS}", of_bytes(data)
    diagnostics: list[Diagnostic] = []
    settings: Settings | None
    kinds: Collection[str] | None
    text = kept.settings if kept.files.get(name) == digest else None
    if text is not None:
        settings = unpack(text)
        kinds = settings.kinds
    else:
        settings, kinds, diagnostics = _settings(data, name)
        text = pack(settings) if settings else ""
    known = kept.files if kept.settings == text else {}
    same = {
        file: told
        for file, told in inputs.digests.items()
        if file != name and known.get(file) == told
    }
    unlike = [
        one
        for file, one in inputs.found.items()
        if file not in same and file != name and (one.is_a != "folder" or file.endswith(SUFFIX))
    ]
    given: list[Given] = []

    def part(some: Sequence[Found]) -> tuple[list[Given], Mapping[str, float]]:
        mine = Stopwatch()
        examined = [_given(one, kinds, lambda each: examine(each, settings), mine) for one in some]
        return examined, mine.spent

    for told, spent in in_parts(part, unlike):
        given += told
        if watch:
            watch.add(spent)
    sound = {} if diagnostics else {name: digest}
    return _together(root, kept, same, given, sound, diagnostics, (settings, text))


def _together(  # noqa: PLR0917  all that there is to put together
    root: Path,
    kept: Kept,
    same: Mapping[str, str],
    given: list[Given],
    sound: Mapping[str, str],
    diagnostics: list[Diagnostic],
    settings: tuple[Settings | None, str],
) -> Loaded:
    """Put together what the files gave, and tell records of one id apart.

    `same` are the files that are as they were, `sound` are others without a problem, all with their
    digests; `given` is what the files gave that were decoded.

    Where the files that were read gave the same records as last time that is done: after a good
    build no id is there twice.
    """
    given.sort(key=lambda one: one.file)
    fresh = {}
    places: list[Filed] = []
    for one in given:
        diagnostics += one.diagnostics
        places += [record.filed for record in one.fresh]
    before = [one for one in kept.filed.values() if one.file not in same]
    once: Mapping[str, Filed] = kept.filed
    twice: tuple[Diagnostic, ...] = ()
    if sorted(before) != sorted(places):
        places += [one for one in kept.filed.values() if one.file in same]
        once, twice = told_apart(places, root)
    for one in given:
        for record in one.fresh:
            if once.get(record.filed.id) == record.filed:
                fresh[record.filed.id] = record
    return Loaded(
        settings=settings[0],
        settings_text=settings[1],
        files={**same, **sound, **{one.file: one.digest for one in given if one.digest}},
        count=len(same) + len(given) + 1,
        filed=once,
        records=Records(once, {ident: one.text for ident, one in fresh.items()}, kept),
        fresh=fresh,
        broken=tuple(record for one in given for record in one.broken),
        unread=frozenset().union(*(one.unread for one in given)),
        found=tuple(finding for one in given for finding in one.found),
        diagnostics=(*diagnostics, *twice),
    )


def _settings(
    data: bytes, name: str
) -> tuple[Settings | None, Collection[str] | None, list[Diagnostic]]:
    """Read site.yaml, and the kinds of entity as far as it names any: None if that is not known."""
    from generator.loading.decode import decode_site  # noqa: PLC0415  heavy, and often not needed

    return decode_site(data, name)


def _given(
    found: Found,
    kinds: Collection[str] | None,
    examine: Callable[[Record], Iterable[object]],
    watch: Stopwatch,
) -> Given:
    """Decode one file of the content folder, or say why not; `kinds` as of `_settings`."""
    file = f"{CONTENT}/{found.name}"
    problem = misfiled(found, CONTENT, None if kinds is None else (*_FOLDERS, *kinds))
    if problem:
        return Given(file=file, diagnostics=(problem,), unread=_words(found, None))
    data = read_if_there(found.where)
    if data is None:
        unreadable = Diagnostic(
            code="E801",
            message="this file can't be read",
            file=file,
            help=("check its permissions",),
        )
        return Given(file=file, diagnostics=(unreadable,), unread=_words(found, None))
    with watch.timing("decode"):
        return _decoded(found, file, data, of_bytes(data), examine)


def _decoded(
    found: Found,
    file: str,
    data: bytes,
    digest: str,
    examine: Callable[[Record], Iterable[object]],
) -> Given:
    from generator.loading.decode import decode_file  # noqa: PLC0415  heavy, and often not needed

    decoded = decode_file(data, file, found.name.partition("/")[0], found.stem)
    records = [one.record for one in decoded.documents]
    problems = tuple(one for record in records for one in examine(record))
    nothing = not decoded.documents and not decoded.broken
    return Given(
        file=file,
        digest="" if decoded.diagnostics or problems else digest,
        fresh=tuple(Fresh(filed(one), pack(one), list(entries(one))) for one in records),
        broken=decoded.broken,
        unread=_words(found, data) if nothing else frozenset(),
        diagnostics=decoded.diagnostics,
        found=problems,
    )


def _words(found: Found, data: bytes | None) -> frozenset[str]:
    """Return what a file that can't be read may hold ids and names in: its name and its words."""
    if data is None:
        data = read_if_there(found.path) or b""
    text = data.decode("utf-8", "replace").casefold()
    return frozenset({found.stem.casefold(), *(word.strip() for word in _WORDS.findall(text))})
