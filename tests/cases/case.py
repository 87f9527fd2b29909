"""Cases of diagnostics: a few files on top of the small report, and the text that they give.

A case is a text file named after its code. Its first line says what is wrong; then come sections:

    === content/claims/a.yaml            a file of the project, as an editor wrote it
    === shown                            what a terminal shows of it
    === mended content/claims/a.yaml     the file with the mistake mended, by the help that is shown
    === fixed content/claims/a.yaml      the same as `check --fix` leaves it

A file's name may be followed by ` | ` and how it is made: `removed`, `folder`, `link to TARGET`,
`in ENCODING`, or `N times` (its text so often).
After a change of wording `python -m tests.cases.rewrite` writes what is shown now; read the diff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

from generator.budgets import broken, weights
from generator.build import Built
from generator.desk.set_up import SetUp, set_up
from generator.diagnostics.text import report
from generator.fixing.apply import fix_all
from generator.graph.assemble import Assembled
from generator.render.lines import lines_of
from tests.minisite import NOW, RECORDS, MiniSite, content_of, mini_site
from tests.repository import committed

FOLDER = Path(__file__).parent
_SECTION = re.compile(r"^=== (?P<head>.+)\n(?P<body>(?:(?!=== ).*\n)*)", re.MULTILINE)
_NEEDS_PAGES = frozenset({"E504", "E604", "E701", "E706"})
_NEEDS_WEIGHING = frozenset({"E607"})
_NEEDS_GIT = frozenset({"W503"})
_NEEDS_NO_INDEXER = frozenset({"W807"})
_BASE = {name: record for name, record in RECORDS.items() if name != "claims/target-stops-selling"}
"""The small report without the claim of which nothing is said, so that it has no problem."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case; `files` and what mends them are texts by path, with how the file is made."""

    code: str
    about: str
    files: Mapping[str, str]
    shown: str
    mended: Mapping[str, str]
    fixed: Mapping[str, str]

    def project(self, folder: Path) -> MiniSite:
        """Write the project with its mistake."""
        site = mini_site(folder, content_of(_BASE))
        self.write(site, self.files)
        return site

    def write(self, site: MiniSite, files: Mapping[str, str]) -> None:
        """Write files into a project, each as its name says."""
        for head, text in files.items():
            name, _, how = head.partition(" | ")
            _make(site.root / name, text, how)

    def run(self, site: MiniSite) -> Built | Assembled | SetUp:
        """Check the project, or build it where only pages show the mistake, or git holds it."""
        if self.code in _NEEDS_GIT:
            committed(site.root)
            return set_up(site.root, NOW)
        if self.code in _NEEDS_NO_INDEXER:
            with patch("generator.formats.pagefind.version", str):
                return site.build(NOW)
        if self.code in _NEEDS_WEIGHING:
            return replace(site.build(NOW), diagnostics=broken(weights(site.out)))
        return site.build(NOW) if self.code in _NEEDS_PAGES else site.check(NOW)

    def text(self, site: MiniSite) -> str:
        """Return what a terminal shows."""
        return report(self.run(site).diagnostics, lines_of(site.root), color=False)

    def fix(self, site: MiniSite) -> None:
        """Make the fixes that a machine may make."""
        fix_all(site.root, "content", lambda: self.run(site))


def read_case(path: Path) -> Case:
    """Read a case from its file."""
    written = path.read_text(encoding="utf-8")
    about, _, rest = written.partition("\n\n")
    sections = {match["head"]: match["body"] for match in _SECTION.finditer(rest)}
    if "".join(f"=== {head}\n{body}" for head, body in sections.items()) != rest:
        raise ValueError(f"{path.name} has something outside of its sections")
    return Case(
        code=path.stem,
        about=about,
        shown=sections.pop("shown"),
        mended=dict(_named(sections, "mended ")),
        fixed=dict(_named(sections, "fixed ")),
        files={
            name: body
            for name, body in sections.items()
            if not name.startswith(("mended ", "fixed "))
        },
    )


def cases() -> tuple[Case, ...]:
    """Return every case, by code."""
    return tuple(read_case(path) for path in sorted(FOLDER.glob("*.txt")))


def _named(sections: Mapping[str, str], beginning: str) -> Iterator[tuple[str, str]]:
    for head, body in sections.items():
        if head.startswith(beginning):
            yield head.removeprefix(beginning), body


def _make(path: Path, text: str, how: str) -> None:
    verb, _, rest = how.partition(" ")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        path.rmdir()
    ways: dict[str, Callable[[], object]] = {
        "": lambda: path.write_bytes(text.encode()),
        "removed": lambda: None,
        "folder": path.mkdir,
        "link": lambda: path.symlink_to(rest.removeprefix("to ")),
        "in": lambda: path.write_bytes(text.encode(rest)),
    }
    way = ways.get(verb) or (lambda: path.write_bytes(text.encode() * int(verb)))
    way()
