"""The whole story: what a build makes of a project, and what it makes of a broken one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import parallel
from generator.model.settings import OUTPUTS
from generator.parallel import in_parts
from tests.command import run
from tests.minisite import RECORDS, MiniSite, codes, content_of, mini_site, places, text_of, tree

pytestmark = pytest.mark.usefixtures("in_plain_theme")


def test_the_same_project_gives_the_same_bytes_wherever_and_however_it_is_built(
    tmp_path: Path,
) -> None:
    one, other = mini_site(tmp_path / "one"), mini_site(tmp_path / "another/place, deeper")
    for name in sorted(tree(other.root), reverse=True):  # created in another order
        path = other.root / name
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    first = ("build", "-C", str(one.root), "--as-of", "2026-06-01")
    run(*first, cwd=tmp_path, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="0")
    run(
        *("build", "-d", "../public", "--as-of", "2026-06-01T20:00-03:00"),
        cwd=other.root,
        umask=0o077,
        TZ="Pacific/Kiritimati",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="4242",
        HOME=str(tmp_path),
    )
    assert tree(other.root.parent / "public") == one.pages()
    assert len(one.pages()) > len(RECORDS)


def test_however_many_processes_share_the_work_the_bytes_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One alone, and three among which every piece of work is shared, however small it is."""
    built = []
    monkeypatch.setattr(in_parts, "__defaults__", (1,))
    for processes in (1, 3):
        monkeypatch.setattr(parallel, "cores", lambda number=processes: number)
        site = mini_site(tmp_path / f"by {processes}")
        site.settle(outputs=OUTPUTS)
        assert site.build().outcome is not None
        built.append(site.pages())
    assert built[0] == built[1]


def test_line_ends_and_byte_order_marks_change_nothing(tmp_path: Path) -> None:
    """Text with CRLF and a BOM, as some editors write it."""
    body = "title: A story\nbody: |\n  One line.\n  Another line.\n\n  Another paragraph.\n"
    one, other = mini_site(tmp_path / "one"), mini_site(tmp_path / "other")
    one.write("content/stories/what-happened.yaml", body)
    other.write("content/stories/what-happened.yaml", "\ufeff" + body.replace("\n", "\r\n"))
    assert one.build().diagnostics == other.build().diagnostics
    assert one.pages() == other.pages()


def test_a_build_says_how_much_it_read(site: MiniSite) -> None:
    built = site.build()
    assert built.outcome is not None
    assert built.files == len(content_of(RECORDS))
    assert built.sizes == {
        "claims": 4,
        "statements": 3,
        "sources": 2,
        "entities": 5,
        "stories": 1,
        "pages": 1,
    }
    assert codes(built) == ["W301"]


def test_every_broken_file_is_told_in_one_run(site: MiniSite) -> None:
    site.write("content/claims/bb-stops-selling.yaml", 'title: "never closed\n')
    site.put("sources/cnet-20180321", publisher="nobody")
    site.put("makers/huawei", summary="See [[nowhere]].")
    site.write("templates/year.html", "{% if %}")
    assert places(site.build()) == [
        "E103 content/claims/bb-stops-selling.yaml:1",
        "E204 content/makers/huawei.yaml:3",
        "E204 content/sources/cnet-20180321.yaml:3",
        "E702 templates/year.html:1",
    ]


def test_a_check_finds_what_a_build_finds(site: MiniSite) -> None:
    assert site.check().diagnostics == site.build().diagnostics
    site.put("sources/cnet-20180321", publisher="nobody", published="2018-02-30")
    site.write("templates/year.html", '{% include "nowhere.html" %}')
    assert {"E401", "E704"} <= set(codes(site.check()))
    assert site.check().diagnostics == site.build().diagnostics


def _break_template(site: MiniSite) -> None:
    site.write("templates/claim.html", "\n{{ view.nothing_of_the_sort }}")


FAILURES: dict[str, Callable[[MiniSite], object]] = {
    "a template": _break_template,
    "a record": lambda site: site.put("makers/huawei", name=""),
    "the settings": lambda site: site.settle(url="nowhere"),
    "the settings' YAML": lambda site: site.write("content/site.yaml", "{"),
    "the settings, gone": lambda site: (site.root / "content/site.yaml").unlink(),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failed_build_leaves_the_site_as_it_was(site: MiniSite, name: str) -> None:
    site.build()
    before = tree(site.out)
    stamps = [path.stat().st_mtime_ns for path in sorted(site.out.rglob("*"))]
    site.put("outlets/cnet", name="CNET, renamed")
    FAILURES[name](site)
    built = site.build()
    assert built.outcome is None
    assert [one for one in codes(built) if one.startswith("E")]
    assert tree(site.out) == before
    assert [path.stat().st_mtime_ns for path in sorted(site.out.rglob("*"))] == stamps


def test_a_template_s_failure_is_told_once_at_its_line(site: MiniSite) -> None:
    _break_template(site)
    (found,) = [one for one in site.build().diagnostics if one.code == "E701"]
    assert (found.file, found.span.line if found.span else 0) == ("templates/claim.html", 2)
    assert "would fail on 4 pages, shown once" in found.notes[-1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("makers/best-buy", {"name": "Another Best Buy"}),
        ("stories/bb-stops-ordering", {"title": "A story", "body": "text"}),
        ("pages/unnamed-on-best-buy", {"title": "A page", "body": "text"}),
        ("claims/2018/bb-stops-selling", RECORDS["claims/bb-stops-selling"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_id_is_one_record_s_alone_whatever_its_folder(
    site: MiniSite, name: str, text: dict[str, str]
) -> None:
    site.write(f"content/{name}.yaml", text_of(text))
    built = site.build()
    assert "E205" in codes(built)
    (twice,) = [one for one in built.diagnostics if one.code == "E205"]
    assert len(twice.related) == 1
    assert {twice.file, twice.related[0].file} >= {f"content/{name}.yaml"}


def test_a_statement_may_stand_in_its_claim_s_file_or_in_its_own(
    tmp_path: Path, site: MiniSite
) -> None:
    claim = dict(RECORDS["claims/bb-stops-ordering"])
    statements = claim.pop("statements")
    apart = mini_site(tmp_path / "apart")
    apart.write("content/claims/bb-stops-ordering.yaml", text_of(claim))
    for ident, statement in statements.items():
        apart.write(f"content/statements/{ident}.yaml", text_of(statement))
    site.build()
    apart.build()
    told = {name for name, data in apart.pages().items() if data != site.pages()[name]}
    assert told <= {".onrecord.json", "statements/unnamed-on-best-buy/index.html"}, "but its file"


def test_the_manifest_lists_every_file_of_the_site(site: MiniSite) -> None:
    site.build()
    told = json.loads((site.out / ".onrecord.json").read_text())["files"]
    assert told.keys() | {".onrecord.json"} == site.pages().keys()
