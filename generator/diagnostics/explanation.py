"""What a code means, at length: the sections of `explanations.md`, read when one is asked for."""

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from generator.diagnostics.codes import CODES, Code

_SECTION: Final = re.compile(
    r"^## (?P<id>[EW]\d{3}) (?P<title>.+)\n\n"
    r"(?P<text>(?:.+\n)+)"
    r"(?:\nWrong:\n\n```yaml\n(?P<wrong>(?:.*\n)+?)```\n"
    r"\nRight:\n\n```yaml\n(?P<right>(?:.*\n)+?)```\n)?",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code with its reason in prose, and an example of a file that has it and one that has not.

    The examples are "" where a few lines can't show the problem.
    """

    code: Code
    text: str
    wrong: str
    right: str


def explain(code: str) -> Explanation | None:
    """The explanation of a code such as `E204`, in either case; `None` if there is no such code."""
    return explanations().get(code.upper())


def explanations() -> dict[str, Explanation]:
    """All of them by code, in the order of the table."""
    prose = files(__package__).joinpath("explanations.md").read_text(encoding="utf-8")
    return {
        section["id"]: Explanation(
            CODES[section["id"]],
            section["text"].rstrip("\n"),
            section["wrong"] or "",
            section["right"] or "",
        )
        for section in _SECTION.finditer(prose)
    }
