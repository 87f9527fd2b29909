"""Pages for machines: JSON-LD in the terms of schema.org.

Nothing is said more surely than on the page: a claim is a `Claim` under its headline, which keeps
the hedge, with where it appeared; it is rated by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.formats.citations import Work
from generator.projections.cards import Link, Update
from generator.projections.site import Identity

Node = Mapping[str, Any]

TYPES: Mapping[str, str] = {"parties": "Organization", "people": "Person", "things": "Thing"}
"""The type of an entity by what its kind `are`."""


def graph(site: Identity, trail: Sequence[Link], nodes: Iterable[Node]) -> Node | None:
    """Return all that a page says to machines: where it stands, and what it is about."""
    listed = [*nodes, *([_breadcrumbs(site, trail)] if trail else ())]
    return {"@context": "https://schema.org", "@graph": listed} if listed else None


def claim(
    site: Identity,
    work: Work,
    about: Iterable[Link],
    origin: Work | None,
    *,
    first: bool,
) -> Node:
    """Return a claim; `first`: its origin is the first report of all.

    Pages of claims are close to what they may weigh: whom it is about is named on pages of their
    own, and the description and the licence stand elsewhere on the page.
    """
    appeared = {"firstAppearance" if first else "appearance": _document(origin)} if origin else {}
    return {
        **_work(site, work, "Claim"),
        "name": work.title,
        "about": [{"@id": site.absolute(one.route)} for one in about],
        **appeared,
    }


def story(site: Identity, work: Work, description: str, updates: Sequence[Update]) -> Node:
    """Return a story; its first update is when it was published."""
    return _known(
        {
            **_work(site, work, "NewsArticle"),
            "headline": work.title,
            "license": site.licence[1],
            "description": description,
            "datePublished": updates[-1].date.machine if updates else None,
            "author": _publisher(site),
            "inLanguage": site.language,
        }
    )


def entity(
    address: str, name: str, are: str, aliases: Sequence[str], same_as: Sequence[str]
) -> Node:
    """Return an entity; `are` is what its kind says of it, `same_as` its addresses elsewhere."""
    return _known(
        {
            "@type": TYPES[are],
            "@id": address,
            "name": name,
            "alternateName": list(aliases),
            "sameAs": list(same_as),
        }
    )


def web_site(site: Identity) -> Node:
    """Return the site as a whole."""
    return {
        "@type": "WebSite",
        "@id": site.absolute("/"),
        "name": site.title,
        "description": site.tagline,
        "inLanguage": site.language,
        "license": site.licence[1],
        "publisher": _publisher(site),
    }


def data_set(site: Identity, description: str, files: Iterable[tuple[str, str]]) -> Node:
    """Return the data of the site; `files` are (media type, address)."""
    return {
        "@type": "Dataset",
        "name": f"{site.title}: data",
        "description": description,
        "license": site.licence[1],
        "creator": _publisher(site),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": address}
            for media_type, address in files
        ],
    }


def _work(site: Identity, work: Work, kind: str) -> dict[str, Any]:
    day = "-".join(f"{one:02}" for one in work.issued)
    changed = {"dateModified": day} if day else {}
    return {
        "@type": kind,
        "@id": work.url,
        **changed,
        "publisher": _publisher(site),
    }


def _document(work: Work) -> Node:
    return _known(
        {
            "@type": "CreativeWork",
            "url": work.url,
            "datePublished": "-".join(f"{one:02}" for one in work.issued),
        }
    )


def _breadcrumbs(site: Identity, trail: Sequence[Link]) -> Node:
    """Return the way to a page, up to the one above it."""
    steps = [
        {"@type": "ListItem", "position": place, "name": one.text, "item": site.absolute(one.route)}
        for place, one in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _publisher(site: Identity) -> Node:
    return {"@type": "Organization", "name": site.publisher}


def _known(node: dict[str, Any]) -> Node:
    return {name: value for name, value in node.items() if value}
