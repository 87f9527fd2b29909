"""The project's own files and modules, for tests that keep the house in order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_MADE = frozenset({"__pycache__", "node_modules", "dist", "build", "site"})
_HIDDEN_BUT_OURS = frozenset({".ci", ".github", ".gitignore"})


@cache
def files() -> tuple[Path, ...]:
    """Return every file of the project that is not made by a tool."""
    return tuple(sorted(_below(ROOT)))


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        made = path.name == "__pycache__" or (path.name in _MADE and folder == ROOT)
        hidden = path.name.startswith(".") and path.name not in _HIDDEN_BUT_OURS
        if made or hidden or path.name.endswith(".egg-info") or path.is_symlink():
            continue
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


@cache
def modules(below: str) -> tuple[tuple[str, ast.Module], ...]:
    """Return the Python files below a folder, as path from the root and syntax tree."""
    named = ((path.relative_to(ROOT).as_posix(), path) for path in files())
    return tuple(
        (name, ast.parse(path.read_bytes(), name))
        for name, path in named
        if path.suffix == ".py" and name.startswith(f"{below}/")
    )


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the full names of what a module imports, wherever in it: `generator.dates.edtf`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(tree: ast.AST) -> Iterator[str]:
    """Yield the names of what a module calls: `print`, `click.echo`, `Markup`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
