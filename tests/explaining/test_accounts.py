"""What is told of each kind of record: the reasons, and the records behind them."""

from __future__ import annotations

from datetime import date

import pytest

from generator.explaining.account import LONGEST, Account, Line, part
from generator.explaining.record import account_of, near_ids
from generator.graph.graph import Graph
from tests.graph.building import site as graph_from
from tests.minisite import NOW, MiniSite

TODAY = date(2026, 6, 1)


@pytest.fixture
def graph(site: MiniSite) -> Graph:
    """The small report."""
    found = site.check(NOW).graph
    assert found is not None
    return found


def told(account: Account | None) -> str:
    """Write an account as one text."""
    assert account is not None
    parts = [
        f"{one.heading}\n" + "".join(f"- {row.text} [{' '.join(row.ids)}]\n" for row in one.lines)
        for one in account.parts
    ]
    return "".join((f"{account.kind}: {account.name}. {account.verdict}\n", *parts))


def test_a_claim_s_account_has_its_status_its_reasons_and_what_would_raise_it(
    graph: Graph,
) -> None:
    assert told(account_of(graph, "bb-stops-ordering", TODAY)) == (
        "claim: Best Buy stops ordering Huawei phones. Reported, not confirmed: 1 unnamed source, "
        "repeated by 1 article; Best Buy commented and neither confirmed nor denied\n"
        "Because\n"
        "- 1 unnamed source of CNET affirms it [unnamed-on-best-buy cnet-20180321]\n"
        "- the word of Best Buy can settle it; not done on record so far []\n"
        "- Best Buy commented and neither confirmed nor denied [best-buy-answers cnet-20180321]\n"
        "- Huawei was not asked, as far as is known []\n"
        "What would raise it\n"
        "- Confirmed: Best Buy would have to have affirmed it on record []\n"
        "- Observed: nobody is known to have looked on a known date []\n"
        "- Corroborated, not confirmed: a second independent origin: so far 1 origin []\n"
        "- Stated, not confirmed: nobody who gives a name affirms it []\n"
        "Not known\n"
        "- The day of the last order. []\n"
        "- Who the unnamed people behind it are. []\n"
        "- On which day it happened. []\n"
    )


def test_a_statement_s_account_says_on_which_claims_it_counts(graph: Graph) -> None:
    assert told(account_of(graph, "best-buy-answers", TODAY)) == (
        "statement: Best Buy on Huawei, 21 March 2018. \n"
        "Stances\n"
        "- comments: Best Buy stops ordering Huawei phones (reported, not confirmed); counts, and "
        "is the word of one who can settle it [bb-stops-ordering]\n"
        "Reported by\n"
        "- CNET, 21 March 2018 [cnet-20180321]\n"
    )


def test_a_statement_that_counts_for_nothing_says_why() -> None:
    graph = graph_from(
        "claims: {stop: }\nstatements:\n"
        "  old: {speaker: '?1 a person', affirms: [stop], reports: [x-2018]}\n"
        "  new: {speaker: '?1 a person', affirms: [stop], reports: [x-2019], revises: old}\n"
        "  own: {speaker: {own_words: x-2018}, affirms: [stop]}\n"
        "  gone: {speaker: x, affirms: [stop], reports: [x-2018],\n"
        "    withdrawn: {date: 2020, because: 'Nobody said [[stop|so]].'}}\n"
    )
    assert "not counted: told anew by a later statement, by new" in told(
        account_of(graph, "old", TODAY)
    )
    assert "Taken up by\n- " in told(account_of(graph, "old", TODAY))
    assert "not counted: an outlet's own words" in told(account_of(graph, "own", TODAY))
    gone = told(account_of(graph, "gone", TODAY))
    assert "Withdrawn, so that nothing counts it: Nobody said so" in gone
    assert "not counted: the statement was withdrawn" in gone
    assert "; counts [stop]" in told(account_of(graph, "new", TODAY))


