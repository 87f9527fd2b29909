"""An edit makes the pages that show it, and no others."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pytest

from generator.incremental.manifest import MANIFEST
from generator.incremental.outputs import file_of
from generator.incremental.run import Outcome
from generator.routes import output_of
from tests.exactness.edits import set_field, small_report
from tests.minisite import RECORDS, MiniSite, tree

pytestmark = pytest.mark.usefixtures("in_plain_theme")

ORDERING = "claims/bb-stops-ordering"
SELLING = "claims/bb-stops-selling"


@pytest.fixture
def built(site: MiniSite) -> MiniSite:
    """The small report, built."""
    assert site.build().outcome
    return site


def outcome_of(site: MiniSite) -> Outcome[object]:
    """Build once more and return what was done."""
    outcome = site.build().outcome
    assert outcome is not None
    return outcome  # type: ignore[return-value]


def ran(site: MiniSite, vain: Collection[str] = ()) -> set[str]:
    """Build once more and return the addresses of the pages that were made, each for a reason.

    `vain` are those that come out as they were, because of what they read and do not show.
    Files of data are made too, and are looked at in `test_data_that_runs.py`.
    """
    before = site.pages()
    outcome = outcome_of(site)
    after = site.pages()
    changed = {name for name in after if after[name] != before.get(name)} - {MANIFEST}
    made = {one.route for one in outcome.made}
    assert {file_of(one.route) for one in outcome.made if one.new_bytes} == changed
    in_vain = {one.route for one in outcome.made if not one.new_bytes and not is_data(one.route)}
    assert in_vain == set(vain), "made in vain"
    return {one for one in made if not is_data(one)}


def is_data(route: str) -> bool:
    """Whether a file at an address is data, and no page."""
    return output_of(route) in {"data", "metadata"} and not route.endswith("/")


def years(made: set[str]) -> set[str]:
    """Return the years whose pages are among those that were made."""
    parts = {one.split("/")[2] for one in made if one.startswith("/timeline/")}
    return {one for one in parts if one.isdecimal()}


def test_without_a_change_nothing_is_made_and_nothing_written(built: MiniSite) -> None:
    stamps = _stamps(built)
    outcome = outcome_of(built)
    assert (outcome.made, outcome.written, outcome.deleted) == ((), (), ())
    assert _stamps(built) == stamps


def _stamps(site: MiniSite) -> dict[str, tuple[int, int]]:
    return {
        name: ((stat := (site.out / name).stat()).st_mtime_ns, stat.st_ino)
        for name in tree(site.out)
    }


def test_a_body_makes_only_its_own_page(built: MiniSite) -> None:
    """In particular no year's, in which the claim is listed."""
    built.put(ORDERING, body="Other words about [[bb-stops-selling]].")
    assert ran(built) == {f"/{ORDERING}/"}


def test_a_page_of_prose_makes_no_other_page(built: MiniSite) -> None:
    """Every page leads to the one about the site, and shows nothing of it."""
    built.put("pages/about", title="About this report", body="Who we are.")
    built.build()
    built.put("pages/about", title="About us", body="Who we are, at greater length.")
    assert ran(built) == {"/about/"}


@pytest.mark.parametrize("name", [*RECORDS, "site"])
def test_a_comment_or_a_moved_line_makes_nothing(built: MiniSite, name: str) -> None:
    path = built.root / f"content/{name}.yaml"
    path.write_text("# A comment.\n\n" + path.read_text())
    assert ran(built) == set()


def test_a_date_makes_the_year_that_it_leaves_and_the_one_that_it_enters(built: MiniSite) -> None:
    """Every year's page counts the claims of all; here one comes for each that goes."""
    for year in (2016, 2017, 2018, 2019):
        _claim_of(built, f"in-{year}", f"{year}-05-01")
    _claim_of(built, "moving", "2017-06-01")
    _claim_of(built, "the-other-way", "2018-06-01")
    assert built.build().outcome
    _claim_of(built, "moving", "2018-06-01")
    _claim_of(built, "the-other-way", "2017-06-01")
    made = ran(built)
    assert years(made) == {"2017", "2018"}
    assert made >= {"/claims/moving/", "/claims/the-other-way/", "/retailers/target/", "/claims/"}
    assert not made & {
        "/retailers/best-buy/",
        "/makers/huawei/",
        f"/{ORDERING}/",
        "/claims/in-2016/",
    }


def test_a_day_within_a_year_makes_that_year_alone(built: MiniSite) -> None:
    _claim_of(built, "moving", "2018-06-01")
    assert built.build().outcome
    _claim_of(built, "moving", "2018-06-02")
    assert years(ran(built)) == {"2018"}


