"""One id, one record: no id is given twice, and none that a record had before is given again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as FilePath

from generator.diagnostics.diagnostic import Diagnostic, Related
from generator.loading.document import Document
from generator.loading.written import On, Place, read_again
from generator.model.references import Path


def told_apart(
    documents: Iterable[Document], root: FilePath
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Keep the first document of each id, by file name, and tell of the others.

    Former ids (`renamed_from`) are ids too: their addresses lead to the record that had them.
    """
    first: dict[str, tuple[Document, Path]] = {}
    kept, twice = [], []
    in_order = sorted(documents, key=lambda one: (one.file, one.prefix))
    for document in in_order:
        if document.id in first:
            twice.append(_taken(document.id, (document, ()), first[document.id], root))
        else:
            first[document.id] = (document, ())
            kept.append(document)
    for document in kept:
        for position, former in enumerate(document.record.renamed_from):
            here = (document, ("renamed_from", position))
            if former == document.id:
                twice.append(_own(here, root))
            elif former in first:
                twice.append(_taken(former, here, first[former], root))
            else:
                first[former] = here
    return tuple(kept), tuple(twice)


def _taken(
    ident: str, here: tuple[Document, Path], there: tuple[Document, Path], root: FilePath
) -> Diagnostic:
    document, path = here
    place, other = _place(here, root), _place(there, root)
    related = Related(there[0].file, other.span, "first record of this id") if other else None
    former = "; it can't be a former id too" if path else ""
    return Diagnostic(
        code="E205",
        message=f"the id `{ident}` is taken{former}",
        file=document.file,
        span=place.span if place else None,
        label="second record of this id",
        related=(related,) if related else (),
        help=("ids are unique over the whole site; give one of them another",),
    )


def _own(here: tuple[Document, Path], root: FilePath) -> Diagnostic:
    document, place = here[0], _place(here, root)
    return Diagnostic(
        code="E213",
        message=f"`{document.id}` is this record's own id, not a former one",
        file=document.file,
        span=place.span if place else None,
        help=("take it out of `renamed_from`",),
    )


def _place(here: tuple[Document, Path], root: FilePath) -> Place | None:
    document, path = here
    written = read_again(root, document.file)
    on: On = "value" if path else "key"
    return written.place((*document.prefix, *path), on) if written else None
