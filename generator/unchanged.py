"""Nothing to do: found out from digests alone, before anything that a build needs is loaded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from generator.built import Built
from generator.fingerprint import fingerprint
from generator.incremental import outputs
from generator.incremental.manifest import STAGING, Manifest
from generator.incremental.run import Outcome
from generator.incremental.store import State
from generator.loading.filed import second_of
from generator.loading.kept import Kept
from generator.render.theme import Theme, load_theme

LAST = "last"
"""The part of the state that says what the last good build came to."""


def unchanged(
    root: Path, out: Path, now: datetime, state: State, digests: Mapping[str, str]
) -> Built | None:
    """Return what the last good build came to, if this one would come to the same; else None.

    It would if every input has the digest that it had, every file of the site too, no draft or
    embargo changes what readers see since, and there was nothing to tell an editor.
    `digests` are those of all inputs.
    """
    told = state.get(LAST, "")
    if told is None:
        return None
    last: dict[str, Any] = json.loads(told)
    moment = second_of(now)
    if not last["since"] <= moment < (last["until"] or moment + 1):
        return None
    if last["day"] != _day(now) or (out / STAGING).exists():
        return None
    theme, problems = load_theme(root)
    if problems or digest_of(theme) != last["theme"] or digests != Kept(state).files:
        return None
    manifest = Manifest(out)
    if manifest.digest != last["manifest"] or not _same_outputs(out, manifest):
        return None
    return Built(
        outcome=Outcome((), (), (), last["total"], last["pages"], ()),
        files=last["files"],
        sizes=last["sizes"],
        held=tuple(last["held"]),
        diagnostics=(),
    )


def remembered(
    manifest: Manifest, now: datetime, built: Built, theme: Theme, until: int | None
) -> dict[str, bytes | None]:
    """Return what `unchanged` will want to know; nothing where there was something to tell.

    `until` is the second from which on something that is held back is not.
    """
    if built.diagnostics or built.outcome is None:
        return {"": None}
    told = {
        "since": second_of(now),
        "until": until,
        "day": _day(now),
        "theme": digest_of(theme),
        "manifest": manifest.digest,
        "total": built.outcome.total,
        "pages": built.outcome.pages,
        "files": built.files,
        "sizes": dict(built.sizes),
        "held": built.held,
    }
    return {"": json.dumps(told).encode()}


def digest_of(theme: Theme) -> str:
    """Return the fingerprint of all that a theme holds."""
    return fingerprint((theme.templates, theme.origins, theme.addresses))


def _day(now: datetime) -> str:
    return now.astimezone(UTC).date().isoformat()


def _same_outputs(out: Path, manifest: Manifest) -> bool:
    found = outputs.digests(out, tuple(manifest))
    return all(manifest.may_be(name, told) for name, told in found.items())
