"""The headline of a claim: one function for every output, so that no output drops the hedge."""

from __future__ import annotations

from generator.graph.status import Status

_LEADS = frozenset({"withdrawn", "refuted", "retracted"})


def headline(title: str, status: Status) -> str:
    """Return a claim's title with how sure it is, after a dash: "…, reported, not confirmed".

    A claim that fell begins with that word, because the end of a headline is what gets cut off.
    Only what is confirmed or observed stands bare.
    """
    if status.word in _LEADS:
        return f"{status.label}: {title}"
    if status.family == "settled":
        return title
    return f"{title} \N{EN DASH} {status.label[0].lower()}{status.label[1:]}"
