"""Put mistakes into a module one by one, and see which of them no test notices.

`python -m tests.mutation.run generator/dates/edtf.py tests/dates`

Each mutant is run in a forked process that has all libraries imported already, and ends at the
first test that fails. `--share 4` tries every fourth.
Survivors are printed: each is a missing test, or a mistake that is none. Coverage of lines says
what was run, this says what was looked at.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import time
import types
from pathlib import Path
from typing import Any

import click
import pytest

from tests.mutation.changes import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]
QUIET = (
    *("-x", "-q", "-n0", "-p", "no:cacheprovider", "--hypothesis-profile", "first"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
LIBRARIES = ("hypothesis.strategies", "pydantic", "jinja2", "markdown", "nh3", "lxml.html", "yaml")
PATIENCE = 5
"""So many times as long as without a mistake, a mutant hangs, which somebody would notice."""


def survives(module: str, mutant: Mutant, tests: tuple[str, ...], patience: float = 600) -> bool:
    """Run tests on a mutant in a process of its own; return whether all of them passed.

    It has so many seconds for it.
    """
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) == 0
    code = 1
    try:
        signal.setitimer(signal.ITIMER_REAL, patience)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        sys.meta_path.insert(0, _Mutated(module, mutant))
        code = int(pytest.main([*QUIET, *tests]))
    finally:
        os._exit(code)


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module, whose code is that of a mutant."""

    def __init__(self, module: str, mutant: Mutant) -> None:
        self._module = module
        self._mutant = mutant

    def find_spec(self, name: str, *_: Any) -> importlib.machinery.ModuleSpec | None:
        """Tell of the one module."""
        if name != self._module:
            return None
        origin = str(ROOT / f"{name.replace('.', '/')}.py")
        return importlib.util.spec_from_loader(name, self, origin=origin)

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the mutant's code."""
        module.__file__ = module.__spec__.origin if module.__spec__ else None
        exec(compile(self._mutant.tree, module.__file__ or "", "exec"), vars(module))  # noqa: S102


@click.command()
@click.argument("path")
@click.argument("tests", nargs=-1, required=True)
@click.option("--seconds", default=600.0, help="Stop after so long.")
@click.option("--share", default=1, help="Try every n-th mutant.")
def main(path: str, tests: tuple[str, ...], seconds: float, share: int) -> None:
    """Print the mutants of a module that survive its tests, and how many there were."""
    module = path.removesuffix(".py").replace("/", ".")
    for name in LIBRARIES:
        importlib.import_module(name)
    source = (ROOT / path).read_text(encoding="utf-8")
    began = time.monotonic()
    if not survives(module, Mutant(0, "nothing", ast.parse(source)), tests):
        raise click.ClickException("the tests fail without a mistake too")
    patience = PATIENCE * (time.monotonic() - began)
    every = list(mutants(source))
    until = began + seconds
    tried, left = 0, 0
    for mutant in every[::share]:
        if time.monotonic() > until:
            break
        tried += 1
        if survives(module, mutant, tests, patience):
            left += 1
            click.echo(f"{path}:{mutant.line}: {mutant.what}")
    click.echo(
        f"{path}: {len(every)} mutants, {tried} tried, {tried - left} killed, {left} survived"
    )


if __name__ == "__main__":
    main()
