"""The settings and the vocabulary of a site: `content/site.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import urlsplit

from generator.model.markers import Short
from generator.model.notation import (
    STRICT,
    Contact,
    Day,
    EditAddress,
    Id,
    Language,
    Text,
    Url,
    as_list,
    one_of,
)

STATES = ("on-sale", "off-sale", "sell-through", "suspended", "cancelled", "never")
ROLES = ("subject", "object", "issuer")
OUTPUTS = (
    "availability",
    "cards",
    "changes",
    "contradictions",
    "data",
    "embeds",
    "feeds",
    "indexes",
    "metadata",
    "open-questions",
    "search",
    "statements",
    "stories",
)
"""Parts of the site that can be left out; everything else is always there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of entity; the key in site.yaml is its folder and the first part of its address.

    `are` says who can be asked: `parties` answer for themselves, `people` speak for what they
    belong to, `things` are silent, and what they belong to answers for them.
    """

    __pydantic_config__ = STRICT

    one: Text
    many: Text
    note: Text = ""
    are: Annotated[str, one_of("parties", "people", "things")] = "parties"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A kind of event. `settled_by` says whose word settles it; an empty list: nobody's.

    `state` is what availability becomes by it, `look` what somebody saw.
    """

    __pydantic_config__ = STRICT

    label: Text
    settled_by: Annotated[tuple[Annotated[str, one_of(*ROLES)], ...], Short(as_list)] = ("subject",)
    state: Annotated[str, one_of(*STATES)] | None = None
    look: Annotated[str, one_of("present", "absent")] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """Under which terms readers may use the data."""

    __pydantic_config__ = STRICT

    name: Text
    url: Url


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole of site.yaml.

    `report_errors` is an address (mailto or a form) to which readers send corrections;
    `edit` an address pattern with `{file}` in it, for "Edit this" links.
    `since` is the day on which records came into the site that tell of no change of their own.
    `outputs` are the optional parts of the site that are published; by default all.
    """

    __pydantic_config__ = STRICT

    title: Text
    tagline: Text
    description: Text = ""
    url: Url
    language: Language = "en"
    publisher: Text
    licence: Licence
    repository: Url | None = None
    edit: EditAddress = ""
    report_errors: Contact | None = None
    since: Day | None = None
    region: Text = ""
    featured: Annotated[tuple[Id, ...], Short(as_list)] = ()
    kinds: dict[Id, Kind]
    actions: dict[Id, Action]
    outputs: Annotated[tuple[Annotated[str, one_of(*OUTPUTS)], ...], Short(as_list)] = OUTPUTS
    channels: dict[Id, Text] = field(default_factory=dict)
    regions: dict[Text, Text] = field(default_factory=dict)

    @property
    def base_path(self) -> str:
        """The path of the site's address: `/` at a host's root, else with slashes at both ends."""
        path = urlsplit(self.url).path.strip("/")
        return f"/{path}/" if path else "/"
