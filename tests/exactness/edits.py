"""Edits of the small report: every field of every kind of record, and all that surrounds them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.exactness.values import NEW_VALUES
from tests.minisite import RECORDS, SETTINGS, content_of, text_of

Files = dict[str, str]
"""A project's files by path, without its output and state."""

Edit = Callable[[Files], None]
"""Changes the files in place; where what it is about is gone, it does nothing."""

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "entity": ("retailers/best-buy", "makers/huawei", "outlets/cnet"),
    "source": ("sources/cnet-20180321",),
    "claim": ("claims/bb-stops-ordering", "claims/bb-stops-selling"),
    "statement": ("statements/best-buy-answers",),
    "prose": ("stories/what-happened", "pages/about"),
    "settings": ("site",),
}
"""Which records of the small report the values are tried on."""


def small_report() -> Files:
    """Return the small report's files."""
    return {f"content/{name}": text for name, text in content_of(RECORDS).items()}


def original(name: str) -> Mapping[str, Any]:
    """Return a record of the small report as it was at first."""
    return SETTINGS if name == "site" else RECORDS[name]


def set_field(name: str, field: str, value: Any) -> Edit:
    """Return the edit that gives a field another value; None takes the field out."""

    def edit(files: Files) -> None:
        path = f"content/{name}.yaml"
        record = _read(files, path)
        if not record:
            return
        record.pop(field, None)
        if value is not None:
            record[field] = value
        files[path] = text_of(record)

    return edit


def delete(path: str) -> Edit:
    """Return the edit that deletes a file."""
    return lambda files: _drop(files, path)


def _drop(files: Files, path: str) -> None:
    files.pop(path, None)


def put(path: str, text: str) -> Edit:
    """Return the edit that writes a file."""
    return lambda files: files.update({path: text})


def put_back(name: str) -> Edit:
    """Return the edit that writes a record of the small report as it was at first."""
    return put(f"content/{name}.yaml", text_of(original(name)))


def move(old: str, new: str) -> Edit:
    """Return the edit that moves a record, and names it anew wherever it is named."""

    def edit(files: Files) -> None:
        text = files.pop(f"content/{old}.yaml", None)
        if text is None:
            return
        files[f"content/{new}.yaml"] = text
        before, after = old.rpartition("/")[2], new.rpartition("/")[2]
        for path in files:
            for opening, closing in (('"', '"'), ("[[", "]]"), ("[[", "|"), ("< ", '"')):
                files[path] = files[path].replace(
                    f"{opening}{before}{closing}", f"{opening}{after}{closing}"
                )

    return edit


def rename(old: str, new: str) -> Edit:
    """Return the edit that moves a record, and has its former id lead to it."""
    moved = move(old, new)
    former = old.rpartition("/")[2]

    def edit(files: Files) -> None:
        moved(files)
        if f"content/{new}.yaml" in files:
            set_field(new, "renamed_from", former)(files)

    return edit


def take_out(claim: str) -> Edit:
    """Return the edit that gives the statements in a claim's file files of their own."""

    def edit(files: Files) -> None:
        record = _read(files, f"content/{claim}.yaml")
        held = record.pop("statements", None)
        if isinstance(held, dict):
            files[f"content/{claim}.yaml"] = text_of(record)
            for ident, statement in held.items():
                files[f"content/statements/{ident}.yaml"] = text_of(statement)

    return edit


def put_in(statement: str, claim: str) -> Edit:
    """Return the edit that moves a statement from its own file into that of a claim."""

    def edit(files: Files) -> None:
        told = _read(files, f"content/statements/{statement}.yaml")
        record = _read(files, f"content/{claim}.yaml")
        if told and record:
            del files[f"content/statements/{statement}.yaml"]
            held = record.get("statements")
            record["statements"] = {**(held if isinstance(held, dict) else {}), statement: told}
            files[f"content/{claim}.yaml"] = text_of(record)

    return edit


def _read(files: Files, path: str) -> dict[str, Any]:
    """Return what a file says, if it says anything that can be read."""
    try:
        record = json.loads(files.get(path, ""))
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


FIELD_EDITS: Mapping[str, Edit] = {
    f"{name} {field} {place}": set_field(name, field, value)
    for kind, names in SUBJECTS.items()
    for name in names
    for field, values in NEW_VALUES[kind].items()
    for place, value in enumerate((*values, None))
}
"""Every field of every kind of record, changed and taken out; the last of a field takes it out."""

