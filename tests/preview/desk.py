"""An editor's desk: a project, its preview, and a browser page that is open on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.chromium import PATIENCE
from tests.minisite import RECORDS, MiniSite, mini_site, text_of
from tests.preview.asking import ask
from tests.preview.running import Command, serving
from tests.preview.waiting import until

NUMBERS = count(1)


@dataclass(slots=True)
class Desk:
    """An editor's project, its preview, and a browser page that is open on it."""

    site: MiniSite
    command: Command
    page: Page

    def open(self, route: str) -> None:
        """Open a page, and mark it, so that a reload can be told."""
        self.page.goto(self.command.address.rstrip("/") + route)
        expect(self.page.locator("html[data-onrecord-shown]")).to_be_attached()
        self.page.evaluate("window.sameDocument = true")

    def same_document(self) -> bool:
        """Whether the page was patched and not loaded anew."""
        return bool(self.page.evaluate("window.sameDocument === true"))

    @property
    def sheet(self) -> Locator:
        """The panel."""
        return self.page.get_by_role("region", name="Problems")

    def versions(self) -> str:
        """Return which state the page shows."""
        return str(self.page.locator("html").get_attribute("data-onrecord-shown"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    """The small report, with a year of two statuses and many sources to scroll through."""
    return mini_site(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def note(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the editor's program notes what it is to open."""
    return tmp_path_factory.mktemp("editor") / "opened"


@pytest.fixture(scope="module")
def command(chromium: Browser, project: MiniSite, note: Path) -> Iterator[Command]:
    """Its preview."""
    assert chromium.is_connected()
    editor = (
        f"sh -c 'echo \"$0\" > {note}.new && mv {note}.new {note}' {{file}}:{{line}}:{{column}}"
    )
    with serving(project.root, "-p", "0", ONRECORD_EDITOR=editor) as command:
        yield command


@pytest.fixture
def desk(chromium: Browser, project: MiniSite, command: Command) -> Iterator[Desk]:
    """The desk, after what the test before left has been built; no script may fail."""
    title = f"Shelves {next(NUMBERS)}"
    project.settle(title=title)
    assert until(lambda: title.encode() in ask(command.port, "/").body)
    page = chromium.new_context(viewport={"width": 1000, "height": 600}).new_page()
    page.set_default_timeout(PATIENCE)
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield Desk(project, command, page)
    page.context.close()
    if (project.root / "templates").is_dir():
        told = len(command.lines)
        shutil.rmtree(project.root / "templates")
        # What is gone has some time to come back, and is told only then.
        assert until(lambda: len(command.lines) > told)
    for name in RECORDS:
        path = project.root / f"content/{name}.yaml"
        if not path.is_file() or path.read_text() != text_of(RECORDS[name]):
            project.put(name)
    for path in (project.root / "content").rglob("*.yaml"):
        if path.relative_to(project.root / "content").as_posix()[:-5] not in {*RECORDS, "site"}:
            path.unlink()
    assert failed == []
