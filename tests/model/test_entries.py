"""Entries: under which keys a record is found is told by the record alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from generator.loading.decode import decode_record
from generator.model.entries import NO_YEAR, entries
from generator.model.record import Record
from generator.model.references import references
from tests.loading import made
from tests.loading.decoding import written

CLAIM = "title: T\nsubject: [shop, chain]\naction: stops\nobject: maker\n"


def found(text: str, folder: str = "claims") -> dict[str, list[str]]:
    """Return the keys of a record's entries by index, in the order in which they are told."""
    told: dict[str, list[str]] = {}
    for name, key, _ in entries(_record(text, folder)):
        told.setdefault(name, []).append(key)
    return told


def places(text: str, name: str) -> dict[str, Any]:
    """Return what an index tells of a claim, by key."""
    return {key: place for index, key, place in entries(_record(text, "claims")) if index == name}


def _record(text: str, folder: str) -> Record:
    record: Record = decode_record(written(text), folder, "a").documents[0].record
    return record


def test_a_claim_is_found_by_its_year_its_action_and_those_whom_it_names() -> None:
    told = found(CLAIM + "happened: 2018-03-21\nscope: {products: phone}\n")
    assert told["year"] == ["2018"]
    assert told["action"] == ["stops"]
    assert told["party"] == ["chain", "maker", "phone", "shop"]


def test_a_claim_without_a_date_is_found_under_no_year() -> None:
    assert found(CLAIM)["year"] == [NO_YEAR]


@pytest.mark.parametrize(
    ("date", "month", "known"),
    [("2018-03-21", 3, True), ("2018-03", 3, False), ("2018", None, False)],
)
def test_a_claim_s_place_in_time_is_told_with_how_well_it_is_known(
    date: str, month: int | None, *, known: bool
) -> None:
    (place,) = places(CLAIM + f"happened: {date}\n", "year").values()
    assert place[1:] == (month, known, False)


def test_parties_are_told_from_what_is_only_in_the_scope() -> None:
    told = places(CLAIM + "happened: 2018\nscope: {products: [phone, maker]}\n", "party")
    assert {ident: place[-1] for ident, place in told.items()} == {
        "shop": True,
        "chain": True,
        "maker": True,
        "phone": False,
    }


def test_claims_are_found_by_the_claims_that_they_bear_on() -> None:
    told = found(CLAIM + "contradicts: [b]\nexplains: [c, d]\nafter: e\nprolongs: f\n")
    assert (told["opposed"], told["explains"]) == (["b"], ["c", "d"])
    assert (told["after"], told["prolongs"]) == (["e"], ["f"])


STATEMENT = "speaker: {who: x, for: maker}\naffirms: [b, c]\ndenies: d\nreports: 's-1#v2 < s-2'\n"


def test_a_statement_is_found_by_what_it_says_who_carries_it_and_whose_voice_it_is() -> None:
    told = found(STATEMENT, "statements")
    assert told["said"] == ["b", "c", "d"]
    assert told["carried"] == ["s-1"], "without the version"
    assert told["voice"] == ["maker", "x"]


def test_a_withdrawn_statement_says_nothing_and_is_carried_by_nobody() -> None:
    told = found(STATEMENT + "withdrawn: {date: 2026-01-05, because: No.}\n", "statements")
    assert not told.keys() & {"said", "carried"}
    assert told["voice"] == ["maker", "x"]


def test_a_document_that_speaks_is_found_without_its_version() -> None:
    told = found("speaker: {document: 'memo#v2'}\nrevises: b\n", "statements")
    assert (told["document"], told["revises"]) == (["memo"], ["b"])


def test_a_source_is_found_by_its_publisher_and_by_what_it_republishes() -> None:
    told = found("publisher: cnet\nrepublishes: ap-1\n", "sources")
    assert (told["published"], told["republishes"]) == (["cnet"], ["ap-1"])


def test_an_entity_is_found_by_its_names_its_kind_and_what_it_belongs_to() -> None:
    text = "name: Best Buy\naliases: [BBY, STRASSE, Straße]\nparent: [group, other]\n"
    told = found(text, "retailers")
    assert told["called"] == ["best buy", "bby", "strasse", "strasse"]
    assert (told["kind"], told["parent"]) == (["retailers"], ["group", "other"])


def test_every_record_is_found_by_its_former_ids_and_by_whom_it_names_and_links() -> None:
    told = found("title: T\nbody: See [[b]] and [[Best Buy|it]].\nrenamed_from: old\n", "stories")
    assert told == {"linked": ["b", "best buy"], "former": ["old"]}


@given(made.records())
def test_whatever_a_record_names_it_is_found_by(record: Record) -> None:
    """So that who names whom needs no walk over all records."""
    keys = {(name, key) for name, key, _ in entries(record)}
    for one in references(record):
        linked = one.kinds == ("link",)
        named = ("linked", one.target.casefold()) if linked else ("named", one.target)
        assert named in keys
