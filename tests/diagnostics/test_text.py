"""The report for a terminal."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from generator.diagnostics.frame import WIDEST
from generator.diagnostics.span import Span
from generator.diagnostics.text import render, report, summary
from generator.loading.yaml_nodes import read_yaml

BEST_BUY = "claims/2018/best-buy-stops-ordering-huawei.yaml"
STATEMENT = """\
title: Best Buy stops ordering Huawei phones
subject: best-buy
action: stops-ordering
object: huawei
happened: ../2018-03-21
statements:
  cnet-unnamed:
    reports:
      - source: cnet-2018-03-12
        presents_as: confirmed
"""


def shown(diagnostic: Diagnostic, *files: tuple[str, str]) -> str:
    sources = {name: text.split("\n") for name, text in files}

    def lines(file: str) -> Sequence[str]:
        return sources.get(file, ())

    return "\n" + render(diagnostic, lines, color=False)


def test_an_unknown_id_points_at_the_word_and_names_its_neighbours() -> None:
    span = Span(9, 17, 9, 32)
    diagnostic = Diagnostic(
        code="E204",
        message="no source has the id `cnet-2018-03-12`",
        file=BEST_BUY,
        span=span,
        label="not found in sources/",
        help=("did you mean `cnet-2018-03-21`?",),
        notes=('other near names: cnet-2018-03-22 (CNET, "Best Buy ...")',),
        fix=Fix("use `cnet-2018-03-21`", (Edit(BEST_BUY, span, "cnet-2018-03-21"),)),
    )
    assert (
        shown(diagnostic, (BEST_BUY, STATEMENT))
        == """
error[E204]: no source has the id `cnet-2018-03-12`
  --> claims/2018/best-buy-stops-ordering-huawei.yaml:9:17
   |
 8 |     reports:
 9 |       - source: cnet-2018-03-12
   |                 ^^^^^^^^^^^^^^^ not found in sources/
10 |         presents_as: confirmed
   |
help: did you mean `cnet-2018-03-21`?                                  [fixable]
note: other near names: cnet-2018-03-22 (CNET, "Best Buy ...")
"""
    )


def test_a_second_file_is_shown_below_the_first_with_its_own_pointer() -> None:
    source = "sources/cnet-20180321.yaml"
    diagnostic = Diagnostic(
        code="E305",
        message="affirmed before it can have happened",
        file="claims/a.yaml",
        span=Span(7, 11, 7, 21),
        label="the event's earliest day",
        related=(Related(source, Span(6, 12, 6, 22), "published a day before"),),
        help=("use `expects` for what was announced",),
    )
    claim = "\n" * 6 + "happened: 2018-03-22\n"
    other = "\n" * 5 + "published: 2018-03-21\n"
    assert (
        shown(diagnostic, ("claims/a.yaml", claim), (source, other))
        == """
error[E305]: affirmed before it can have happened
  --> claims/a.yaml:7:11
   |
 7 | happened: 2018-03-22
   |           ^^^^^^^^^^ the event's earliest day
  ::: sources/cnet-20180321.yaml:6:12
   |
 6 | published: 2018-03-21
   |            ---------- published a day before
   |
help: use `expects` for what was announced
"""
    )


def test_a_colon_in_a_title_is_explained_with_the_line_in_quotes() -> None:
    text = "title: Best Buy: drops Huawei\n"
    _, (diagnostic,) = read_yaml(text.encode(), "claims/att-mate10.yaml")
    assert (
        shown(diagnostic, ("claims/att-mate10.yaml", text))
        == """
error[E102]: this line is not valid YAML: two values after one key
  --> claims/att-mate10.yaml:1:16
   |
 1 | title: Best Buy: drops Huawei
   |                ^ a colon and a space start a new value here
   |
