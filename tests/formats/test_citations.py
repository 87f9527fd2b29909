"""Citations: what is written can be read by the programs that they are written for."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.citations import (
    Work,
    as_bibtex,
    as_csl,
    as_ris,
    plain,
    wikipedia,
)

CLAIM = Work(
    key="a-claim-v2",
    type="webpage",
    title="Best Buy stops ordering \N{EN DASH} reported, not confirmed",
    authors=("The Shelf Desk",),
    container="Shelves",
    publisher="The Shelf Desk",
    issued=(2026, 1, 5),
    issued_words="5 January 2026",
    url="https://shelves.example/claims/a-claim/",
    version=2,
)
ARTICLE = Work(
    key="cnet-20180321",
    type="article-news",
    title="Best Buy cuts ties",
    authors=("Ann Author", "Bob Writer"),
    container="CNET",
    publisher="CNET",
    issued=(2018, 3),
    issued_words="March 2018",
    url="https://cnet.example/1",
)
HOSTILE = (
    r"\input{/etc/passwd} {unbalanced",
    "50% of $100 & #1_x ~ ^",
    'He said "no" }} @misc{x,',
    "a | b [[c]] }} {{d}}",
    "two\r\nlines\nER  - \nTY  - ELEC",
    "naïve \N{EN DASH} 漢字 \u202e \u2028 end",
    "<script>alert(1)</script>",
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)


def entries(works: list[Work]) -> list[dict[str, str]]:
    """Read BibTeX with another's parser; everything in it has to be an entry."""
    library = parse_string(as_bibtex(works).decode(), append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    assert not library.comments
    return [
        {"ID": one.key, **{name: str(field.value) for name, field in one.fields_dict.items()}}
        for one in library.entries
    ]


def records(works: list[Work]) -> list[dict[str, Any]]:
    """Read RIS with another's parser."""
    found: list[dict[str, Any]] = rispy.loads(as_ris(works).decode())
    return found


def one_line(text: str) -> str:
    """Return a text as a line holds it."""
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()


def unbraced(text: str) -> str:
    """Return a text without the braces that keep its capitals; the parser bends a caret."""
    return re.sub("[{}]", "", text).replace("\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "^").strip()


def test_bibtex_has_an_entry_a_work() -> None:
    claim, article = entries([CLAIM, ARTICLE])
    assert claim["ID"] == CLAIM.key
    assert unbraced(claim["title"]) == CLAIM.title
    assert (claim["year"], claim["month"]) == ("2026", "jan")
    assert claim["note"] == "version 2, 5 January 2026"
    assert claim["url"] == CLAIM.url
    assert [unbraced(one) for one in article["author"].split(" and ")] == list(ARTICLE.authors)


def test_ris_has_a_record_a_work() -> None:
    claim, article = records([CLAIM, ARTICLE])
    assert claim["type_of_reference"] == "ELEC"
    assert claim["title"] == CLAIM.title
    assert claim["year"] == "2026"
    assert claim["date"] == "2026/01/05/"
    assert claim["edition"] == "2"
    assert article["type_of_reference"] == "NEWS"
    assert article["authors"] == list(ARTICLE.authors)
    assert article["date"] == "2018/03//"


def test_every_line_of_ris_is_a_tag_and_a_value() -> None:
    """Two characters, two spaces, a hyphen, a space; CRLF ends a line."""
    for line in as_ris([CLAIM, ARTICLE]).decode().removesuffix("\r\n").split("\r\n"):
        assert not line or re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line)


def test_csl_leaves_out_what_is_not_known() -> None:
    claim, article = json.loads(as_csl([CLAIM, replace(ARTICLE, issued=())]))
    assert claim["issued"] == {"date-parts": [[2026, 1, 5]]}
    assert claim["version"] == "2"
    assert article["issued"] == {"literal": "March 2018"}
    assert "version" not in article


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    work = replace(CLAIM, title=text, container=text)
    (entry,) = entries([work])
    assert unbraced(entry["howpublished"]) == unbraced(one_line(text))
    (record,) = records([work])
    assert record["title"] == one_line(text)
    assert json.loads(as_csl([work]))[0]["title"] == text


@given(WORDS, WORDS)
def test_any_title_comes_back(title: str, name: str) -> None:
    work = replace(CLAIM, title=f"x{title}", authors=(f"x{name}",))
    assert len(entries([work, ARTICLE])) == 2
    assert len(records([work, ARTICLE])) == 2
    source = as_bibtex([work]).decode()
    assert source.count("{") == source.count("}")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_template_of_wikipedia_ends_where_it_ends(text: str) -> None:
    told = wikipedia(replace(CLAIM, title=text))
    assert told.startswith("{{cite web |title=")
    assert told.endswith("}}")
    assert not re.search(r"[{}\[\]<>]", told[2:-2])
    assert [one.partition("=")[0] for one in told[2:-2].split(" |")[1:]] == [
        *("title", "website", "publisher", "url", "version", "date")
    ]


def test_plain_words_name_version_and_day() -> None:
    assert plain(CLAIM) == (
        "“Best Buy stops ordering \N{EN DASH} reported, not confirmed” "
        "(version 2, 5 January 2026), Shelves, https://shelves.example/claims/a-claim/"
    )
    assert plain(ARTICLE) == (
        "Ann Author, Bob Writer, “Best Buy cuts ties”, CNET, March 2018, https://cnet.example/1"
    )
    assert "(version 2), Shelves" in plain(replace(CLAIM, issued_words=""))
    assert plain(replace(ARTICLE, title="", authors=(), url="")) == "CNET, March 2018"