def _claim_of(site: MiniSite, name: str, day: str) -> None:
    record = {"title": f"Claim {name}", "subject": "target", "action": "stops-selling"}
    site.put(f"claims/{name}", **record, happened=day)


def test_a_source_s_date_makes_what_rests_on_it_and_no_year(built: MiniSite) -> None:
    built.put("sources/cnet-20180321", published="2018-03-20")
    made = ran(built)
    assert years(made) == set()
    assert made >= {
        "/sources/cnet-20180321/",
        "/outlets/cnet/",
        "/statements/unnamed-on-best-buy/",
        "/statements/best-buy-answers/",
        f"/{ORDERING}/",
        f"/{SELLING}/",
    }
    assert not made & {"/", "/outlets/verge/", "/claims/target-has-huawei/", "/retailers/target/"}


def test_an_entity_s_name_makes_what_names_it(built: MiniSite) -> None:
    """And no list of another kind."""
    built.put("outlets/verge", name="Verge")
    made = ran(built)
    assert made >= {"/outlets/verge/", "/outlets/", "/names/", "/sources/verge-20180322/"}
    assert made >= {"/statements/unnamed-on-best-buy/", f"/{ORDERING}/"}
    assert not made & {"/claims/target-has-huawei/", "/stories/what-happened/"}
    assert not made & {"/makers/", "/retailers/"}
    assert years(made) == set()


def test_an_alias_that_nobody_writes_makes_the_page_of_its_entity(built: MiniSite) -> None:
    """Though it makes a name ambiguous: no link is written that way."""
    built.put("retailers/target", aliases=["CNET"])
    assert ran(built) == {"/retailers/target/"}


def test_an_alias_that_makes_a_link_ambiguous_stops_the_build_and_costs_nothing(
    built: MiniSite,
) -> None:
    """It is told where the link stands, in a file that did not change."""
    built.put("retailers/target", aliases=["BBY"])
    failed = built.build()
    assert failed.outcome is None
    assert [(one.code, one.file) for one in failed.diagnostics if one.code == "E216"] == [
        ("E216", "content/stories/what-happened.yaml")
    ]
    built.put("retailers/target")
    assert ran(built) == set()


def test_an_alias_that_goes_over_to_another_leads_links_there(built: MiniSite) -> None:
    built.put("retailers/best-buy", aliases=[])
    built.put("retailers/target", aliases=["BBY"])
    made = ran(built)
    assert made >= {"/stories/what-happened/", "/retailers/best-buy/", "/retailers/target/"}
    assert b"retailers/target" in (built.out / "stories/what-happened/index.html").read_bytes()


def test_a_title_makes_every_page_that_shows_it(built: MiniSite) -> None:
    built.put(ORDERING, title="Another title")
    made = ran(built)
    assert made >= {
        "/",
        "/claims/",
        "/timeline/",
        "/timeline/2018/",
        f"/{ORDERING}/",
        f"/{SELLING}/",
        "/retailers/best-buy/",
        "/makers/huawei/",
        "/statements/unnamed-on-best-buy/",
        "/statements/best-buy-answers/",
        "/sources/cnet-20180321/",
    }
    assert not made & {
        "/timeline/2019/",
        "/retailers/target/",
        "/claims/target-stops-selling/",
        "/names/",
        "/sources/",
        "/about/",
    }


def test_a_new_claim_makes_the_pages_that_list_it(built: MiniSite) -> None:
    built.put(
        "claims/added",
        title="Target orders less",
        subject="target",
        action="stops-ordering",
        happened="2018-03-21",
    )
    made = ran(built)
    assert made >= {"/", "/claims/", "/claims/added/", "/timeline/2018/", "/retailers/target/"}
    assert made >= {"/timeline/kind/stops-ordering/", "/timeline/status/unknown/"}
    assert not made & {"/retailers/best-buy/", "/sources/cnet-20180321/", "/names/"}
    assert not made & {"/timeline/kind/stops-selling/", "/timeline/status/observed/"}


def test_a_claim_that_goes_takes_its_own_file_along(built: MiniSite) -> None:
    built.remove("claims/target-stops-selling")
    outcome = outcome_of(built)
    names = {"cite.bib", "cite.json", "cite.ris", "index.html", "index.json"}
    assert {f"claims/target-stops-selling/{one}" for one in names} <= {*outcome.deleted}
    assert all("/target-stops-selling" in name for name in outcome.deleted)
    assert not (built.out / "claims/target-stops-selling").exists()
    assert "/claims/bb-stops-ordering/" not in {one.route for one in outcome.made}


def test_a_change_that_is_told_makes_the_feeds_of_those_whom_it_concerns(built: MiniSite) -> None:
    """And no other feed, and no calendar of anybody else."""
    told = [{"date": "2026-01-05", "kind": "new"}, {"date": "2026-02-01", "kind": "update"}]
    built.put(ORDERING, changes=told)
    made = {one for one in ran(built) if one.startswith("/feeds/")}
    followed = ("all", "retailers/best-buy", "makers/huawei")
    assert made == {f"/feeds/{one}.{form}" for one in followed for form in ("atom", "json")}