help: put the title in quotes:  title: "Best Buy: drops Huawei"        [fixable]
"""
    )


def test_a_warning_says_so() -> None:
    diagnostic = Diagnostic(
        code="W404",
        message="changed since it was published, with no change note",
        file="claims/verizon-mate10.yaml",
        span=Span(1, 11, 1, 21),
        label="was 2018-01-30 in the published version 2",
        help=("add to `changes:`   - {date: 2026-11-23, kind: correction, note: ...}",),
    )
    assert (
        shown(diagnostic, ("claims/verizon-mate10.yaml", "happened: 2018-01-29"))
        == """
warning[W404]: changed since it was published, with no change note
  --> claims/verizon-mate10.yaml:1:11
   |
 1 | happened: 2018-01-29
   |           ^^^^^^^^^^ was 2018-01-30 in the published version 2
   |
help: add to `changes:`   - {date: 2026-11-23, kind: correction, note: ...}
"""
    )


def test_a_template_is_framed_like_a_record() -> None:
    diagnostic = Diagnostic(
        code="E701",
        message="template uses a field that does not exist: `claim.sorces`",
        file="templates/claim.html",
        span=Span(131, 15, 131, 27),
        label="a claim has: sources, statements, ...",
        help=("did you mean `claim.sources`?",),
        notes=("in block `sources`, for the claim verizon-mate10", "would fail on 5,000 pages"),
    )
    template = "\n" * 130 + "  {% for s in claim.sorces %}\n    <li>\n"
    assert (
        shown(diagnostic, ("templates/claim.html", template))
        == """
error[E701]: template uses a field that does not exist: `claim.sorces`
   --> templates/claim.html:131:15
    |
131 |   {% for s in claim.sorces %}
    |               ^^^^^^^^^^^^ a claim has: sources, statements, ...
132 |     <li>
    |
help: did you mean `claim.sources`?
note: in block `sources`, for the claim verizon-mate10
note: would fail on 5,000 pages
"""
    )


def test_the_same_field_twice_shows_both_places() -> None:
    text = "title: One\nsubject: best-buy\ntitle: Another\n"
    _, (diagnostic,) = read_yaml(text.encode(), "a.yaml")
    assert (
        shown(diagnostic, ("a.yaml", text))
        == """
error[E104]: the field `title` is given twice
  --> a.yaml:3:1
   |
 2 | subject: best-buy
 3 | title: Another
   | ^^^^^ again here
  ::: a.yaml:1:1
   |
 1 | title: One
   | ----- first given here
   |
help: keep one of them; several values go into one list
"""
    )


def test_without_a_place_or_a_file_the_message_stands_alone() -> None:
    assert (
        shown(Diagnostic(code="E801", message="no permission", file="content/a.yaml"))
        == """
error[E801]: no permission
  --> content/a.yaml
"""
    )
    assert (
        shown(Diagnostic(code="E806", message="no project here"))
        == """
error[E806]: no project here
"""
    )


def test_a_place_that_the_file_no_longer_has_is_still_named() -> None:
    diagnostic = Diagnostic(code="E204", message="gone", file="a.yaml", span=Span(9, 2, 9, 4))
    assert (
        shown(diagnostic, ("a.yaml", "title: x"))
        == """
error[E204]: gone
  --> a.yaml:9:2
"""
    )


def test_pointers_stand_below_wide_combining_and_tab_characters() -> None:
    line = "title:\te\u0301 漢字 here"
    column = line.index("here") + 1
    diagnostic = Diagnostic(
        code="E204", message="m", file="a", span=Span(1, column, 1, column + 4), label="this"
    )
    assert (
        shown(diagnostic, ("a", line))
        == """
error[E204]: m
  --> a:1:14
   |
 1 | title:    e\u0301 漢字 here
   |                  ^^^^ this
   |
"""
    )
    wide = Diagnostic(code="E204", message="m", file="a", span=Span(1, 11, 1, 13))
    assert "\n   |             ^^^^\n" in shown(wide, ("a", line))


def test_what_could_steer_a_terminal_or_hide_text_is_written_out() -> None:
    line = "title: \x1b[31mred \u202etxt \u200b \u2028"
    diagnostic = Diagnostic(
        code="E124",
        message="a\x1b[2J\nerror[E000]: b\u202e",
        file="a\x07.yaml",
        span=Span(1, 17, 1, 18),
        label="l\x9b",
        help=("h\r\u2066",),
        notes=("n\x00",),
    )
    assert (
        shown(diagnostic, ("a\x07.yaml", line))
        == """
