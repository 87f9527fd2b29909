"""How a class says what its texts mean: markers in annotations, read by the decoder.

`Typed` turns one text into one value, `Short` spells a short form out into the full one before it
is validated, `Ref` is an id that must name a record, `Linked` is Markdown that may name some.
pydantic asks the first two for a schema when a record is decoded, and only then is it imported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class MisreadError(ValueError):
    """A text that does not mean what its field needs; becomes a diagnostic with this code.

    `suggestion` is a text that may replace the whole value.
    """

    def __init__(
        self, code: str, message: str, help_: str = "", suggestion: str | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.help = help_
        self.suggestion = suggestion


class UnlistedError(MisreadError):
    """A word that is none of `choices`; the decoder adds the nearest one."""

    def __init__(self, word: str, choices: tuple[str, ...]) -> None:
        super().__init__("E203", f"`{word}` is not one of: {', '.join(choices)}")
        self.word = word
        self.choices = choices


class NotTextError(MisreadError):
    """A list, a map or nothing where one text is needed; the decoder adds the field's name."""

    def __init__(self, value: object) -> None:
        self.shape = "a list" if isinstance(value, list) else "a map of `field: value`"
        super().__init__("E208", f"one text is needed here, not {self.shape}")


@dataclass(frozen=True, slots=True)
class Typed:
    """Marks a field whose value is one text, read by `parse` (which raises `MisreadError`).

    `pattern`, which all of the text matches, `form`, what such a text is in words ("an id"), and
    `choices` tell editors' programs as much of that as can be told without reading it.
    """

    parse: Callable[[str], Any]
    pattern: str = ""
    form: str = ""
    choices: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415  only where records are decoded

        def read(value: object) -> object:
            if not isinstance(value, str):
                raise NotTextError(value)
            return self.parse(value)

        return core_schema.no_info_plain_validator_function(read)


@dataclass(frozen=True, slots=True)
class Short:
    """Marks a field with a short form: `expand` turns it into what the full form would have said.

    `expand` gets whatever the editor wrote, hands on what it does not know, and may raise
    `MisreadError`.
    `short` is the type of the short form, for editors' programs; None where it is the one item of
    a list.
    """

    expand: Callable[[Any], Any]
    short: Any = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415

        return core_schema.no_info_before_validator_function(self.expand, handler(source))


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks an id that must name a record of one of the `kinds` (see `references`)."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Marks Markdown for readers, in which `[[id]]` and `[[name|words]]` lead to records."""
