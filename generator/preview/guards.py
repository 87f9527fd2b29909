"""Who may ask what: a page of another site, or a name that leads here, gets nothing.

A browser lets any web page send requests to this machine, and a host name can be made to point to
it (DNS rebinding). So the Host must be one of ours to the letter, and the Origin, where one is
sent, must be that of our own pages.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection
from email.message import Message

from generator.preview.exchange import JSON, Answer, Request, plain

TOKEN = "x-onrecord-token"  # noqa: S105  the header's name
LONGEST_BODY = 64 << 10
"""Bytes of a request's body."""

HTTP = 80
"""The port that browsers leave out."""

_ANY = frozenset({"", "0.0.0.0", "::"})  # noqa: S104  addresses to listen at, which are no hosts
READING = frozenset({"GET", "HEAD"})
ALWAYS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Headers of every answer."""


def hosts_of(port: int, *names: str) -> frozenset[str]:
    """Return the values of Host that are ours: this machine by its loopback names, and `names`."""
    written = {f"[{name}]" if ":" in name else name.lower() for name in names if name not in _ANY}
    ours = {"127.0.0.1", "localhost", "[::1]", *written}
    return frozenset(f"{name}:{port}" for name in ours) | (ours if port == HTTP else frozenset())


def stranger(headers: Message, hosts: Collection[str]) -> Answer | None:
    """Return the refusal of a request whose Host or Origin is not exactly ours; None: it may pass.

    Missing, doubled and malformed ones are not ours.
    """
    named = headers.get_all("Host", [])
    if len(named) != 1 or named[0].strip().lower() not in hosts:
        return plain(421, "This host name is not that of the preview.")
    origins = headers.get_all("Origin", [])
    if origins and (len(origins) > 1 or origins[0] not in {f"http://{one}" for one in hosts}):
        return plain(403, "Pages of other sites get nothing here.")
    return None


def refused(request: Request, *, inner: bool, token: str) -> Answer | None:
    """Return the refusal of what may not be asked; None: it may.

    `inner`: it asks for something of the preview itself, not for a page. What has an effect needs
    the token that only our own pages hold, and comes from this machine.
    """
    if inner and request.headers.get("sec-fetch-site", "same-origin") not in {
        "same-origin",
        "none",
    }:
        return plain(403, "Pages of other sites get nothing here.")
    if request.method in READING:
        return None
    if request.method != "POST" or not inner:
        return plain(405, "Only GET and HEAD are answered here.", Allow="GET, HEAD")
    given = request.headers.get(TOKEN, "")
    fine = hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())
    if not fine or "origin" not in request.headers:
        return plain(403, "The token is missing or is that of an earlier preview.")
    if not request.local:
        return plain(403, "Only a browser on the same machine may do this.")
    if request.headers.get("content-type") != JSON:
        return plain(415, "The body must be JSON.")
    return None
