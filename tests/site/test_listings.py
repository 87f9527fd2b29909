"""Nothing of the record is lost on the way: every record is where a reader would look for it."""

from __future__ import annotations

from collections import Counter

from generator import routes
from generator.graph.graph import Graph
from generator.graph.status import status
from tests.site.reading import Page, Site, text_of


def listed(page: Page) -> list[str]:
    """Return the ids of the claims that a page lists as entries, in order."""
    return [str(one) for one in page.find("//li[@class='entry']/@id")]


def links(page: Page) -> set[str]:
    """Return every address that the matter of a page links to."""
    return {str(one) for one in page.find("//main//a/@href")}


def test_every_record_has_a_page_and_no_page_lacks_a_record(report: Site, graph: Graph) -> None:
    """Claims, statements, sources, entities and stories are pages, one each."""
    wanted = {
        *(routes.claim(one) for one in graph.claims),
        *(routes.statement(one) for one in graph.statements),
        *(routes.source(one) for one in graph.sources),
        *(routes.entity(one.kind, one.id) for one in graph.entities.values()),
        *(routes.story(one) for one in graph.stories),
    }
    kinds = ("claim", "statement", "source", "entity", "story")
    assert {page.route for page in report.kind(*kinds)} == wanted


def test_every_claim_is_listed_once_in_its_year(report: Site, graph: Graph) -> None:
    """A year lists what its claims' own pages say of when they happened."""
    years = {page.route: listed(page) for page in report.kind("year")}
    undated = listed(report.pages[routes.TIMELINE])
    times = Counter(ident for idents in years.values() for ident in idents)
    for ident in graph.claims:
        page = report.pages[routes.claim(ident)]
        trail = page.find("//nav[@aria-label='Breadcrumb']//a")
        year = str(trail[-1].get("href"))
        if year == routes.TIMELINE:
            assert ident in undated
            continue
        assert times[ident] == 1, ident
        assert ident in years[year]
        when = text_of(page.find("//dl[@class='facts']//dd")[0])
        assert text_of(trail[-1]) in when, f"{ident}: {when}"


def test_every_claim_is_listed_with_every_entity_that_it_names(report: Site, graph: Graph) -> None:
    """Subjects, objects and products list it, and it links back to them."""
    for claim in graph.claims.values():
        own = links(report.pages[routes.claim(claim.id)])
        for ident in {*claim.subject, *claim.object, *claim.scope.products}:
            route = routes.entity(graph.entities[ident].kind, ident)
            pages = (page for at, page in report.pages.items() if at.startswith(route))
            assert any(claim.id in listed(page) for page in pages), f"{claim.id} is not on {route}"
            if ident not in claim.scope.products:
                assert route in own, f"{route} is not on {claim.id}"


def test_no_entity_lists_a_claim_that_does_not_name_it(report: Site, graph: Graph) -> None:
    """What stands on an entity's page is its own."""
    for page in report.kind("entity"):
        ident = page.route.strip("/").partition("/")[2]
        for one in listed(page):
            claim = graph.claims[one]
            assert ident in {*claim.subject, *claim.object, *claim.scope.products}, page.route


def test_every_claim_is_in_the_list_of_all_claims(report: Site, graph: Graph) -> None:
    """Once, under its year."""
    page = report.pages[routes.CLAIMS]
    told = Counter(str(one) for one in page.find("//main//li/a/@href"))
    assert told == Counter(routes.claim(one) for one in graph.claims)


def test_statements_and_sources_are_in_their_lists(report: Site, graph: Graph) -> None:
    """Each once at least: several may have said a thing."""
    assert links(report.pages[routes.STATEMENTS]) >= {routes.statement(s) for s in graph.statements}
    assert links(report.pages[routes.SOURCES]) >= {routes.source(s) for s in graph.sources}


def test_entities_are_in_the_lists_of_names_and_of_their_kind(report: Site, graph: Graph) -> None:
    """A name can be found by what it is, and among all names."""
    names = links(report.pages[routes.NAMES])
    for one in graph.entities.values():
        route = routes.entity(one.kind, one.id)
        assert route in names
        assert route in links(report.pages[routes.kind(one.kind)])


