"""Which of all problems one run is about: some codes only, or all but some."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.diagnostics.codes import CODES
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.nearest import nearest


class UnknownCodeError(ValueError):
    """A code, or the beginning of one, with which none in the table begins; the text says so."""


def codes_beginning(prefix: str) -> frozenset[str]:
    """Return every code that a prefix means, in either case: `E2` is all of names and links.

    Raises `UnknownCodeError`, with the nearest codes, where there is none.
    """
    wanted = prefix.strip().upper()
    found = frozenset(code for code in CODES if wanted and code.startswith(wanted))
    if not found:
        near = nearest(wanted, CODES)
        hint = f"did you mean {' or '.join(near)}?" if near else "codes begin with E or W: E2, W301"
        raise UnknownCodeError(f"no code is or begins with `{prefix}`; {hint}")
    return found


def selected(
    diagnostics: Iterable[Diagnostic], *, only: Sequence[str] = (), ignored: Sequence[str] = ()
) -> tuple[Diagnostic, ...]:
    """Keep the problems of the codes in `only` (empty: of all codes) that are not `ignored`."""
    wanted = frozenset(CODES) if not only else _all(only)
    kept = wanted - _all(ignored)
    return tuple(one for one in diagnostics if one.code in kept)


def _all(prefixes: Iterable[str]) -> frozenset[str]:
    return frozenset(code for prefix in prefixes for code in codes_beginning(prefix))
