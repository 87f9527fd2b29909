"""Edits by position leave everything else as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.edits import Text
from generator.diagnostics.diagnostic import Edit
from generator.diagnostics.span import Span
from generator.fixing.edits import edited_bytes


def _edit(line: int, column: int, end_column: int, text: str) -> Edit:
    return Edit("a.yaml", Span(line, column, line, end_column), text)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
def test_line_breaks_and_a_byte_order_mark_stay(newline: str, mark: bytes) -> None:
    """Columns count characters, not bytes."""
    data = mark + newline.join(["näme: a", "b: ünd c", ""]).encode()
    made = edited_bytes(data, [_edit(1, 7, 8, "zz"), _edit(2, 4, 7, ""), _edit(2, 9, 9, "!")])
    assert made == mark + newline.join(["näme: zz", "b:  c!", ""]).encode()


def test_edits_that_overlap_are_a_mistake_of_ours() -> None:
    """Neither of them is made."""
    with pytest.raises(ValueError, match="overlap"):
        edited_bytes(b"abcdef", [_edit(1, 1, 4, ""), _edit(1, 3, 5, "")])


@given(st.text("ab\r\né"), st.data())
def test_spans_and_offsets_lead_to_each_other(text: str, data: st.DataObject) -> None:
    """Wherever in a file."""
    read = Text.of(text.encode())
    offset = data.draw(st.integers(0, len(text)))
    span = read.span(offset, offset)
    assert read.offsets(span) == (offset, offset)
