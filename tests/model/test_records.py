"""Records: short forms and full ones, versions, pickling."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.dates.edtf import parse
from generator.model.claim import Claim, Stage
from generator.model.entity import Belonging, Entity
from generator.model.markers import MisreadError
from generator.model.record import Change, Record
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.statement import Report, Speaker, Statement, Target

NAMED = {"id": "x", "file": "content/x.yaml"}


def claim(**given: Any) -> Claim:
    """Decode a claim of which only these fields matter."""
    told = {"title": "T", "subject": "best-buy", "action": "stops", **given}
    read: Claim = TypeAdapter(Claim).validate_python({**NAMED, **told})
    return read


def statement(**given: Any) -> Statement:
    """Decode a statement of which only these fields matter."""
    read: Statement = TypeAdapter(Statement).validate_python({**NAMED, "speaker": "x", **given})
    return read


def misread(kind: type[Record], **given: Any) -> MisreadError:
    """Decode a record that is refused for one reason, and return the reason."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python({**NAMED, **given})
    (problem,) = caught.value.errors()
    error = problem["ctx"]["error"]
    assert isinstance(error, MisreadError)
    return error


@pytest.mark.parametrize(
    ("written", "speaker", "way", "voice"),
    [
        ("best-buy", Speaker(who="best-buy"), "named", "best-buy"),
        ("x/spokesperson", Speaker(who="x", role="spokesperson"), "named", "x"),
        ("x/head of a/b", Speaker(who="x", role="head of a/b"), "named", "x"),
        ({"who": "x", "for": "huawei"}, Speaker(who="x", for_="huawei"), "named", "huawei"),
        ("?1 a person", Speaker(unnamed="a person", heads=1), "unnamed", None),
        ("?2  two people", Speaker(unnamed="two people", heads=2), "unnamed", None),
        ("? people", Speaker(unnamed="people"), "unnamed", None),
        ("?people", Speaker(unnamed="people"), "unnamed", None),
        ({"unnamed": "people", "heads": "3"}, Speaker(unnamed="people", heads=3), "unnamed", None),
        ({"document": "memo-2018#a"}, Speaker(document="memo-2018#a"), "document", None),
        ({"looked": "verge"}, Speaker(looked="verge"), "look", "verge"),
        ({"own_words": "verge-2018"}, Speaker(own_words="verge-2018"), "own-words", None),
        ({"untraced": "reports"}, Speaker(untraced="reports"), "untraced", None),
    ],
)
def test_a_speaker_is_written_in_one_of_several_ways(
    written: object, speaker: Speaker, way: str, voice: str | None
) -> None:
    """Each way says who speaks, and whose word it is."""
    read = statement(speaker=written).speaker
    assert (read, read.way, read.voice) == (speaker, way, voice)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("?", "E302"),
        ("?3", "E302"),
        ("? ", "E302"),
        ("best-buy/", "E215"),
        ("/spokesperson", "E215"),
        ("Best Buy", "E209"),
        ("an official", "E209"),
        ("an official/spokesperson", "E209"),
        ("?0 people", "E203"),
        ({"unnamed": "people", "heads": "many"}, "E203"),
    ],
)
def test_a_speaker_of_whom_too_little_is_said_is_refused(written: object, code: str) -> None:
    """An unnamed one needs a description, a role needs an entity."""
    assert misread(Statement, speaker=written).code == code


@pytest.mark.parametrize(
    ("written", "report"),
    [
        ("cnet-2018", Report(source="cnet-2018")),
        ("cnet-2018 < ap-2018", Report(source="cnet-2018", via="ap-2018")),
        ("cnet-2018<ap-2018#a", Report(source="cnet-2018", via="ap-2018#a")),
        ({"source": "a", "maybe": "yes"}, Report(source="a", maybe=True)),
        ({"source": "a", "presents_as": "fact"}, Report(source="a", presents_as="fact")),
    ],
)
def test_a_report_is_a_source_perhaps_through_another(written: object, report: Report) -> None:
    """One alone may stand without a list."""
    assert statement(reports=written).reports == statement(reports=[written]).reports == (report,)


