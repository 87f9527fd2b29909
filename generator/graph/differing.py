"""The largest set whose members are all known to differ: a maximum clique, for a lower bound."""

from __future__ import annotations

from collections.abc import Mapping

EXACT = 24
"""Up to so many members the answer is exact; above, it is a lower bound found greedily."""


def largest_differing(differs: Mapping[str, frozenset[str]]) -> int:
    """Return the size of the largest set in which each differs from each.

    `differs` maps every member to those it is known to differ from, both ways.
    Small graphs are searched whole, in the manner of Carraghan and Pardalos (1990); in larger ones
    the answer may be too small but is never too large.
    """
    members = sorted(differs, key=lambda one: (-len(differs[one]), one))
    if len(members) > EXACT:
        return max(_greedy(differs, start, members) for start in members)
    return _search(differs, members, 0, 0)


def _search(
    differs: Mapping[str, frozenset[str]], candidates: list[str], size: int, best: int
) -> int:
    best = max(best, size)
    for position, member in enumerate(candidates):
        if size + len(candidates) - position <= best:
            break
        rest = [one for one in candidates[position + 1 :] if one in differs[member]]
        best = _search(differs, rest, size + 1, best)
    return best


def _greedy(differs: Mapping[str, frozenset[str]], start: str, members: list[str]) -> int:
    chosen = [start]
    for member in members:
        if all(member in differs[one] for one in chosen):
            chosen.append(member)
    return len(chosen)
