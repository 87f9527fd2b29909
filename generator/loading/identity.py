"""One id, one record: no id is given twice, and none that a record had before is given again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from generator.diagnostics.diagnostic import Diagnostic, Related
from generator.loading.filed import Filed

if TYPE_CHECKING:
    from generator.loading.written import Place
from generator.model.references import Path


def told_apart(
    records: Iterable[Filed], root: FilePath
) -> tuple[dict[str, Filed], tuple[Diagnostic, ...]]:
    """Keep the first record of each id, by file name, and tell of the others.

    Former ids (`renamed_from`) are ids too: their addresses lead to the record that had them.
    """
    first: dict[str, tuple[Filed, Path]] = {}
    kept: dict[str, Filed] = {}
    twice: list[Diagnostic] = []
    for one in sorted(records, key=lambda one: (one.file, one.within, one.id)):
        if one.id in kept:
            twice.append(_taken(one.id, (one, ()), (kept[one.id], ()), root))
        else:
            kept[one.id] = one
    for one in kept.values():
        for position, former in enumerate(one.former):
            here = (one, ("renamed_from", position))
            if former == one.id:
                twice.append(_own(here, root))
            elif former in kept:
                twice.append(_taken(former, here, (kept[former], ()), root))
            elif former in first:
                twice.append(_taken(former, here, first[former], root))
            else:
                first[former] = here
    return kept, tuple(twice)


def _taken(
    ident: str, here: tuple[Filed, Path], there: tuple[Filed, Path], root: FilePath
) -> Diagnostic:
    record, path = here
    place, other = _place(here, root), _place(there, root)
    related = Related(there[0].file, other.span, "first record of this id") if other else None
    former = "; it can't be a former id too" if path else ""
    return Diagnostic(
        code="E205",
        message=f"the id `{ident}` is taken{former}",
        file=record.file,
        span=place.span if place else None,
        label="second record of this id",
        related=(related,) if related else (),
        help=("ids are unique over the whole site; give one of them another",),
    )


def _own(here: tuple[Filed, Path], root: FilePath) -> Diagnostic:
    record, place = here[0], _place(here, root)
    return Diagnostic(
        code="E213",
        message=f"`{record.id}` is this record's own id, not a former one",
        file=record.file,
        span=place.span if place else None,
        help=("take it out of `renamed_from`",),
    )


def _place(here: tuple[Filed, Path], root: FilePath) -> Place | None:
    from generator.loading.written import read_again  # noqa: PLC0415  heavy, and seldom needed

    record, path = here
    written = read_again(root, record.file)
    return written.place((*record.prefix, *path), "key") if written else None
