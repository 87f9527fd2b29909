"""What is fuzzed: bytes go in, and whatever is promised of them is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import html

from generator.dates.edtf import DateError, parse
from generator.dates.interval import bounds
from generator.dates.wording import in_words
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import source_lines
from generator.diagnostics.text import report
from generator.diagnostics.visible import visible
from generator.graph.rules_of_records import record_findings
from generator.loading.decode import FOLDERS, decode_file, decode_site
from generator.loading.packed import pack, unpack
from generator.model.entries import entries
from generator.model.references import links
from generator.model.tangled import tangle
from generator.projections.cards import Prose
from generator.render.bodies import to_html
from tests.render.test_bodies import ALLOWED, ATTRIBUTES

LONGEST_LINE = 400
KINDS = (*FOLDERS, "makers")


def shown(problems: tuple[Diagnostic, ...], data: bytes) -> None:
    """Check that each problem is told in plain words of bounded length, at a place that exists."""
    lines = source_lines(data.decode("utf-8-sig", errors="replace"))
    for problem in problems:
        if problem.span is not None:
            assert 1 <= problem.span.line <= len(lines)
            assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1
    for line in report(problems, lambda _: lines, color=False).splitlines():
        assert visible(line, LONGEST_LINE) == line


def record(data: bytes) -> None:
    """Decode a file as a record of a kind that its first byte chooses."""
    folder = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
    found = decode_file(data[1:], f"content/{folder}/a.yaml", folder, "a")
    assert found.documents or found.broken or found.diagnostics
    shown(found.diagnostics, data[1:])
    for document in found.documents:
        assert unpack(pack(document.record)) == document.record
        list(entries(document.record))
        list(record_findings(document.record, None))


def settings(data: bytes) -> None:
    """Decode a file as site.yaml."""
    found, _, problems = decode_site(data, "content/site.yaml")
    assert found is not None or problems
    shown(tuple(problems), data)


def date(data: bytes) -> None:
    """Read a date; what is refused says why in one sentence, what is read has bounds and words."""
    text = data.decode("utf-8", "replace")
    try:
        read = parse(text)
    except DateError as error:
        refused(error)
        return
    assert str(read) == text
    span = bounds(read)
    assert span.earliest is None or span.latest is None or span.earliest <= span.latest
    assert in_words(read, "point")


def refused(error: DateError) -> None:
    """Check what is said of a date that is none."""
    assert error.message
    assert "\n" not in error.message
    if error.suggestion is not None:
        parse(error.suggestion)


def markdown(data: bytes) -> None:
    """Render Markdown as far as it is taken; no tag and no attribute that is not allowed."""
    text = data.decode("utf-8", "replace").strip()
    if not text or tangle(text) is not None:
        return
    links(text)
    root = html.fragment_fromstring(str(to_html(Prose(text=text), "/", 3)), create_parent="div")
    for one in root.iterdescendants():
        assert one.tag in ALLOWED
        assert {(one.tag, name) for name in one.attrib} <= ATTRIBUTES
        read = re.sub(r"[\t\r\n]|^[\x00-\x20]+", "", one.get("href", ""))
        scheme = re.match(r"([a-z][a-z0-9.+-]*):", read, re.IGNORECASE)
        assert not scheme or scheme[1].lower() in {"http", "https", "mailto"}
        assert not re.match(r"[/\\]{2}", read)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "record": record,
    "settings": settings,
    "date": date,
    "markdown": markdown,
}
"""By name, which is also that of a folder of the corpus."""
