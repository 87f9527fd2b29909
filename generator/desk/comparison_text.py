"""A comparison as text for a terminal, as Markdown for a pull request, and as plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from generator.desk.comparison import Comparison
from generator.desk.differences import Difference
from generator.diagnostics.visible import visible

UNNOTED = "a correction without a note: add it to `changes`, with what `was` wrong"

_INDENT = " " * 10
_LONGEST = 300


def as_text(told: Comparison, was: str, now: str) -> str:
    """Return the comparison in lines; `was` and `now` name both sides."""
    lines = [f"{_summary(told)} ({was} to {now})", ""]
    for one in told.differences:
        lines.append(f"{one.what.upper():<10}{visible(one.title, _LONGEST)}")
        lines += [f"{_INDENT}{visible(text, _LONGEST)}" for text in _details(one)]
    if told.differences:
        lines.append("")
    lines += [f"{label:<10}{text}" for label, text in _pages(told)]
    return "\n".join(lines)


def as_markdown(told: Comparison, was: str, now: str) -> str:
    """Return the comparison for a comment on a pull request; what is removed is struck out."""
    lines = [f"**{_summary(told)}** ({_escaped(was)} to {_escaped(now)})", ""]
    for one in told.differences:
        title = _escaped(one.title)
        shown = f"~~{title}~~" if one.what == "removed" else title
        lines.append(f"- **{one.what}** {shown}")
        lines += [f"  - {_escaped(text)}" for text in _details(one)]
    if told.differences:
        lines.append("")
    lines += [f"{label}: {text}  " for label, text in _pages(told)]
    return "\n".join(lines)


def as_values(told: Comparison, was: str, now: str) -> dict[str, Any]:
    """Return the comparison as plain values for JSON."""
    return {"version": 1, "from": was, "to": now, **asdict(told)}


def _summary(told: Comparison) -> str:
    if not told.pages.touched:
        return "Readers will see no change"
    changes, pages = _count(len(told.differences), "change"), _count(told.pages.touched, "page")
    return f"Readers will see {changes} on {pages}"


def _details(one: Difference) -> Iterator[str]:
    if one.was and one.now:
        yield f"{one.was} → {one.now}"
    elif one.now:
        yield one.now
    if one.because:
        yield f"because: {'; '.join(one.because)}"
    if one.unnoted:
        yield f"! {UNNOTED}"


def _pages(told: Comparison) -> Iterator[tuple[str, str]]:
    pages = told.pages
    changed = ", ".join(f"{number:,} {kind}" for kind, number in pages.changed.items())
    yield "Pages", f"changed: {changed or 'none'}; {pages.new} new, {pages.gone} gone"
    yield "Unchanged", _count(pages.same, "page")
    if told.held:
        yield "Not shown", _count(told.held, "draft or embargoed record")
    if told.layout:
        yield "Unseen", f"comments and layout of {_count(told.layout, 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _escaped(text: str) -> str:
    """Return a text that Markdown and HTML take for nothing but text."""
    shown = visible(text, _LONGEST).replace("&", "&amp;").replace("<", "&lt;")
    return re.sub(r"([\\`*_\[\]~|@#])", r"\\\1", shown)
