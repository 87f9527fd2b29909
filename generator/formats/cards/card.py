"""What a card says."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 630
"""Pixels: what most places show of a link, at nearly two to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The few texts of a card; all but the site's name may be empty.

    `label` says how sure the title is, or what kind of page it heads; `family` chooses shape, line
    and colour of a status, and is empty where there is none. `struck`: we took the title back.
    `text` is the sentence below the title, such as the basis of the status; `foot` a last line.
    """

    site: str
    label: str = ""
    family: str = ""
    title: str = ""
    struck: bool = False
    text: str = ""
    foot: str = ""

    @property
    def words(self) -> str:
        """All that the card says, for those who do not see it."""
        told = (f"{self.label}: {self.title}" if self.label else self.title, self.text, self.foot)
        spoken = (" ".join(one.split()).rstrip(".") for one in (*told, self.site))
        return " ".join(f"{one}." for one in spoken if one)
