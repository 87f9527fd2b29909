"""What holds for any evidence whatever: no report, no doubt and no denial works the wrong way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.graph.chains import ChainNode, chain
from generator.graph.contradictions import contradictions
from generator.graph.evidence import evidence
from generator.graph.graph import Graph
from generator.graph.headline import headline
from generator.graph.ladder import RULES
from generator.graph.responses import responses
from generator.graph.rules import findings
from generator.graph.status import missing, status
from generator.model.claim import Claim
from generator.model.entity import Belonging, Entity
from generator.model.source import Source
from generator.model.statement import STANCES, Report, Speaker, Statement, Target
from tests.graph.building import day, graph_of

SPEAKERS = (
    Speaker(who="best-buy"),
    Speaker(who="richfield"),
    Speaker(who="huawei"),
    Speaker(who="honor"),
    Speaker(who="yu", for_="huawei"),
    Speaker(unnamed="a person", heads=1),
    Speaker(unnamed="people"),
    Speaker(document="best-buy-20180320"),
    Speaker(document="memo-20180320"),
    Speaker(looked="usatoday"),
    Speaker(own_words="blog-20180320"),
    Speaker(untraced="various reports"),
)
SOURCES = tuple(f"{outlet}-2018032{n}" for outlet in ("cnet", "reuters", "ap") for n in (1, 2, 3))
KNOWN = (
    Entity(id="honor", file="x", kind="retailers", name="Honor", parent=(Belonging(id="huawei"),)),
    Entity(id="richfield", file="x", kind="people", name="R", parent=(Belonging(id="best-buy"),)),
    Source(
        id="memo-20180320",
        file="x",
        publisher="best-buy",
        public=False,
        published=day("2018-03-20"),
    ),
    Source(id="blog-20180320", file="x", publisher="blog", published=day("2018-03-20")),
)


@st.composite
def evidences(draw: st.DrawFn, most: int = 5) -> tuple[Statement, ...]:
    """Draw statements s0, s1 … on one claim; they may revise, retract, differ from earlier ones."""
    found: list[Statement] = []
    for number in range(draw(st.integers(0, most))):
        earlier = [one.id for one in found]
        target = Target(id="stop", maybe=draw(st.integers(0, 5)) == 0)
        stances: dict[str, Any] = {draw(st.sampled_from(STANCES)): (target,)}
        if earlier and draw(st.integers(0, 3)) == 0:
            gone = (Target(id=draw(st.sampled_from(earlier))),)
            stances["retracts"] = (*stances.get("retracts", ()), *gone)
        reports = draw(st.lists(st.sampled_from(SOURCES), max_size=3, unique=True))
        found.append(
            Statement(
                id=f"s{number}",
                file="x",
                speaker=draw(st.sampled_from(SPEAKERS)),
                reports=tuple(
                    Report(
                        source=source,
                        via=draw(st.sampled_from((None, *reports))),
                        presents_as=draw(st.sampled_from((None, "confirmed", "rumour"))),
                    )
                    for source in reports
                ),
                said=draw(st.sampled_from((None, day("2018-03-19")))),
                revises=draw(st.sampled_from((None, *earlier))),
                different_from=tuple(
                    draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True))
                    if earlier
                    else ()
                ),
                **stances,
            )
        )
    return tuple(found)


CLAIM = Claim(
    id="stop",
    file="x",
    title="It stops",
    subject=("best-buy",),
    object=("huawei",),
    action="stops-ordering",
)


def told(statements: tuple[Statement, ...], claim: Claim = CLAIM) -> Graph:
    """Build the graph of one claim and these statements."""
    return graph_of((*KNOWN, claim, *statements))


def taking(stance: str, *, maybe: bool = False) -> dict[str, Any]:
    """Give a statement this stance on the claim."""
    return {stance: (Target(id="stop", maybe=maybe),)}


@given(evidences())
@settings(deadline=None)
def test_any_evidence_has_a_status_with_a_basis_and_reasons(
    statements: tuple[Statement, ...],
) -> None:
    """Whatever an editor may write, every derivation gives an answer."""
    graph = told(statements)
    found = status(graph, "stop")
    assert found.word in RULES
    assert found.basis.strip()
    assert found.reasons
    assert not found.basis.endswith(".")
    assert found.origins.minimum <= found.origins.maximum
    assert len(found.origins.repeats) <= len(found.origins.articles)
    assert headline(CLAIM.title, found)
    assert {one.party for one in responses(graph, "stop")} == {"best-buy", "huawei"}
    assert all(len(one.sides) > 1 for one in contradictions(graph, "stop"))
    assert found.word not in {one.rule.word for one in missing(graph, "stop")}
    assert all(one.code for one in findings(graph))


@given(evidences(4), st.data())
@settings(deadline=None)
def test_a_repeating_report_never_changes_a_status(
    statements: tuple[Statement, ...], data: st.DataObject
) -> None:
    """Not its word, nor its origins: twenty articles are no second person."""
    reported = [one for one in statements if one.reports]
    if not reported:
        return
    repeated = data.draw(st.sampled_from(reported))
    framing = data.draw(st.sampled_from((None, "fact", "confirmed", "announced")))
    echo = Report(source="echo-20180401", via=repeated.reports[0].source, presents_as=framing)
    louder = tuple(
        replace(one, reports=(*one.reports, echo)) if one is repeated else one for one in statements
    )
    before, after = status(told(statements), "stop"), status(told(louder), "stop")
    assert after.word == before.word
    assert (after.origins.minimum, after.origins.maximum) == (
        before.origins.minimum,
        before.origins.maximum,
    )


@given(evidences(4))
@settings(deadline=None)
def test_somebody_unnamed_who_may_be_the_same_never_raises_the_lower_bound(
    statements: tuple[Statement, ...],
) -> None:
    """Where somebody has spoken already; where nobody has, it is the first."""
    before = status(told(statements), "stop").origins
    if not before.named and not before.unnamed:
        return
    stance = next(
        (
            name
            for name in ("affirms", "expects", "denies")
            if any(one.counts and one.stance == name for one in evidence(told(statements), "stop"))
        ),
        "affirms",
    )
    one_more = Statement(
        id="one-more",
        file="x",
        speaker=Speaker(unnamed="a person", heads=1),
        reports=(Report(source="wsj-20180401"),),
        **taking(stance),
    )
    after = status(told((*statements, one_more)), "stop").origins
    assert after.minimum == before.minimum
    assert after.maximum == before.maximum + 1


@given(evidences(4))
@settings(deadline=None)
@example((Statement(id="s0", file="x", speaker=SPEAKERS[0], affirms=(Target(id="stop"),)),))
def test_a_denial_by_one_who_can_settle_it_undoes_a_confirmation_and_is_shown(
    statements: tuple[Statement, ...],
) -> None:
    """Whoever confirmed before: the claim is disputed, and the reasons name the denial."""
    denial = Statement(
        id="denial",
        file="x",
        speaker=Speaker(who="best-buy"),
        denies=(Target(id="stop"),),
        reports=(Report(source="wsj-20180401"),),
    )
    before = status(told(statements), "stop")
    after = status(told((*statements, denial)), "stop")
    if before.word == "confirmed":
        assert after.word == "disputed"
    assert after.word != "confirmed"
    assert any("denial" in one.statements for one in after.reasons)


@given(evidences(4))
@settings(deadline=None)
def test_a_voice_that_may_mean_something_else_never_changes_the_word(
    statements: tuple[Statement, ...],
) -> None:
    """Neither a perhaps-affirmation nor a perhaps-denial decides anything."""
    before = status(told(statements), "stop")
    for stance in ("affirms", "denies"):
        perhaps = Statement(
            id="perhaps",
            file="x",
            speaker=Speaker(who="best-buy"),
            reports=(Report(source="wsj-20180401"),),
            **taking(stance, maybe=True),
        )
        after = status(told((*statements, perhaps)), "stop")
        assert after.word == before.word
        assert after.origins.minimum == before.origins.minimum
        assert any("perhaps" in one.statements for one in after.reasons)


@given(evidences(4))
@settings(deadline=None)
def test_once_everything_is_out_the_status_as_known_is_the_status(
    statements: tuple[Statement, ...],
) -> None:
    """Both clocks agree in the end, if all of it is dated."""
    graph = told(statements)
    if any(graph.public_on(one) is None for one in statements):
        return
    assert status(graph, "stop", date(2030, 1, 1)) == status(graph, "stop")


@given(evidences(4))
@settings(deadline=None)
def test_a_status_does_not_depend_on_the_order_of_the_files(
    statements: tuple[Statement, ...],
) -> None:
    """The same records in any order are the same graph."""
    backwards = graph_of((*reversed(statements), CLAIM, *KNOWN))
    assert status(backwards, "stop") == status(told(statements), "stop")


@given(evidences(1))
@settings(deadline=None)
def test_every_report_has_exactly_one_place_in_its_chain(
    statements: tuple[Statement, ...],
) -> None:
    """Circles included."""
    graph = told(statements)
    for statement in statements:
        nodes: list[ChainNode] = list(chain(graph, statement))
        for node in nodes:  # grows while it is walked
            nodes.extend(node.children)
        placed = [node.report for node in nodes if node.report is not None]
        assert sorted(placed, key=lambda one: one.source) == sorted(
            statement.reports, key=lambda one: one.source
        )
