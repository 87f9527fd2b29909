"""What hosts read that know `_headers` and `_redirects` (Netlify, Cloudflare Pages and others).

`*` stands for whatever follows, `:record` for one part of an address.
Some hosts join the values of all rules that fit an address, others take the last: so no header
stands in two rules that fit one address.
"""

from __future__ import annotations

from generator import routes
from generator.exports.asking import Asking
from generator.projections.renames import renamed
from generator.projections.site import data_sections, identity, sections

EVERYWHERE = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()",
)
NEW_EACH_TIME = "Cache-Control: no-cache"
FOR_EVER = "Cache-Control: public, max-age=31536000, immutable"
"""For files whose address has a hash of their content in it."""
FOR_PROGRAMS = "Access-Control-Allow-Origin: *"
OPEN = frozenset({"data", "feeds"})
"""Sections that scripts of other sites may read."""


def headers(ask: Asking) -> str:
    """Read `_headers`: what browsers may load and who may frame a page, and what they may keep."""
    site = ask(identity, "")
    base = site.base_path
    rules: dict[str, tuple[str, ...]] = {f"{base}*": EVERYWHERE}
    page = (_policy(site.outputs, framed_by="'none'"), NEW_EACH_TIME)
    for route in (routes.HOME, routes.NOT_FOUND):
        rules[base + route.removeprefix("/")] = page
    for section in ask(sections, ""):
        found = page
        if section == "embed":
            found = (_policy(site.outputs, framed_by="*"), NEW_EACH_TIME)
        rules[f"{base}{section}/*"] = (*found, FOR_PROGRAMS) if section in OPEN else found
    for section in ask(data_sections, ""):
        rules[base + routes.as_data(f"{section}/:record/")] = (FOR_PROGRAMS,)
    rules[base + routes.asset("*").removeprefix("/")] = (FOR_EVER,)
    return "".join(_rule(path, lines) for path, lines in rules.items())


def redirects(ask: Asking) -> str:
    """Read `_redirects`: where records are that had another id; the pages there lead on as well."""
    base = ask(identity, "").base_path
    return "".join(
        f"{base}{old.removeprefix('/')} {base}{now.route.removeprefix('/')} 301\n"
        for old, now in ask(renamed, "")
        if now.route
    )


def _policy(outputs: tuple[str, ...], *, framed_by: str) -> str:
    """Return the content security policy: https://www.w3.org/TR/CSP3/."""
    # The search runs a WebAssembly module, which counts as a script that is made on the spot.
    search = "script-src 'self' 'wasm-unsafe-eval'; " if "search" in outputs else ""
    return (
        f"Content-Security-Policy: default-src 'self'; {search}base-uri 'none'; "
        f"form-action 'self'; object-src 'none'; frame-ancestors {framed_by}"
    )


def _rule(path: str, lines: tuple[str, ...]) -> str:
    return "".join(f"{line}\n" for line in (path, *(f"  {one}" for one in lines)))
