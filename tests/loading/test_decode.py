"""From text to records: what every slip is told as, where, and with which way out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import in_order
from generator.loading.decode import FOLDERS, decode_record, decode_settings, decode_site
from generator.loading.shapes import fields_of
from generator.loading.written import read_written
from generator.model.claim import Claim
from generator.model.entity import Entity
from generator.model.record import Change
from generator.model.source import Source
from generator.model.statement import STANCES, Statement
from tests.loading.decoding import decoded, fixed, pointed_at, told, written

CHANGES = f"fields here: {', '.join(fields_of(Change))}"
CLAIM = "title: T\nsubject: best-buy\naction: stops\n"


def test_a_file_gives_its_record() -> None:
    """With its id and its file, which the place of the file says."""
    ((document,), broken, problems) = decoded(f"{CLAIM}object: [huawei, zte]\n")
    record = document.record
    assert isinstance(record, Claim)
    assert (record.id, record.file, record.object) == ("a", "content/a.yaml", ("huawei", "zte"))
    assert (document.id, document.file, document.prefix) == ("a", "content/a.yaml", ())
    assert [one.target for one in document.references] == ["best-buy", "huawei", "zte"]
    assert (broken, problems) == ((), ())


def test_nothing_is_told_of_at_its_name_or_at_its_place_in_a_list() -> None:
    """A list's item has no name."""
    text = f"{CLAIM}explains:\n  -\n  - b\ndue:\n"
    item, due = decoded(text).diagnostics
    assert told(text, (item, due)) == ["E202 5 ", "E202 7 due"]
    assert (item.message, item.label) == ("this item has no value", "")
    assert (due.message, due.label) == ("`due` has no value", "nothing follows")


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("title: [x-1]", "title: x-1"),
        ("title: [x y]", None),
        ("title: [\n  x]", None),
        ("title: [x, y]", None),
        ("title: [[x]]", None),
    ],
)
def test_a_list_of_one_word_where_a_text_belongs_loses_its_brackets(
    line: str, fix: str | None
) -> None:
    text = f"{line}\nsubject: x\naction: y\n"
    (problem,) = decoded(text).diagnostics
    assert (problem.code, problem.message) == ("E208", "`title` is one text, not a list")
    assert fix is None if problem.fix is None else fixed(text, problem).startswith(f"{fix}\n")


def test_what_needs_no_advice_gets_none() -> None:
    """A number that is too large says so; of a word that is like none, all are listed."""
    text = f"title: T\naction: x\nsubject: {'a' * 200}\nscope: {{extent: zz}}\n"
    long, unlike = decoded(text).diagnostics
    assert (long.code, long.help) == ("E209", ())
    assert (unlike.code, unlike.help) == ("E203", ())


def test_a_field_is_missing_though_one_that_is_like_it_has_a_mistake() -> None:
    problems = decoded("title: T\npublished: 2018-13\n", "sources").diagnostics
    assert "the field `publisher` is missing" in [one.message for one in problems]


@pytest.mark.parametrize("order", [1, -1])
def test_fields_that_are_merged_in_excuse_what_is_missing_there_and_nowhere_else(
    order: int,
) -> None:
    """They are refused themselves."""
    lines = ["changes:\n- <<: {date: 2026}\n  kind: new\n", "ruling: {status: refuted}\n"]
    text = CLAIM + "".join(lines[::order])
    read, (merged,) = read_written(text.encode(), "content/a.yaml")
    assert merged.code == "E116"
    assert read is not None
    problems = decode_record(read, "claims", "a").diagnostics
    assert [one.message for one in problems] == ["the field `because` is missing"]


def test_fields_that_are_merged_in_excuse_no_other_mistake_beside_them() -> None:
    text = f"{CLAIM}changes: [{{<<: {{date: 2026}}, kind: nwe}}]\n"
    read, _ = read_written(text.encode(), "content/a.yaml")
    assert read is not None
    assert told(text, decode_record(read, "claims", "a").diagnostics) == ["E203 4 nwe"]


def test_what_is_wrong_with_an_item_of_a_list_is_told_of_the_item() -> None:
    (problem,) = decoded(f"{CLAIM}explains: [b, [c, d]]\n").diagnostics
    assert problem.message == "an item of `explains` is one text, not a list"


def test_what_is_missing_within_a_field_is_missing_below_its_name() -> None:
    (problem,) = decoded(f"{CLAIM}ruling: {{status: refuted}}\n").diagnostics
    assert problem.label == "`because` is missing below this"


