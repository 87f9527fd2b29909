"""The whole story: what a build makes of a project, and what it makes of a broken one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.build import Built
from tests.minisite import RECORDS, MiniSite, codes, content_of, mini_site, text_of, tree

pytestmark = pytest.mark.usefixtures("in_plain_theme")

CHECKOUT = Path(__file__).resolve().parents[1]


def _command(*arguments: str, cwd: Path, umask: int = 0o022, **env: str) -> str:
    """Run the command in a process of its own and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT), **env},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _places(result: Built) -> list[str]:
    return [
        f"{one.code} {one.file}:{one.span.line if one.span else ''}" for one in result.diagnostics
    ]


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
    _command(*first, cwd=tmp_path, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="0")
    _command(
        *("build", "-d", "../public", "--as-of", "2026-06-01T23:59-11:00"),
        cwd=other.root,
        umask=0o077,
        TZ="Pacific/Kiritimati",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="4242",
        HOME=str(tmp_path),
    )
    assert tree(other.root.parent / "public") == one.pages()
    assert len(one.pages()) > len(RECORDS)


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
    assert _places(site.build()) == [
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


HELD = {
    "a draft": {"draft": "yes"},
    "a record under embargo": {"embargo_until": "2026-06-01T12:01Z"},
}
SECRETS = ("zebra-project", "Zebra", "zebra", "quagga", "Quagga")


def _with_held_records(site: MiniSite, **held: str) -> None:
    """Write a claim, its statement, an entity, a source and a story that readers must not see."""
    site.put("makers/zebra-works", name="Zebra Works", aliases=["Quagga Ltd"], **held)
    site.put(
        "sources/quagga-20260501",
        title="Quagga report",
        publisher="zebra-works",
        url="https://quagga.example/",
        published="2026-05-01",
        **held,
    )
    site.put(
        "claims/zebra-project",
        title="Zebra stops ordering",
        subject=["best-buy", "zebra-works"],
        action="stops-ordering",
        happened="2018-03",
        contradicts="bb-stops-ordering",
        statements={
            "zebra-said": {
                "speaker": "target",
                "affirms": ["zebra-project", "bb-stops-ordering"],
                "reports": [
                    {"source": "quagga-20260501", "quote": "A quagga is a zebra"},
                    {"source": "cnet-20180321", "quote": "All zebra"},
                ],
            }
        },
        **held,
    )
    site.put("stories/zebra-story", title="Zebra", body="On [[zebra-project]].", **held)


@pytest.mark.parametrize("kind", HELD)
def test_what_is_held_back_leaves_no_trace_in_the_site(
    tmp_path: Path, site: MiniSite, kind: str
) -> None:
    without = mini_site(tmp_path / "without")
    assert without.build().outcome
    _with_held_records(site, **HELD[kind])
    built = site.build()
    assert built.outcome is not None
    assert built.held == (
        "quagga-20260501",
        "zebra-project",
        "zebra-said",
        "zebra-story",
        "zebra-works",
    )
    assert site.pages() == without.pages()
    for name, data in site.pages().items():
        for secret in SECRETS:
            assert secret not in name
            assert secret.encode() not in data, name


def test_an_embargo_is_lifted_by_its_minute(site: MiniSite) -> None:
    _with_held_records(site, **HELD["a record under embargo"])
    assert site.build().held
    built = site.build(datetime(2026, 6, 1, 12, 1, tzinfo=UTC))
    assert built.held == ()
    assert b"A quagga is a zebra" in site.pages()["claims/zebra-project/index.html"]
    assert site.build().held
    assert "claims/zebra-project/index.html" not in site.pages()


def test_the_clock_is_an_input_of_the_command(site: MiniSite) -> None:
    _with_held_records(site, **HELD["a record under embargo"])
    page = "claims/zebra-project/index.html"
    after = str(int(datetime(2026, 6, 2, tzinfo=UTC).timestamp()))
    build = ("build", "-C", str(site.root))
    assert "Held back" not in _command(*build, cwd=site.root, SOURCE_DATE_EPOCH=after)
    assert page in site.pages()
    out = _command(*build, "--as-of", "2026-06-01", cwd=site.root, SOURCE_DATE_EPOCH=after)
    assert "Held back 5 drafts or embargoed records" in out
    assert page not in site.pages()


def test_a_published_record_may_not_lead_to_one_that_is_held_back(site: MiniSite) -> None:
    site.put("makers/zebra-works", name="Zebra Works", draft="yes")
    site.put("claims/bb-stops-selling", object="zebra-works")
    site.put("stories/what-happened", body="By [[zebra-works]].")
    assert _places(site.build()) == [
        "E501 content/claims/bb-stops-selling.yaml:5",
        "E501 content/stories/what-happened.yaml:4",
    ]


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


def test_a_template_s_failure_is_told_for_each_page_at_its_line(site: MiniSite) -> None:
    _break_template(site)
    found = [one for one in site.build().diagnostics if one.code == "E701"]
    assert len(found) == 4
    assert {(one.file, one.span.line if one.span else 0) for one in found} == {
        ("templates/claim.html", 2)
    }


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


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.symlink_to(path.parent / "bb-stops-selling.yaml")


def _link_to_a_folder(path: Path) -> None:
    path.symlink_to("/")


ODD_FILES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a pipe": ("claims/pipe.yaml", _fifo, "E802"),
    "a link": ("claims/link.yaml", _link, "E803"),
    "a link to nowhere": ("claims/nowhere.yaml", lambda path: path.symlink_to("gone"), "E803"),
    "a link to a folder": ("claims/more", _link_to_a_folder, "E803"),
    "a folder": ("claims/folder.yaml", Path.mkdir, "E802"),
    "another sort of file": ("claims/notes.txt", Path.touch, "E802"),
    "a name that is no id": ("claims/Not an ID.yaml", Path.touch, "E804"),
    "a name that is not UTF-8": ("claims/caf\udce9.yaml", Path.touch, "E804"),
    "a folder that is no kind": ("clams/a.yaml", Path.touch, "E805"),
    "a record at the top": ("a.yaml", Path.touch, "E805"),
    "an empty file": ("claims/empty.yaml", Path.touch, "E120"),
}


@pytest.mark.parametrize("name", ODD_FILES)
def test_an_odd_file_is_a_diagnostic_and_no_hang(site: MiniSite, name: str) -> None:
    file, make, code = ODD_FILES[name]
    path = site.root / "content" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    make(path)
    built = site.build()
    assert built.outcome is None
    assert [(one.code, one.file) for one in built.diagnostics if one.code.startswith("E")] == [
        (code, f"content/{file}")
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_may_not_be_read_is_a_diagnostic(site: MiniSite) -> None:
    (site.root / "content/makers/huawei.yaml").chmod(0)
    assert "E801" in codes(site.build())


def test_litter_in_the_content_is_passed_over(site: MiniSite) -> None:
    site.build()
    before = site.pages()
    for name in (".DS_Store", ".git/config", "claims/.a.yaml.swp", "claims/a.yaml~", "#a.yaml#"):
        site.write(f"content/{name}", b"\xff")
    assert site.build().outcome is not None
    assert site.pages() == before


def test_the_manifest_lists_every_file_of_the_site(site: MiniSite) -> None:
    site.build()
    told = json.loads((site.out / ".onrecord.json").read_text())["files"]
    assert told.keys() | {".onrecord.json"} == site.pages().keys()
