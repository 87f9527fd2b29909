"""How texts become values: what is kept as it is, what is refused, and with which way out."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.dates.edtf import parse
from generator.model.markers import MisreadError
from generator.model.notation import (
    Cited,
    Contact,
    Count,
    Country,
    Date,
    Day,
    EditAddress,
    EntityId,
    Id,
    Instant,
    Language,
    Markdown,
    Text,
    Url,
    YesNo,
)

READ: list[tuple[Any, str, object]] = [
    (Text, "no", "no"),
    (Text, "1.10", "1.10"),
    (Text, "10:30", "10:30"),
    (Text, "2018-03", "2018-03"),
    (Text, "007", "007"),
    (Text, "  kept  within  ", "kept  within"),
    (Id, "best-buy", "best-buy"),
    (Id, "9to5google", "9to5google"),
    (EntityId, "t-mobile", "t-mobile"),
    (Cited, "cnet-20180321", "cnet-20180321"),
    (Cited, "cnet-20180321#corrected", "cnet-20180321#corrected"),
    (Date, "../2018-03-21", parse("../2018-03-21")),
    (Date, "[2018-04-17,2019-11-22]", parse("[2018-04-17,2019-11-22]")),
    (Day, "2018-03~", parse("2018-03~")),
    (Instant, "2026-12-01T09:00-05:00", parse("2026-12-01T09:00-05:00")),
    (Url, "http://shelves.example:8080/a?b=c#d", "http://shelves.example:8080/a?b=c#d"),
    (Contact, "mailto:desk@shelves.example", "mailto:desk@shelves.example"),
    (Contact, "https://shelves.example/form", "https://shelves.example/form"),
    (EditAddress, "https://code.example/{file}", "https://code.example/{file}"),
    (Country, "US", "US"),
    (Language, "zh-Hant", "zh-Hant"),
    (YesNo, "yes", True),
    (YesNo, "no", False),
    (Count, "12", 12),
]

REFUSED = [
    (Text, "  ", "E208", None),
    (Id, "Best Buy", "E209", "best-buy"),
    (Id, "best_buy", "E209", "best-buy"),
    (Id, "-a-", "E209", "a"),
    (Id, "a--b", "E209", "a-b"),
    (Id, "\u0431\u0435\u0441\u0442", "E209", None),
    (Id, "a" * 101, "E209", None),
    (Id, "", "E209", None),
    (Id, "cnet-2018, ap-2018", "E209", None),
    (Id, "https://cnet.example/a", "E209", None),
    (Cited, "CNET", "E209", "cnet"),
    (Cited, "cnet#", "E209", None),
    (Cited, "cnet#a#b", "E209", None),
    (Date, "21 March 2018", "E402", "2018-03-21"),
    (Date, "2018-02-30", "E401", None),
    (Date, "2019/2018", "E403", None),
    (Date, "2018-03-21T10:30", "E405", None),
    (Day, "2018/2019", "E402", None),
    (Day, "[2018,2019]", "E402", None),
    (Instant, "2026-12-01T09:00", "E502", None),
    (Instant, "2026-12-01", "E502", None),
    (Instant, "2026-02-30", "E401", None),
    (Url, "www.shelves.example/a", "E211", "https://www.shelves.example/a"),
    (Url, "javascript:alert(1)", "E211", None),
    (Url, "https://", "E211", None),
    (Url, "https://a.example:port/", "E211", None),
    (Url, "https://[a.example/", "E211", None),
    (Url, 'https://a.example/"x', "E211", None),
    (Url, "https://a.example/a b", "E211", None),
    (Contact, "mailto:nobody", "E211", None),
    (Contact, "mailto:a@b\nc", "E211", None),
    (EditAddress, "https://code.example/", "E211", None),
    (EditAddress, "javascript:{file}", "E211", None),
    (Country, "us", "E203", "US"),
    (Country, "USA", "E203", None),
    (Language, "english please", "E203", None),
    (YesNo, "true", "E203", "yes"),
    (YesNo, "Off", "E203", "no"),
    (YesNo, "maybe", "E203", None),
    (Count, "0", "E203", None),
    (Count, "-1", "E203", None),
    (Count, "1e3", "E203", None),
    (Count, "\u0663", "E203", None),
    (Markdown, "[" * (400 + 1), "E605", None),
]


def misread(kind: Any, value: object) -> MisreadError:
    """Read a value that is refused, and return why."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    (problem,) = caught.value.errors()
    error = problem["ctx"]["error"]
    assert isinstance(error, MisreadError)
    return error


@pytest.mark.parametrize(("kind", "text", "value"), READ)
def test_a_text_is_read_as_what_its_field_needs(kind: Any, text: str, value: object) -> None:
    """And as nothing else: what looks like a number or a yes stays text where text is meant."""
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(("kind", "text", "code", "suggestion"), REFUSED)
def test_a_text_that_does_not_fit_is_refused_with_a_way_out_where_one_is_clear(
    kind: Any, text: str, code: str, suggestion: str | None
) -> None:
    """The suggestion, where there is one, is read without a problem."""
    error = misread(kind, text)
    assert (error.code, error.suggestion) == (code, suggestion)
    assert str(error)
    if suggestion is not None:
        TypeAdapter(kind).validate_python(suggestion)


def test_brackets_are_counted_by_paragraph() -> None:
    """A long text may have many; it is within a paragraph that they take time."""
    half = "[" * (400 // 2 + 1)
    assert TypeAdapter(Markdown).validate_python(f"{half}\n\n{half}")
    assert misread(Markdown, f"{half}\n{half}").code == "E605"


def test_a_set_of_dates_may_be_written_as_the_list_that_it_looks_like() -> None:
    """`[2018-04-17, 2019-11-22]` is a list to YAML."""
    read = TypeAdapter(Date).validate_python(["2018-04-17", "2019-11-22"])
    assert read == parse("[2018-04-17,2019-11-22]")


@pytest.mark.parametrize("value", [["a"], {"a": "b"}, None])
def test_a_text_is_no_list_and_no_map(value: object) -> None:
    """Nothing is made a text that is none."""
    assert misread(Text, value).code == "E208"
