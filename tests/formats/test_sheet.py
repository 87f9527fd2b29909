"""Tables as CSV: any text comes back, and none is run by a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.sheet import RUN, Sheet, as_csv

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


def read(data: bytes) -> list[list[str]]:
    """Read CSV as Python's own reader does, in its strict mode."""
    return list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))


@given(st.lists(st.tuples(CELLS, CELLS)))
def test_any_text_comes_back_but_for_the_mark_of_a_formula(rows: list[tuple[str, str]]) -> None:
    header, *back = read(as_csv(Sheet(("a", "b"), tuple(rows))))
    assert header == ["a", "b"]
    assert back == [[f"'{one}" if one[:1] in RUN else one for one in row] for row in rows]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])  # noqa: RUF001  just these
def test_a_text_that_a_spreadsheet_would_run_is_text(first: str) -> None:
    """The list is OWASP's, of CSV injection."""
    formula = f'{first}HYPERLINK("http://x.example";"y")'
    (_, (cell,)) = read(as_csv(Sheet(("a",), ((formula,),))))
    assert cell == f"'{formula}"


def test_lines_end_as_rfc_4180_says_and_quotes_are_doubled() -> None:
    data = as_csv(Sheet(("name", "there"), (('a "b", c', True), ("é", False), ("", 12))))
    assert data == 'name,there\r\n"a ""b"", c",true\r\né,false\r\n,12\r\n'.encode()


def test_a_table_without_rows_has_its_header() -> None:
    assert as_csv(Sheet(("id", "url"), ())) == b"id,url\r\n"
