"""Where a path of fields leads in a file: to the very word that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.loading.written import On, read_again
from generator.model.references import Path as FieldPath
from tests.loading.decoding import pointed_at, written

TEXT = """\
# a comment
title: "Best Buy: best-buy"
subject: best-buy
affirms:
  - one
  - {two: {but: {six: four}}}
reports:
  - cnet-20180321#late < cnet
  - {source: 'a', via: b}
body: |
  See [[cnet]] and `[[cnet]]`,

  then [[ cnet |it]] and [[Best Buy]].
folded: >
  A name over [[Best
  Buy]] two lines.
last: x-cnet < cnet
both: {a: cnet, b: cnet}
"""


@pytest.mark.parametrize(
    ("path", "on", "word", "nth", "expected"),
    [
        ((), "value", "", None, (2, "title", False)),
        (("title",), "key", "", None, (2, "title", True)),
        (("title",), "key", "zzz", None, (2, "title", False)),
        (("title", "x"), "key", "", None, (2, "title", False)),
        (("title",), "value", "", None, (2, '"Best Buy: best-buy"', True)),
        (("title",), "value", "best-buy", None, (2, "best-buy", True)),
        (("title",), "value", "best", None, (2, '"Best Buy: best-buy"', False)),
        (("subject", 0), "value", "best-buy", None, (3, "best-buy", True)),
        (("affirms", 0, "id"), "value", "one", None, (5, "one", True)),
        (("affirms", 1, "id"), "value", "two", None, (6, "two", True)),
        (("affirms", 1, "but", "six"), "key", "", None, (6, "six", True)),
        (("affirms", 1, "but", "six"), "value", "", None, (6, "four", True)),
        (("affirms", 1), "value", "", None, (6, "two", False)),
        (("affirms", 7), "value", "", None, (5, None, False)),
        (("reports", 0, "source"), "value", "cnet-20180321", None, (8, "cnet-20180321", True)),
        (("reports", 0, "source"), "value", "late", None, (8, "late", True)),
        (("reports", 0, "via"), "value", "cnet", None, (8, "cnet", True)),
        (("reports", 0, "via"), "value", "", None, (8, "cnet-20180321#late < cnet", False)),
        (("reports", 1, "source"), "value", "a", None, (9, "a", True)),
        (("body",), "value", "cnet", 0, (11, "cnet", True)),
        (("body",), "value", "cnet", 1, (13, "cnet", True)),
        (("body",), "value", "cnet", 2, (10, None, False)),
        (("body",), "value", "Best Buy", 0, (13, "Best Buy", True)),
        (("folded",), "value", "Best Buy", 0, (14, None, False)),
        (("reports", 0, "source"), "value", "#late", None, (8, "#late", True)),
        (("reports", 0, "source"), "value", "20180321#", None, (8, None, False)),
        (("reports", 0, "source"), "value", "cnet-20180321#", None, (8, "cnet-20180321#", True)),
        (("subject", 1), "value", "", None, (3, "best-buy", False)),
        (("title",), "value", "subject", None, (2, '"Best Buy: best-buy"', False)),
        (("subject",), "value", "one", None, (3, "best-buy", False)),
        (("both", "a"), "value", "b", None, (18, "cnet", False)),
        (("both", "a"), "value", "cnet,", None, (18, "cnet", False)),
        (("nowhere", "at", "all"), "value", "", None, (2, "title", False)),
    ],
)
def test_a_place_is_as_small_as_what_is_meant(
    path: FieldPath, on: On, word: str, nth: int | None, expected: tuple[int, str | None, bool]
) -> None:
    """And it says whether nothing else stands there, so that a machine may replace it."""
    place = written(TEXT).place(path, on, word, nth)
    line, found, exact = expected
    assert (place.span.line, place.exact) == (line, exact)
    if found is not None:
        assert pointed_at(TEXT, place.span) == found


def test_of_two_equal_names_within_one_text_the_right_one_is_found() -> None:
    """`cnet` is not found within `cnet-20180321`, nor in code."""
    file = written(TEXT)
    columns = [file.place(("body",), "value", "cnet", nth).span.column for nth in range(2)]
    assert columns == [9, 11]
    assert file.place(("reports", 0, "via"), "value", "cnet").span.column == 26
    assert file.place(("last",), "value", "cnet").span.column == 16
    assert file.place(("both", "b"), "value", "cnet").span.column == 20


def test_a_map_without_fields_is_a_place_of_its_own() -> None:
    assert pointed_at("{}", written("{}").place(()).span) == "{}"


def test_places_are_the_same_with_a_byte_order_mark_and_other_line_ends(tmp_path: Path) -> None:
    """As an editor counts them."""
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    (tmp_path / "a.yaml").write_bytes(data)
    again = read_again(tmp_path, "a.yaml")
    assert again
    path = ("body",)
    assert again.place(path, "value", "cnet", 1) == written(TEXT).place(path, "value", "cnet", 1)


def test_a_file_that_went_away_has_no_places(tmp_path: Path) -> None:
    """It was deleted between two looks."""
    assert read_again(tmp_path, "a.yaml") is None
