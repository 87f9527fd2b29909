"""How editors write values: every scalar arrives as text and is typed here, nowhere else.

`Typed` turns one text into one value, `Short` spells a short form out into the full one before it
is validated, `Ref` is an id that must name a record.
All three are annotation markers; pydantic asks them for a schema when a record is decoded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

from generator.dates.edtf import DateError, Edtf, Moment
from generator.dates.edtf import parse as parse_edtf

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

MAX_ID = 100
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


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


@dataclass(frozen=True, slots=True)
class Typed:
    """Marks a field whose value is one text, read by `parse` (which raises `MisreadError`)."""

    parse: Callable[[str], Any]
    pattern: str = ""
    choices: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415  only where records are decoded

        def read(value: object) -> object:
            if not isinstance(value, str):
                raise MisreadError("E208", f"one text is needed here, not {_shape(value)}")
            return self.parse(value)

        return core_schema.no_info_plain_validator_function(read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        told: JsonSchemaValue = {"type": "string"}
        if self.pattern:
            told["pattern"] = f"^(?:{self.pattern})$"
        if self.choices:
            told["enum"] = list(self.choices)
        return told


@dataclass(frozen=True, slots=True)
class Short:
    """Marks a field with a short form: `expand` turns it into what the full form would have said."""

    expand: Callable[[Any], Any]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415

        return core_schema.no_info_before_validator_function(self.expand, handler(source))


def _shape(value: object) -> str:
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, list) else "a map of keys and values"


def _text(value: str) -> str:
    if not value.strip():
        raise MisreadError("E208", "this text is empty", "write the text, or leave the key out")
    return value.strip()


MAX_BRACKETS = 400
"""Opening brackets in one paragraph: the Markdown parser takes quadratic time over them."""


def _markdown(value: str) -> str:
    text = _text(value)
    tangled = max(paragraph.count("[") for paragraph in re.split(r"\n\s*\n", text))
    if tangled > MAX_BRACKETS:
        raise MisreadError(
            "E605",
            f"one paragraph has {tangled} opening brackets; at most {MAX_BRACKETS} can be rendered",
            "break the paragraph up with an empty line",
        )
    return text


def read_id(value: str) -> str:
    """Return `value` if it can be an id: lower-case ASCII letters, digits and inner hyphens."""
    if len(value) > MAX_ID:
        raise MisreadError("E209", f"an id has at most {MAX_ID} characters; this has {len(value)}")
    if not _ID.fullmatch(value):
        slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        raise MisreadError(
            "E209",
            f"`{value}` is not an id",
            f"ids are lower-case letters, digits and single hyphens; write `{slug}`"
            if slug
            else "ids are lower-case letters, digits and single hyphens",
            slug or None,
        )
    return value


def _date(value: str) -> Edtf:
    try:
        return parse_edtf(value)
    except DateError as error:
        raise MisreadError(
            "E402", error.message.rstrip("."), error.help, error.suggestion
        ) from None


def _moment(value: str) -> Edtf:
    edtf = _date(value)
    if not isinstance(edtf.value, Moment):
        raise MisreadError("E402", f"`{value}` is an interval or a choice; one date is needed here")
    return edtf


def _instant(value: str) -> Edtf:
    edtf = _moment(value)
    if not isinstance(edtf.value, Moment) or edtf.value.precision != "time":
        raise MisreadError(
            "E502",
            f"`{value}` has no time with an offset",
            "write for example 2026-12-01T09:00-05:00",
        )
    return edtf


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        host = parts.hostname
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not host or re.search(r"[\s<>\"'\\^`{|}]", value):
        raise MisreadError(
            "E211",
            "this is not a web address",
            "an address starts with https:// or http://, has a host, and no spaces or quotes",
        )
    return value


def _country(value: str) -> str:
    if not _COUNTRY.fullmatch(value):
        raise MisreadError("E203", f"`{value}` is not a country code", "write two capitals: US, CN")
    return value


def _yes_no(value: str) -> bool:
    if value not in {"yes", "no"}:
        raise MisreadError("E203", f"`{value}` is neither `yes` nor `no`")
    return value == "yes"


def _number(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", value, re.ASCII):
        raise MisreadError("E203", f"`{value}` is not a whole number")
    return int(value)


def one_of(*choices: str) -> Typed:
    """Build the marker of a field that takes one of a few words."""

    def parse(value: str) -> str:
        if value not in choices:
            raise Unlisted(value, choices)
        return value

    return Typed(parse, choices=choices)


class Unlisted(MisreadError):  # noqa: N818  it reads as what it is: a word that is not listed
    """A word that is none of `choices`; the decoder adds the nearest one."""

    def __init__(self, word: str, choices: tuple[str, ...]) -> None:
        super().__init__("E203", f"`{word}` is not one of: {', '.join(choices)}")
        self.word = word
        self.choices = choices


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks an id that must name a record of one of the `kinds` (see `references`)."""

    kinds: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return Typed(read_id).__get_pydantic_core_schema__(source, handler)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": f"^{_ID.pattern}$"}


@dataclass(frozen=True, slots=True)
class Linked:
    """Marks Markdown for readers, in which `[[id]]` and `[[name|words]]` lead to records."""


def as_list(value: object) -> object:
    """Expand one item, written without a list, into a list of it."""
    return value if isinstance(value, list) else [value]


Text = Annotated[str, Typed(_text)]
Markdown = Annotated[str, Typed(_markdown), Linked()]
Id = Annotated[str, Typed(read_id, pattern=_ID.pattern)]
Date = Annotated[Edtf, Typed(_date)]
Day = Annotated[Edtf, Typed(_moment)]
Instant = Annotated[Edtf, Typed(_instant)]
Url = Annotated[str, Typed(_url, pattern="https?://.+")]
Country = Annotated[str, Typed(_country, pattern="[A-Z]{2}")]
YesNo = Annotated[bool, Typed(_yes_no, choices=("yes", "no"))]
Number = Annotated[int, Typed(_number, pattern="[0-9]+")]

EntityId = Annotated[str, Ref(("entity",))]
SourceId = Annotated[str, Ref(("source",))]
ClaimId = Annotated[str, Ref(("claim",))]
StatementId = Annotated[str, Ref(("statement",))]
StatableId = Annotated[str, Ref(("claim", "statement"))]


def _written(field: str) -> str:
    return field.rstrip("_")


STRICT: Mapping[str, Any] = {"extra": "forbid", "alias_generator": _written}
"""The schema settings of every record class: unknown keys are errors, `from_` is written `from`."""
