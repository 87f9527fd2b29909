"""What search engines read: the site maps, and robots.txt."""

from __future__ import annotations

from generator import routes
from generator.exports.asking import Asking
from generator.formats.sitemap import MOST_ADDRESSES, Sitemap
from generator.projections.site import addresses, identity, last_changes


def sitemap(number: int, ask: Asking) -> Sitemap:
    """Read one site map of several, counted from 1: which pages there are, and when each changed.

    Pages that only lead on, and the one for what is not there, are in none.
    """
    site = ask(identity, "")
    changes = ask(last_changes, "")
    days = dict(changes)
    first = (number - 1) * MOST_ADDRESSES
    listed = ask(addresses, "")[first : first + MOST_ADDRESSES]
    return Sitemap(tuple((site.absolute(route), days.get(route, "")) for route in listed))


def sitemaps(ask: Asking) -> Sitemap:
    """Read the index of the site maps, where one does not hold all addresses."""
    site = ask(identity, "")
    numbers = range(1, maps_for(len(ask(addresses, ""))) + 1)
    listed = tuple((site.absolute(routes.sitemap(number)), "") for number in numbers)
    return Sitemap(listed, index=True)


def maps_for(pages: int) -> int:
    """Return how many site maps so many pages need; one at least."""
    return max(1, -(-pages // MOST_ADDRESSES))


def robots(ask: Asking) -> str:
    """Read robots.txt (RFC 9309): all may be read, and where the site map is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {ask(identity, '').absolute(routes.SITEMAP)}\n"
