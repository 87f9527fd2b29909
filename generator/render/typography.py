"""Typography: what a typewriter's keys can't do, done once for everything that readers see."""

from __future__ import annotations

import re

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)")
_AFTER_TAG = "|".join(rf"(?<=</{tag}>)'(?=\w)" for tag in ("a", "code", "em", "strong"))
_OUTSIDE_TAGS = re.compile(rf"<[^>]*>|{_APOSTROPHE.pattern}|{_AFTER_TAG}")
_MARK = "\N{RIGHT SINGLE QUOTATION MARK}"


def in_text(text: str) -> str:
    """Return plain text with curved apostrophes: "can't", "Best Buy's", "the makers' phones"."""
    return _APOSTROPHE.sub(_MARK, text) if "'" in text else text


def in_html(html: str) -> str:
    """Return HTML with curved apostrophes in its text; tags stay as they are."""
    if "'" not in html:
        return html
    return _OUTSIDE_TAGS.sub(lambda found: found[0] if found[0][0] == "<" else _MARK, html)
