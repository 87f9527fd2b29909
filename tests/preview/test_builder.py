"""The building process: what it answers, and that it can be lost."""

from __future__ import annotations

import gc
import os
import pickle
import signal
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Thread, Timer
from weakref import ref

import pytest

from generator.preview import builder as building
from generator.preview.builder import Builder, answer_all
from generator.preview.messages import Make, Pipe, Place, Result, Start
from generator.preview.worker import Worker, WorkerLostError
from tests.conftest import write_plain_theme
from tests.minisite import NOW, MiniSite, tree
from tests.preview.making import build_for_editors
from tests.preview.waiting import until


@pytest.fixture
def start(site: MiniSite) -> Start:
    """The small report, in a theme that is compiled in no time."""
    (site.root / "templates").mkdir()
    write_plain_theme(site.root / "templates")
    folder = site.root / ".onrecord/preview"
    return Start(site.root, folder / "site", folder / "state", NOW.isoformat())


@pytest.fixture
def builder(start: Start) -> Builder:
    """Builds it within this process."""
    return Builder(start)


@pytest.fixture
def worker(start: Start) -> Iterator[Worker]:
    """Builds it in another process."""
    worker = Worker(start)
    yield worker
    worker.close()


def test_the_first_answer_names_every_file(builder: Builder, start: Start) -> None:
    """And the pages that were made."""
    result = builder.make()
    assert result.built
    made = [name for name in result.names or () if not name.startswith("assets/")]
    assert result.total == result.pages
    assert result.pages == len([name for name in made if name.endswith(".html")])
    assert result.names is not None
    assert set(result.changed) == set(result.names) == set(tree(start.out)) - {".onrecord.json"}


def test_a_later_answer_names_what_changed(builder: Builder, site: MiniSite) -> None:
    """Pages that went too; where nothing did, nothing."""
    builder.make()
    site.put("pages/about", body="Another record.")
    assert builder.make().changed == ("about/index.html",)
    again = builder.make()
    assert (again.built, again.changed, again.names) == (True, (), None)
    site.remove("claims/target-stops-selling")
    gone = builder.make()
    assert "claims/target-stops-selling/index.html" in gone.changed
    assert "claims/target-stops-selling/index.html" not in (gone.names or ())


def test_drafts_and_embargoed_records_are_shown_and_marked(
    builder: Builder, site: MiniSite, start: Start
) -> None:
    """Editors have to see them."""
    site.put("claims/target-stops-selling", draft="yes")
    site.put("claims/target-has-huawei", embargo_until="2026-12-01T09:00-05:00")
    assert builder.make().built
    page = start.out / "claims"
    assert "Draft" in (page / "target-stops-selling/index.html").read_text()
    assert "Embargo" in (page / "target-has-huawei/index.html").read_text()


def test_of_an_asset_that_no_page_reads_only_the_newest_file_is_left(
    builder: Builder, site: MiniSite, start: Start
) -> None:
    """None, where it went: as in a clean build."""
    name = "templates/assets/extra/more.css"
    builder.make()
    for text in ("p { color: blue }", "p { color: red }"):
        site.write(name, text)
        builder.make((name,))
        (asset,) = (start.out / "assets/extra").iterdir()
        assert asset.read_text() == text
    (site.root / name).unlink()
    assert builder.make((name,)).changed == (f"assets/extra/{asset.name}",)
    assert not asset.exists()


def test_a_mistake_is_told_in_the_frame_of_the_terminal_and_the_site_stays(
    builder: Builder, site: MiniSite, start: Start
) -> None:
    """All of them, errors first."""
    builder.make()
    before = tree(start.out)
    site.put("claims/bb-stops-ordering", subject="best-bye", happened="2018-3-1")
    result = builder.make()
    assert not result.built
    assert result.errors == 2
    assert [one.diagnostic.severity for one in result.problems[:2]] == ["error", "error"]
    assert "-->" in result.problems[0].frame
    assert "^^^" in result.problems[0].frame
    assert tree(start.out) == before


def test_a_fix_is_made_alone(builder: Builder, site: MiniSite) -> None:
    """The other mistake is still there; a fix that fits no more is not made."""
    site.put("claims/bb-stops-ordering", subject="best-bye", happened="2018-3-1")
    first, second = builder.make().problems[:2]
    fixed, left = (first, second) if "best-bye" in first.frame else (second, first)
    assert builder.mend(fixed.diagnostic)
    text = (site.root / "content/claims/bb-stops-ordering.yaml").read_text()
    assert '"best-buy"' in text
    assert '"2018-3-1"' in text
    assert [one.diagnostic.code for one in builder.make().problems][:1] == [left.diagnostic.code]
    assert not builder.mend(fixed.diagnostic)


