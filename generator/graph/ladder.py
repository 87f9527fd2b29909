"""The ladder: every status word, in the order in which the rules are tried.

The one table from which statuses are derived, labelled, drawn, and explained on the method page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FAMILIES = ("settled", "supported", "single", "contested", "weak", "fallen")
"""How statuses are drawn; the word is always there as well."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One status: the machine `word`, the `label` for readers, the family, and the rule itself.

    `anchor` is its fragment on the method page ("status-reported").
    """

    word: str
    label: str
    family: str
    definition: str

    @property
    def anchor(self) -> str:
        """The fragment of the method page at which the rule stands."""
        return f"status-{self.word}"


STATUS_RULES = (
    Rule(
        "withdrawn",
        "Withdrawn",
        "fallen",
        "We should not have published this claim; its page says why.",
    ),
    Rule(
        "refuted",
        "Refuted",
        "fallen",
        "Our editors rule that the record shows it to be false; the page gives their reason, and "
        "what the rules alone would say.",
    ),
    Rule("retracted", "Retracted", "fallen", "Everybody who affirmed it has taken that back."),
    Rule(
        "disputed",
        "Disputed",
        "contested",
        "Somebody affirms or expects it, and one whose own act it is denies it.",
    ),
    Rule(
        "confirmed",
        "Confirmed",
        "settled",
        "Those whose own act it is affirm it on record, or their own public document does.",
    ),
    Rule("observed", "Observed", "settled", "Somebody looked, and saw it on a known date."),
    Rule(
        "corroborated",
        "Corroborated, not confirmed",
        "supported",
        "At least two origins that are certainly independent of each other affirm it.",
    ),
    Rule(
        "stated",
        "Stated, not confirmed",
        "supported",
        "A named speaker affirms it who can't settle it, or not alone.",
    ),
    Rule(
        "reported",
        "Reported, not confirmed",
        "single",
        "Only unnamed people affirm it, or documents that are not public.",
    ),
    Rule("planned", "Planned", "single", "Those whose own act it will be expect it."),
    Rule("expected", "Expected", "single", "Others than those whose act it will be expect it."),
    Rule(
        "denied",
        "Denied",
        "contested",
        "It is denied, and nobody who counts affirms or expects it.",
    ),
    Rule(
        "unsourced",
        "Unsourced",
        "weak",
        "Outlets say it in their own words or put it down to nobody in particular.",
    ),
    Rule(
        "speculation",
        "Speculation",
        "weak",
        "It is offered as a guess, and by nobody as knowledge.",
    ),
    Rule("unknown", "Not known", "weak", "Nothing on record says whether it is so."),
)
"""Every status, first the one that is tried first."""

RULES: Mapping[str, Rule] = {rule.word: rule for rule in STATUS_RULES}
