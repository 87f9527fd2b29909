"""Sites to look at: the real report, the same below a path, and one with very full years.

Each is built once in a test session, by whichever process asks first.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from generator.build import build
from tests.minisite import SETTINGS, content_of, mini_site

CHECKOUT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 23, tzinfo=UTC)
BELOW = "https://x.example/report/"

FULL_YEAR, SPLIT_YEAR = 2020, 2021
FULL = 400
PARTIES = 20


def once(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None], *, wait: bool = True
) -> Path:
    """Return a folder of the test session that `make` has filled, whole, exactly once.

    Processes of one session share it; the others wait for the one that makes it, unless told not
    to.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, done = base / name / "project", base / f"{name}.done"
    with (base / f"{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return folder
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def make_ahead(factory: pytest.TempPathFactory) -> None:
    """Make every site of which no other process is making one just now.

    Processes that start together share the work in this way, instead of waiting for each other.
    """
    for name, make in MAKERS.items():
        once(factory, name, make, wait=False)


def make_real(folder: Path) -> None:
    """Build the checkout's own content as it is."""
    shutil.copytree(CHECKOUT / "content", folder / "content")
    _built(folder)


def make_below(folder: Path) -> None:
    """Build the checkout's own content for an address below a path."""
    shutil.copytree(CHECKOUT / "content", folder / "content")
    settings = folder / "content" / "site.yaml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    told = [f"url: {BELOW}" if line.startswith("url:") else line for line in lines]
    settings.write_text("\n".join(told) + "\n", encoding="utf-8")
    _built(folder)


def make_sparse(folder: Path) -> None:
    """Build the checkout's own content without any of the optional outputs."""
    shutil.copytree(CHECKOUT / "content", folder / "content")
    with (folder / "content" / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("outputs: []\n")
    _built(folder)


def make_bare(folder: Path) -> None:
    """Build a report of one claim: no story, no page of prose, nobody who says anything."""
    named = {"retailers/shop-0": {"name": "Shop"}, "makers/maker-0": {"name": "Maker"}}
    mini_site(folder.parent, content_of({**named, "claims/stop": _claim(FULL_YEAR, 0)}))
    _built(folder)


def make_crowded(folder: Path) -> None:
    """Build a year with as many claims as one page holds, and one with one claim more.

    Without what stands beside each claim, which other sites have.
    """
    records: dict[str, Mapping[str, Any]] = {
        **{f"retailers/shop-{number}": {"name": f"Shop {number}"} for number in range(PARTIES)},
        **{f"makers/maker-{number}": {"name": f"Maker {number}"} for number in range(PARTIES)},
        "outlets/cnet": {"name": "CNET"},
        "sources/cnet-2021": {"title": "A survey", "publisher": "cnet", "published": "2021"},
        "pages/about": {"title": "About", "body": "A large record."},
    }
    for number in range(FULL):
        records[f"claims/full-{number}"] = _claim(FULL_YEAR, number)
    for number in range(FULL + 1):
        records[f"claims/split-{number}"] = _claim(SPLIT_YEAR, number)
    records["statements/survey"] = {
        "speaker": "?1 a person who knows of it",
        "affirms": [f"full-{number}" for number in range(FULL)],
        "reports": ["cnet-2021"],
    }
    plain = {
        **SETTINGS,
        "actions": {"stops-ordering": {"label": "Stops ordering"}},
        "outputs": ["availability", "indexes", "open-questions"],
    }
    mini_site(folder.parent, content_of(records, plain))
    _built(folder)


def _claim(year: int, number: int) -> Mapping[str, Any]:
    """One of many claims, no two alike, with titles of the length that real ones have."""
    day = date(year, 1, 1) + timedelta(days=number % 365)
    place = f"{(number * 7919) % 9973:04} {('Elm', 'Oak', 'Main', 'Lake')[number % 4]} Street"
    return {
        "title": f"Shop at {place} stops ordering model {number * 37 % 1009}",
        "subject": f"shop-{number % PARTIES}",
        "action": "stops-ordering",
        "object": f"maker-{number // PARTIES % PARTIES}",
        "happened": day.isoformat() if number % 11 else f"{day:%Y-%m}",
        "changes": [{"date": "2026-01-05", "kind": "new"}],
    }


def _built(folder: Path) -> None:
    made = build(folder, folder / "site", now=NOW)
    problems = "\n".join(f"{one.file}: {one.message}" for one in made.diagnostics)
    assert made.outcome is not None, problems


MAKERS: Mapping[str, Callable[[Path], None]] = MappingProxyType(
    {
        "real": make_real,
        "below": make_below,
        "crowded": make_crowded,
        "bare": make_bare,
        "sparse": make_sparse,
    }
)
"""Every site by the name of its folder."""
