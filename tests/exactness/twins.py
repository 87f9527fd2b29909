"""One project, built twice: step by step in one folder, and from nothing in another."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from generator.build import Built
from generator.incremental.manifest import MANIFEST
from tests.exactness.edits import Edit, Files, small_report
from tests.minisite import NOW, MiniSite, tree

_CLEAN: dict[tuple[datetime, tuple[tuple[str, str], ...]], tuple[Built, dict[str, bytes]]] = {}
"""Clean builds so far: they depend on the files and the clock alone."""


@dataclass
class Twins:
    """A project under edit; `foreign` are files in the output that no build made."""

    folder: Path
    files: Files = field(default_factory=small_report)
    now: datetime = NOW
    foreign: dict[str, bytes] = field(default_factory=dict)
    good: Files = field(default_factory=small_report)

    @property
    def site(self) -> MiniSite:
        """The project that is built step by step."""
        return MiniSite(self.folder / "a", self.folder / "a-site")

    def edit(self, *edits: Edit) -> None:
        """Change the project's files."""
        for one in edits:
            one(self.files)

    def tamper(self, name: str, data: bytes | None) -> None:
        """Write or delete a file of the output behind the builds' back."""
        path = self.site.out / name
        self.foreign.pop(name, None)
        if data is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if name != MANIFEST:
            self.foreign[name] = data

    def settle(self) -> Built:
        """Build, and compare all there is to compare with a clean build."""
        _materialise(self.site.root, self.files)
        before = tree(self.site.out)
        built = self.site.build(self.now)
        clean, expected = self._clean()
        assert built.diagnostics == clean.diagnostics
        assert (built.files, built.sizes, built.held) == (clean.files, clean.sizes, clean.held)
        assert (built.outcome is None) == (clean.outcome is None)
        after = tree(self.site.out)
        if built.outcome is None:
            assert after == before, "a failed build changed the site"
            return built
        self.foreign = {name: data for name, data in self.foreign.items() if name not in expected}
        assert_same(after, {**expected, **self.foreign})
        self.good = dict(self.files)
        return built

    def mend(self) -> None:
        """Go back to the files of the last good build."""
        self.files = dict(self.good)

    def _clean(self) -> tuple[Built, dict[str, bytes]]:
        key = (self.now, tuple(sorted(self.files.items())))
        if key not in _CLEAN:
            folder = self.folder / "clean"
            shutil.rmtree(folder, ignore_errors=True)
            clean = MiniSite(folder / "a", folder / "site")
            _materialise(clean.root, self.files)
            _CLEAN[key] = (clean.build(self.now), tree(clean.out))
        return _CLEAN[key]


def assert_same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """Compare two sites, and name the files that differ."""
    stale = sorted(name for name in found if found[name] != expected.get(name))
    missing = sorted(expected.keys() - found.keys())
    assert not stale, f"these differ from a clean build's: {stale}"
    assert not missing, f"a clean build has these too: {missing}"


def _materialise(root: Path, files: Files) -> None:
    """Bring a project's folder to these files; what is the same already is not touched."""
    for name in _inputs(root):
        if name not in files:
            (root / name).unlink()
    for name, text in files.items():
        path = root / name
        if not path.is_file() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)


def _inputs(root: Path) -> Iterable[str]:
    return [name for name in tree(root) if name.startswith(("content/", "templates/"))]
