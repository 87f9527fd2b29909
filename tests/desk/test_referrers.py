"""What names a record, place by place."""

from __future__ import annotations

import pytest

from generator.desk.lookup import UnknownIdError
from generator.desk.referrers import referrers
from generator.loading.load import load
from tests.minisite import MiniSite


def _places(site: MiniSite, ident: str) -> list[str]:
    found = referrers(site.root, load(site.root), ident)
    return [
        f"{kind}: {one.by} {'.'.join(map(str, one.path))}"
        for kind, places in found.by_kind.items()
        for one in places
    ]


def test_fields_links_and_the_front_page_are_all_found(site: MiniSite) -> None:
    """Links by another name too, and speakers in their short form."""
    site.settle(featured=["best-buy"])
    assert _places(site, "best-buy") == [
        "claims: bb-stops-ordering subject.0",
        "claims: bb-stops-selling subject.0",
        "makers: huawei summary",
        "site.yaml:  featured.0",
        "statements: best-buy-answers speaker.who",
        "stories: what-happened body",
    ]


def test_the_line_and_the_column_are_those_of_the_word(site: MiniSite) -> None:
    """To be clicked on."""
    site.write("content/stories/a.yaml", "title: A\nbody: |\n  One.\n  Two [[huawei]].\n")
    found = referrers(site.root, load(site.root), "huawei").by_kind["stories"][0]
    assert (found.span.line, found.span.column, found.span.end_column) == (4, 9, 15)


def test_what_has_no_other_source_is_told(site: MiniSite) -> None:
    """What others took from it falls with it."""
    assert referrers(site.root, load(site.root), "cnet-20180321").alone == (
        "bb-stops-ordering",
        "bb-stops-selling",
    )
    assert referrers(site.root, load(site.root), "verge-20180322").alone == ()


def test_with_errors_elsewhere_what_rests_on_a_source_is_not_known(site: MiniSite) -> None:
    """What names it is."""
    site.put("retailers/target", parent="nobody")
    found = referrers(site.root, load(site.root), "cnet-20180321")
    assert found.alone is None
    assert set(found.by_kind) == {"statements"}


def test_an_unknown_id_is_told(site: MiniSite) -> None:
    """A record in error is not unknown."""
    site.write("content/makers/zte.yaml", "nonsense: yes\n")
    with pytest.raises(UnknownIdError, match=r"makers/zte\.yaml has errors"):
        referrers(site.root, load(site.root), "zte")
