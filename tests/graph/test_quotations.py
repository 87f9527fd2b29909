"""Quotations: one statement's words as different outlets printed them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.graph.quotations import COMPARED, wordings
from generator.model.statement import Report, Speaker, Statement

FULL = "we make decisions to change what we sell for many reasons"


def printed(*quotes: str, lang: str = "") -> Statement:
    """Build a statement that outlets a, b, c … quote in these words."""
    return Statement(
        id="s",
        file="s.yaml",
        speaker=Speaker(who="best-buy"),
        reports=tuple(
            Report(source=chr(97 + number), quote=quote, lang=lang)
            for number, quote in enumerate(quotes)
        ),
    )


SAME = [
    "We make decisions to change what we sell for many reasons.",
    "“we make decisions to change what we sell for many reasons”",
    "we  make decisions\nto change what we sell, for many reasons",
    "…we make decisions to change what we sell for many reasons",
    "we make decisions — to change what we sell — for many reasons",
    "[...] we make decisions to change what we sell for many reasons . . .",
]


@pytest.mark.parametrize("quote", SAME)
def test_typography_makes_no_wording_of_its_own(quote: str) -> None:
    """Blanks, quotation marks, dashes, ellipses, capitals and punctuation are the newsroom's."""
    (one,) = wordings(printed(FULL, quote))
    assert (one.sources, one.difference) == (("a", "b"), "")
    assert [what for what, _ in one.segments] == ["same"]


DIFFERENT = [
    ("we make decisions what we sell for many reasons", "leaves out “to change”"),
    ("we make decisions to change what we sell for many good reasons", "leaves out “good”"),
    ("we make choices to change what we sell for many reasons", "has “choices” for “decisions”"),
    ("we make decisions to change what we sell … reasons", "leaves out “for many”"),
    ("decisions to change what we sell", "leaves out “we make” and leaves out “for many reasons”"),
]


@pytest.mark.parametrize(("quote", "difference"), DIFFERENT)
def test_a_wording_is_compared_with_the_fullest(quote: str, difference: str) -> None:
    """The fullest comes first, whoever printed it; the others say how they differ."""
    full, other = wordings(printed(FULL, quote))
    assert full.difference == ""
    assert other.difference == difference
    assert len(full.text.split()) >= len(other.text.replace("…", "").split())


def test_segments_put_together_give_both_wordings() -> None:
    """What is the same and added is the one, what is the same and left out the other."""
    full, other = wordings(printed(FULL, "we take decisions to change what we sell for reasons"))
    assert other.segments == (
        ("same", "we"),
        ("leaves out", "make"),
        ("adds", "take"),
        ("same", "decisions to change what we sell for"),
        ("leaves out", "many"),
        ("same", "reasons"),
    )
    assert full.segments == (("same", FULL),)


def test_a_translation_is_compared_with_its_own_language_alone() -> None:
    """Two languages have two fullest wordings."""
    statement = printed("alpha beta", "alpha")
    german = printed("eins zwei", lang="de").reports
    both = Statement(
        id="s", file="s.yaml", speaker=statement.speaker, reports=(*statement.reports, *german)
    )
    assert [(one.language, one.text, one.difference) for one in wordings(both)] == [
        ("", "alpha beta", ""),
        ("", "alpha", "leaves out “beta”"),
        ("de", "eins zwei", ""),
    ]


def test_without_a_quotation_there_are_no_wordings() -> None:
    """Reports in other words, and marks of omission alone, quote nothing."""
    assert wordings(printed("", "…", "“”")) == ()


def test_very_long_quotations_are_told_apart_as_a_whole() -> None:
    """A page of differences would help nobody, and take its time."""
    long = " ".join(f"word{number}" for number in range(COMPARED + 1))
    other = wordings(printed(long, f"{long} more"))[1]
    assert [what for what, _ in other.segments] == ["leaves out", "adds"]


@given(st.lists(st.text("ab .,…“”-'", max_size=12), max_size=4))
def test_any_quotations_can_be_compared(quotes: list[str]) -> None:
    """Every source with words stands in exactly one wording, and every difference is told."""
    found = wordings(printed(*quotes))
    placed = [source for one in found for source in one.sources]
    assert len(placed) == len(set(placed))
    assert all(one.difference for one in found[1:])
    assert all(one.difference == "" for one in found[:1])
    for one in found:
        shown = [text for what, text in one.segments if what != "leaves out"]
        assert all(text for text in shown)