error[E124]: a<U+001B>[2J error[E000]: b<U+202E>
  --> a<U+0007>.yaml:1:17
   |
 1 | title: <U+001B>[31mred <U+202E>txt <U+200B> <U+2028>
   |                        ^^^^^^^^ l<U+009B>
   |
help: h<U+000D><U+2066>
note: n<U+0000>
"""
    )


def test_a_long_line_is_cut_around_the_pointer() -> None:
    line = "body: " + "before " * 60 + "HERE" + " after" * 60
    column = line.index("HERE") + 1
    diagnostic = Diagnostic(
        code="E204", message="m", file="a", span=Span(1, column, 1, column + 4), label="this"
    )
    rows = shown(diagnostic, ("a", line)).split("\n")
    text, under = rows[4].removeprefix(" 1 | "), rows[5].removeprefix("   | ")
    assert text.startswith("…")
    assert text.endswith("…")
    assert text[under.index("^") : under.rindex("^") + 1] == "HERE"


def test_a_place_of_several_lines_is_pointed_at_on_its_first() -> None:
    diagnostic = Diagnostic(code="E208", message="m", file="a", span=Span(1, 7, 3, 4))
    text = "body: |\n  one\n  two\n"
    assert "\n 1 | body: |\n   |       ^\n 2 |   one\n" in shown(diagnostic, ("a", text))


def test_colour_adds_nothing_but_escape_sequences() -> None:
    diagnostic = Diagnostic(code="E204", message="m", file="a", span=Span(1, 1, 1, 2), label="l")
    colored = render(diagnostic, lambda _: ["x"], color=True)
    bare = "".join(part.partition("m")[2] for part in ("m" + colored).split("\x1b["))
    assert colored.count("\x1b[0m") > 4
    assert bare == render(diagnostic, lambda _: ["x"], color=False)


def test_more_than_fifty_are_counted_and_errors_are_shown_before_warnings() -> None:
    found = [Diagnostic(code="W404", message=f"w{number}", file="a") for number in range(60)]
    found.append(Diagnostic(code="E204", message="the one error", file="z"))
    text = report(found, lambda _: (), color=False)
    assert text.count("warning[W404]") == 49
    assert "the one error" in text
    assert text.endswith("\n... and 11 more, not shown\n")


def test_the_summary_counts_errors_warnings_and_files() -> None:
    error = [Diagnostic(code="E204", message="m", file=file) for file in "aabc"]
    warning = [Diagnostic(code="W404", message="m", file="d")]
    assert summary([*error, *warning], checked=6912) == (
        "4 errors, 1 warning in 4 files (6,912 checked)"
    )
    assert summary(warning, checked=1) == "1 warning in 1 file (1 checked)"
    assert summary([Diagnostic(code="E806", message="m")], checked=0) == "1 error (0 checked)"
    assert summary([], checked=1) == "No problems (1 file checked)"


PLACES = st.builds(
    Span, st.integers(0, 4), st.integers(0, 300), st.integers(0, 4), st.integers(0, 300)
)


@given(st.lists(st.text(max_size=250), max_size=3), PLACES, st.text(), st.text(max_size=400))
def test_any_text_at_any_place_gives_a_printable_report_of_bounded_width(
    lines: list[str], span: Span, message: str, label: str
) -> None:
    diagnostic = Diagnostic(code="E204", message=message, file="a", span=span, label=label)
    text = render(diagnostic, lambda _: [line.replace("\n", "") for line in lines], color=False)
    joiners = "\u200c\u200d"
    for line in text.split("\n"):
        assert all(char.isprintable() or char.isspace() or char in joiners for char in line)
        assert len(line) < 8 * (300 + WIDEST)
