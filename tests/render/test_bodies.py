"""Markdown to safe HTML: whatever an editor, or a quoted source, wrote."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from generator.model.tangled import DEEPEST, MOST, tangle
from generator.projections.cards import Prose
from generator.render import bodies
from generator.render.bodies import to_data_block, to_html

ALLOWED = {
    *("p", "ul", "ol", "li", "blockquote", "pre", "hr", "h2", "h3", "h4", "h5", "h6"),
    *("a", "em", "strong", "code", "br"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {("a", "href"), ("a", "title"), ("ol", "start")}
LINKS = (
    ("huawei", "/makers/huawei/", "Huawei"),
    ("BBY", "/retailers/best-buy/", "BBY"),
    ("odd", "/claims/odd/", "An *odd* <b>title</b> [x](http://y.example) _of_ a claim"),
)


def _html(text: str, heading: int = 3, base: str = "/") -> str:
    return str(to_html(Prose(text=text, links=LINKS), base, heading))


def _elements(markup: str) -> Iterator[html.HtmlElement]:
    root = html.fragment_fromstring(markup, create_parent="div")
    return (one for one in root.iterdescendants())


def _hrefs(text: str) -> list[str]:
    return [one.get("href") for one in _elements(_html(text)) if one.get("href") is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "<p>plain</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("[a](https://a.example/?b=c&d)", '<p><a href="https://a.example/?b=c&amp;d">a</a></p>'),
        ("<https://a.example/>", '<p><a href="https://a.example/">https://a.example/</a></p>'),
        ('[a](/b/ "c")', '<p><a href="/b/" title="c">a</a></p>'),
        ("5 < 6 & 7 > 2", "<p>5 &lt; 6 &amp; 7 &gt; 2</p>"),
        ("AT&amp;T", "<p>AT&amp;T</p>"),
    ],
)
def test_markdown_becomes_html(text: str, expected: str) -> None:
    assert _html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b>bold</b> word",
        "<div markdown='1'>*a*</div>",
        "<!-- a comment -->",
        "<style>p {}</style>",
        "<svg><a href='javascript:x'>",
        "<![CDATA[x]]>",
        "<![",
        "<?php x ?>",
        "<!DOCTYPE html>",
        "<iframe src='https://evil.example'></iframe>",
        "> <details open ontoggle=alert(1)>",
        "- <a href='https://evil.example' onclick=x>a</a>",
        "# <h1>x</h1>",
        "`a` <kbd>b</kbd>",
        "| a | b |\n|---|---|\n| <b>c</b> | <i>d</i> |",
    ],
)
def test_raw_html_is_shown_as_text(text: str) -> None:
    markup = _html(text)
    assert {one.tag for one in _elements(markup)} <= ALLOWED - {"a"}
    written = "".join(html.fragment_fromstring(markup, create_parent="div").itertext())
    for tag in re.findall(r"</?[a-z]+", text):
        assert tag in written


DISGUISES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java&#9;script:alert(1)",
    "java&#10;script:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "&#1;javascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\x00script:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "DATA&colon;text/html,x",
    "file:///etc/passwd",
    "blob:https://a.example/x",
    "ftp://a.example/",
    "view-source:https://a.example/",
    "//evil.example/",
    "\\\\evil.example/",
    "/\\evil.example/",
    "\\/evil.example/",
    "/&#9;/evil.example/",
    "&#9;//evil.example/",
    "&#32;//evil.example/",
    "&#1;//evil.example/",
    "/&#10;&#13;/evil.example",
    "&#x2F;&sol;evil.example",
)


@pytest.mark.parametrize(
    "reference", ["&#14;", "&#x202e;", "&#X2066;", "&#8232;", "&#xFFFE;", "&#0;", "&#xD800;"]
)
def test_what_no_file_may_hold_can_t_come_in_as_a_reference(reference: str) -> None:
    """Controls, and what turns the text around it unseen; in a text and in the title of a link."""
    assert _html(f"a{reference}b") == "<p>a\ufffdb</p>"
    assert _html(f'[a](/b/ "c{reference}d")') == '<p><a href="/b/" title="c\ufffdd">a</a></p>'


def test_a_quotation_mark_in_an_address_is_written_as_addresses_have_it() -> None:
    """It neither ends the attribute nor is it a mistake to a checker of markup."""
    assert _hrefs('[a](https://a.example/?"b=c)') == ["https://a.example/?%22b=c"]


@pytest.mark.parametrize("address", DISGUISES)
@pytest.mark.parametrize(
    "written", ["[a]({})", "[a](<{}>)", '[a]({} "title")', "[a][b]\n\n[b]: {}", "<{}>"]
)
def test_an_address_of_another_scheme_or_host_is_dropped(address: str, written: str) -> None:
    for href in _hrefs(written.format(address)):
        read = re.sub(r"[\t\r\n]|^[\x00-\x20]+", "", href)
        assert not re.match(r"[a-z.+-]*:|[/\\]{2}", read, re.IGNORECASE), href


@pytest.mark.parametrize(
    "address",
    ["https://a.example/", "http://a.example:80/b?c#d", "mailto:a@b.example", "/claims/", "#why"],
)
def test_an_address_of_the_web_or_of_the_site_stays(address: str) -> None:
    assert _hrefs(f"[a]({address})") == [address]


@pytest.mark.parametrize(
    "text",
    ["![alt](https://a.example/x.png)", "![alt](javascript:x)", "![alt][b]\n\n[b]: data:x"],
)
def test_images_are_left_out(text: str) -> None:
    assert "<img" not in _html(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[huawei]]", '<p><a href="/makers/huawei/">Huawei</a></p>'),
        ("[[huawei|the maker]]", '<p><a href="/makers/huawei/">the maker</a></p>'),
        ("[[ huawei | it ]]", '<p><a href="/makers/huawei/">it</a></p>'),
        (
            "[[BBY]]'s",
            '<p><a href="/retailers/best-buy/">BBY</a>\N{RIGHT SINGLE QUOTATION MARK}s</p>',
        ),
        ("[[huawei|*it*]]", '<p><a href="/makers/huawei/"><em>it</em></a></p>'),
        ("**[[huawei]]**", '<p><strong><a href="/makers/huawei/">Huawei</a></strong></p>'),
        ("[[nobody]]", "<p>nobody</p>"),
        ("[[nobody|<b>]]", "<p>&lt;b&gt;</p>"),
        ("`[[huawei]]`", "<p><code>[[huawei]]</code></p>"),
        ("[[huawei](x)]", '<p>[<a href="x">huawei</a>]</p>'),
        ("[[]] [[|a]] [[a", "<p>[[]] [[|a]] [[a</p>"),
    ],
)
def test_links_between_records_lead_to_their_pages(text: str, expected: str) -> None:
    assert _html(text) == expected


def test_a_record_s_own_name_is_text_and_no_markdown() -> None:
    assert _html("[[odd]]") == (
        '<p><a href="/claims/odd/">'
        "An *odd* &lt;b&gt;title&lt;/b&gt; [x](http://y.example) _of_ a claim</a></p>"
    )


def test_links_between_records_start_with_the_base_path() -> None:
    assert _html("[[huawei]]", base="/report/") == (
        '<p><a href="/report/makers/huawei/">Huawei</a></p>'
    )


def test_one_text_s_links_are_unknown_to_the_next() -> None:
    _html("[[huawei]] [a][b]\n\n[b]: https://b.example/")
    assert str(to_html(Prose(text="[[huawei]] [a][b]"), "/", 3)) == "<p>huawei [a][b]</p>"


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("# A\n\n## B\n\n# C", 3, ["h3", "h4", "h3"]),
        ("# A\n\n## B", 2, ["h2", "h3"]),
        ("### A\n\n##### B", 3, ["h3", "h4"]),
        ("## A\n\n# B", 3, ["h4", "h3"]),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n##### E", 4, ["h4", "h5", "h6", "h6", "h6"]),
        ("A\n=\n\nB\n-", 3, ["h3", "h4"]),
    ],
)
def test_headings_start_at_the_level_that_is_free_and_leave_none_out(
    text: str, heading: int, expected: list[str]
) -> None:
    tags = [str(one.tag) for one in _elements(_html(text, heading))]
    assert [tag for tag in tags if tag.startswith("h")] == expected


CHARACTERS = "[](){}<>*_`#-+=|\\!~&:\"'^.1a/@%$,;? \t\n\u00e9"
UNITS = (
    *(
        "- ",
        "> ",
        "1. ",
        "\n- ",
        "- a\n",
        "=\n",
        "a\n=\n",
        "a\n-\n",
        "``a`",
        "`a",
        "*a* ",
        "_*",
        "**_",
    ),
    *(
        "[a](",
        "![a](",
        "](",
        "[[a|b]] ",
        "[a]: b\n",
        "<a@b>",
        "<!--",
        "</",
        "&a",
        "\\*",
        "|a",
        "a  \n",
    ),
    *("|a|\n", "    - a\n", "    a\n", "```\n", "\x02klzzwxh:0\x03", "*a _b ", "'a' "),
)
"""What parsers of Markdown were slow over, or recursed in."""


def _as_much_as_is_taken(unit: str, size: int) -> str:
    """Repeat a unit in paragraphs that are as long as they may be."""
    most = min([size, *(number for mark, (_, number) in MOST.items() if mark in unit)])
    paragraph = unit * (most // len(unit))
    return "\n\n".join([paragraph] * (size // len(paragraph)))


def _seconds(text: str) -> float:
    """Return how long a text keeps the processor busy."""
    started = time.process_time()
    _html(text)
    return time.process_time() - started


@pytest.mark.parametrize("character", CHARACTERS)
def test_fifty_thousand_of_any_character_take_less_than_a_second(character: str) -> None:
    """Where the parser is quadratic, in paragraphs that are as long as may be; best of three."""
    text = _as_much_as_is_taken(character, 50_000)
    assert any(_seconds(text) < 1 for _ in range(3)) if tangle(text) is None else character in "->"


@pytest.mark.parametrize("unit", UNITS)
def test_long_runs_that_are_not_refused_take_no_time(unit: str) -> None:
    """The parser is quadratic in some, and recurses in others; those are bounded when read."""
    text = _as_much_as_is_taken(unit, 20_000)
    assert _seconds(text if tangle(text) is None else unit * DEEPEST) < 2


@pytest.mark.parametrize(
    "text",
    [
        "> " * DEEPEST + "a",
        "- " * DEEPEST + "a",
        "1. > " * (DEEPEST // 2) + "a",
        "\n".join("    " * level + "- a" for level in range(DEEPEST)),
        "[" * 400 + "a" + "](b)" * 400,
        "".join(f"{'*_'[place % 2]}a " for place in range(3000)),
    ],
)
def test_what_is_nested_as_deep_as_may_be_is_rendered(text: str) -> None:
    """The parser calls itself for each level."""
    assert tangle(text) is None
    assert _html(text)


MARKS = st.sampled_from(
    [
        *"[](){}<>*_`#-+=|\\!&:;\"'/ \n\t",
        "<script>",
        "</p>",
        "<img src=x onerror=alert(1)>",
        "onclick=",
        "javascript:",
        "&#106;",
        "&lt;",
        "[a](",
        "![",
        "[[huawei",
        "]]",
        "[b]: ",
        "\n\n",
        "> ",
        "1. ",
        "    ",
        "|---|",
        "<!--",
        "<![CDATA[",
        "\x02klzzwxh:0\x03",
        "\x02wzxhzdk:0\x03",
        "\x02amp\x03",
        "text",
    ]
)


@given(st.lists(MARKS, max_size=40).map("".join) | st.text(max_size=80))
@example("[a](javascript:alert(1))")
@example('[a](https://a.example "\' onmouseover=alert(1) x=")')
@example("`" * 3 + " onload=x\n<script>\n" + "`" * 3)
def test_no_text_yields_a_tag_or_an_attribute_that_is_not_allowed(text: str) -> None:
    for one in _elements(_html(text)):
        assert one.tag in ALLOWED
        assert {(one.tag, name) for name in one.attrib} <= ATTRIBUTES
        href = one.get("href", "")
        read = re.sub(r"[\t\r\n]|^[\x00-\x20]+", "", href)
        scheme = re.match(r"([a-z][a-z0-9.+-]*):", read, re.IGNORECASE)
        assert not scheme or scheme[1].lower() in {"http", "https", "mailto"}
        assert not re.match(r"[/\\]{2}", read)


def _with_every_pattern(text: str) -> str:
    every = frozenset[str]().union(*bodies._SIGNS.values())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bodies, "_wanted", lambda _text: every)
        return _html(text)


PARTS = (
    *("[a]", "[a][b]", "[b]: /x", "[B]:\n  /y 'title'", "![i](j)", "![i][b]", "![b]", "(c)"),
    *("<https://a.example/>", "<mail@a.example>", "[[BBY|it]]", "``d``", "\\*", "&amp;", "  \n"),
    *("***e***", "__f__", "_g_", "h_i_j", "\n\n", "| k |\n|---|\n", "- ", "> ", "# ", "    ", " "),
)


@given(st.lists(st.sampled_from(PARTS) | MARKS, max_size=14).map("".join))
@example("[a]\n\n[a]: https://a.example/")
@example("![a][b]\n\n[b]: /c.png")
@example("a  \nb")
@example("\\`a\\`")
def test_the_patterns_that_cannot_match_are_not_missed(text: str) -> None:
    """The parser tries those alone whose signs stand in the text."""
    assert _html(text) == _with_every_pattern(text)


def test_plain_words_are_parsed_without_any_pattern_that_asks_for_a_sign() -> None:
    assert bodies._wanted("Plain words, 100% of them; (with) marks!") == frozenset()


def test_every_pattern_that_waits_for_a_sign_exists() -> None:
    """One that was renamed would be tried on every text, or never."""
    parser = bodies._parser(frozenset[str]().union(*bodies._SIGNS.values()))
    for name in (name for names in bodies._SIGNS.values() for name in names):
        assert name in parser.inlinePatterns


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text())))
@example({"</script><script>": "<!-- ]]> & \u2028 \u2029"})
def test_a_data_block_is_the_same_data_and_holds_nothing_that_could_end_it(
    value: dict[str, Any],
) -> None:
    block = str(to_data_block(value))
    assert json.loads(block) == value
    assert not re.search("[<>&\u2028\u2029]", block)
    assert isinstance(to_data_block(value), Markup)
