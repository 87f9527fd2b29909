"""How editors write values: every scalar arrives as text and is typed here, nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from generator.dates.edtf import DateError, Edtf, Moment
from generator.dates.edtf import parse as parse_edtf
from generator.dates.values import Fault
from generator.model.markers import Linked, MisreadError, Ref, Short, Typed, UnlistedError
from generator.model.tangled import tangle

MAX_ID = 100
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""What no file can be called on Windows (https://learn.microsoft.com/windows/win32/fileio)."""
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_MAIL = re.compile(r"mailto:[^\s<>\"'\\^`{|}@]+@[^\s<>\"'\\^`{|}@]+")
_DATE_CODES: Mapping[Fault, str] = {
    "unreadable": "E402",
    "impossible": "E401",
    "reversed": "E403",
    "no offset": "E405",
}


def _text(value: str) -> str:
    if not value.strip():
        raise MisreadError("E208", "this text is empty", "write the text, or leave the key out")
    return value.strip()


def _markdown(value: str) -> str:
    text = _text(value)
    found = tangle(text)
    if found is not None:
        raise MisreadError("E605", *found)
    return text


_IDS = "ids are lower-case letters, digits and single hyphens"


def read_id(value: str) -> str:
    """Return `value` if it can be an id: lower-case ASCII letters, digits and inner hyphens."""
    if len(value) > MAX_ID:
        raise MisreadError("E209", f"an id has at most {MAX_ID} characters; this has {len(value)}")
    if "," in value or "://" in value:
        several = "several ids go into a list: [one, another]"
        help_ = several if "," in value else "write the id of the record, not its address"
        raise MisreadError("E209", f"`{value}` is not an id", help_)
    if not _ID.fullmatch(value):
        slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        help_ = f"{_IDS}; write `{slug}`" if slug else _IDS
        raise MisreadError("E209", f"`{value}` is not an id", help_, slug or None)
    if _DEVICE.fullmatch(value):
        message = f"`{value}` is a device on Windows, where no file can have this name"
        raise MisreadError("E210", message, "choose a longer id")
    return value


def _cited(value: str) -> str:
    source, hash_sign, version = value.partition("#")
    if not hash_sign:
        return read_id(value)
    if not (_ID.fullmatch(source) and _ID.fullmatch(version)):
        message = f"`{value}` is not a source's id, `#`, and the id of one of its versions"
        raise MisreadError("E209", message, _IDS)
    return value


def _date(value: str) -> Edtf:
    try:
        return parse_edtf(value)
    except DateError as error:
        code = _DATE_CODES[error.fault]
        raise MisreadError(code, error.message, error.help, error.suggestion) from None


