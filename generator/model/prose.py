"""Prose for readers: stories (reports with records embedded) and pages (about, how to cite)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.notation import STRICT, Markdown, Text
from generator.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Record):
    """A report for readers, told from the record."""

    __pydantic_config__ = STRICT

    title: Text
    summary: Markdown = ""
    body: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Record):
    """A page of the site's own: about, how to cite."""

    __pydantic_config__ = STRICT

    title: Text
    summary: Markdown = ""
    body: Markdown
