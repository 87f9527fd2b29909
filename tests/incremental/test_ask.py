"""`ask`: what a page reads is written down, once, in order, absences included."""

from __future__ import annotations

from generator.incremental.ask import Answers, Ask
from generator.incremental.ledger import Ledger
from generator.incremental.marks import mark
from generator.incremental.pieces import Log
from generator.incremental.projection import Key, projection
from generator.incremental.trace import Place, Read
from tests.incremental.logged import Logged

World = dict[str, str]


@projection("word")
def word(world: World, key: str) -> str | None:
    """Return a word of the world."""
    return world.get(key)


@projection("length")
def length(world: World, key: tuple[str, int]) -> int:
    """Return how long a word is, and more."""
    return len(world[key[0]]) + key[1]


@projection("spoken")
def spoken(world: Logged[str], key: str) -> str | None:
    """Return a word of a world that logs who looks at it."""
    told: str | None = world.get(key)
    return told


def _read(name: str, key: Key, value: object) -> Read:
    return Read((name, key), mark(value))


def test_reads_are_recorded_once_and_in_order() -> None:
    ask = Ask(Answers({"a": "one", "b": "two"}))
    assert [ask(word, "b"), ask(word, "a"), ask(word, "b")] == ["two", "one", "two"]
    assert ask(length, ("a", 4)) == 7
    assert ask.reads == (
        _read("word", "b", "two"),
        _read("word", "a", "one"),
        _read("length", ("a", 4), 7),
    )


def test_an_absent_key_is_a_read_too() -> None:
    ask = Ask[World](Answers({}))
    assert ask(word, "missing") is None
    assert ask.reads == (_read("word", "missing", None),)


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


def _logged(believed: dict[Place, str]) -> Answers[Logged[str]]:
    log = Log()
    return Answers(Logged(log, "word:", {"a": "one"}), log, believed.get)


def _taught(answers: Answers[Logged[str]]) -> dict[Place, tuple[str, list[str]]]:
    """Return what a new ledger learns, by place: the mark and the pieces."""
    ledger = Ledger()
    answers.teach(ledger)
    places = [("spoken", key) for key in ("a", "b", "missing")]
    return {one: (told, ledger.made_of(one)) for one in places if (told := ledger.mark(one))}


def test_an_answer_is_taught_with_the_pieces_that_it_was_made_of_and_no_others() -> None:
    answers = _logged({})
    answers.answer(spoken, "a")
    answers.answer(spoken, "missing")
    answers.answer(spoken, "a")
    assert answers.log.pieces == set(), "whoever asks does not look at the pieces itself"
    assert _taught(answers) == {
        ("spoken", "a"): (mark("one"), ["word:a"]),
        ("spoken", "missing"): (mark(None), ["word:missing"]),
    }


def test_an_answer_is_taught_once_though_it_may_be_forgotten_meanwhile() -> None:
    """A process that has many lets go of them; each ledger learns what is new since the last."""
    answers = _logged({})
    answers.answer(spoken, "a")
    answers.known.clear()
    assert _taught(answers).keys() == {("spoken", "a")}
    answers.answer(spoken, "b")
    assert _taught(answers).keys() == {("spoken", "b")}


def test_an_answer_that_is_believed_keeps_its_fingerprint_and_the_pieces_that_are_known() -> None:
    """It is computed for its value alone."""
    answers = _logged({("spoken", "a"): "as told by the last build"})
    assert answers.answer(spoken, "a") == ("one", "as told by the last build")
    assert answers.answer(spoken, "b") == (None, mark(None))
    assert _taught(answers).keys() == {("spoken", "b")}


def test_a_plain_value_is_its_own_mark_and_is_not_computed_again() -> None:
    """What an earlier build knew as a word comes back without a look at the world."""
    told: list[str] = []

    @projection("spoken")
    def spoken(world: World, key: str) -> str:
        told.append(key)
        return world[key]

    answers = Answers({"a": "denied"}, believed=lambda _place: '="reported"')
    assert Ask(answers)(spoken, "a") == "reported"
    assert told == []