def test_a_claim_shows_every_statement_that_takes_a_stance_on_it(
    report: Site, graph: Graph
) -> None:
    """Nobody's word on a claim is left out of its page, and the statement leads back to it."""
    for ident in (*graph.claims, *graph.statements):
        said = graph.said_about[ident]
        if ident not in graph.claims:
            continue
        page = report.pages[routes.claim(ident)]
        for one in said:
            assert routes.statement(one.statement.id) in links(page), f"{ident}: {one.statement.id}"
            back = links(report.pages[routes.statement(one.statement.id)])
            assert routes.claim(ident) in {route.partition("#")[0] for route in back}


def test_a_statement_shows_every_source_that_carries_it(report: Site, graph: Graph) -> None:
    """And each source shows the statement."""
    for ident in graph.sources:
        carried = graph.carried_by[ident]
        own = links(report.pages[routes.source(ident)])
        for one in carried:
            assert routes.statement(one.statement.id) in own, f"{ident}: {one.statement.id}"
            page = links(report.pages[routes.statement(one.statement.id)])
            assert routes.source(ident) in {route.partition("#")[0] for route in page}


def test_counts_agree_with_what_is_listed(report: Site) -> None:
    """A heading's "30 claims" is followed by 30 claims; the bar above says the same."""
    for page in report.kind("year", "entity"):
        for group in page.find("//section[@class='group'][@id][not(.//section)]"):
            told = group.xpath("./*[self::h2 or self::h3]/span[@class='tally']")[0]
            assert text_of(told).split()[0] == str(len(group.xpath(".//li[@class='entry']")))
    timeline = report.pages[routes.TIMELINE]
    for cell in timeline.find("//nav[@aria-label='Claims per year']//a"):
        told = text_of(cell.xpath("./span[@class='vh']")[0])
        year = report.pages[str(cell.get("href"))]
        assert told.split(", ")[1].split()[0] == str(len(listed(year))), told


def test_who_is_who_says_how_much_there_is_on_everybody(report: Site, graph: Graph) -> None:
    """Claims that name them, what they said, what they published; nothing of what there is none."""
    for entity in graph.entities.values():
        route = routes.entity(entity.kind, entity.id)
        entries = report.pages[routes.kind(entity.kind)].find(f"//li[.//a/@href='{route}']")
        told = text_of(entries[0].xpath("./span[@class='tally']")[0])
        named = sum(
            entity.id in {*claim.subject, *claim.object, *claim.scope.products}
            for claim in graph.claims.values()
        )
        published = sum(one.publisher == entity.id for one in graph.sources.values())
        counts = {noun: number for number, noun in map(str.split, filter(None, told.split(", ")))}
        for number, noun in ((named, "claim"), (published, "source")):
            key = noun if number == 1 else f"{noun}s"
            assert counts.get(key, "0") == str(number), f"{entity.id}: {told}"


def test_no_list_names_a_claim_without_how_sure_it_is(report: Site, graph: Graph) -> None:
    """Whoever skims a list, or copies a line of it, takes the doubt along."""
    doubtful = {
        routes.claim(claim.id): claim.title
        for claim in graph.claims.values()
        if status(graph, claim.id).family != "settled"
    }
    kinds = ("home", "timeline", "year", "choice", "entity", "index", "changes", "open-questions")
    seen = 0
    for page in report.kind(*kinds):
        for link in page.find("//main//li//a"):
            if text_of(link) == doubtful.get(str(link.get("href"))):
                seen += 1
                entry = next(link.iterancestors("li"))
                told = entry.xpath(".//a[starts-with(@class, 'status ')]")
                assert told, f"{page.route}: {text_of(entry)}"
    assert seen > len(doubtful)


def test_filters_count_what_they_hide(report: Site) -> None:
    """Beside each check box: how many entries of the page are of its family."""
    for page in report.pages.values():
        families = Counter(str(one) for one in page.find("//li[@class='entry']/@data-family"))
        for label in page.find("//form[@class='filter']/fieldset/label"):
            family = str(label.xpath("./input/@id")[0]).removeprefix("show-")
            told = text_of(label.xpath("./span[@class='tally']")[0])
            assert told == str(families[family]), f"{page.route}: {family}"
        assert not page.find("//form[@class='filter']/fieldset") or len(families) == len(
            page.find("//form[@class='filter']/fieldset//input")
        )
