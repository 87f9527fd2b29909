"""Load a content folder: every file read, decoded and named, with every problem of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, Related
from generator.diagnostics.nearest import nearest
from generator.diagnostics.span import Span
from generator.files import Found, read_if_there, scan
from generator.loading.decode import FOLDERS, Decoded, decode_record, decode_settings
from generator.loading.document import Document
from generator.loading.yaml_nodes import read_yaml
from generator.loading.yaml_tree import Node, locate
from generator.model.markers import MisreadError
from generator.model.notation import read_id
from generator.model.settings import Settings
from generator.routes import RESERVED

CONTENT = "content"
SETTINGS = "site.yaml"
SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a content folder holds.

    `settings` is None where site.yaml could not be read; nothing else was decoded then.
    `broken` are the ids of files that exist but could not be decoded: naming them is no mistake of
    the file that does.
    """

    settings: Settings | None
    documents: tuple[Document, ...]
    broken: frozenset[str]
    files: int
    diagnostics: tuple[Diagnostic, ...]


def load(root: Path) -> Loaded:
    """Read all content of the project at `root`."""
    content = root / CONTENT
    data = read_if_there(content / SETTINGS)
    if data is None:
        missing = Diagnostic(
            code="E806",
            message=f"there is no {CONTENT}/{SETTINGS} here",
            help=("run the command in a project's folder, or name one with -C DIR",),
        )
        return Loaded(None, (), frozenset(), 0, (missing,))
    name = f"{CONTENT}/{SETTINGS}"
    tree, unreadable = read_yaml(data, name)
    settings, wrong = (None, ()) if tree is None else decode_settings(tree, name)
    if settings is None:
        return Loaded(None, (), frozenset(), 1, unreadable + wrong)
    wrong = wrong + unreadable + tuple(_kind_problems(tree, settings, name))

    documents: list[Document] = []
    diagnostics = list(wrong)
    broken: set[str] = set()
    files = 1
    for found in scan(content):
        if found.name == SETTINGS or (found.is_a == "folder" and found.path.suffix != SUFFIX):
            continue
        files += 1
        decoded = _load_file(found, settings)
        documents += decoded.documents
        diagnostics += decoded.diagnostics
        if any(one.severity == "error" for one in decoded.diagnostics):
            broken.add(found.path.stem)
            broken |= {document.record.id for document in decoded.documents}
    once, twice = _unique(documents, root)
    return Loaded(settings, once, frozenset(broken), files, (*diagnostics, *twice))


def read_tree(root: Path, file: str) -> Node | None:
    """Read a file's tree once more, to find where something stands in it."""
    data = read_if_there(root / file)
    return None if data is None else read_yaml(data, file)[0]


def _load_file(found: Found, settings: Settings) -> Decoded:
    """Decode one file of the content folder, or say why it can't be."""
    file = f"{CONTENT}/{found.name}"
    problem = _misfiled(found, file, settings)
    if problem:
        return Decoded((), (problem,))
    data = read_if_there(found.path)
    if data is None:
        return Decoded(
            (),
            (
                Diagnostic(
                    code="E801",
                    message="this file can't be read",
                    file=file,
                    help=("check its permissions",),
                ),
            ),
        )
    tree, diagnostics = read_yaml(data, file)
    if tree is None:
        return Decoded((), diagnostics)
    folder = found.name.partition("/")[0]
    decoded = decode_record(tree, file, folder, found.path.stem)
    return Decoded(decoded.documents, (*diagnostics, *decoded.diagnostics))


def _misfiled(found: Found, file: str, settings: Settings) -> Diagnostic | None:
    """Say what is wrong with a file's name, place or nature; None: nothing."""
    if found.is_a == "link":
        return Diagnostic(
            code="E803",
            message="this is a symbolic link; content is never read through links",
            file=file,
            help=("put the file itself here",),
        )
    if found.is_a != "file":
        return Diagnostic(code="E802", message="this is not a regular file", file=file)
    if not found.name.endswith(SUFFIX):
        return Diagnostic(
            code="E802",
            message="this file is not a record",
            file=file,
            help=(f"records end in {SUFFIX}; keep other files out of {CONTENT}/",),
        )
    folder, slash, _ = found.name.partition("/")
    known = (*FOLDERS, *settings.kinds)
    if not slash or folder not in known:
        near = next(iter(nearest(folder, known)), None)
        return Diagnostic(
            code="E805",
            message=f"`{folder}` is no kind of record" if slash else "a record lies in a folder",
            file=file,
            help=(
                f"did you mean `{CONTENT}/{near}/`?"
                if near
                else f"folders here: {', '.join(known)}",
            ),
        )
    try:
        read_id(found.path.stem)
    except MisreadError as error:
        return Diagnostic(
            code="E804",
            message=f"the file's name is its record's id: {error}",
            file=file,
            help=(error.help,) if error.help else (),
        )
    return None


def _kind_problems(tree: Node | None, settings: Settings, file: str) -> Iterator[Diagnostic]:
    """Refuse kinds of entity that would take another page's address."""
    for kind in settings.kinds:
        if kind in RESERVED and tree is not None:
            yield Diagnostic(
                code="E210",
                message=f"`{kind}` is an address of the site itself and can't be a kind",
                file=file,
                span=locate(tree, ("kinds", kind), "key"),
                help=("choose another word",),
            )


def _unique(
    documents: Iterable[Document], root: Path
) -> tuple[tuple[Document, ...], list[Diagnostic]]:
    """Keep the first document of each id, by file name, and tell of the others."""
    first: dict[str, Document] = {}
    twice = []
    for document in sorted(documents, key=lambda one: (one.record.file, one.prefix)):
        ident = document.record.id
        if ident not in first:
            first[ident] = document
            continue
        here, there = _place(document, root), _place(first[ident], root)
        twice.append(
            Diagnostic(
                code="E205",
                message=f"the id `{ident}` is taken",
                file=document.record.file,
                span=here,
                label="second record of this id",
                related=(Related(first[ident].record.file, there, "first record of this id"),)
                if there
                else (),
                help=("ids are unique over the whole site; give one of them another",),
            )
        )
    return tuple(first.values()), twice


def _place(document: Document, root: Path) -> Span | None:
    tree = read_tree(root, document.record.file)
    return None if tree is None else locate(tree, document.prefix, "key")
