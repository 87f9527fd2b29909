"""Tidying changes the layout of a file and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.tidy import NotTidiableError, tidied
from generator.loading.written import read_written
from generator.loading.yaml_tree import plain
from tests.command import CHECKOUT

UNTIDY = """\
\ufeff# top


a:   1
b :   "x
    y  "
c:
- one
-   two: 2    # two
    three:   3
    # about four
    four: |
        text

          more\x20\x20


        end
- -  nested
  - b
-
     alone: yes


# end of c
d:
        e: >-
           folded
            text
        # in d
        f: [1,
   2,
     3]
        g:
          -   'h'
h: plain
     text

     over\x20
i:
    elsewhere
# last\x20\x20

"""
TIDY = """\
# top

a: 1
b: "x
    y  "
c:
  - one
  - two: 2    # two
    three: 3
    # about four
    four: |
        text

          more\x20\x20


        end
  - - nested
    - b
  -
    alone: yes

# end of c
d:
  e: >-
     folded
      text
  # in d
  f: [1,
    2,
    3]
  g:
    - 'h'
h: plain
     text

     over
i:
    elsewhere
# last
"""


def _said(data: bytes) -> object:
    written, _ = read_written(data, "a.yaml")
    assert written
    return plain(written.tree)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_layout_becomes_even(newline: str) -> None:
    """Texts of several lines move as a whole, and comments with what they stand above."""
    made = tidied(UNTIDY.replace("\n", newline).encode(), "a.yaml")
    assert made.decode() == TIDY
    assert _said(made) == _said(UNTIDY.encode())
    assert tidied(made, "a.yaml") == made


REAL = sorted((CHECKOUT / "content").rglob("*.yaml"))


def test_the_real_report_is_tidy() -> None:
    """Every file of it."""
    for path in REAL:
        assert tidied(path.read_bytes(), path.name) == path.read_bytes(), path


@st.composite
def _untidy(draw: st.DrawFn) -> bytes:
    """A real file with its layout spoilt: blanks, blank lines, and deeper indentation."""
    text = draw(st.sampled_from(REAL)).read_text(encoding="utf-8")
    wide = draw(st.sampled_from([1, 2, 3]))
    lines = []
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        spoilt = " " * (indent * wide) + line[indent:]
        if draw(st.booleans()):
            spoilt = re.sub(r"^( *[\w-]+):(?= \S)", r"\1:  ", spoilt)
        lines.append(spoilt + draw(st.sampled_from(["", "", " ", "\n", "\n\n"])))
    return draw(st.sampled_from(["\n", "\r\n"])).join("\n".join(lines).split("\n")).encode()


@given(_untidy())
def test_what_a_file_says_is_kept_and_tidying_twice_is_tidying_once(data: bytes) -> None:
    """Whatever its layout was; its comments are kept too."""
    try:
        made = tidied(data, "a.yaml")
    except NotTidiableError:
        return
    assert _said(made) == _said(data)
    assert tidied(made, "a.yaml") == made
    comments = re.compile(rb"(?m)^ *(#.*?) *\r?$")
    assert comments.findall(made) == comments.findall(data)


@pytest.mark.parametrize("data", [b"a: [", b"\xff", b"", b"a: 1\na: 2\n", b"a: &x 1\n"])
def test_a_file_with_errors_is_left_alone(data: bytes) -> None:
    """Nobody knows what it is to say."""
    with pytest.raises(NotTidiableError):
        tidied(data, "a.yaml")


@pytest.mark.parametrize("text", ["a: |+\n  text\n\n\n", "a:\n    b: |2\n        c\n"])
def test_where_a_layout_is_part_of_the_text_it_stays(text: str, tmp_path: Path) -> None:
    """Line breaks at the end that are kept on purpose, indentation that is counted."""
    made = tidied(text.encode(), str(tmp_path))
    assert _said(made) == _said(text.encode())
