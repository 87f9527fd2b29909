"""Social cards: what they show, that it fits, and that they are the same everywhere."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.formats.cards.card import HEIGHT, WIDTH, Card
from generator.formats.cards.drawing import COLOURS, INK, PAPER, write
from generator.formats.cards.lettering import SANS, SERIF, fitted, writable
from generator.graph.ladder import FAMILIES, STATUS_RULES, Rule
from tests.house.project import ROOT

CARD = Card(
    site="The Shelf Record",
    label="Reported, not confirmed",
    family="single",
    title="Best Buy stops ordering Huawei phones",
    text="1 unnamed source, repeated by 8 articles.",
    foot="Happened by 21 March 2018",
)


def picture(card: Card) -> Image.Image:
    """Return a card as a decoder reads it."""
    image = Image.open(BytesIO(write(card)))
    image.load()
    return image


def share_of_paper(image: Image.Image, box: tuple[int, int, int, int]) -> float:
    """Return which part of a box has nothing on it."""
    told = image.crop(box).convert("RGB").getcolors(64) or []
    paper = tuple(int(PAPER[at : at + 2], 16) for at in (1, 3, 5))
    return sum(count for count, colour in told if colour == paper) / (
        (box[2] - box[0]) * (box[3] - box[1])
    )


def test_a_card_is_a_picture_of_the_size_that_it_says_and_is_small() -> None:
    image = picture(CARD)
    assert (WIDTH, HEIGHT) == (1200, 630)
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert 0.5 < share_of_paper(image, (0, 0, WIDTH, HEIGHT)) < 0.97
    assert len(write(CARD)) < 30_000


def test_two_processes_draw_the_same_bytes() -> None:
    """Nothing of the machine, its typefaces or the moment is in a card."""
    code = (
        "import sys; from tests.formats.test_cards import CARD, write;"
        "sys.stdout.buffer.write(write(CARD))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"],
            capture_output=True,
            check=True,
            env={"HOME": "/nowhere", "LANG": language, "PYTHONHASHSEED": seed},
        ).stdout
        for language, seed in (("C", "1"), ("tr_TR.UTF-8", "2"))
    ]
    assert told == [write(CARD), write(CARD)]


@pytest.mark.parametrize("rule", STATUS_RULES, ids=lambda rule: rule.word)
def test_every_status_has_its_own_word_on_the_card(rule: Rule) -> None:
    """Cards that differ in the status alone are different pictures, and carry the word as text."""
    told = write(Card(site="S", label=rule.label, family=rule.family, title="A shop stops"))
    assert told != write(Card(site="S", title="A shop stops"))
    assert f"{rule.label}: A shop stops. S.".encode() in told


def test_families_differ_in_shape_and_line_without_colour() -> None:
    """In grey, with the same word, no two families look alike."""
    grey = {
        family: picture(Card(site="S", label="Word", family=family, title="T"))
        .convert("1")
        .tobytes()
        for family in FAMILIES
    }
    assert len(set(grey.values())) == len(FAMILIES)


def test_colours_are_those_of_the_theme() -> None:
    """A card is a leaf of the same register."""
    style = (ROOT / "templates/assets/site.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--([\w-]+): light-dark\((#\w+),", style))
    assert {name: light[name] for name in ("paper", "ink", *FAMILIES)} == {
        "paper": PAPER,
        "ink": INK,
        **COLOURS,
    }


LONG = "The Commission votes to propose a rule that would bar carriers from spending subsidies. "


@pytest.mark.parametrize(
    "title",
    [
        (LONG * 4)[:300],
        LONG * 100,
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4,
        "W" * 300,
        "i " * 150,
        "\N{LATIN CAPITAL LETTER A WITH RING ABOVE}\N{LATIN SMALL LETTER G WITH CEDILLA}" * 60,
    ],
)
def test_long_texts_never_reach_the_edges(title: str) -> None:
    """They wrap, shrink, and are cut at last."""
    image = picture(
        Card(
            site=title,
            label="Corroborated, not confirmed",
            family="settled",
            title=title,
            text=title,
            foot=title,
        )
    )
    for box in (
        (0, 0, 64, HEIGHT),
        (WIDTH - 60, 0, WIDTH, HEIGHT),
        (0, 0, WIDTH, 30),
        (0, HEIGHT - 40, WIDTH, HEIGHT),
    ):
        assert share_of_paper(image, box) == 1, box


@given(st.text(min_size=1, max_size=400), st.sampled_from((SERIF, SANS)))
def test_lines_fit_their_box_whatever_the_text(text: str, face: str) -> None:
    """No line is wider than the box, and the block is no higher."""
    plain = writable(text)
    if plain:
        block = fitted(plain, face, (60, 40, 30), 700, 200)
        assert block.height <= 200
        assert all(block.font.getlength(line) <= 700 for line in block.lines)


@pytest.mark.parametrize(
    "text",
    [
        "Best Buy's “AT&T” <b>&amp;</b> ]]> £1,200 \N{EN DASH} \N{MULTIPLICATION SIGN} 2",
        "Žluťoučký kůň, Đặng Thị, Łódź",
        "Ελλάδα, Правда",
        "Cafe\N{COMBINING ACUTE ACCENT}",
    ],
)
def test_latin_greek_and_cyrillic_are_written(text: str) -> None:
    """With every sign that is usual there, decomposed or not; markup is only signs."""
    assert writable(text).replace("\N{LATIN SMALL LETTER E WITH ACUTE}", "e") in {
        text,
        text.replace("\N{COMBINING ACUTE ACCENT}", ""),
    }


@pytest.mark.parametrize(
    "text",
    [
        "华为停止销售",
        "هواوي",
        "דיווח",
        "ข่าว",
        "हुआवेई",
        "Apple \N{RED APPLE}",
        "q\N{COMBINING TILDE}",
    ],
)
def test_what_the_letters_lack_is_left_out_whole(text: str) -> None:
    """No boxes, and no half of a title; how sure it is stands all the same."""
    assert not writable(text)
    assert not writable(f"Huawei, {text}")
    bare = Card(site="S", label="Disputed", family="contested")
    told = write(Card(site="S", label="Disputed", family="contested", title=text))
    assert Image.open(BytesIO(told)).tobytes() == Image.open(BytesIO(write(bare))).tobytes()
    assert text.encode() in told


def test_marks_that_nobody_sees_are_not_write() -> None:
    """Such as those that turn the direction of what follows."""
    assert writable("a\u202eb \u200b c\ufeff\u00ad d\n\te") == "ab c d e"
