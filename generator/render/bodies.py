"""Markdown and data to safe HTML: the one place in the project that marks text as safe markup.

Python-Markdown with raw HTML switched off, then an nh3 allow-list over its output: the parser is no
sanitiser, and the sanitiser knows no Markdown.
Data stands in a script element that no browser runs, with every sign escaped that could end it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from generator.loading.yaml_characters import fit
from generator.model.references import LINK
from generator.projections.cards import Prose
from generator.render.typography import in_html

_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr", "h2", "h3", "h4", "h5", "h6"}
_INLINE = {"a", "em", "strong", "code", "br"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_HEADING = re.compile(r"h[1-6]")


def to_html(prose: Prose, base: str, heading: int) -> Markup:
    """Render prose; its highest heading becomes `<h{heading}>`, the next level the one below.

    `base` is the path under which the site lives; it is put before the routes of `[[links]]`.
    Characters that no file may hold can't come in as references (`&#x202e;`) either.
    """
    parser = _parser(_wanted(prose.text))
    parser.reset()
    links = {written: (route, label) for written, route, label in prose.links}
    if "record-link" in parser.inlinePatterns:
        parser.inlinePatterns["record-link"].targets = (base, links)  # type: ignore[attr-defined]
    parser.treeprocessors["headings"].first = heading  # type: ignore[attr-defined]
    made = _cleaner().clean(parser.convert(prose.text))
    return Markup(in_html(fit(made) if "&#" in prose.text else made))  # noqa: S704  sanitised just here


def to_data_block(value: Mapping[str, Any]) -> Markup:
    """Write a plain value as JSON that may stand in a `<script type="application/ld+json">`.

    `<`, `>` and `&` are escaped as JSON allows, so that nothing in it ends the element or begins
    another (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements); so are
    U+2028 and U+2029, which end a line to some readers.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(_ENDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))  # noqa: S704  escaped just here


_ENDING = re.compile("[<>&\u2028\u2029]")


_SIGNS: Mapping[str, frozenset[str]] = {
    "`": frozenset({"backtick"}),
    "\\": frozenset({"escape"}),
    "[[": frozenset({"record-link"}),
    "](": frozenset({"link"}),
    "![": frozenset({"image_link"}),
    "]:": frozenset({"reference", "short_reference", "image_reference", "short_image_ref"}),
    "<": frozenset({"autolink", "automail"}),
    "  \n": frozenset({"linebreak"}),
    "&": frozenset({"entity"}),
    "*": frozenset({"em_strong"}),
    "_": frozenset({"em_strong"}),
}
"""What has to stand in a text for a pattern to match; references need a definition (`[id]: …`)."""


def _wanted(text: str) -> frozenset[str]:
    """Return the patterns that may match in a text: the parser tries each all over it."""
    return frozenset(name for sign, names in _SIGNS.items() if sign in text for name in names)


@cache
def _parser(wanted: frozenset[str]) -> Markdown:
    """Build a parser with these inline patterns, once: a new one costs more than a paragraph."""
    parser = Markdown(extensions=["sane_lists", "tables", _Records()], output_format="html")
    for name in frozenset().union(*_SIGNS.values()) - wanted:
        if name in parser.inlinePatterns:
            parser.inlinePatterns.deregister(name)
    return parser


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_BLOCKS | _INLINE | _TABLES,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        attribute_filter=_safe_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )


def _safe_attribute(_tag: str, name: str, value: str) -> str | None:
    """Drop addresses that name a host but no scheme: they would follow the page's own.

    Browsers pass over line breaks and tabs anywhere in an address, and over controls and spaces
    before it (https://url.spec.whatwg.org/#concept-basic-url-parser).
    A quotation mark, which no address may hold, is written as browsers write it when they ask.
    """
    if name != "href":
        return value
    read = re.sub(r"[\t\r\n]|^[\x00-\x20]+", "", value)
    return None if re.match(r"[/\\]{2}", read) else value.replace('"', "%22")


class _Records(Extension):
    """Our two additions, and raw HTML switched off."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's own protocol
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_RecordLink(LINK.pattern, md), "record-link", 175)
        md.treeprocessors.register(_Headings(md), "headings", 5)


class _RecordLink(InlineProcessor):
    """`[[id]]` and `[[name|words]]`; what was not resolved stays as it was written."""

    targets: tuple[str, dict[str, tuple[str, str]]] = ("/", {})

    def handleMatch(  # type: ignore[override]  # noqa: N802  Python-Markdown's own protocol
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        del data
        base, links = self.targets
        found = links.get(m["name"].strip())
        words = (m["words"] or "").strip()
        if found is None:
            return words or m["name"], m.start(0), m.end(0)
        route, label = found
        if not route:
            return words or label, m.start(0), m.end(0)
        link = Element("a", {"href": base + route.removeprefix("/")})
        link.text = words or AtomicString(label)
        return link, m.start(0), m.end(0)


class _Headings(Treeprocessor):
    """Move the headings of a text to the levels that its place in the page leaves free."""

    first = 2

    def run(self, root: Element) -> None:
        used = sorted({one.tag for one in root.iter() if _HEADING.fullmatch(one.tag)})
        levels = {tag: f"h{min(6, self.first + step)}" for step, tag in enumerate(used)}
        for one in root.iter():
            one.tag = levels.get(one.tag, one.tag)
