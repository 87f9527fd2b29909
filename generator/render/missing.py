"""What a template asks for and does not get: an error that knows the name and whom it was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from typing import Any

from jinja2 import StrictUndefined, UndefinedError
from jinja2.utils import missing


class MissingError(UndefinedError):
    """A field, a key or a name that is not there.

    `name` is what was asked for (of a list, a number); `owner` what was asked for it, `ALONE` for a
    name that stands alone. Of a value that is missing for another reason the name is None.
    """

    def __init__(self, message: str, name: str | int | None, owner: object) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


ALONE = missing
"""The owner of a name that stands alone; Jinja's own word for "nothing was asked"."""


class Missing(StrictUndefined):
    """A missing value, which fails as soon as it is used."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[Exception] = UndefinedError,
    ) -> None:
        told = partial(MissingError, name=None if hint else name, owner=obj)
        super().__init__(hint, obj, name, told if exc is UndefinedError else exc)  # type: ignore[arg-type]  # it is only called


def parts_of(owner: Any) -> tuple[str, ...]:
    """Return what could have been asked of a value: fields, properties, or the keys of a map."""
    if isinstance(owner, Mapping):
        return tuple(str(key) for key in owner)
    if not is_dataclass(owner):
        return ()
    kind = type(owner)
    computed = (name for name in dir(kind) if isinstance(getattr(kind, name), property))
    return (*(field.name for field in fields(owner)), *computed)
