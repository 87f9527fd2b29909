"""Did you mean: the known words that are nearest to an unknown one.

Near is a small number of slips in writing: a letter too many, too few, wrong, or two exchanged (the
optimal string alignment distance; Damerau, "A technique for computer detection and correction of
spelling errors", 1964).
After these come words that the unknown one begins, or that begin it, and the same parts in another
order (`huawei-best-buy`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence

_MOST_SLIPS = 4
_MEASURED = 200
"""So many candidates are measured exactly, whatever the number of choices."""


def nearest(word: str, choices: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """At most `limit` of the choices, the nearest first; empty if none is near.

    The same choices in any order give the same answer.
    50,000 of them take well under 0.2 s: most are ruled out by the pairs of letters they share.
    """
    wanted = _plain(word)
    known = [choice for choice in dict.fromkeys(choices) if choice != word]
    if not wanted:
        return ()
    allowed = min(_MOST_SLIPS, max(1, len(wanted) // 3))
    ranked: dict[str, tuple[int, bool, str]] = {}
    for choice in _candidates(wanted, known, allowed):
        slips, other_letters = _rank(wanted, _plain(choice), allowed)
        if slips <= allowed:
            ranked[choice] = (slips, other_letters, choice)
    best = min((rank[0] for rank in ranked.values()), default=0)
    in_order = sorted(ranked, key=ranked.__getitem__)
    close = [choice for choice in in_order if ranked[choice][0] <= best + 1]
    related = [choice for choice in _related(wanted, known) if choice not in ranked]
    return tuple((close + related)[:limit])


def clearest(word: str, near: Sequence[str]) -> str | None:
    """Of what `nearest` found, the one that a machine may take: it is nearer than all others.

    None where another is as near: which of them was meant is for a person to say.
    A name and an id that differ in nothing but spaces and capitals are no others.
    """
    if not near:
        return None
    wanted, best = _plain(word), _plain(near[0])
    others = {plain for choice in near if (plain := _plain(choice)) != best}
    rank = _rank(wanted, best, _MOST_SLIPS)
    return None if any(_rank(wanted, one, _MOST_SLIPS) <= rank for one in others) else near[0]


def _rank(wanted: str, plain: str, most: int) -> tuple[int, bool]:
    """How near a word is: the slips, and whether it is made of other letters.

    Of two equally near, the one with the very same letters was meant.
    """
    return distance(wanted, plain, most), sorted(plain) != sorted(wanted)


def distance(one: str, two: str, most: int) -> int:
    """How many slips lead from one to the other; anything above `most` reads `most + 1`."""
    far = most + 1
    if abs(len(one) - len(two)) > most:
        return far
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, start=1):
        before, above, row = row, before, [i] + [far] * len(two)
        # Cells further from the diagonal than `most` can't be part of a short enough way.
        for j in range(max(1, i - most), min(len(two), i + most) + 1):
            other = two[j - 1]
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                slips = min(slips, above[j - 2] + 1)
            row[j] = slips
        if min(row) > most:
            return far
    return min(row[-1], far)


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


def _candidates(wanted: str, known: Sequence[str], allowed: int) -> list[str]:
    """The choices worth measuring: those that share the most pairs of letters with the word.

    A slip touches three pairs at most, so that whatever is near keeps nearly all of them.
    """
    lengths = range(len(wanted) - allowed, len(wanted) + allowed + 1)
    pool = [choice for choice in known if len(choice) in lengths]
    if len(pool) <= _MEASURED:
        return pool
    size = 2 if len(wanted) > 3 else 1
    shared: Counter[str] = Counter()
    for part in sorted({wanted[start : start + size] for start in range(len(wanted) - size + 1)}):
        shared.update([choice for choice in pool if part in choice])
    return sorted(shared, key=lambda choice: (-shared[choice], choice))[:_MEASURED]


def _related(wanted: str, known: Sequence[str]) -> list[str]:
    """Longer and shorter forms of the word, then the same parts in another order."""
    least = 3
    forms = [
        choice
        for choice in known
        if len(wanted) >= least
        and (choice.startswith(wanted) or (len(choice) >= least and wanted.startswith(choice)))
    ]
    forms.sort(key=lambda choice: (abs(len(choice) - len(wanted)), choice))
    parts = sorted(wanted.split("-"))
    if len(parts) > 1:
        reordered = (choice for choice in known if len(choice) == len(wanted))
        forms += sorted(choice for choice in reordered if sorted(choice.split("-")) == parts)
    return forms
