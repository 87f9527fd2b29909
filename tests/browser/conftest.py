"""A Chromium for each process, the real report served to it, and pages that are watched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.graph.assemble import assemble
from generator.graph.graph import Graph
from tests.browser.samples import samples
from tests.browser.serving import served
from tests.site.making import NOW, make_real, once


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser, where there is one; where tests have to be complete, its absence is a failure."""
    named = os.environ.get("CHROMIUM")
    path = shutil.which(named or "chromium")
    if path is None:
        reason = f"no Chromium at {named or 'chromium'}: install one, or name it in $CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real content and of the site that was built from it."""
    return once(tmp_path_factory, "real", make_real)


@pytest.fixture(scope="session")
def graph(project: Path) -> Graph:
    """The records that the report was built from."""
    graph = assemble(project, NOW).graph
    assert graph is not None
    return graph


@pytest.fixture(scope="session")
def routes_of_kinds(project: Path) -> dict[str, str]:
    """The address of one page of each kind."""
    return samples(project / "site")


@pytest.fixture(scope="session")
def address(project: Path) -> Iterator[str]:
    """Where the report is served."""
    with served(project / "site") as address:
        yield address


class Reader:
    """Somebody who reads the report, by default without scripts; notes what should not happen."""

    def __init__(self, chromium: Browser, address: str, routes: dict[str, str]) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._chromium = chromium
        self._address = address
        self._routes = routes

    def open(self, kind: str, *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        """Open the sample page of a kind, or the page at a route, in a fresh context."""
        options.setdefault("java_script_enabled", False)
        viewport = {"width": width, "height": height}
        context = self._chromium.new_context(viewport=viewport, **options)  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.complaints.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        answer = page.goto(self._address + self._routes.get(kind, kind))
        assert answer is not None
        assert answer.ok
        return page

    def close(self) -> None:
        """Close every page."""
        for context in self._chromium.contexts:
            context.close()


@pytest.fixture
def reader(chromium: Browser, address: str, routes_of_kinds: dict[str, str]) -> Iterator[Reader]:
    """A reader; whatever they read, nothing was asked of another host, and nothing complained."""
    reader = Reader(chromium, address, routes_of_kinds)
    yield reader
    reader.close()
    assert not reader.complaints
    assert not [one for one in reader.requests if not one.startswith(f"{address}/")]
