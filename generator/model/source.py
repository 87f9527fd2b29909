"""Sources: the documents that carry statements; articles, orders, letters, filings, pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.model.notation import (
    STRICT,
    Date,
    Day,
    EntityId,
    Id,
    Markdown,
    SourceId,
    Text,
    Texts,
    Url,
    YesNo,
    one_of,
)
from generator.model.record import Record

# The CSL 1.0.2 types that occur in this field (https://docs.citationstyles.org, appendix III).
TYPES = (
    "article",
    "article-journal",
    "article-magazine",
    "article-news",
    "bill",
    "broadcast",
    "document",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "motion_picture",
    "pamphlet",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "speech",
    "webpage",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A stored copy of a source: where, and when it was taken."""

    __pydantic_config__ = STRICT

    url: Url
    at: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A state of a source that readers saw; `noted`: the publisher told of the change."""

    __pydantic_config__ = STRICT

    id: Id
    at: Day | None = None
    change: Annotated[str, one_of("appended", "corrected", "rewritten", "removed")]
    noted: YesNo = False
    was: Text = ""
    now: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """One document. `read: no`: known only through others, so it has no link and no access date.

    `public: no`: the document itself was never published (a leaked memo).
    """

    __pydantic_config__ = STRICT

    title: Text = ""
    type: Annotated[str, one_of(*TYPES)] = "article-news"
    publisher: EntityId
    authors: Texts = ()
    url: Url | None = None
    published: Date | None = None
    accessed: Day | None = None
    archived: Archived | None = None
    read: YesNo = True
    public: YesNo = True
    republishes: SourceId | None = None
    note: Markdown = ""
    versions: tuple[Version, ...] = ()