def test_statements_in_a_claim_s_file_are_records_of_their_own() -> None:
    """They know in whose file they stand, and where in it."""
    text = f"{CLAIM}statements:\n  one: {{speaker: x, affirms: a}}\n  two: {{speaker: y}}\n"
    documents, _, problems = decoded(text)
    assert problems == ()
    assert [(one.id, one.prefix) for one in documents] == [
        ("a", ()),
        ("one", ("statements", "one")),
        ("two", ("statements", "two")),
    ]
    statement = documents[1].record
    assert isinstance(statement, Statement)
    assert statement.within == "a"


@pytest.mark.parametrize("text", ["no", "1.10", "10:30", "2018-03", "2018-03-21", "null", "1e3"])
def test_every_text_stays_as_it_was_written(text: str) -> None:
    """YAML would make other things of these."""
    ((document,), _, _) = decoded(f"title: {text}\nsubject: x\naction: y\ndetail: {{a: {text}}}\n")
    assert isinstance(document.record, Claim)
    assert (document.record.title, document.record.detail) == (text, {"a": text})


SLIPS = [
    # names of fields
    (f"{CLAIM}subjekt: X\n", ["E201 4 subjekt"], f"fields here: {', '.join(fields_of(Claim))}"),
    (f"{CLAIM}statments: {{}}\n", ["E201 4 statments"], "did you mean `statements`?"),
    (f"{CLAIM}from_: 2018\n", ["E201 4 from_"], "did you mean `from`?"),
    (f"{CLAIM}id: b\n", ["E201 4 id"], ""),
    (f"{CLAIM}products: phones\n", ["E201 4 products"], "`products` belongs into `scope:`"),
    (f"{CLAIM}status: confirmed\n", ["E201 4 status"], "it is derived from the statements"),
    (f"{CLAIM}scope: {{chanel: online}}\n", ["E201 4 chanel"], "did you mean `channel`?"),
    (f"{CLAIM}changes: [{{date: 2020, kind: new, foo: x}}]\n", ["E201 4 foo"], CHANGES),
    (f"{CLAIM}ruling: {{staus: a, because: b}}\n", ["E201 4 staus"], "did you mean `status`?"),
    (
        f"{CLAIM}ruling: {{status: refuted, staus: a, because: b}}\n",
        ["E201 4 staus"],
        "fields here: status, because",
    ),
    # missing, empty
    ("title: T\nsubject: x\n", ["E202 1 title"], "add a line `action: …`"),
    ("titel: T\nsubject: x\naction: y\n", ["E201 1 titel"], "did you mean `title`?"),
    ("title:\nsubject: x\naction: y\n", ["E202 1 title"], "write the value, or take the line out"),
    ("title: ''\nsubject: x\naction: y\n", ["E208 1 ''"], "write the text, or leave the key out"),
    (f"{CLAIM}happened:\n", ["E202 4 happened"], "write the value, or take the line out"),
    (f"{CLAIM}explains:\n", ["E202 4 explains"], "write the value, or take the line out"),
    (f"{CLAIM}changes:\n", ["E202 4 changes"], "write the value, or take the line out"),
    (f"{CLAIM}detail: {{a: }}\n", ["E202 4 a"], "write the value, or take the line out"),
    (f"{CLAIM}changes: [{{date: , kind: new}}]\n", ["E202 4 date"], "write the value, or"),
    (f"{CLAIM}changes: [{{kind: new}}]\n", ["E202 4 kind"], "add a line `date: …`"),
    (f"{CLAIM}ruling: {{status: refuted}}\n", ["E202 4 ruling"], "add a line `because: …`"),
    # words and dates
    (f"{CLAIM}scope: {{extent: al}}\n", ["E203 4 al"], "did you mean `all`?"),
    (f"{CLAIM}draft: true\n", ["E203 4 true"], "write `yes`"),
    (f"{CLAIM}happened: 21 March 2018\n", ["E402 4 21 March 2018"], "write 2018-03-21"),
    (f"{CLAIM}happened: 2018-02-30\n", ["E401 4 2018-02-30"], "write a day from 01 to 28"),
    (f"{CLAIM}stages: [{{adopted: 2018-3-1}}]\n", ["E402 4 2018-3-1"], "write 2018-03-01"),
    (
        f"{CLAIM}embargo_until: 2026-12-01\n",
        ["E502 4 2026-12-01"],
        "write for example 2026-12-01T09:00-05:00",
    ),
    # ids
    (f"{CLAIM}object: Huawei Inc\n", ["E209 4 Huawei Inc"], "ids are lower-case letters"),
    (f"{CLAIM}detail: {{Six Chiefs: x}}\n", ["E209 4 Six Chiefs"], "ids are lower-case letters"),
    # shapes
    (
        f"{CLAIM}scope: online\n",
        ["E208 4 online"],
        "fields here: products, channel, region, extent",
    ),
    (
        f"{CLAIM}changes: {{date: 2020, kind: new}}\n",
        ["E208 4 {date: 2020, kind: new}"],
        "write each item on a line of its own, after `- `",
    ),
    (f"{CLAIM}changes: [new]\n", ["E208 4 new"], CHANGES),
    (f"{CLAIM}date_note: [x]\n", ["E208 4 [x]"], "write it without the list: `x`"),
    (f"{CLAIM}detail: six\n", ["E208 4 six"], "write each on a line of its own, indented"),
    (f"{CLAIM}statements: [x]\n", ["E208 4 [x]"], "write each statement under an id"),
    (f"{CLAIM}statements: {{s: text}}\n", ["E208 4 text"], ""),
    (
        f"{CLAIM}statements:\n  Bad Id: {{speaker: x}}\n",
        ["E209 5 Bad Id"],
        "ids are lower-case letters",
    ),
    ("just text\n", ["E208 1 just text"], ""),
]