def _set(value: Any) -> Any:
    """Read `[2018, 2019]`, which is a list to YAML, as the set of dates that it looks like."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return f"[{','.join(value)}]"
    return value


def _moment(value: str) -> Edtf:
    edtf = _date(value)
    if not isinstance(edtf.value, Moment):
        raise MisreadError("E402", f"`{value}` is an interval or a choice; one date is needed here")
    return edtf


def _instant(value: str) -> Edtf:
    help_ = "write for example 2026-12-01T09:00-05:00"
    try:
        edtf = _moment(value)
    except MisreadError as error:
        if error.code != "E405":
            raise
        raise MisreadError("E502", str(error), help_) from None
    if not isinstance(edtf.value, Moment) or edtf.value.precision != "time":
        raise MisreadError("E502", f"`{value}` has no time with an offset", help_)
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
            f"`{value}` is not a web address",
            "an address starts with https:// or http://, has a host, and no spaces or quotes",
            f"https://{value}" if re.fullmatch(r"www\.[\w./-]+", value, re.ASCII) else None,
        )
    return value


def _contact(value: str) -> str:
    return value if _MAIL.fullmatch(value) else _url(value)


def _edit_address(value: str) -> str:
    if "{file}" not in value:
        message = "this address does not say where `{file}` stands in it"
        raise MisreadError("E211", message, "write for example https://host/edit/main/{file}")
    _url(value.replace("{file}", "file"))
    return value


def _country(value: str) -> str:
    if not _COUNTRY.fullmatch(value):
        capitals = value.upper()
        raise MisreadError(
            "E203",
            f"`{value}` is not a country code",
            "write two capitals: US, CN",
            capitals if _COUNTRY.fullmatch(capitals) else None,
        )
    return value


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        help_ = "write a BCP 47 tag: en, de, zh-Hant"
        raise MisreadError("E203", f"`{value}` is not a language code", help_)
    return value


_YES_NO = {"yes": "yes", "true": "yes", "on": "yes", "no": "no", "false": "no", "off": "no"}


def _yes_no(value: str) -> bool:
    if value not in {"yes", "no"}:
        meant = _YES_NO.get(value.lower())
        help_ = f"write `{meant}`" if meant else ""
        raise MisreadError("E203", f"`{value}` is neither `yes` nor `no`", help_, meant)
    return value == "yes"


def _count(value: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,5}", value, re.ASCII):
        help_ = "write how many, or leave the number out where it is not known"
        raise MisreadError("E203", f"`{value}` is not a number of people", help_)
    return int(value)


def one_of(*choices: str) -> Typed:
    """Build the marker of a field that takes one of a few words."""

    def parse(value: str) -> str:
        if value not in choices:
            raise UnlistedError(value, choices)
        return value

    return Typed(parse, choices=choices)


def as_list(value: Any) -> list[Any]:
    """Expand one item, written without a list, into a list of it."""
    return value if isinstance(value, list) else [value]


_NOT_BLANK = r"[\s\S]*\S[\s\S]*"
_MOMENT = "[0-9]{3}[0-9X](?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9:]+(?:Z|[+-][0-9:]+))?)?)?[~?%]?"
_A_DAY = "a date: 2018, 2018-03, 2018-03-21, about 2018-03~"
_A_SPEAKER = "an entity, entity/role, or ? and a description"
_END = rf"(?:{_MOMENT}|\.\.)?"

Text = Annotated[str, Typed(_text, _NOT_BLANK, "a text")]
Markdown = Annotated[str, Typed(_markdown, _NOT_BLANK, "a text"), Linked()]
Id = Annotated[str, Typed(read_id, _ID.pattern, f"an id; {_IDS}")]
Day = Annotated[Edtf, Typed(_moment, _MOMENT, _A_DAY)]
"""One date, as precise as it is known: no interval, no set."""
Date = Annotated[
    Edtf,
    Typed(
        _date,
        rf"{_MOMENT}|{_END}/{_END}|\[{_MOMENT}(?:,{_MOMENT})*\]",
        f"{_A_DAY}, nor an interval or a set of such dates",
    ),
    Short(_set, tuple[Day, ...]),
]
"""Any date of the EDTF subset, an interval or a set too."""
Instant = Annotated[Edtf, Typed(_instant, _MOMENT, "a time with an offset: 2026-12-01T09:00-05:00")]
Url = Annotated[str, Typed(_url, "https?://.+", "a web address: https://…")]
Contact = Annotated[str, Typed(_contact, "(?:https?://|mailto:).+", "a web or mail address")]
EditAddress = Annotated[str, Typed(_edit_address, "https?://.+", "a web address: https://…")]
Country = Annotated[str, Typed(_country, "[A-Z]{2}", "a country code: US, CN")]
Language = Annotated[str, Typed(_language, _LANGUAGE.pattern, "a language code: en, de")]
YesNo = Annotated[bool, Typed(_yes_no, choices=("yes", "no"))]
Count = Annotated[int, Typed(_count, "[1-9][0-9]*", "a number")]

Texts = Annotated[tuple[Text, ...], Short(as_list)]

_REF = Typed(read_id, _ID.pattern, f"an id; {_IDS}")
EntityId = Annotated[str, _REF, Ref(("entity",))]
SourceId = Annotated[str, _REF, Ref(("source",))]
ClaimId = Annotated[str, _REF, Ref(("claim",))]
StatementId = Annotated[str, _REF, Ref(("statement",))]
StatableId = Annotated[str, _REF, Ref(("claim", "statement"))]
_CITED_FORM = rf"{_ID.pattern}(?:#{_ID.pattern})?"
_CITED = Typed(_cited, _CITED_FORM, "a source's id, or source#version")
Cited = Annotated[str, _CITED, Ref(("source",))]
"""A source's id, or `source#version` where one of its states is meant."""

SpeakerText = (
    Annotated[str, Typed(str, rf"\?{_NOT_BLANK}|{_ID.pattern}\s*/{_NOT_BLANK}", _A_SPEAKER)]
    | EntityId
)
"""The short form of a speaker: an entity, `entity/role`, or `?` and a description."""
ReportText = (
    Annotated[str, Typed(str, rf"{_CITED_FORM}\s*<\s*{_CITED_FORM}", "source, or source < via")]
    | Cited
)
"""The short form of a report: a source, or `source < via`."""


def _written(field: str) -> str:
    return field.rstrip("_")


STRICT: Mapping[str, Any] = {"extra": "forbid", "alias_generator": _written}
"""The schema settings of every record class: unknown keys are errors, `from_` is written `from`."""
