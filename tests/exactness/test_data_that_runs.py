"""An edit makes the data that tells of it, and no other."""

from __future__ import annotations

import pytest

from generator.routes import output_of
from tests.minisite import MiniSite

pytestmark = pytest.mark.usefixtures("in_plain_theme")

ORDERING = "claims/bb-stops-ordering"
WHOLE = {"/data/all.zip", "/data/claims.csv"}


@pytest.fixture
def built(site: MiniSite) -> MiniSite:
    """The small report, built."""
    assert site.build().outcome
    return site


def made(site: MiniSite) -> set[str]:
    """Build once more and return the addresses of the data with new bytes."""
    outcome = site.build().outcome
    assert outcome
    return {
        one.route
        for one in outcome.made
        if one.new_bytes
        and output_of(one.route) in {"data", "metadata"}
        and not one.route.endswith("/")
    }


def test_a_body_makes_the_data_of_its_record_and_no_table(built: MiniSite) -> None:
    built.put(ORDERING, body="Other words.")
    assert made(built) == {f"/{ORDERING}/index.json"}


def test_a_title_makes_the_tables_and_citations_that_hold_it(built: MiniSite) -> None:
    built.put(ORDERING, title="Best Buy orders no more Huawei phones")
    found = made(built)
    assert found >= {f"/{ORDERING}/{name}" for name in ("index.json", "cite.bib", "cite.ris")}
    assert found >= WHOLE
    assert not found & {"/data/sources.csv", "/data/entities.csv", "/data/schema/1/claim.json"}
    assert not [one for one in found if one.startswith("/retailers/")]


def test_a_new_version_makes_its_citations(built: MiniSite) -> None:
    changes = [{"date": "2026-01-05", "kind": "new"}, {"date": "2026-03-01", "kind": "update"}]
    built.put(ORDERING, changes=changes)
    assert made(built) == WHOLE | {
        *(f"/{ORDERING}/{name}" for name in ("index.json", "cite.bib", "cite.json", "cite.ris")),
        "/data/datapackage.json",
    }


def test_a_licence_makes_all_that_names_it(built: MiniSite) -> None:
    built.settle(licence={"name": "CC0", "url": "https://licence.example/zero"})
    found = made(built)
    assert found >= {"/data/all.zip", "/data/datapackage.json", f"/{ORDERING}/index.json"}
    assert not found & {"/data/claims.csv", f"/{ORDERING}/cite.bib"}


def test_an_output_that_is_left_out_takes_its_files_along(built: MiniSite) -> None:
    built.settle(outputs=["indexes"])
    assert built.build().outcome
    assert not [name for name in built.pages() if "cite." in name or name.startswith("data/")]
