"""What every page shows around its own content; templates see it as `chrome`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.projections.cards import Link, Update


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """An entry of the main navigation; `current` marks the section that the page is in."""

    link: Link
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """The page's data in another form: `label` ("JSON"), media type, and a route."""

    label: str
    media_type: str
    route: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Addresses of the theme's files as pages write them, base path and content hash included.

    They are part of the view so that a changed stylesheet is a changed view.
    `more` is a second stylesheet that the page needs, `module` a script of its own; each or empty.
    """

    stylesheet: str
    script: str
    favicon: str
    more: str = ""
    module: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a shared link shows: an absolute address, what can be read in it, and its pixels.

    `alt` is empty where the picture says nothing of the page itself.
    """

    address: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """Title, navigation, addresses and history of one page.

    `title` is the page's title alone; the layout adds `section` and `site_title`.
    `base` is the path under which the site lives ("/" or "/report/"): here for the same reason as
    assets.
    `outputs` are the optional parts that the site has.
    `canonical` is absolute, None where the site's address is not set.
    `breadcrumb` runs from the outermost page to the one above this; empty on the home page.
    `edit` and `report` are addresses at the repository ("Edit this page", "Report an error").
    `feeds` tell what is new about what the page shows; every page leads to those of the site too.
    `licence` is (name, address). `updates` are public changes, newest first.
    `picture` is for links that are shared, None where the site leaves cards out.
    `meta` are (name, content) of meta elements; `linked_data` is for machines, None: there is none.
    `robots` is "noindex" where search engines should leave the page out, else empty.
    """

    site_title: str
    site_deck: str
    language: str
    title: str
    section: str
    description: str
    base: str
    outputs: tuple[str, ...]
    assets: Assets
    nav: tuple[NavItem, ...]
    footer: tuple[Link, ...] = ()
    breadcrumb: tuple[Link, ...] = ()
    canonical: str | None = None
    picture: Picture | None = None
    robots: str = ""
    downloads: tuple[Download, ...] = ()
    feeds: tuple[Download, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    linked_data: Mapping[str, Any] | None = None
    edit: str | None = None
    report: str | None = None
    publisher: str = ""
    licence: tuple[str, str] | None = None
    updates: tuple[Update, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around an embed, in place of `Chrome`.

    `canonical` is the address of the page that the embed shows a part of; `base` the site's path.
    """

    site_title: str
    language: str
    title: str
    base: str
    canonical: str
    stylesheet: str
    favicon: str
