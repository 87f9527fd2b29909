"""Embeds in stories that can't be shown are told, each with what to write instead."""

from __future__ import annotations

import pytest

from tests.minisite import MiniSite


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("![[huawei|map]]", "`map` is no way to show a record; write `timeline`, "),
        ("![[huawei|timeline 2018 2019]]", "`timeline 2018 2019` is no way to show a record"),
        (
            "![[huawei|timeline 2018-02-30]]",
            "there is no day 30 in February 2018, which has 28 days; write a day from 01 to 28",
        ),
        ("As ![[huawei]] shows.", "an embed `![[…]]` stands on a line of its own"),
        (
            "![[bb-stops-ordering|timeline]]",
            "`bb-stops-ordering` is no entity; a timeline is shown for entities alone",
        ),
        (
            "![[bb-stops-ordering|availability 2018-03-22]]",
            "`bb-stops-ordering` is no entity; availability is shown for entities alone",
        ),
        ("![[what-happened]]", "`what-happened` is prose, which is linked to and not shown"),
        ("![[about]]", "`about` is prose, which is linked to and not shown"),
    ],
)
def test_an_embed_that_cannot_be_shown_is_told(site: MiniSite, body: str, message: str) -> None:
    """In plain words, at the story's body."""
    site.put("stories/what-happened", body=f"First.\n\n{body}\n")
    (problem,) = [one for one in site.check().diagnostics if one.severity == "error"]
    assert problem.code == "E215"
    assert problem.message.startswith(message)
    assert problem.file == "content/stories/what-happened.yaml"
    assert problem.span is not None


@pytest.mark.parametrize(
    "body",
    ["![[huawei]]", "![[huawei|timeline 2018]]", "![[huawei|availability 2018-03-22]]"],
)
def test_an_embed_that_can_be_shown_is_no_problem(site: MiniSite, body: str) -> None:
    """Alone on its line."""
    site.put("stories/what-happened", body=f"First.\n\n{body}\n\nLast.\n")
    assert [one for one in site.check().diagnostics if one.severity == "error"] == []
