"""Every address of the site, in one table, so that a link needs to know no page.

A route starts with a slash and leaves out the path under which the site lives.
"""

from __future__ import annotations

from datetime import date

RESERVED = frozenset(
    {
        "about",
        "assets",
        "availability",
        "cards",
        "changes",
        "claims",
        "contradictions",
        "corrections",
        "data",
        "embed",
        "feeds",
        "names",
        "open-questions",
        "pages",
        "search",
        "sources",
        "statements",
        "stories",
        "timeline",
    }
)
"""First parts of addresses that no kind of entity may take."""

_OUTPUTS = {
    "availability": "availability",
    "cards": "cards",
    "changes": "changes",
    "contradictions": "contradictions",
    "corrections": "changes",
    "data": "data",
    "embed": "embeds",
    "feeds": "feeds",
    "names": "indexes",
    "open-questions": "open-questions",
    "search": "search",
    "statements": "statements",
    "stories": "stories",
}
_CHOICES = frozenset({"kind", "status"})
_ALWAYS = frozenset({"", "_headers", "_redirects", "about", "timeline"})
_BESIDE = {
    "index.json": "data",
    "cite.bib": "metadata",
    "cite.json": "metadata",
    "cite.ris": "metadata",
}
"""Files that stand in the folder of a record's page, each with the output that it is of."""

LETTERS = "a-z/"
"""Stands before a letter in the address of a part of a list, because a record may be called "a"."""

HOME = "/"
TIMELINE = "/timeline/"
AVAILABILITY = "/availability/"
CLAIMS = "/claims/"
SOURCES = "/sources/"
STATEMENTS = "/statements/"
STORIES = "/stories/"
NAMES = "/names/"
CONTRADICTIONS = "/contradictions/"
OPEN_QUESTIONS = "/open-questions/"
CHANGES = "/changes/"
CORRECTIONS = "/corrections/"
SEARCH = "/search/"
SEARCH_INDEX = "/search/index/"
ABOUT = "/about/"
METHOD = "/about/method/"
DATA = "/data/"
ARCHIVE = "/data/all.zip"
DATA_PACKAGE = "/data/datapackage.json"
FEEDS = "/feeds/"
NOT_FOUND = "/404.html"
ROBOTS = "/robots.txt"
SITEMAP = "/sitemap.xml"
HEADERS = "/_headers"
REDIRECTS = "/_redirects"

ALL = "/all/"
"""Stands for the whole site in the address of a feed."""


def output_of(route: str) -> str | None:
    """Return the optional part of the site to which an address belongs; None: it is always there.

    The parts are `generator.model.settings.OUTPUTS`.
    """
    first, _, rest = route.removeprefix("/").partition("/")
    beside = _BESIDE.get(rest.rpartition("/")[2])
    if beside:
        return beside
    if first in _OUTPUTS:
        return _OUTPUTS[first]
    if first == "timeline" and rest.partition("/")[0] in _CHOICES:
        return "indexes"
    if rest.removeprefix(LETTERS) not in {"", rest}:
        return "indexes"
    return None if rest or first in _ALWAYS or "." in first else "indexes"


def claim(ident: str) -> str:
    """Return the address of a claim's page."""
    return f"/claims/{ident}/"


def statement(ident: str) -> str:
    """Return the address of a statement's page."""
    return f"/statements/{ident}/"


def source(ident: str, version: str = "") -> str:
    """Return the address of a source's page, or of one of its states on it."""
    return f"/sources/{ident}/" + (f"#version-{version}" if version else "")


def entity(kind: str, ident: str) -> str:
    """Return the address of an entity's page."""
    return f"/{kind}/{ident}/"


def kind(folder: str) -> str:
    """Return the address of the list of all entities of a kind."""
    return f"/{folder}/"


def story(ident: str) -> str:
    """Return the address of a story."""
    return f"/stories/{ident}/"


def page(ident: str) -> str:
    """Return the address of a page of prose; `about` is the head of its section."""
    return ABOUT if ident == "about" else f"/about/{ident}/"


def year(number: int, month: int | None = None) -> str:
    """Return the address of a year of the timeline, or of a month that has a page of its own."""
    return f"/timeline/{number:04}/" + (f"{month:02}/" if month else "")


def part(whole: str, name: str) -> str:
    """Return the address of a part of a list that is too long for one page; "" is the whole."""
    return f"{whole}{name}/" if name else whole


def claims_of_kind(action: str) -> str:
    """Return the address of the list of all claims of an action."""
    return f"{TIMELINE}kind/{action}/"


def claims_of_status(word: str) -> str:
    """Return the address of the list of all claims of a status."""
    return f"{TIMELINE}status/{word}/"


def availability_on(day: date) -> str:
    """Return the address of the table of who sold what on a day."""
    return f"{AVAILABILITY}{day.isoformat()}/"


def availability_of(kind: str, ident: str) -> str:
    """Return the address of what a seller sells, or of who sells a maker's goods, over time."""
    return f"{AVAILABILITY}{kind}/{ident}/"


def feed(about: str, form: str) -> str:
    """Return the address of the feed (`atom`, `json`) or calendar (`ics`) of what has a page.

    `about` is the page's address, or `ALL`.
    """
    return f"{FEEDS}{about.strip('/')}.{form}"


def sitemap(number: int) -> str:
    """Return the address of one of several site maps, counted from 1."""
    return f"/sitemap-{number}.xml"


def method(anchor: str) -> str:
    """Return the address of a definition on the method page."""
    return f"{METHOD}#{anchor}"


def card(route: str) -> str:
    """Return the address of the picture that a shared link to a page shows."""
    return f"/cards{route.rstrip('/') or '/home'}.png"


def embed(route: str) -> str:
    """Return the address under which others show a page's claim or timeline in a frame."""
    return f"/embed{route}"


def oembed(route: str) -> str:
    """Return the address of what an oEmbed consumer reads about a page."""
    return f"/embed{route}oembed.json"


def as_data(page: str) -> str:
    """Return the address of a record as JSON, beside its page."""
    return f"{page}index.json"


def citation(page: str, ending: str) -> str:
    """Return the address of a citation file beside a page: `bib`, `ris`, or `json` for CSL."""
    return f"{page}cite.{ending}"


def table(name: str) -> str:
    """Return the address of all records of a kind as CSV."""
    return f"{DATA}{name}.csv"


def schema(name: str) -> str:
    """Return the address of the JSON Schema of a kind of record; a new version is a new address."""
    return f"{DATA}schema/1/{name}.json"


def asset(name: str) -> str:
    """Return the address of a file of the theme."""
    return f"/assets/{name}"
