"""The fields of the model's classes, for messages: which there are, and where a name belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from generator.model.claim import Claim
from generator.model.notation import Id
from generator.model.references import Path
from generator.model.source import Source
from generator.model.statement import Statement

GIVEN = frozenset({"id", "file", "kind", "within"})
"""What the loader fills in from a file's place; no editor writes it into a record."""

_DERIVED = "it is derived from the statements; `ruling:` sets it aside, with a reason"
ELSEWHERE: Mapping[tuple[type[Any], str], str] = {
    (Claim, "status"): _DERIVED,
    (Claim, "certainty"): _DERIVED,
    (Claim, "date"): "an event has `happened:`, a period `from:` and `until:`",
    (Claim, "reports"): "reports belong to a statement, under `statements:`",
    (Claim, "speaker"): "who said it is a statement, under `statements:`",
    (Claim, "quote"): "words belong to a report of a statement: `reports:`, `quote:`",
    (Source, "date"): "when it came out is `published:`, when you read it `accessed:`",
    (Statement, "confirms"): "whoever says that it is so `affirms:` it",
    (Statement, "source"): "the sources that report it are listed under `reports:`",
    (Statement, "date"): "when it was said is `said:`; by default the day of the first report",
}
"""Names that editors try, and what to write instead."""


@cache
def fields_of(kind: Any) -> Mapping[str, Any]:
    """Return the fields that an editor may write into a map of this class, with their types."""
    if not is_dataclass(kind):
        return {}
    given = GIVEN if hasattr(kind, "renamed_from") else frozenset[str]()
    hints = get_type_hints(kind, include_extras=True)
    written = {name.rstrip("_"): hint for name, hint in hints.items() if not name.startswith("__")}
    if kind is Claim:
        written["statements"] = dict[Id, Statement]
    return {name: hint for name, hint in written.items() if name not in given}


def class_at(kind: Any, path: Path) -> Any:
    """Return the class of what stands at a path of a record; `object` where it is none of ours."""
    for step in path:
        if isinstance(step, int):
            continue
        values = isinstance(kind, _Values)
        kind = kind.of if values else _held(fields_of(kind).get(step, object))
    return kind.of if isinstance(kind, _Values) else kind


def parts_with(kind: Any, name: str) -> Iterator[str]:
    """Yield the fields of a class whose own maps have a field of this name."""
    for field, hint in fields_of(kind).items():
        if name in fields_of(_held(hint)):
            yield field


class _Values:
    """The values of a map whose keys the editor chooses."""

    def __init__(self, of: Any) -> None:
        self.of = of


def _held(hint: Any) -> Any:
    """Unwrap a type to the class of what it holds: `tuple[Change, ...]` holds a Change."""
    if get_origin(hint) is dict:
        return _Values(_held(get_args(hint)[1]))
    of_several = [one for one in get_args(hint) if one is not type(None)]
    return _held(of_several[0]) if of_several else hint
