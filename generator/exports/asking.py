"""What every view of data needs: the way to the world, and addresses that hold everywhere."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from generator.incremental.ask import Ask
from generator.projections.world import World

T = TypeVar("T")

Asking: TypeAlias = Ask[World]


def there(value: T | None) -> T:
    """Return what is known of a record that is there: the catalogue listed it."""
    if value is None:
        raise LookupError("a file was listed for a record that does not exist")
    return value
