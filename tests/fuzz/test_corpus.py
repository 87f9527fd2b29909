"""What failed once does not fail again, and a few mutations of the day's input don't either."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.fuzz.mutations import mutated, seeds
from tests.fuzz.run import bounded
from tests.fuzz.targets import TARGETS

CORPUS = sorted(path for path in (Path(__file__).parent / "corpus").glob("*/*"))
FEW = 60


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_failed_once_is_taken_or_refused_in_time(path: Path) -> None:
    """As the target of its folder."""
    with bounded():
        TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_mutations_of_good_input_are_taken_or_refused_in_time(name: str) -> None:
    """The same each time; `make fuzz` tries others."""
    chance, known = Random(1), seeds(name)  # noqa: S311  no secrets
    for _ in range(FEW):
        data = mutated(chance.choice(known), known, chance)
        with bounded():
            TARGETS[name](data)
