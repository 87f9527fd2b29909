"""The story of a build: from a project's files to its site. Read this first.

content → documents → records → graph → pages → files; each arrow is one call below.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.built import PAGES, Built, Progress
from generator.catalogue import Listing, plan, search_index
from generator.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from generator.formats import pagefind
from generator.graph.assemble import assemble
from generator.guard import GUARD, Guard
from generator.incremental.ledger import kept_ledger
from generator.incremental.run import Outcome, run
from generator.incremental.settling import settle
from generator.incremental.store import State
from generator.loading.filed import Filed, second_of
from generator.loading.inputs import Inputs
from generator.model.settings import Settings
from generator.projections.registry import PROJECTIONS
from generator.projections.world import World
from generator.render.templates import PART as TEMPLATES
from generator.render.templates import templates_of
from generator.render.theme import load_theme
from generator.stopwatch import Stopwatch
from generator.unchanged import LAST, remembered

if TYPE_CHECKING:
    from generator.render.failures import Failure


LEFT, LISTING, ANSWERS = "left", "listing", "answers"
"""What a process that stays keeps in memory beside what is in the state."""


def renewed(
    root: Path,
    out: Path,
    now: datetime,
    *,
    with_held: bool,
    state: State,
    inputs: Inputs,
    indexed: bool,
    progress: Progress,
) -> Built:
    """Bring the site in `out` up to the content of the project at `root`.

    `with_held`: drafts and embargoed records are shown; `state` is what the last good build left,
    and afterwards what this one leaves. `inputs` are what was looked at just before.
    `indexed`: the files of the search index are made too.
    """
    watch = Stopwatch()
    progress("Reading", 0, 0)
    content = assemble(root, now, with_held=with_held, state=state, watch=watch, inputs=inputs)
    with watch.timing("templates"):
        theme, theme_problems = load_theme(root)
        templates = templates_of(theme, state)
        found = [*content.diagnostics, *theme_problems, *templates.problems]
    outcome = None
    if content.graph is not None and not has_errors(found):
        day = now.astimezone(UTC).date()
        lacking, told = _lacking(content.graph.settings)
        found += told
        world = World(
            graph=content.graph, day=day, theme=theme.addresses, lacking=lacking, plan=plan
        )
        left = state.made.pop(LEFT, None)
        ledger = kept_ledger(state, PAGES)
        answers = world.answers
        answers.known |= state.made.pop(ANSWERS, {})
        with watch.timing("plan"):
            before = dict(state.rows("around"))
            around = _around(world, before)
            changed = content.changed | {
                name for name, told in around.items() if before.get(name) != told
            }
            differing = settle(ledger, changed, answers, PROJECTIONS)
            listing = state.made.get(LISTING)
            if listing is None or not listing.holds(changed, differing.places):
                listing = Listing.of(world)
                answers.teach(ledger)
                ledger.listed(listing.reads)
            found += listing.clashes
        if not listing.clashes:
            guard = Guard.over(content, with_held=with_held)
            outcome = run(
                out,
                ledger=ledger,
                differing=differing,
                answers=answers,
                products=listing.products,
                closures=templates.closures,
                maker=lambda: guard.maker(templates),
                standing=lambda routes: guard.standing(out, state, routes),
                blobs=theme.blobs,
                watch=watch,
                bundle=search_index(world) if indexed else None,
                left=left,
                progress=lambda done, total: progress("Rendering", done, total),
            )
            found += _told_once(outcome)
    built = Built(
        outcome=None if has_errors(found) else outcome,
        files=content.files,
        sizes=content.sizes,
        held=content.held,
        diagnostics=in_order(dict.fromkeys(found)),
        loaded=content.loaded,
        spent=watch.spent,
    )
    if built.outcome is not None and built.outcome.left is not None:
        with watch.timing("remember"):
            until = _until(content.loaded.holds, second_of(now))
            state.save(
                {
                    **content.rows,
                    PAGES: ledger.packed(),
                    TEMPLATES: templates.rows(),
                    "around": around,
                    LAST: remembered(built.outcome.left.manifest, now, built, theme, until),
                    GUARD: guard.rows(),
                }
            )
            state.made |= {**content.made, PAGES: ledger, LISTING: listing, TEMPLATES: templates}
            state.made |= {ANSWERS: answers.known, LEFT: built.outcome.left}
    return built


def _lacking(settings: Settings) -> tuple[frozenset[str], tuple[Diagnostic, ...]]:
    """Return the optional parts of the site that can't be made on this machine, and say so."""
    if "search" not in settings.outputs or pagefind.version():
        return frozenset(), ()
    message = "the site has no search: Pagefind, which makes the index, is not installed"
    help_ = "install it (`pip install pagefind_bin`), or leave `search` out of `outputs`"
    told = Diagnostic(code="W807", message=message, file="content/site.yaml", help=(help_,))
    return frozenset({"search"}), (told,)


def _until(records: Iterable[Filed], second: int) -> int | None:
    """Return the second at which the next embargo ends; None: there is none."""
    ends = (int(one.hold) for one in records if one.hold.isdecimal())
    return min((end for end in ends if end > second), default=None)


def _told_once(outcome: Outcome[Failure]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with templates, each problem once for all pages that it fails."""
    if not outcome.problems:
        return ()
    from generator.render.failures import grouped  # noqa: PLC0415  Jinja is not loaded for nothing

    return grouped(outcome.problems)


def _around(world: World, before: Iterable[str]) -> dict[str, bytes | None]:
    """Return the world's pieces outside of the graph by name: the day, the theme's addresses.

    None stands for those of `before` that are gone.
    """
    now = {"today": world.day.isoformat().encode()}
    now |= {f"asset:{name}": route.encode() for name, route in world.theme.items()}
    return {**dict.fromkeys(before), **now}
