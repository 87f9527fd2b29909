"""A report whose every text is one of the hostile ones, on pages of every kind."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.build import build
from generator.model.statement import STANCES
from tests.hostile.strings import OURS, PUBLISHABLE
from tests.minisite import NOW, SETTINGS, content_of, mini_site

FEW = 40
"""Entities, sources and stories; the texts are dealt out among their lists."""
TITLES = PUBLISHABLE[::3]
"""Texts that are a claim's title; those after them stand in its other fields."""


def records() -> dict[str, Mapping[str, Any]]:
    """Return records that hold every text, in fields of every kind."""
    made: dict[str, Mapping[str, Any]] = {}
    for number in range(FEW):
        some = PUBLISHABLE[number::FEW]
        made |= _around(number, some)
    for number, title in enumerate(TITLES):
        others = PUBLISHABLE[3 * number + 1 : 3 * number + 3] or (title,)
        made[f"claims/c-{number}"] = _claim(number, title, others[0], others[-1])
    return made


def _history(text: str) -> list[dict[str, str]]:
    """What became of a record, with a text wherever one can stand."""
    return [
        {"date": "2026-01-05", "kind": "new"},
        {
            "date": "2026-02-01",
            "kind": "correction",
            **dict.fromkeys(("note", "was", "now", "why"), text),
        },
    ]


def _around(number: int, some: tuple[str, ...]) -> dict[str, Mapping[str, Any]]:
    text = some[0]
    kind = ("retailers", "makers", "outlets")[number % 3]
    return {
        f"{kind}/e-{number}": {
            "name": f"{text} {number}",
            "aliases": [f"{one} {number}" for one in some],
            "summary": "\n\n".join(some),
            "changes": _history(text),
        },
        f"sources/s-{number}": {
            "title": text,
            "publisher": f"e-{number}",
            "authors": list(some),
            "url": f"https://a.example/?q=<&{number}".replace("<", "%3C"),
            "published": "2020-03-21",
            "note": "\n\n".join(some),
            "versions": [{"id": "v2", "change": "corrected", "was": text, "now": some[-1]}],
            "changes": _history(text),
        },
        f"stories/t-{number}": {
            "title": text,
            "summary": some[-1],
            "body": "\n\n".join(f"{one}\n\n> {one}\n\n- {one}" for one in some),
            "changes": _history(text),
        },
        f"pages/p-{number}": {
            "title": text,
            "summary": some[-1],
            "body": "\n\n".join(f"# {one}" for one in some),
            "changes": _history(text),
        },
    }


def _claim(number: int, title: str, text: str, other: str) -> Mapping[str, Any]:
    few = number % FEW
    made: dict[str, Any] = {
        "title": title,
        "subject": f"e-{few}",
        "action": "stops-ordering",
        "object": f"e-{(few + 1) % FEW}",
        "happened": f"20{10 + number % 10}-0{1 + number % 9}-21",
        "date_note": other,
        "known": [title, text, other],
        "unknowns": [text],
        "body": f"{other}\n\n{text}",
        "detail": {"value": other},
        "scope": {"region": OURS[number % 4]},
        "changes": _history(other),
        "statements": {f"v-{number}": _statement(number, text, other)},
    }
    if number % 5 == 1:
        made["ruling"] = {"status": "refuted", "because": text}
    if number % 5 == 2:
        made["withdrawn"] = {"date": "2026-03-01", "because": text}
    if number % 5 == 3:
        made["contradicts"] = f"c-{number - 1}"
    if number % 5 == 4:
        made["stages"] = [{"name": text, "date": "2019-05-01"}]
    return made


def _statement(number: int, text: str, other: str) -> Mapping[str, Any]:
    few = number % FEW
    speakers = ({"unnamed": other, "heads": "1"}, {"who": f"e-{few}", "role": other})
    made: dict[str, Any] = {
        "speaker": (*speakers, {"untraced": other})[number % 3],
        "summary": text,
        STANCES[number % len(STANCES)]: {f"c-{number}": {"but": {"value": f"not {text}"}}},
        "reports": [{"source": f"s-{few}", "quote": text, "note": other}],
        "changes": _history(other),
    }
    if number % 10 == 6:
        made["withdrawn"] = {"date": "2026-03-01", "because": other}
    return made


def settings() -> dict[str, Any]:
    """Return settings with hostile names in all places."""
    harm = OURS[1]
    return {
        **SETTINGS,
        **dict.fromkeys(("title", "tagline", "description", "publisher"), harm),
        "licence": {"name": harm, "url": "https://licence.example/?a=1&b=2"},
        "kinds": {
            kind: {"one": f"{harm} {kind}", "many": f"{harm} {kind}", "note": harm}
            for kind in ("retailers", "makers", "outlets")
        },
        "actions": {
            "stops-ordering": {"label": harm, "state": "sell-through"},
            "has-on-sale": {"label": harm, "look": "present"},
        },
        "region": OURS[0],
        "channels": {"online": harm},
        "regions": dict.fromkeys(OURS[:4], harm),
    }


def make_hostile(folder: Path) -> None:
    """Build the report of hostile texts."""
    mini_site(folder.parent, content_of(records(), settings()))
    built = build(folder, folder / "site", now=NOW)
    errors = [one for one in built.diagnostics if one.severity == "error"]
    told = "\n".join(f"{one.file}: {one.code} {one.message}" for one in errors[:9])
    assert built.outcome is not None, told
