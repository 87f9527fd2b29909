"""Checks of one source: its versions, its dates, and what is known of it only through others."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dates.interval import bounds, certainly_before
from generator.graph.finding import Finding, RelatedPlace
from generator.model.source import Source


def source_findings(source: Source) -> Iterator[Finding]:
    """Yield what is wrong or doubtful within one source."""
    yield from _versions(source)
    yield from _unread(source)
    yield from _looked_up_early(source)


def _versions(source: Source) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for position, version in enumerate(source.versions):
        if version.id in first:
            there = RelatedPlace(source.id, ("versions", first[version.id], "id"), "the first")
            yield Finding(
                code="E205",
                record_id=source.id,
                path=("versions", position, "id"),
                message=f"two versions of `{source.id}` have the id `{version.id}`",
                label="the second",
                help=("give one of them another id; it is cited as `source#version`",),
                related=(there,),
            )
        first.setdefault(version.id, position)


def _unread(source: Source) -> Iterator[Finding]:
    if source.read:
        return
    for name in ("url", "archived", "accessed"):
        if getattr(source, name):
            yield Finding(
                code="E309",
                record_id=source.id,
                path=(name,),
                on="key",
                message=f"`{source.id}` was not read (`read: no`), so it has no `{name}`",
                help=("take it out, or take out `read: no` once somebody has read it",),
                related=(RelatedPlace(source.id, ("read",), "not read"),),
            )


def _looked_up_early(source: Source) -> Iterator[Finding]:
    if source.published is None:
        return
    archived = source.archived.at if source.archived else None
    for path, looked in ((("accessed",), source.accessed), (("archived", "at"), archived)):
        if looked and certainly_before(bounds(looked), bounds(source.published)):
            yield Finding(
                code="W404",
                record_id=source.id,
                path=path,
                message=f"{looked} is before {source.published}, when it was published",
                help=("correct one of the two dates",),
                related=(RelatedPlace(source.id, ("published",), "published"),),
            )
