"""Saves of a whole project, as an editor and git make them."""

from __future__ import annotations

from collections.abc import Mapping

from tests.minisite import MiniSite, tree


def save(site: MiniSite, files: Mapping[str, str]) -> None:
    """Bring the files on disk up to those that are given."""
    for folder in ("content", "templates"):
        for name in tree(site.root / folder):
            known = f"{folder}/{name}"
            if known not in files and (folder == "content" or known in _TOUCHED):
                (site.root / known).unlink()
    for name, text in files.items():
        there = site.root / name
        if not there.is_file() or there.read_text() != text:
            site.write(name, text)
            _TOUCHED.add(name)


_TOUCHED: set[str] = set()
