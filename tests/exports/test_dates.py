"""Every form of a date goes into tables and JSON as it was written, with its bounds beside it."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.minisite import MiniSite

pytestmark = pytest.mark.usefixtures("in_plain_theme")

FORMS = {
    "2018": ("2018-01-01", "2018-12-31"),
    "2018-03": ("2018-03-01", "2018-03-31"),
    "2018-03-21": ("2018-03-21", "2018-03-21"),
    "2018-03-21T15:10-05:00": ("2018-03-21", "2018-03-21"),
    "2018-03-21~": ("2018-03-21", "2018-03-21"),
    "2018-03?": ("2018-03-01", "2018-03-31"),
    "2018%": ("2018-01-01", "2018-12-31"),
    "2018-21": ("2018-03-01", "2018-05-31"),
    "201X": ("2010-01-01", "2019-12-31"),
    "2018-03-21/2018-04-14": ("2018-03-21", "2018-04-14"),
    "../2018-03-21": (None, "2018-03-21"),
    "2018-04-14/..": ("2018-04-14", None),
    "2018-04/": ("2018-04-01", None),
    "[2018-04-17,2019-11-22]": ("2018-04-17", "2019-11-22"),
    "0987-01": ("0987-01-01", "0987-01-31"),
}


def test_a_date_is_three_columns_and_three_members(site: MiniSite) -> None:
    for place, written in enumerate(FORMS):
        site.put(
            f"claims/form-{place}",
            title=f"Claim {place}",
            subject="target",
            action="stops-selling",
            happened=written,
        )
    assert site.build().outcome
    text = (site.out / "data/claims.csv").read_bytes().decode()
    table = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    for place, (written, (earliest, latest)) in enumerate(FORMS.items()):
        row = table[f"form-{place}"]
        assert (
            row["happened_as_written"],
            row["happened_earliest"] or None,
            row["happened_latest"] or None,
        ) == (written, earliest, latest)
        one = json.loads((site.out / f"claims/form-{place}/index.json").read_text())
        assert one["happened"] == {
            "as_written": written,
            "earliest": earliest,
            "latest": latest,
        }
        assert one["due"] is None
