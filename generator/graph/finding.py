"""A problem of a record, before anybody has looked up where in its file it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.references import Path


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place that is part of the problem: `path` within the record `record_id`."""

    record_id: str
    path: Path
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem, at `path` (written keys and list positions) of one record; () is all of it.

    `code` is one of `generator.diagnostics.codes`; `on` says whether the key or the value at the
    path is meant. `record_id` is empty for site.yaml.
    `word` is the part of the text there that is meant, if it is only a part; `nth` is given where
    it is a link in prose: which of the links of that name.
    `message` stands on its own, `label` is what a pointer to the place says.
    `help` holds things to do, `notes` things to know; `suggestion` may replace what is
    pointed at.
    """

    code: str
    record_id: str
    path: Path
    message: str
    on: Literal["key", "value"] = "value"
    word: str = ""
    nth: int | None = None
    label: str = ""
    help: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    suggestion: str | None = None
    related: tuple[RelatedPlace, ...] = ()