@pytest.mark.parametrize(("text", "expected", "help_"), SLIPS)
def test_a_slip_is_told_once_at_its_place(text: str, expected: list[str], help_: str) -> None:
    """In the editor's words, with the way out first."""
    problems = decoded(text).diagnostics
    assert told(text, problems) == expected
    assert "".join(problems[0].help[:1]).startswith(help_)


IN_STATEMENTS = [
    ("speaker: best-buy/\n", ["E215 1 best-buy/"]),
    ('speaker: "?0 people"\n', ["E203 1 0"]),
    ("speaker: {}\naffirms: Some Claim\n", ["E209 2 Some Claim"]),
    ("speaker: {whom: x}\n", ["E201 1 whom"]),
    ("speaker: x\nquote: y\n", ["E201 2 quote"]),
    ("speaker: x\nconfirms: y\n", ["E201 2 confirms"]),
    ("speaker: an official\n", ["E209 1 an official"]),
    ("speaker: x\naffirms: [{c: four}]\n", ["E215 2 c"]),
    ("speaker: x\naffirms: [{c: {but: {Six: x}}}]\n", ["E209 2 Six"]),
    ("speaker: x\naffirms: [{c: {buts: {six: x}}}]\n", ["E201 2 buts"]),
    ("speaker: x\naffirms: [{c: {maybe: true}}]\n", ["E203 2 true"]),
    ("speaker: x\naffirms: [{C: {maybe: yes}}]\n", ["E209 2 C"]),
    ("speaker: x\nreports: [a < B c, b]\n", ["E209 2 B c"]),
    ("speaker: x\nreports:\n  - A < b\n  - a < b < c\n", ["E209 3 A", "E215 4 a < b < c"]),
    ("speaker: x\nreports: {source: a, presents_as: facts}\n", ["E203 2 facts"]),
    ("speaker: x\nreports: {quote: words}\n", ["E202 2 quote"]),
    ("speaker: x\nreports: ['B c']\n", ["E209 2 B c"]),
    ("affirms: c\n", ["E202 1 affirms"]),
]


@pytest.mark.parametrize(("text", "expected"), IN_STATEMENTS)
def test_a_slip_in_a_short_form_is_pointed_at_within_it(text: str, expected: list[str]) -> None:
    """At the word, not at all that stands there."""
    assert told(text, decoded(text, "statements").diagnostics) == expected


def test_what_is_not_written_as_it_reads_is_pointed_at_as_a_whole_and_left_to_the_editor() -> None:
    """Here by an escape; a machine would write over more than the word."""
    text = 'speaker: x\nreports: "cnet\\u005f2018 < b"\n'
    (problem,) = decoded(text, "statements").diagnostics
    assert told(text, [problem]) == ['E209 2 "cnet\\u005f2018 < b"']
    assert problem.fix is None


FIXABLE = [
    *(case[0] for case in SLIPS),
    f"{CLAIM}statements:\n  s: {{speaker: x, reports: [A < b]}}\n",
]


@pytest.mark.parametrize("text", FIXABLE)
def test_a_fix_mends_its_slip_and_nothing_else(text: str) -> None:
    """Whatever is offered for a machine to apply can be applied."""
    for problem in decoded(text).diagnostics:
        if problem.fix:
            mended = fixed(text, problem)
            again = told(mended, decoded(mended).diagnostics)
            assert [one for one in again if one.split()[0] == problem.code] == []


