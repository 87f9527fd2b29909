"""What all tests share: runs that repeat, and fixtures for mini projects."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

from generator.render import theme
from tests.chromium import chromium
from tests.minisite import MiniSite, mini_site

__all__ = ["chromium"]

settings.register_profile(
    "project", derandomize=True, database=None, deadline=None, max_examples=60
)
settings.register_profile(
    "deep", settings.get_profile("project"), derandomize=False, max_examples=1000
)
settings.register_profile(
    "first", settings.get_profile("project"), phases=[Phase.explicit, Phase.generate]
)
"""For whoever wants to know whether a test fails, and not by which simplest example."""
settings.load_profile("project")

MEMORY, ROOM = Path("/dev/shm"), 4 << 30  # noqa: S108  pytest makes a folder of its own in it
"""Where files are kept in memory, and how much has to be free there for all that tests write."""


def pytest_configure() -> None:
    """Write in memory, if there is room: hundreds of thousands of small files take a disk long.

    And let Ctrl-C reach the programs that tests start, though a shell that runs tests in its
    background has it ignored, and what is ignored is inherited.
    """
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests ask what is written and in which order, not whether it outlives a power cut."""
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    monkeypatch.setattr(os, "sync", lambda: None)
    connect = sqlite3.connect

    def hasty(*arguments: Any, **options: Any) -> sqlite3.Connection:
        store: sqlite3.Connection = connect(*arguments, **options)
        store.execute("PRAGMA synchronous = OFF")
        return store

    monkeypatch.setattr(sqlite3, "connect", hasty)


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    """The small report, not built yet."""
    return mini_site(tmp_path)


@pytest.fixture(scope="session")
def plain_theme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theme that shows all of every view and is compiled in no time."""
    return write_plain_theme(tmp_path_factory.mktemp("theme"))


def write_plain_theme(folder: Path) -> Path:
    """Write a theme whose pages are their views, spelled out; `claim.html` imports a macro."""
    (folder / "assets").mkdir()
    (folder / "assets" / "site.css").write_text("body { margin: 0 }\n")
    (folder / "assets" / "favicon.svg").write_text("<svg/>\n")
    (folder / "base.html").write_text("{{ chrome }}\n{% block main %}{% endblock %}\n")
    (folder / "words.html").write_text("{% macro word(text) %}<b>{{ text }}</b>{% endmacro %}\n")
    for real in theme.default_folder().glob("*.html"):
        if real.name != "base.html":
            (folder / real.name).write_text(
                '{% extends "base.html" %}\n{% block main %}{{ view }}{% endblock %}\n'
            )
    (folder / "claim.html").write_text(
        '{% extends "base.html" %}\n{% import "words.html" as words %}\n'
        "{% block main %}{{ words.word(view.title) }} {{ view }}{% endblock %}\n"
    )
    return folder


@pytest.fixture
def in_plain_theme(plain_theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build with the plain theme instead of the default one."""
    monkeypatch.setattr(theme, "default_folder", lambda: plain_theme)
