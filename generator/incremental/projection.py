"""Projections: the named pure reads that pages are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = str | int | tuple[str | int, ...]
"""What a projection is read at: plain, so that a trace can be stored and read again."""

W = TypeVar("W")
K = TypeVar("K", bound=Key)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Projection(Generic[W, K, V]):
    """A pure function from the world and a key to a plain value (see `generator.fingerprint`).

    A key that names nothing gives a value that says so (None, an empty tuple): an absence that a
    page has looked at is a read like any other.
    """

    name: str
    read: Callable[[W, K], V]


def projection(name: str) -> Callable[[Callable[[W, K], V]], Projection[W, K, V]]:
    """Make a projection of the function below the decorator."""

    def named(read: Callable[[W, K], V]) -> Projection[W, K, V]:
        return Projection(name, read)

    return named