def test_a_claim_that_nobody_was_told_of_makes_no_feed(built: MiniSite) -> None:
    built.put("claims/added", title="Quiet", subject="target", action="stops-ordering")
    assert not {one for one in ran(built) if one.startswith("/feeds/")}


def test_a_day_makes_the_calendars_that_show_it(built: MiniSite) -> None:
    built.put("claims/target-has-huawei", happened="2019-05-21")
    made = ran(built, vain={"/availability/2018-03-01/"})
    calendars = {one for one in made if one.endswith(".ics")}
    followed = ("all", "retailers/target", "makers/huawei")
    assert calendars == {f"/feeds/{one}.ics" for one in followed}


def test_a_template_makes_the_pages_of_its_kind(built: MiniSite) -> None:
    built.write("templates/year.html", "{{ view.title }}")
    assert ran(built) == {"/timeline/2018/", "/timeline/2019/"}
    (built.root / "templates/year.html").unlink()
    assert ran(built) == {"/timeline/2018/", "/timeline/2019/"}


def test_a_macro_makes_the_pages_that_import_it(built: MiniSite) -> None:
    built.write("templates/words.html", "{% macro word(text) %}{{ text }}{% endmacro %}")
    claims = [name for name in RECORDS if name.startswith("claims/")]
    assert ran(built) == {f"/{name}/" for name in claims}


def test_a_stylesheet_makes_every_page_since_its_address_changes(built: MiniSite) -> None:
    built.write("templates/assets/site.css", "body { color: red }\n")
    names = [name for name in built.pages() if not name.startswith("embed/")]
    pages = {name for name in names if name.endswith(".html")}
    outcome = outcome_of(built)
    assert {file_of(one.route) for one in outcome.made} == pages
    assert outcome.pages_made == len(outcome.made) == len(pages)
    (gone,) = outcome.deleted
    assert gone.startswith("assets/site.")


def test_a_file_that_somebody_changed_or_deleted_is_made_again(built: MiniSite) -> None:
    page, other = built.out / f"{ORDERING}/index.html", built.out / "index.html"
    before = built.pages()
    page.write_text("mine")
    other.unlink()
    outcome = outcome_of(built)
    assert {one.route: one.why.reason for one in outcome.made} == {
        "/": "its file is missing",
        f"/{ORDERING}/": "its file was changed by somebody else",
    }
    assert built.pages() == before


def test_an_asset_that_was_lost_comes_back_and_no_page_is_made(built: MiniSite) -> None:
    asset = next(built.out.glob("assets/site.*.css"))
    asset.unlink()
    outcome = outcome_of(built)
    assert outcome.made == ()
    assert outcome.written == (asset.relative_to(built.out).as_posix(),)
    assert outcome_of(built).made == ()


def test_a_changed_engine_makes_everything_and_writes_nothing(
    built: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.build.engine_fingerprint", lambda: "another")
    outcome = outcome_of(built)
    assert len(outcome.made) == outcome.total
    assert {one.why.reason for one in outcome.made} == {"it is new"}
    assert outcome.written == ()


def test_another_output_folder_is_made_whole(built: MiniSite) -> None:
    other = MiniSite(built.root, built.root / "public")
    outcome = outcome_of(other)
    assert len(outcome.made) == outcome.total
    assert other.pages() == built.pages()
    assert outcome_of(built).written == ()


def test_a_failed_build_costs_nothing_afterwards(built: MiniSite) -> None:
    before = built.pages()
    built.put(ORDERING, subject="nobody", body="Not [[bb-stops-selling]].")
    assert built.build().outcome is None
    assert built.pages() == before
    built.put(ORDERING, body="Not [[bb-stops-selling]].")
    assert ran(built) == {f"/{ORDERING}/"}


EDITS_WITHOUT_EFFECT: dict[str, Callable[[dict[str, str]], None]] = {
    "a minor change": set_field(
        ORDERING,
        "changes",
        [
            {"date": "2026-01-05", "kind": "new"},
            {"date": "2026-02-01", "kind": "update", "minor": "yes"},
        ],
    ),
    "a channel that nobody uses": set_field("site", "channels", {"online": "On the web"}),
}


@pytest.mark.parametrize("name", EDITS_WITHOUT_EFFECT)
def test_what_no_reader_sees_makes_nothing(built: MiniSite, name: str) -> None:
    files = small_report()
    EDITS_WITHOUT_EFFECT[name](files)
    for path, text in files.items():
        built.write(path, text)
    assert ran(built) == set()