def test_a_source_s_account_says_what_rests_on_it_and_who_took_from_it(graph: Graph) -> None:
    account = account_of(graph, "cnet-20180321", TODAY)
    assert told(account) == (
        "source: Best Buy cuts ties. 2 claims of the record rest on it; without it nothing would "
        "be left of 2\n"
        "It carries\n"
        "- Best Buy on Huawei, 21 March 2018 [best-buy-answers]\n"
        "- 1 unnamed source of CNET on Best Buy and Huawei, 21 March 2018 [unnamed-on-best-buy]\n"
        "Rests on it alone\n"
        "- Best Buy stops ordering Huawei phones (reported, not confirmed) [bb-stops-ordering]\n"
        "- Best Buy stops selling Huawei phones (reported, not confirmed) [bb-stops-selling]\n"
        "Took from it\n"
        "- The Verge, 22 March 2018 [verge-20180322]\n"
    )
    assert account_of(graph, "cnet-20180321#later", TODAY) == account


def test_a_source_that_fell_or_that_nothing_rests_on_says_so() -> None:
    graph = graph_from(
        "claims: {stop: }\n"
        "statements: {s: {speaker: x, affirms: [stop], reports: [x-2018, y-2018]}}\n"
        "sources:\n"
        "  x-2018: {versions: [{id: gone, change: removed}]}\n"
        "  z-2018: {republishes: y-2018}\n"
    )
    fallen = told(account_of(graph, "x-2018", TODAY))
    assert "It is no longer what it was\n- removed by its publisher without a note" in fallen
    assert "Rests on others too\n" in fallen
    assert "Rests on it alone" not in fallen
    assert "No claim of the record rests on it" in told(account_of(graph, "z-2018", TODAY))
    assert "Took from it\n- Z, 2018 [z-2018]" in told(account_of(graph, "y-2018", TODAY))


def test_an_entity_s_account_says_what_it_said_and_what_is_said_of_it(graph: Graph) -> None:
    account = told(account_of(graph, "best-buy", TODAY))
    assert account.startswith("retailer: Best Buy. 2 claims about it, 1 statement by it\n")
    assert "(reported, not confirmed); it commented and neither" in account
    assert "It said\n- Best Buy on Huawei, 21 March 2018: comments [best-buy-answers]\n" in account
    assert "It published\n- Best Buy cuts ties [cnet-20180321]\n" in told(
        account_of(graph, "cnet", TODAY)
    )


def test_an_entity_s_family_is_named_both_ways() -> None:
    graph = graph_from("entities: {honor: {parent: huawei}, huawei: {name: Huawei}}")
    assert "Belongs to\n- Huawei [huawei]\n" in told(account_of(graph, "honor", TODAY))
    assert "Belong to it\n- Honor [honor]\n" in told(account_of(graph, "huawei", TODAY))


def test_prose_says_what_it_names(graph: Graph) -> None:
    assert told(account_of(graph, "what-happened", TODAY)) == (
        "story: What happened. \nIt names\n- Best Buy [best-buy]\n- Huawei [huawei]\n"
    )
    about = account_of(graph, "about", TODAY)
    assert about is not None
    assert (about.kind, about.address, about.parts) == ("page", "/about/", ())


@pytest.mark.parametrize("asked", ["best-buy", "Best Buy", "bby", "BBY"])
def test_a_record_is_found_by_id_name_or_alias(graph: Graph, asked: str) -> None:
    account = account_of(graph, asked, TODAY)
    assert account is not None
    assert account.id == "best-buy"


def test_a_record_is_found_by_the_id_that_it_had(site: MiniSite) -> None:
    site.put("makers/huawei", renamed_from=["huawei-technologies"])
    graph = site.check(NOW).graph
    assert graph is not None
    account = account_of(graph, "huawei-technologies", TODAY)
    assert account is not None
    assert account.id == "huawei"


def test_what_is_no_record_has_no_account_but_neighbours(graph: Graph) -> None:
    assert account_of(graph, "best-bye", TODAY) is None
    assert near_ids(graph, "best-bye")[0] == "best-buy"


def test_a_long_list_is_cut_and_counted() -> None:
    (found,) = part("Many", (Line(str(number)) for number in range(LONGEST + 3)))
    assert (len(found.lines), found.more) == (LONGEST, 3)
    assert part("None", []) == ()
