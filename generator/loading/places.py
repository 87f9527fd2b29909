"""Where records may lie, and what their files may be called."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.nearest import nearest
from generator.files import Found
from generator.loading.written import Written
from generator.model.markers import MisreadError
from generator.model.notation import read_id
from generator.routes import RESERVED

SUFFIX = ".yaml"

_UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Controls, and what stands for bytes of a name that are no UTF-8."""


def misfiled(found: Found, content: str, folders: Collection[str] | None) -> Diagnostic | None:
    """Say what is wrong with a file's nature, place or name; None: nothing.

    `folders` are those that hold records; None where that is not known.
    """
    file = f"{content}/{found.name}"
    if found.is_a == "link":
        return Diagnostic(
            code="E803",
            message="this is a symbolic link; content is never read through links",
            file=file,
            help=("put the file itself here",),
        )
    if found.is_a != "file":
        return Diagnostic(
            code="E802",
            message="this is not a regular file",
            file=file,
            help=(f"keep only files in {content}/, and take this out",),
        )
    if not found.name.endswith(SUFFIX):
        return Diagnostic(
            code="E802",
            message="this file is not a record",
            file=file,
            help=(f"records end in {SUFFIX}; keep other files out of {content}/",),
        )
    if _UNSPEAKABLE.search(found.name):
        return Diagnostic(
            code="E804",
            message="this path holds characters that no address can show",
            file=file,
            help=("name the folder with letters, digits and hyphens",),
        )
    folder, slash, _ = found.name.partition("/")
    if not slash or (folders is not None and folder not in folders):
        return _no_folder(folder if slash else "", file, content, folders or ())
    try:
        read_id(found.stem)
    except MisreadError as error:
        return Diagnostic(
            code="E804",
            message=f"the file's name is its record's id: {error}",
            file=file,
            help=(error.help,) if error.help else (),
        )
    return None


def _no_folder(folder: str, file: str, content: str, folders: Collection[str]) -> Diagnostic:
    near = next(iter(nearest(folder, folders, 1)), None)
    listed = (f"folders here: {', '.join(folders)}",) if folders else ()
    return Diagnostic(
        code="E805",
        message=f"`{folder}` is no kind of record" if folder else "a record lies in a folder",
        file=file,
        help=(f"did you mean `{content}/{near}/`?",) if near else listed,
    )


def misnamed_kinds(written: Written, kinds: Collection[str]) -> Iterator[Diagnostic]:
    """Refuse kinds of entity that would take another page's address."""
    for kind in kinds:
        if kind in RESERVED:
            yield Diagnostic(
                code="E210",
                message=f"`{kind}` is an address of the site itself and can't be a kind",
                file=written.file,
                span=written.place(("kinds", kind), "key").span,
                help=("choose another word",),
            )