def test_many_mistakes_in_one_file_are_all_told_in_one_run() -> None:
    """None hides another, and none is told twice."""
    text = (
        "titel: Best Buy stops ordering\n"
        "subject: best-buy\n"
        "action: stops\n"
        "happened: 21.3.2018\n"
        "scope: {extent: most}\n"
        "object:\n"
        "changes: [{date: 2026-01-05, kind: nwe}]\n"
        "statements:\n"
        "  one: {affirms: a}\n"
        "  two: {speaker: x, reports: [{source: S}]}\n"
    )
    assert told(text, in_order(decoded(text).diagnostics)) == [
        "E201 1 titel",
        "E402 4 21.3.2018",
        "E203 5 most",
        "E202 6 object",
        "E203 7 nwe",
        "E202 9 one",
        "E209 10 S",
    ]


def test_a_broken_record_still_tells_whom_it_names() -> None:
    """And what it would be called, so that naming it is no mistake of others."""
    text = "name: Best Buy\naliases: [BBY]\nparent: group\nextra: x\nsummary: '[[huawei]]'\n"
    documents, (broken,), problems = decoded(text, "retailers", "best-buy")
    assert documents == ()
    assert len(problems) == 1
    assert (broken.id, broken.names) == ("best-buy", ("Best Buy", "BBY"))
    assert [one.target for one in broken.references] == ["huawei", "group"]


def test_only_an_entity_that_is_broken_has_names() -> None:
    """By which links may find it; a claim's title is no name."""
    _, (broken,), _ = decoded(f"{CLAIM}name: Best Buy\n")
    assert broken.names == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("- kinds\n", None),
        ("title: X\n", None),
        ("kinds: shops\n", None),
        ("kinds: {shops: {one: Shop}}\n", ["shops"]),
    ],
)
def test_kinds_are_told_as_far_as_broken_settings_name_them(
    text: str, kinds: list[str] | None
) -> None:
    """So that folders of records are not called unknown for another mistake."""
    settings, found, problems = decode_site(text.encode(), "content/site.yaml")
    assert settings is None
    assert found == kinds
    assert problems


def test_one_broken_record_of_a_file_leaves_the_others_whole() -> None:
    """A claim is no worse for its statement."""
    text = f"{CLAIM}statements:\n  one: {{speaker: X Y, denies: b}}\n  two: {{speaker: y}}\n"
    documents, (broken,), _ = decoded(text)
    assert [one.id for one in documents] == ["a", "two"]
    assert (broken.id, broken.prefix) == ("one", ("statements", "one"))
    assert [one.target for one in broken.references] == ["b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: X\n", ["E202"] * 6),
        ("kinds: {shops: {one: Shop}}\n", ["E202"] * 7),
        ("actions: {stops: {label: Stops, settled_by: nobody}}\n", ["E202"] * 6 + ["E203"]),
        ("actions: {stops: {label: Stops, states: off-sale}}\n", ["E201"] + ["E202"] * 6),
    ],
)
def test_what_is_wrong_in_the_settings_is_told_like_all_else(
    text: str, expected: list[str]
) -> None:
    """Each of the fields that are missing, and each slip."""
    settings, problems = decode_settings(written(text))
    assert settings is None
    assert sorted(one.code for one in problems) == expected


def test_all_fields_of_the_model_are_offered_by_their_written_names() -> None:
    """What the loader fills in is not."""
    assert "from" in fields_of(Claim)
    assert "statements" in fields_of(Claim)
    assert not {"id", "file", "kind"} & set(fields_of(Entity))
    assert "within" not in fields_of(Statement)
    assert set(STANCES) < set(fields_of(Statement))


NAMES = sorted({*fields_of(Claim), *fields_of(Statement), *fields_of(Source), *fields_of(Entity)})
INNER = ["id", "date", "kind", "source", "via", "who", "for", "but", "maybe", "name", "extent"]
TEXTS = ["x", "yes", "2018", "2018-02-30", "a < b", "a < b < c", "?", "?1 a", "a/", "[[a]]", "a#b"]
VALUES = st.recursive(
    st.sampled_from(TEXTS) | st.text(max_size=8) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*NAMES, *INNER]) | st.text(max_size=4), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6) | VALUES,
    st.sampled_from([*FOLDERS, "retailers"]),
)
def test_whatever_stands_in_a_file_gives_records_or_reasons(value: Any, folder: str) -> None:
    """Never an exception, never silence; and every reason has a place in the file."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    read, _ = read_written(text.encode("utf-8", "replace"), "content/a.yaml")
    if read is None:
        return
    documents, broken, problems = decode_record(read, folder, "a")
    assert bool(broken) <= bool(problems)
    assert documents or broken
    for problem in problems:
        assert problem.span
        pointed_at(text, problem.span)
