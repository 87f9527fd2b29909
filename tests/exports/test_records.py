"""Records as data: what is odd in them comes back as it was, and is held to the schema."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.minisite import MiniSite

pytestmark = pytest.mark.usefixtures("in_plain_theme")

HOSTILE = '=cmd|"/c calc"!A1, \'); <script>alert(1)</script> ‰ 漢字'


def record(site: MiniSite, page: str) -> Any:
    """Return the JSON beside a page, which keeps to the schema that it names."""
    one = json.loads((site.out / page / "index.json").read_bytes())
    path = one["$schema"].removeprefix("https://shelves.example/")
    schema = json.loads((site.out / path).read_bytes())
    assert not [fault.message for fault in Draft202012Validator(schema).iter_errors(one)]
    return one


def table(site: MiniSite, name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    text = (site.out / f"data/{name}.csv").read_bytes().decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_hostile_words_stay_words(site: MiniSite) -> None:
    site.put("claims/bb-stops-selling", title=HOSTILE, date_note="@SUM(1+1)")
    site.put("retailers/target", name="+1 555 0100", aliases=["-2+3", "a; b"])
    assert site.build().outcome
    assert record(site, "claims/bb-stops-selling")["title"] == HOSTILE
    (row,) = (one for one in table(site, "claims") if one["id"] == "bb-stops-selling")
    assert row["title"] == f"'{HOSTILE}"
    assert row["date_note"] == "'@SUM(1+1)"
    (row,) = (one for one in table(site, "entities") if one["id"] == "target")
    assert row["name"] == "'+1 555 0100"
    assert row["aliases"].startswith("'-2+3")


def test_links_in_prose_lead_anywhere_and_what_is_embedded_is_a_link(site: MiniSite) -> None:
    site.put(
        "stories/what-happened",
        body="By [[BBY|the [shop]]] or [[huawei]].\n\n![[bb-stops-ordering]]\n",
    )
    site.put("claims/bb-stops-ordering", body="See [[bb-stops-selling|`this`]] & [[huawei]].")
    assert site.build().outcome
    assert record(site, "claims/bb-stops-ordering")["body"] == (
        "See [`this`](https://shelves.example/claims/bb-stops-selling/) & "
        "[Huawei](https://shelves.example/makers/huawei/)."
    )
    body = record(site, "stories/what-happened")["body"]
    assert "![" not in body
    assert "(https://shelves.example/claims/bb-stops-ordering/)" in body


def test_a_claim_that_was_withdrawn_says_so_in_every_form(site: MiniSite) -> None:
    site.put("claims/bb-stops-selling", withdrawn={"date": "2026-02-01", "because": "Wrong."})
    assert site.build().outcome
    one = record(site, "claims/bb-stops-selling")
    assert one["status"]["word"] == "withdrawn"
    assert one["withdrawn"]["as_written"] == "2026-02-01"
    (row,) = (one for one in table(site, "claims") if one["id"] == "bb-stops-selling")
    assert (row["status"], row["withdrawn"]) == ("withdrawn", "2026-02-01")
    assert row["headline"].startswith("Withdrawn")
    cited = (site.out / "claims/bb-stops-selling/cite.ris").read_text()
    assert "TI  - Withdrawn" in cited


def test_a_ruling_is_told_apart_from_what_the_rules_give(site: MiniSite) -> None:
    site.put(
        "claims/bb-stops-selling",
        ruling={"status": "refuted", "because": "It went on.", "sources": ["cnet-20180321"]},
    )
    assert site.build().outcome
    assert record(site, "claims/bb-stops-selling")["status"]["by_editors"] is True
    told = {row["id"]: row["status_by_editors"] for row in table(site, "claims")}
    assert told["bb-stops-selling"] == "true"
    assert told["bb-stops-ordering"] == "false"


def test_a_source_that_nobody_read_is_not_given_to_be_cited(site: MiniSite) -> None:
    """The first one that was read is."""
    site.put("sources/cnet-20180321", read="no", url=None, accessed=None)
    path = site.root / "content/sources/cnet-20180321.yaml"
    told = {key: value for key, value in json.loads(path.read_text()).items() if value}
    path.write_text(json.dumps(told))
    assert site.build().outcome
    _, origin = json.loads((site.out / "claims/bb-stops-ordering/cite.json").read_bytes())
    assert origin["id"] == "verge-20180322"


def test_records_whose_pages_are_left_out_have_no_data_either(site: MiniSite) -> None:
    site.settle(outputs=["data"])
    assert site.build().outcome
    names = site.pages()
    assert "data/claims.csv" in names
    assert "data/statements.csv" not in names
    assert "data/availability.csv" not in names
    assert not [one for one in names if one.startswith(("statements/", "stories/"))]
    package = json.loads(names["data/datapackage.json"])
    assert [one["name"] for one in package["resources"]] == ["claims", "sources", "entities"]


def test_a_shelf_has_a_row_for_each_state_and_look(site: MiniSite) -> None:
    site.put("claims/bb-stops-ordering", happened="2018-03-20/2018-03-21")
    assert site.build().outcome
    rows = table(site, "availability")
    told = {(row["seller"], row["tells"], row["word"]) for row in rows}
    assert ("best-buy", "state", "sell-through") in told
    assert ("target", "look", "seen") in told
    (state,) = (row for row in rows if row["word"] == "sell-through")
    assert (state["began_earliest"], state["began_latest"]) == ("2018-03-20", "2018-03-21")
    assert state["url"] == "https://shelves.example/claims/bb-stops-ordering/"
    assert (state["status"], state["origins_least"]) == ("reported", "1")
