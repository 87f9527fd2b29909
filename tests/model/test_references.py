"""Every id that a record names is found, from the markers of the model alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest
from pydantic import TypeAdapter

from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.markers import Linked, Ref, Typed
from generator.model.notation import (
    Contact,
    Count,
    Country,
    Date,
    Day,
    EditAddress,
    Id,
    Instant,
    Language,
    Text,
    Url,
)
from generator.model.prose import Page, Story
from generator.model.record import Record
from generator.model.references import Path, Reference, links, references
from generator.model.source import Source
from generator.model.statement import Statement

KINDS: tuple[type[Record], ...] = (Claim, Entity, Page, Source, Statement, Story)
PLAIN = {
    Contact: "mailto:desk@shelves.example",
    Count: "2",
    Country: "US",
    Date: "2018-03",
    Day: "2018-03-21",
    EditAddress: "https://code.example/{file}",
    Id: "an-id",
    Instant: "2026-12-01T09:00-05:00",
    Language: "en",
    Text: "Some text",
    Url: "https://shelves.example/",
}
"""What can be written for each type that names nothing."""


def filled(hint: Any, path: Path, told: list[Reference], numbers: Iterator[int]) -> Any:
    """Write something for every field below a type, and note in `told` each id that it names."""
    origin, args = get_origin(hint), get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if origin is Annotated:
        for marker in args[1:]:
            if isinstance(marker, Ref):
                target = f"named-{next(numbers)}"
                version = "first" if marker.kinds == ("source",) and _takes_versions(hint) else ""
                told.append(Reference(path, target, marker.kinds, version))
                return f"{target}#{version}" if version else target
            if isinstance(marker, Linked):
                target = f"Name {next(numbers)}"
                told.append(Reference(path, target, ("link",)))
                return f"See [[{target}|here]]."
        choices = next((marker.choices for marker in args[1:] if isinstance(marker, Typed)), ())
        if choices:
            return choices[0]
        return filled(args[0], path, told, numbers)
    if origin in {Union, UnionType}:
        return filled(args[0], path, told, numbers)
    if origin is tuple:
        return [filled(args[0], (*path, place), told, numbers) for place in range(2)]
    if origin is dict:
        return {"a-key": filled(args[1], (*path, "a-key"), told, numbers)}
    hints = get_type_hints(hint, include_extras=True)
    return {
        name.rstrip("_"): filled(hints[name], (*path, name.rstrip("_")), told, numbers)
        for name in hint.__dataclass_fields__
    }


def _takes_versions(hint: Any) -> bool:
    return any("#" in marker.pattern for marker in get_args(hint) if isinstance(marker, Typed))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_names_a_record_is_found(kind: type[Record]) -> None:
    """In a record with all its fields filled, at the path of each, in the order of the fields."""
    told: list[Reference] = []
    raw = filled(kind, (), told, count())
    assert list(references(TypeAdapter(kind).validate_python(raw))) == told
    assert told


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_editor_wrote_names_the_same_as_its_record(kind: type[Record]) -> None:
    """So that a record which can't be decoded is checked by the same rule."""
    raw = filled(kind, (), [], count())
    assert list(references(raw, kind)) == list(references(TypeAdapter(kind).validate_python(raw)))


def test_short_forms_name_the_same_in_what_was_written_and_in_the_record() -> None:
    """Spelled out in the same way."""
    raw = {
        "id": "s",
        "file": "s.yaml",
        "speaker": "best-buy/spokesperson",
        "affirms": ["one", {"two": {"maybe": "yes"}}],
        "denies": "three",
        "reports": ["cnet-2018#late < ap-2018", {"source": "verge-2018"}],
    }
    expected = [
        Reference(("speaker", "who"), "best-buy", ("entity",)),
        Reference(("affirms", 0, "id"), "one", ("claim", "statement")),
        Reference(("affirms", 1, "id"), "two", ("claim", "statement")),
        Reference(("denies", 0, "id"), "three", ("claim", "statement")),
        Reference(("reports", 0, "source"), "cnet-2018", ("source",), "late"),
        Reference(("reports", 0, "via"), "ap-2018", ("source",)),
        Reference(("reports", 1, "source"), "verge-2018", ("source",)),
    ]
    assert list(references(raw, Statement)) == expected
    assert list(references(TypeAdapter(Statement).validate_python(raw))) == expected


def test_whatever_is_wrong_in_what_was_written_is_passed_over() -> None:
    """Wrong ids have errors of their own; wrong shapes name nobody."""
    raw = {
        "subject": {"best-buy": "x"},
        "object": ["huawei", "Not An Id", ["deep"], None],
        "after": ["a", "b"],
        "scope": "online",
        "ruling": {"sources": "memo-2018", "unknown": "x"},
        "explains": None,
        "nonsense": "best-buy",
    }
    found = [(one.path, one.target) for one in references(raw, Claim)]
    assert found == [(("object", 0), "huawei"), (("ruling", "sources", 0), "memo-2018")]
    assert list(references("a text", Claim)) == list(references(["a list"], Claim)) == []


@pytest.mark.parametrize(
    ("markdown", "names"),
    [
        ("[[best-buy]]", ["best-buy"]),
        ("[[ Best Buy ]], [[best-buy|the shop]]", ["Best Buy", "best-buy"]),
        ("[a](https://x.example) and [b]", []),
        ("write `[[best-buy]]` or ``[[a]] ` b``, then [[huawei]]", ["huawei"]),
        ("a ` alone [[huawei]]", ["huawei"]),
        ("[[best\nbuy]] [[]] [[a|]]", []),
        ("[[[[a]]]]", ["a"]),
    ],
)
def test_links_in_prose_are_found_outside_of_code(markdown: str, names: list[str]) -> None:
    """As the pages will show them."""
    assert [link["name"].strip() for link in links(markdown)] == names


def test_links_of_one_name_in_one_text_are_counted() -> None:
    """The second unknown name is pointed at where it stands, not at the first."""
    raw = {"title": "T", "body": "[[a]] [[b]] [[a]]"}
    found = [(one.target, one.nth) for one in references(raw, Story)]
    assert found == [("a", 0), ("b", 0), ("a", 1)]
