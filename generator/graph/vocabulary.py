"""Words that records take from site.yaml: actions, channels, regions, and what it features.

And one that no title of an event should hold: a cause, which is a claim of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from generator.diagnostics.nearest import clearest, nearest
from generator.graph.finding import Finding
from generator.graph.graph import Graph
from generator.model.claim import Assertion
from generator.model.references import Path
from generator.model.settings import Settings

_CAUSE = re.compile(
    r"\b(?:because|amid(?:st)?|due to|owing to|thanks to|under pressure|as a result of"
    r"|in response to|in the wake of|after pressure|over (?:\w+ )?(?:fears|concerns|worries))\b",
    re.IGNORECASE,
)


def word_findings(claim: Assertion, settings: Settings | None) -> Iterator[Finding]:
    """Yield words of a claim that site.yaml does not know, and a cause in its title."""
    if settings is not None:
        yield from _unknown(claim, ("action",), claim.action, settings.actions, "action")
        channel, region = claim.scope.channel, claim.scope.region
        if channel:
            yield from _unknown(claim, ("scope", "channel"), channel, settings.channels, "channel")
        if region:
            yield from _unknown(claim, ("scope", "region"), region, settings.regions, "region")
    yield from _cause_in_title(claim)


def featured_findings(graph: Graph, held_back: Collection[str]) -> Iterator[Finding]:
    """Yield featured records that aren't there; a draft may be featured before it is out."""
    for position, ident in enumerate(graph.settings.featured):
        if graph.record(ident) or ident in held_back:
            continue
        kinds = (graph.claims, graph.stories, graph.entities, graph.pages)
        near = nearest(ident, [one for kind in kinds for one in kind])
        yield Finding(
            code="E204",
            record_id="",
            path=("featured", position),
            message=f"no record has the id `{ident}`",
            label="not found",
            help=(f"did you mean `{near[0]}`?",) if near else (),
            suggestion=clearest(ident, near),
        )


def _unknown(
    claim: Assertion, path: Path, word: str, known: Mapping[str, object], kind: str
) -> Iterator[Finding]:
    if word in known:
        return
    near = next(iter(nearest(word, known, 1)), None)
    listed = f"known: {', '.join(sorted(known))}" if known else f"no {kind} is listed there yet"
    yield Finding(
        code="E203",
        record_id=claim.id,
        path=path,
        message=f"`{word}` is no {kind} of site.yaml",
        help=(
            f"did you mean `{near}`?" if near else listed,
            f"or add `{word}` under `{kind}s:` in site.yaml",
        ),
        suggestion=near,
    )


def _cause_in_title(claim: Assertion) -> Iterator[Finding]:
    if claim.explains:
        return
    cause = _CAUSE.search(claim.title)
    if cause:
        yield Finding(
            code="W308",
            record_id=claim.id,
            path=("title",),
            message=f"the title gives a cause (“{cause.group()}”), which is a claim of its own",
            help=(
                "say in the title only what happened",
                f"write the cause as another claim, with `explains: [{claim.id}]`",
            ),
        )
