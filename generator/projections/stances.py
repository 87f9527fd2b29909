"""The stances in readers' words, with what each means: for cards and for the method page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StanceTerm:
    """A stance: its machine `word`, the `label` after a speaker's name, and what it means."""

    word: str
    label: str
    definition: str

    @property
    def anchor(self) -> str:
        """The fragment of the method page at which the stance is explained."""
        return f"stance-{self.word}"


STANCE_TERMS = (
    StanceTerm("affirms", "says that it is so", "The speaker asserts the claim."),
    StanceTerm("denies", "denies it", "The speaker asserts that the claim is false."),
    StanceTerm("expects", "expects it", "The speaker says that it is still to come."),
    StanceTerm("retracts", "takes it back", "The speaker withdraws what was said before."),
    StanceTerm("doubts", "doubts it", "The speaker questions the claim without denying it."),
    StanceTerm(
        "comments",
        "comments, and neither confirms nor denies",
        "The speaker talks about it and leaves open whether it is so.",
    ),
    StanceTerm("declines", "declines to comment", "The speaker answers that there is no answer."),
    StanceTerm("silent", "did not reply", "Somebody asked, and no answer came."),
    StanceTerm("speculates", "guesses it", "The speaker offers it as a guess, not as knowledge."),
)
"""Every stance, the strongest first."""

STANCE_TERM: Mapping[str, StanceTerm] = {term.word: term for term in STANCE_TERMS}
"""The same by word."""

STRONGEST: Mapping[str, int] = {term.word: rank for rank, term in enumerate(STANCE_TERMS)}
"""How strong a stance is, 0 first: which of several a statement is listed under."""
