"""Characters that can't be published: what each is called, where it stands, what is offered."""

from __future__ import annotations

import pytest

from generator.diagnostics.span import Span
from generator.loading.yaml_characters import REPORTED, decode


@pytest.mark.parametrize(
    ("character", "called", "title"),
    [
        ("\x07", "character U+0007", "delete it"),
        ("\x0b", "character U+000B", "put a space instead"),
        ("\x81", "character U+0081", "put a space instead"),
        ("\x92", "character U+0092", "write `\u2019` instead"),
        ("\x85", "line separator U+0085", "write `\u2026` instead"),
        ("\u2028", "line separator U+2028", "put a space instead"),
    ],
)
def test_what_is_wrong_with_a_character_and_what_was_meant(
    character: str, called: str, title: str
) -> None:
    _, (problem,) = decode(f"a: b\nc: \u00e9{character}d\n".encode(), "a.yaml")
    assert (problem.code, problem.message) == ("E123", f"the invisible {called} can't be published")
    assert problem.span == Span(2, 5, 2, 6)
    assert problem.fix is not None
    assert (problem.fix.title, problem.help) == (title, (title,))


def test_what_only_reorders_is_called_so() -> None:
    _, (problem,) = decode("\u202e".encode(), "a.yaml")
    assert problem.code == "E124"
    assert problem.message == "the invisible character U+202E reorders the text around it"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    ("byte", "notes"),
    [
        (b"\xe9", ["in Windows-1252 that byte is `\u00e9`"]),
        (b"\x80", ["in Windows-1252 that byte is `\u20ac`"]),
        (b"\x81", []),
    ],
)
def test_a_byte_that_is_no_utf_8_is_told_with_what_it_may_mean(
    mark: bytes, byte: bytes, notes: list[str]
) -> None:
    at = len(mark) + 9
    text, (problem,) = decode(mark + "\u00e9: b\nc: ".encode() + byte + b" d", "a.yaml")
    assert (text, problem.code, problem.span) == (None, "E105", Span(2, 4, 2, 5))
    assert list(problem.notes) == [f"the byte 0x{byte.hex().upper()} stands at offset {at}", *notes]


def test_every_column_stays_where_it_is() -> None:
    """What is refused is replaced one for one; what only reorders is read as it is."""
    text, _ = decode("a\x07b\u2028c\u202ed\r\ne\rf".encode(), "a.yaml")
    assert text == "a\ufffdb\ufffdc\u202ed\ne\nf"


def test_some_are_told_one_by_one_and_the_rest_are_counted() -> None:
    for number, rest in ((0, []), (1, ["1 more character"]), (1234, ["1,234 more characters"])):
        _, problems = decode(b"\x07" * (REPORTED + number), "a.yaml")
        others = problems[REPORTED:]
        assert [one.message.partition(" like")[0] for one in others] == rest
        assert all(one.help for one in others)
