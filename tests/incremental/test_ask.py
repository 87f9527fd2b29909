"""`ask`: what a page reads is written down, once, in order, absences included."""

from __future__ import annotations

from generator.fingerprint import fingerprint
from generator.incremental.ask import Answers, Ask, Read
from generator.incremental.projection import projection

World = dict[str, str]


@projection("word")
def word(world: World, key: str) -> str | None:
    """Return a word of the world."""
    return world.get(key)


@projection("length")
def length(world: World, key: tuple[str, int]) -> int:
    """Return how long a word is, and more."""
    return len(world[key[0]]) + key[1]


def test_reads_are_recorded_once_and_in_order() -> None:
    ask = Ask(Answers({"a": "one", "b": "two"}))
    assert [ask(word, "b"), ask(word, "a"), ask(word, "b")] == ["two", "one", "two"]
    assert ask(length, ("a", 4)) == 7
    assert ask.reads == (
        Read("word", "b", fingerprint("two")),
        Read("word", "a", fingerprint("one")),
        Read("length", ("a", 4), fingerprint(7)),
    )


def test_an_absent_key_is_a_read_too() -> None:
    ask = Ask[World](Answers({}))
    assert ask(word, "missing") is None
    assert ask.reads == (Read("word", "missing", fingerprint(None)),)


def test_an_absence_and_a_presence_have_different_fingerprints() -> None:
    absent, present = Ask[World](Answers({})), Ask(Answers({"a": ""}))
    absent(word, "a")
    present(word, "a")
    assert absent.reads != present.reads


def test_pages_of_one_build_share_answers_and_record_each_its_own_reads() -> None:
    told: list[str] = []

    @projection("told")
    def telling(world: World, key: str) -> str:
        told.append(key)
        return world[key]

    answers = Answers({"a": "one"})
    first, second, third = Ask(answers), Ask(answers), Ask(answers)
    first(telling, "a")
    second(telling, "a")
    assert told == ["a"]
    assert first.reads == second.reads
    assert third.reads == ()
