"""Rows of numbers and numbered texts: what a ledger is kept in says what was put into it."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from generator.incremental.rows import FEW, Numbered, Rows

ROWS = st.dictionaries(st.integers(0, 12), st.lists(st.integers(0, 9), max_size=4), max_size=8)


@given(st.lists(st.tuples(ROWS, st.booleans()), max_size=4))
def test_rows_are_what_was_last_put_in_their_places(
    layers: list[tuple[dict[int, list[int]], bool]],
) -> None:
    """Each layer is put over those that were packed and read again before."""
    rows, model = Rows(), dict[int, list[int]]()
    for layer, turned in layers:
        if turned:
            rows.turn_around()
        for place, row in layer.items():
            rows.put(place, row)
        model |= layer
        for _ in range(2):
            assert [list(rows[place]) for place in range(15)] == [
                model.get(place, []) for place in range(15)
            ]
            for wanted in ({0}, {3, 9}, {*range(5, 9 + FEW)}, set[int]()):
                touching = {place for place, row in model.items() if wanted & {*row}}
                assert rows.touching(wanted) == touching
            assert len(rows) == max(model, default=-1) + 1
            rows = Rows(*(array("I", data) for data in rows.packed()))


@given(st.lists(st.text(max_size=3)))
def test_a_text_keeps_the_number_that_it_was_first_given(texts: list[str]) -> None:
    numbered = Numbered()
    first = {text: numbered.number(text) for text in texts}
    assert numbered.all(texts) == [first[text] for text in texts]
    assert [numbered.texts[number] for number in first.values()] == list(first)
    again = Numbered(numbered.texts)
    assert all(again.known(text) == number for text, number in first.items())
    assert again.known("unheard of") is None
