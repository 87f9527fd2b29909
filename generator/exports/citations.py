"""Citation files: a record's page at its version, and where what it says came from."""

from __future__ import annotations

from generator.exports.asking import Asking, there
from generator.formats.citations import Work
from generator.projections.citing import source_to_cite, source_work, work_of


def view(ident: str, ask: Asking) -> tuple[Work, ...]:
    """Return the works to cite for a record: its own page first, then a source of what it says."""
    source = ask(source_work, ask(source_to_cite, ident)[0])
    own = there(ask(work_of, ident))
    return (own, source) if source else (own,)
