"""A check of what changed: the files themselves, and what they affect."""

from __future__ import annotations

import pytest

from generator.since import since
from tests.minisite import MiniSite, places
from tests.repository import committed


@pytest.fixture
def project(site: MiniSite) -> MiniSite:
    """The small report in a repository, with an old mistake in it."""
    site.put("stories/what-happened", body="See [[nobody-at-all]] and [[BBY]].")
    committed(site.root)
    return site


def told(project: MiniSite) -> list[str]:
    """Return code, file and line of what a check since the last commit tells."""
    return places(since(project.root, "HEAD", project.check()))


def test_old_problems_are_not_told_of(project: MiniSite) -> None:
    assert places(project.check()) == ["E204 content/stories/what-happened.yaml:4"]
    assert told(project) == []


def test_a_new_file_is_checked_before_git_knows_of_it(project: MiniSite) -> None:
    project.write("content/makers/zte.yaml", "nmae: ZTE\n")
    assert told(project) == ["E201 content/makers/zte.yaml:1"]


def test_who_names_a_record_that_is_gone_is_told(project: MiniSite) -> None:
    """Though its own file did not change."""
    project.remove("sources/verge-20180322")
    assert [one.partition(":")[0] for one in told(project)] == [
        "E204 content/claims/bb-stops-ordering.yaml"
    ]


def test_who_names_a_statement_that_is_gone_from_a_claim_s_file_is_told(project: MiniSite) -> None:
    project.put("statements/best-buy-answers", revises="unnamed-on-best-buy")
    committed(project.root)
    project.put("claims/bb-stops-ordering", statements={})
    assert told(project) == ["E204 content/statements/best-buy-answers.yaml:10"]


def test_who_links_by_a_name_that_is_gone_is_told_with_its_older_problems(
    project: MiniSite,
) -> None:
    project.put("retailers/best-buy", aliases=["The Blue One"])
    assert told(project) == ["E204 content/stories/what-happened.yaml:4"] * 2


def test_other_settings_bear_on_all_content_and_another_template_on_all_templates(
    project: MiniSite,
) -> None:
    project.settle(title="Other shelves")
    assert told(project) == places(project.check())
    committed(project.root)
    project.write("templates/year.html", '{% include "nowhere.html" %}')
    assert told(project) == ["E704 templates/year.html:1"]
    committed(project.root)
    project.write("templates/month.html", "fine")
    assert told(project) == ["E704 templates/year.html:1"]


def test_what_points_at_a_changed_file_is_told(project: MiniSite) -> None:
    """The second record of an id stands in an old file, the first in a new one."""
    project.write("content/makers/target.yaml", "name: Target\n")
    assert [one.partition(":")[0] for one in told(project)] == [
        "E205 content/retailers/target.yaml",
    ]