def test_what_a_fix_built_is_told_with_the_next_answer(builder: Builder, site: MiniSite) -> None:
    """So that open pages hear of it."""
    builder.make()
    site.put("claims/bb-stops-ordering", subject="best-bye", title="Another title")
    broken = builder.make()
    assert builder.mend(broken.problems[0].diagnostic)
    assert "claims/bb-stops-ordering/index.html" in builder.make().changed


def test_records_lead_to_their_lines(builder: Builder) -> None:
    """A statement in a claim's file to its own line; what is broken to where it was."""
    builder.make()
    found = builder.places(["bb-stops-ordering", "unnamed-on-best-buy", "nobody"])
    assert found["bb-stops-ordering"] == Place("content/claims/bb-stops-ordering.yaml", 1, 1)
    inner = found["unnamed-on-best-buy"]
    lines = (builder.start.root / inner.file).read_text().splitlines()
    assert lines[inner.line - 1][inner.column - 1 :].startswith('"unnamed-on-best-buy"')
    assert "nobody" not in found


def test_a_failure_of_the_machine_is_told(builder: Builder, start: Start) -> None:
    """In one line, and the next build goes on."""
    start.out.mkdir(parents=True)
    (start.out / "mine.txt").write_text("mine")
    result = builder.make()
    assert not result.built
    assert "mine.txt" in result.failure
    (start.out / "mine.txt").unlink()
    assert builder.make().built


def test_a_bug_of_ours_is_told(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its trace, to be sent on."""

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("for once")

    with monkeypatch.context() as patched:
        patched.setattr(building, "build", fails)
        assert "RuntimeError: for once" in builder.make().failure
    assert builder.make().built


def test_the_process_builds_the_same(worker: Worker, site: MiniSite, start: Start) -> None:
    """Byte for byte what a clean build for editors makes."""
    assert worker.make().built
    build_for_editors(site, site.root.parent / "clean")
    assert tree(start.out) == tree(site.root.parent / "clean")
    assert worker.find(["best-buy"]) == {"best-buy": Place("content/retailers/best-buy.yaml", 1, 1)}


def test_a_process_that_was_killed_comes_back(worker: Worker) -> None:
    """At the next question, and it knows what the old one kept."""
    assert worker.make().built
    os.kill(worker.pid, signal.SIGKILL)
    assert until(lambda: worker.lost)
    assert worker.lost == "ended by the signal SIGKILL"
    result = worker.make()
    assert (result.built, result.pages) == (True, 0)
    assert worker.lost == ""


def test_a_process_that_dies_over_its_work_is_told(worker: Worker) -> None:
    """Whoever asked learns it, and may ask again."""
    os.kill(worker.pid, signal.SIGSTOP)
    Timer(0.2, os.kill, (worker.pid, signal.SIGKILL)).start()
    with pytest.raises(WorkerLostError, match="SIGKILL"):
        worker.make()
    assert worker.make().built


def test_a_closed_worker_leaves_no_process(worker: Worker) -> None:
    """Not even in the middle of a build."""
    pid = worker.pid
    told: list[Result | WorkerLostError] = []

    def ask() -> None:
        try:
            told.append(worker.make())
        except WorkerLostError as lost:
            told.append(lost)

    thread = Thread(target=ask)
    thread.start()
    worker.close()
    thread.join(5)
    assert told
    assert not Path(f"/proc/{pid}").exists()
    with pytest.raises(WorkerLostError, match="is ending"):
        worker.make()


def test_a_link_by_name_to_a_record_that_is_held_back_now_is_told(
    builder: Builder, site: MiniSite
) -> None:
    """As in a clean build, though the story that has the link did not change."""
    builder.make()
    site.put("retailers/best-buy", embargo_until="2026-12-01T09:00-05:00")
    told = [one.diagnostic for one in builder.make().problems]
    assert ("E501", "content/stories/what-happened.yaml") in {(one.code, one.file) for one in told}


def test_what_is_held_back_is_left_out_where_pages_are_made_as_for_readers(
    start: Start, site: MiniSite
) -> None:
    site.put("pages/plan", title="The plan", body="Soon.", draft="yes")
    name = "about/plan/index.html"
    assert name in (Builder(start).make().names or ())
    assert name not in (Builder(replace(start, audience="reader")).make().names or ())


class Circle:
    """Something that only the garbage collector finds."""

    def __init__(self) -> None:
        self.own = self


def test_what_an_answer_leaves_behind_is_gone_before_the_next() -> None:
    """Templates leave circles, and so does a failed build; a preview for hours would only grow."""
    left: list[ref[Circle]] = []

    def answer(_request: object) -> bool:
        gone = all(one() is None for one in left)
        left.append(ref(Circle()))
        return gone

    asked = b"".join(pickle.dumps(Make(())) for _ in range(3))
    told = BytesIO()
    gc.disable()
    try:
        answer_all(Pipe(BytesIO(asked), told), answer)
    finally:
        gc.enable()
    told.seek(0)
    answers = Pipe(told, BytesIO())
    assert [answers.receive() for _ in range(3)] == [True] * 3
