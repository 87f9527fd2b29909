"""The real report served to a browser, and pages that are watched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

from generator.graph.assemble import assemble
from generator.graph.graph import Graph
from tests.browser.samples import KINDS, samples
from tests.browser.serving import served
from tests.chromium import PATIENCE
from tests.site.making import NOW, make_real, once

PLAIN: Mapping[str, Any] = MappingProxyType(
    {
        "media": "null",
        "color_scheme": "light",
        "forced_colors": "none",
        "contrast": "no-preference",
    }
)
"""How a reader without wishes of their own sees a page."""


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
    """The address of one page of each kind that there is, and of no other."""
    found = samples(project / "site")
    assert found.keys() == {*KINDS}
    return found


@pytest.fixture(scope="session")
def pdftotext() -> str:
    """The program that tells what a PDF says."""
    path = shutil.which("pdftotext")
    if path is None:
        reason = "no pdftotext: install poppler-utils"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest.fixture(scope="session")
def address(project: Path) -> Iterator[str]:
    """Where the report is served."""
    with served(project / "site") as address:
        yield address


class Reader:
    """Somebody who reads the report, by default without scripts; notes what should not happen.

    Two browser pages, one with scripts, are used again and again; what they show is loaded anew.
    """

    def __init__(self, chromium: Browser, address: str, routes: Mapping[str, str]) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._chromium = chromium
        self._address = address
        self._routes = routes
        self._pages: dict[bool, Page] = {}

    def open(
        self,
        kind: str,
        *,
        width: int = 1280,
        height: int = 900,
        scripts: bool = False,
        **media: Any,
    ) -> Page:
        """Open the sample page of a kind, or any by its route; `media` as for `emulate_media`."""
        if scripts not in self._pages:
            self._pages[scripts] = self._new_page(scripts=scripts)
        page = self._pages[scripts]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**{**PLAIN, **media})
        answer = page.goto(self._address + self._routes.get(kind, kind))
        assert answer is not None
        assert answer.ok
        # Once more, because a page that moves to another process may lose it on the way.
        page.emulate_media(**{**PLAIN, **media})
        return page

    def _new_page(self, *, scripts: bool) -> Page:
        page = self._chromium.new_context(java_script_enabled=scripts).new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._note_failure)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        return page

    def _note_failure(self, request: Request) -> None:
        """Note a request that failed; one that was given up for the next page did not."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.url}: {request.failure}")


@pytest.fixture(scope="session")
def one_reader(chromium: Browser, address: str, routes_of_kinds: dict[str, str]) -> Reader:
    """The reader of all tests of a process."""
    return Reader(chromium, address, routes_of_kinds)


@pytest.fixture
def reader(one_reader: Reader, address: str) -> Iterator[Reader]:
    """A reader; whatever they read, nothing was asked of another host, and nothing complained."""
    one_reader.requests.clear()
    one_reader.complaints.clear()
    yield one_reader
    assert not one_reader.complaints
    assert not [one for one in one_reader.requests if not one.startswith(f"{address}/")]