@pytest.mark.parametrize("written", ["a < b < c", "< b", "a <", "<"])
def test_a_report_that_leads_through_more_or_less_than_one_source_is_refused(written: str) -> None:
    """Each step of a chain is a report of its own."""
    assert misread(Statement, speaker="x", reports=[written]).code == "E215"


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("a-claim", Target(id="a-claim")),
        ({"a-claim": {"maybe": "yes"}}, Target(id="a-claim", maybe=True)),
        ({"a-claim": {"but": {"chiefs": "four"}}}, Target(id="a-claim", but={"chiefs": "four"})),
        ({"id": "a-claim", "maybe": "no"}, Target(id="a-claim")),
    ],
)
def test_a_stance_is_on_a_claim_perhaps_with_another_value(written: object, target: Target) -> None:
    """One alone may stand without a list; all of them come in the order of the stances."""
    read = statement(denies=written, affirms=["b"])
    assert tuple(read.stances) == (("affirms", Target(id="b")), ("denies", target))


def test_a_value_behind_a_claim_must_say_what_it_is() -> None:
    """`{claim: four}` could mean anything."""
    assert misread(Statement, speaker="x", affirms=[{"a-claim": "four"}]).code == "E215"


def test_stages_parents_and_lists_of_one_have_short_forms() -> None:
    """Each means the same as its full form."""
    day = parse("2018-04-17")
    full = {"name": "adopted", "date": "2018-04-17"}
    assert claim(stages=[{"adopted": "2018-04-17"}]).stages == (Stage(name="adopted", date=day),)
    assert claim(stages=full).stages == claim(stages=[full]).stages
    told = {**NAMED, "kind": "people", "name": "X", "aliases": "Y", "renamed_from": "z"}
    one: Entity = TypeAdapter(Entity).validate_python({**told, "parent": "huawei"})
    assert one.parent == (Belonging(id="huawei"),)
    assert (one.aliases, one.renamed_from) == (("Y",), ("z",))
    parents = ["huawei", {"id": "honor", "until": "2020"}]
    two: Entity = TypeAdapter(Entity).validate_python({**told, "parent": parents})
    assert two.parent == (Belonging(id="huawei"), Belonging(id="honor", until=parse("2020")))
    assert claim(unknowns="The day.").unknowns == ("The day.",)


def test_a_field_named_by_a_word_of_python_is_written_without_its_mark() -> None:
    """`from`, not `from_`."""
    assert claim(**{"from": "2018"}).from_ == parse("2018")
    with pytest.raises(ValidationError):
        claim(from_="2018")


def test_a_record_has_as_many_versions_as_readers_should_know_of() -> None:
    """Minor changes make none, and a record without a history is at its first."""
    day = {"date": "2026-01-05"}
    record = claim(
        changes=[
            {**day, "kind": "new"},
            {**day, "kind": "update", "minor": "yes"},
            {**day, "kind": "correction", "was": "a", "now": "b"},
        ]
    )
    assert (record.version, record.added) == (2, parse("2026-01-05"))
    assert (claim().version, claim().added) == (1, None)
    assert record.changes[1] == Change(date=parse("2026-01-05"), kind="update", minor=True)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://shelves.example", "/"),
        ("https://shelves.example/", "/"),
        ("https://shelves.example/report", "/report/"),
        ("https://shelves.example/a/b/", "/a/b/"),
    ],
)
def test_a_site_lives_under_the_path_of_its_address(address: str, path: str) -> None:
    """With a slash at both ends."""
    licence = {"name": "CC BY 4.0", "url": "https://licence.example/"}
    told = {"title": "T", "tagline": "T", "publisher": "P", "kinds": {}, "actions": {}}
    read: Settings = TypeAdapter(Settings).validate_python(
        {**told, "licence": licence, "url": address}
    )
    assert read.base_path == path


def test_records_survive_pickling_and_cannot_be_changed() -> None:
    """They go into caches and across processes."""
    for record in (
        claim(happened="../2018-03-21", scope={"products": "phones"}, detail={"chiefs": "six"}),
        statement(reports="a < b", affirms=[{"c": {"maybe": "yes"}}], speaker="?1 a person"),
        TypeAdapter(Source).validate_python({**NAMED, "publisher": "cnet", "versions": []}),
    ):
        again = pickle.loads(pickle.dumps(record))  # noqa: S301  our own bytes
        assert again == record
        with pytest.raises(AttributeError):
            again.id = "y"


def test_the_model_needs_nothing_but_the_standard_library() -> None:
    """A build that decodes no record does not wait for the validator to load."""
    modules = ("claim", "entity", "prose", "references", "settings", "source", "statement")
    code = (
        f"import sys, {', '.join(f'generator.model.{name}' for name in modules)};"
        "names = {name.partition('.')[0] for name in sys.modules};"
        "print(sorted(names & {'pydantic', 'pydantic_core', 'yaml', 'jinja2', 'click'}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
