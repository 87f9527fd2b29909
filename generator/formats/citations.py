"""Citations of a work in the forms that word processors, Wikipedia and reference managers take.

BibTeX (https://www.bibtex.com/g/bibtex-format), RIS (https://refdb.sourceforge.net/manual-0.9.6,
"The RIS format"), CSL-JSON (https://docs.citationstyles.org), CS1 templates of Wikipedia.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is cited. `key` is an id; `type` a CSL type.

    `issued` is (year, month, day) as far as known, `issued_words` the same for readers.
    `container` is the site or publication, `version` 0 for what has no versions.
    `title` may be empty, as may everything after it.
    """

    key: str
    type: str
    title: str
    authors: tuple[str, ...]
    container: str
    publisher: str
    issued: tuple[int, ...]
    issued_words: str
    url: str
    version: int = 0
    archived: str = ""


_RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-news": "NEWS",
    "bill": "BILL",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "personal_communication": "PCOMM",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "webpage": "ELEC",
}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
_WIKI = {sign: f"&#{ord(sign)};" for sign in "|[]{}<>"}


def plain(work: Work) -> str:
    """Return a citation to be read: title, version and day, where it stands, address."""
    title = f"“{work.title}”" if work.title else ""
    if work.version:
        told = f"{title} ({_noted(work)})"
        return ", ".join(one for one in (told, work.container, work.url) if one)
    said = (", ".join(work.authors), title, work.container, work.issued_words, work.url)
    return ", ".join(one for one in said if one)


def wikipedia(work: Work) -> str:
    """Return a `{{cite web}}` for Wikipedia."""
    authors = work.authors if not work.version else ()
    fields = [
        *(
            (f"author{place}" if len(authors) > 1 else "author", name)
            for place, name in enumerate(authors, 1)
        ),
        ("title", work.title),
        ("website", work.container),
        ("publisher", work.publisher if work.publisher != work.container else ""),
        ("url", work.url),
        ("archive-url", work.archived),
        ("version", str(work.version or "")),
        ("date", work.issued_words),
    ]
    told = "".join(f" |{name}={_for_wiki(value)}" for name, value in fields if value)
    return f"{{{{cite web{told}}}}}"


def as_bibtex(works: Sequence[Work]) -> bytes:
    """Write works as BibTeX entries, in UTF-8."""
    return "\n".join(map(_entry, works)).encode()


def as_ris(works: Sequence[Work]) -> bytes:
    """Write works as RIS records: a tag of two characters, two spaces, a hyphen, a space."""
    return "\r\n".join(map(_ris_record, works)).encode()


def as_csl(works: Sequence[Work]) -> bytes:
    """Write works as CSL-JSON."""
    items = [csl_item(one) for one in works]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def csl_item(work: Work) -> dict[str, Any]:
    """Return a work as an item of CSL-JSON."""
    issued: dict[str, Any] = {}
    if work.issued:
        issued = {"date-parts": [list(work.issued)]}
    elif work.issued_words:
        issued = {"literal": work.issued_words}
    item = {
        "id": work.key,
        "type": work.type,
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "container-title": work.container,
        "publisher": work.publisher,
        "issued": issued,
        "version": str(work.version or ""),
        "URL": work.url,
    }
    return {name: value for name, value in item.items() if value}


def _entry(work: Work) -> str:
    fields = {
        "title": f"{{{{{_for_latex(work.title)}}}}}" if work.title else "",
        "author": " and ".join(f"{{{_for_latex(name)}}}" for name in work.authors),
        "howpublished": _for_latex(work.container),
        "publisher": _for_latex(work.publisher),
        "year": str(work.issued[0]) if work.issued else "",
        "note": _for_latex(_noted(work)),
        "url": work.url,
    }
    lines = [
        f"  {name} = {value if name == 'title' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value
    ]
    if len(work.issued) > 1:
        lines.append(f"  month = {_MONTHS[work.issued[1] - 1]},\n")
    return f"@misc{{{work.key},\n{''.join(lines)}}}\n"


def _noted(work: Work) -> str:
    version = f"version {work.version}" if work.version else ""
    return ", ".join(one for one in (version, work.issued_words) if one)


def _ris_record(work: Work) -> str:
    year, *rest = (f"{one:02}" for one in work.issued) if work.issued else ("",)
    year = year.zfill(4) if year else ""
    tags = [
        ("TI", work.title),
        *(("AU", name) for name in work.authors),
        ("T2", work.container),
        ("PB", work.publisher),
        ("PY", year),
        ("DA", "/".join((year, *rest, *[""] * (3 - len(rest)))) if year else ""),
        ("ET", str(work.version or "")),
        ("UR", work.url),
    ]
    kind = _RIS_TYPES.get(work.type, "GEN")
    lines = [("TY", kind), ("ID", work.key), *((tag, value) for tag, value in tags if value)]
    told = "".join(f"{tag}  - {_on_one_line(value)}\r\n" for tag, value in lines)
    return f"{told}ER  - \r\n"


def _for_latex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in _on_one_line(text))


def _for_wiki(text: str) -> str:
    return "".join(_WIKI.get(sign, sign) for sign in _on_one_line(text))


def _on_one_line(text: str) -> str:
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()
