"""GitHub's log: annotations that are chosen well, and text that can't give orders."""

from __future__ import annotations

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.github import job_summary, untouched, workflow_commands
from generator.diagnostics.span import Span
from tests.diagnostics.problems import ALL, EVERYTHING, NOWHERE, UGLY, WARNING


def problems(code: str, **files: int) -> list[Diagnostic]:
    """Return so many problems of a code in each file, on lines of their own."""
    return [
        Diagnostic(code=code, message=f"{name} {line}", file=name, span=Span(line, 1, line, 2))
        for name, count in files.items()
        for line in range(1, count + 1)
    ]


def test_an_annotation_stands_at_its_place_with_its_help() -> None:
    assert workflow_commands([EVERYTHING], "report") == (
        "::error file=report/content/claims/best buy%2C100%25.yaml,line=2,endLine=2,col=10,"
        "endColumn=16,title=E204::no entity has the id `tarket`%0Adid you mean `target`?%0A"
        "other near ids: tarmac\n"
    )
    assert workflow_commands([WARNING]) == (
        "::warning file=content/a.yaml,title=W301::no statement bears on `a`\n"
    )
    assert workflow_commands([NOWHERE]) == (
        "::error title=E806::there is no content/site.yaml here\n"
    )


def test_what_means_something_to_github_is_escaped() -> None:
    told = workflow_commands([UGLY])
    assert told.count("\n") == 1
    assert told == (
        "::error file=content/caf\udce9%3Aa%2Cb%25.yaml,line=1,endLine=2,title=E201::"
        "a %25 and a%0D%0Abreak: ::set-output name=x::y, <script>|`*[link](x)\n"
    )


def test_ten_of_a_kind_are_chosen_one_of_each_file_first() -> None:
    found = [*problems("E201", a=20, b=1, c=2), *problems("W301", a=12)]
    lines = workflow_commands(found).splitlines()
    errors = [line.rpartition("::")[2] for line in lines if line.startswith("::error ")]
    assert errors == ["a 1", "b 1", "c 1", "a 2", "c 2", "a 3", "a 4", "a 5", "a 6", "a 7"]
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[-1] == "::notice::+15 more, see the log"


def test_where_all_are_told_nothing_is_said_of_more() -> None:
    assert "notice" not in workflow_commands(problems("E201", a=10))
    assert workflow_commands([]) == ""


def test_between_its_marks_text_gives_no_orders() -> None:
    assert (
        untouched("::error::no\n", "token") == "::stop-commands::token\n::error::no\n\n::token::\n"
    )


def test_the_job_s_summary_is_a_table_that_no_text_can_break() -> None:
    table = job_summary(ALL, "3 errors, 1 warning in 3 files (9 checked)")
    head, rows = table.split("| --- | --- | --- |\n")
    assert "3 errors, 1 warning in 3 files \\(9 checked\\)" in head
    assert len(rows.splitlines()) == 4
    for row in rows.splitlines():
        assert row.replace("\\|", "").count("|") == 4
    assert "<" not in rows
    assert (
        "| E204 | content/claims/best buy,100%.yaml:2:10 | no entity has the id \\`tarket" in rows
    )


def test_a_long_table_is_cut_and_says_so() -> None:
    table = job_summary(problems("E201", a=250), "250 errors")
    assert table.count("| E201 |") == 200
    assert table.endswith("\n+50 more, see the log.\n")
    assert "|" not in job_summary([], "No problems")