FILE_EDITS: Mapping[str, Edit] = {
    **{f"delete {name}": delete(f"content/{name}.yaml") for name in RECORDS},
    **{f"put back {name}": put_back(name) for name in (*RECORDS, "site")},
    "a draft of what is not there yet": put(
        "content/claims/not-yet.yaml",
        text_of({"title": "A", "subject": "nobody-yet", "action": "stops-selling", "draft": "yes"}),
    ),
    "delete that draft": delete("content/claims/not-yet.yaml"),
    "rename a claim": move("claims/bb-stops-ordering", "claims/orders-end"),
    "rename it back": move("claims/orders-end", "claims/bb-stops-ordering"),
    "rename a claim nobody names": move("claims/target-stops-selling", "claims/target-ends"),
    "rename an entity": move("outlets/verge", "outlets/the-verge"),
    "rename a claim and say so": rename("claims/bb-stops-selling", "claims/sales-end"),
    "rename it again": rename("claims/sales-end", "claims/sales-are-over"),
    "rename it back and say so": rename("claims/sales-are-over", "claims/bb-stops-selling"),
    "rename an entity and say so": rename("makers/huawei", "makers/huawei-device"),
    "rename a source and say so": rename("sources/verge-20180322", "sources/verge-1"),
    "give a former id away": set_field("claims/target-has-huawei", "renamed_from", "sales-end"),
    "take statements out": take_out("claims/bb-stops-ordering"),
    "take the look out": take_out("claims/target-has-huawei"),
    "put a statement in": put_in("best-buy-answers", "claims/bb-stops-ordering"),
    "put it into another": put_in("unnamed-on-best-buy", "claims/bb-stops-selling"),
    "move a claim into a folder": move("claims/bb-stops-selling", "claims/2018/bb-stops-selling"),
    "move an entity to another kind": move("retailers/target", "makers/target"),
    "add a claim": put(
        "content/claims/added.yaml",
        text_of(
            {
                "title": "Target orders less",
                "subject": "target",
                "action": "stops-ordering",
                "happened": "2018-03-21",
            }
        ),
    ),
    "add an entity": put("content/makers/zte.yaml", text_of({"name": "ZTE", "aliases": ["BBY"]})),
    "add a statement": put(
        "content/statements/added-voice.yaml",
        text_of(
            {
                "speaker": "target",
                "denies": "bb-stops-ordering",
                "said": "2018-03-23",
                "reports": ["verge-20180322"],
            }
        ),
    ),
    "add a page": put("content/pages/cite.yaml", text_of({"title": "Cite", "body": "So."})),
    "hold a claim that others name": set_field(
        "claims/bb-stops-selling", "embargo_until", "2026-06-15T00:00Z"
    ),
    "hold an entity": set_field("retailers/target", "embargo_until", "2026-06-15T00:00Z"),
    "draft a statement": set_field("statements/best-buy-answers", "draft", "yes"),
    "add a held claim": put(
        "content/claims/held.yaml",
        text_of(
            {
                "title": "Not yet",
                "subject": "huawei",
                "action": "stops-selling",
                "happened": "2018-06",
                "embargo_until": "2026-06-15T00:00Z",
            }
        ),
    ),
}
"""Files that come, go, and move."""

BREAKS: Mapping[str, Edit] = {
    "broken YAML": put("content/claims/bb-stops-selling.yaml", 'title: "never closed\n'),
    "broken settings": put("content/site.yaml", "title: [\n"),
    "unknown id": set_field("claims/bb-stops-ordering", "object", "nobody"),
    "bad date": set_field("claims/bb-stops-ordering", "happened", "2018-02-30"),
    "one id twice": put("content/makers/best-buy.yaml", text_of({"name": "Another"})),
    "a field too many": set_field("retailers/target", "colour", "red"),
    "no template": put("templates/year.html", '{% include "nowhere.html" %}'),
    "template with a hole": put("templates/entity.html", "{{ view.nothing }}"),
    "broken template": put("templates/claim.html", "{% if %}"),
}
"""Mistakes that stop a build."""

THEME_EDITS: Mapping[str, Edit] = {
    "own claim template": put("templates/claim.html", "{{ view.title }}\n"),
    "own year template": put(
        "templates/year.html", '{% extends "base.html" %}{% include "part.html" ignore missing %}'
    ),
    "a part that was missing": put("templates/part.html", "A part of {{ view.title }}\n"),
    "another part": put("templates/part.html", "Another part\n"),
    "own macro": put("templates/words.html", "{% macro word(text) %}{{ text }}{% endmacro %}"),
    "own base": put("templates/base.html", "{{ chrome }}{% block main %}{% endblock %}"),
    "own style": put("templates/assets/site.css", "body { color: red }\n"),
    "one more asset": put("templates/assets/extra/more.css", "p { color: blue }\n"),
    **{
        f"theme's own {name}": delete(f"templates/{name}")
        for name in (
            "claim.html",
            "year.html",
            "entity.html",
            "part.html",
            "words.html",
            "base.html",
            "assets/site.css",
            "assets/extra/more.css",
        )
    },
}
"""Templates and assets that a project puts in the place of the theme's, and takes away again."""

ALL: Mapping[str, Edit] = {**FIELD_EDITS, **FILE_EDITS, **BREAKS, **THEME_EDITS}
