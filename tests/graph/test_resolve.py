"""Every id that a record names is there, is of the right kind, and may be named."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.graph.finding import Finding
from generator.graph.resolve import Known, unresolved
from generator.graph.tables import Index
from generator.incremental.pieces import Log
from generator.loading.decode import decode_record
from generator.loading.document import Broken, Document
from generator.loading.indexed import Indexed
from generator.loading.written import read_written
from generator.model.entries import entries

CLAIM = "title: T\nsubject: best-buy\naction: stops\n"
BASE = {
    "retailers/best-buy": "name: Best Buy\naliases: [BBY, The Shop]\n",
    "retailers/other-shop": "name: Other\naliases: [the shop]\n",
    "outlets/cnet": "name: CNET\n",
    "sources/cnet-2018": "publisher: cnet\nversions: [{id: corrected, change: corrected}]\n",
    "claims/stops": CLAIM + "renamed_from: has-stopped\n",
}


def project(files: Mapping[str, str]) -> tuple[list[Document], list[Broken]]:
    """Decode files by folder and id."""
    documents: list[Document] = []
    broken: list[Broken] = []
    for name, text in files.items():
        folder, _, ident = name.partition("/")
        written, _ = read_written(text.encode(), f"content/{name}.yaml")
        assert written
        decoded = decode_record(written, folder, ident)
        documents += decoded.documents
        broken += decoded.broken
    return documents, broken


def found(
    files: Mapping[str, str],
    held: frozenset[str] = frozenset(),
    unread: frozenset[str] = frozenset(),
) -> list[Finding]:
    """Return what does not resolve."""
    documents, broken = project(files)
    records = {one.id: one.record for one in documents}
    rows = Indexed()
    for ident in sorted(records):
        rows.fill(ident, entries(records[ident]))
    known = Known(records, Index(Log(), rows), held=held, broken=broken, unread=unread)
    return [one for _, one in unresolved((*documents, *broken), known)]


def told(findings: list[Finding]) -> list[str]:
    """Write findings as code, record, path and word."""
    return [
        f"{one.code} {one.record_id} {'.'.join(str(step) for step in one.path)} {one.word}"
        for one in findings
    ]


CASES = [
    (CLAIM, []),
    (CLAIM + "object: [best-buy, bestbuy]\n", ["E204 a object.1 bestbuy"]),
    (CLAIM + "explains: cnet-2018\n", ["E207 a explains.0 cnet-2018"]),
    (CLAIM + "explains: has-stopped\n", ["E204 a explains.0 has-stopped"]),
    (
        CLAIM + "ruling: {status: refuted, because: x, sources: cnet}\n",
        ["E207 a ruling.sources.0 cnet"],
    ),
    (CLAIM + "body: '[[cnet]] [[CNET]] [[bby|x]] [[Other]]'\n", []),
    (CLAIM + "body: '[[cnett]]'\n", ["E204 a body cnett"]),
    (CLAIM + "body: '[[The Shop]]'\n", ["E216 a body The Shop"]),
    (CLAIM + "body: '`[[nothing]]`'\n", []),
    (
        CLAIM + "statements: {s: {speaker: cnet, affirms: [stops, cnet]}}\n",
        ["E207 s affirms.1.id cnet"],
    ),
    (CLAIM + "statements: {s: {speaker: cnet, denies: s}}\n", []),
    (
        CLAIM + "statements: {s: {speaker: x/y, reports: 'cnet-2018#corrected < b'}}\n",
        ["E204 s speaker.who x", "E204 s reports.0.via b"],
    ),
    (
        CLAIM + "statements: {s: {speaker: cnet, reports: cnet-2018#correct}}\n",
        ["E212 s reports.0.source correct"],
    ),
]


@pytest.mark.parametrize(("claim", "expected"), CASES)
def test_a_name_that_leads_nowhere_is_told_with_the_word_itself(
    claim: str, expected: list[str]
) -> None:
    """Whether it stands in a field of its own, in a short form or in prose."""
    assert told(found({**BASE, "claims/a": claim})) == expected


@pytest.mark.parametrize(
    ("claim", "suggestion", "help_"),
    [
        (CLAIM + "object: bestbuy\n", "best-buy", "did you mean `best-buy`?"),
        (CLAIM + "explains: stopps\n", "stops", "did you mean `stops`?"),
        (CLAIM + "explains: has-stopped\n", "stops", "it was renamed: write `stops`"),
        (CLAIM + "body: '[[Best Byu]]'\n", "Best Buy", "did you mean `Best Buy`?"),
        (CLAIM + "body: '[[has-stopped]]'\n", "stops", "it was renamed: write `stops`"),
        (
            CLAIM + "body: '[[the shop]]'\n",
            None,
            "write the id of the one that is meant: `[[best-buy|the shop]]`",
        ),
        (CLAIM + "explains: entirely-different\n", None, None),
        (
            CLAIM + "statements: {s: {speaker: cnet, reports: cnet-2018#corected}}\n",
            "corrected",
            "did you mean `corrected`?",
        ),
        (
            CLAIM + "statements: {s: {speaker: cnet, reports: cnet-2018#x}}\n",
            None,
            "its versions: corrected",
        ),
        (CLAIM + "object: cnet-2018\n", None, "did you mean `cnet`?"),
    ],
)
def test_the_way_out_is_what_is_near(claim: str, suggestion: str | None, help_: str | None) -> None:
    """Only what the field could take is near: no source where an entity belongs."""
    (one,) = found({**BASE, "claims/a": claim})
    assert one.suggestion == suggestion
    assert (one.help[0] if one.help else None) == help_


def test_an_ambiguous_name_is_told_with_all_who_bear_it() -> None:
    """So that the editor sees between whom to choose."""
    (one,) = found({**BASE, "claims/a": CLAIM + "body: '[[The Shop]]'\n"})
    assert one.message == "`The Shop` is a name of 2 entities: `best-buy`, `other-shop`"


def test_a_broken_record_causes_no_errors_elsewhere_and_its_own_are_told() -> None:
    """It can be named by its id and by its name, and whom it names is checked."""
    files = {
        **BASE,
        "retailers/target": "name: Target\naliases: Tarjay\nhomepage: nowhere\nparent: nobody\n",
        "claims/a": CLAIM
        + "object: target\nbody: '[[Tarjay]] [[target]]'\n"
        + "statements: {s: {speaker: X Y, denies: nothing}}\n",
        "claims/b": CLAIM + "statements: {t: {speaker: best-buy, revises: s}}\n",
    }
    assert told(found(files)) == ["E204 target parent.0.id nobody", "E204 s denies.0.id nothing"]


def test_what_may_stand_in_a_file_that_cannot_be_read_is_no_error() -> None:
    """Only that file is to be mended first."""
    claim = CLAIM + "object: target\nbody: '[[Tarjay]] [[nobody]]'\n"
    unread = frozenset({"target", "tarjay"})
    assert told(found({**BASE, "claims/a": claim}, unread=unread)) == ["E204 a body nobody"]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (frozenset(), []),
        ({"stops"}, ["E501 a explains.0 stops", "E501 a body stops", "E501 s affirms.0.id stops"]),
        ({"stops", "a", "s"}, []),
        ({"a", "s"}, []),
        ({"best-buy"}, ["E501 stops subject.0 best-buy", "E501 a subject.0 best-buy"]),
    ],
)
def test_what_is_published_does_not_lead_to_what_is_held_back(
    held: set[str], expected: list[str]
) -> None:
    """A draft may lead to anything."""
    claim = CLAIM + "explains: stops\nbody: '[[stops]]'\n"
    statement = "statements: {s: {speaker: cnet, affirms: stops}}\n"
    assert told(found({**BASE, "claims/a": claim + statement}, frozenset(held))) == expected
