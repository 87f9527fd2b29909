"""Every syntax error of the YAML parser, in plain words and with a thing to do.

A rule looks at one failure and answers, or leaves it to the next; the last one always answers.
The parser's own wording ("mapping values are not allowed in this context") is never shown.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

from generator.diagnostics.diagnostic import Diagnostic
from generator.loading.yaml_brackets import BRACKET_RULES
from generator.loading.yaml_failure import Failure
from generator.loading.yaml_layout import LAYOUT_RULES
from generator.loading.yaml_text_rules import TEXT_RULES

Rule: TypeAlias = Callable[[Failure], Diagnostic | None]


def in_plain_words(failure: Failure) -> Diagnostic:
    """The diagnostic of the first rule that knows the failure."""
    for rule in _RULES:
        found = rule(failure)
        if found is not None:
            return found
    return _unknown(failure)


def _unknown(failure: Failure) -> Diagnostic:
    return failure.diagnostic(
        "E199",
        "this is not valid YAML",
        failure.word_at(failure.at),
        "the file can't be read from here on",
        "compare this line and the one above it with a record that works:"
        " indentation, colons, quotes, brackets",
    )


_RULES: Final[tuple[Rule, ...]] = (*TEXT_RULES, *BRACKET_RULES, *LAYOUT_RULES)
