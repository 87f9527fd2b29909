"""Did you mean."""

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.nearest import clearest, distance, nearest

FIELDS = ("title", "subject", "action", "object", "published", "publisher", "affirms", "denies")
SOURCES = ("cnet-2018-03-21", "cnet-2018-03-22", "idrop-2018-03-22", "usatoday-2018-03-22")
ENTITIES = ("best-buy", "att", "verizon", "huawei", "huawei-device-usa")


@pytest.mark.parametrize(
    ("word", "choices", "expected"),
    [
        ("titel", FIELDS, ("title",)),
        ("publishd", FIELDS, ("published", "publisher")),
        ("affirm", FIELDS, ("affirms",)),
        ("Title", FIELDS, ("title",)),
        ("sub_ject", FIELDS, ("subject",)),
        ("colour", FIELDS, ()),
        ("cnet-2018-03-12", SOURCES, ("cnet-2018-03-21", "cnet-2018-03-22")),
        ("cnet-2018-03-23", SOURCES, ("cnet-2018-03-21", "cnet-2018-03-22")),
        ("cnet", SOURCES, ("cnet-2018-03-21", "cnet-2018-03-22")),
        ("best_buy", ENTITIES, ("best-buy",)),
        ("buy-best", ENTITIES, ("best-buy",)),
        ("best-buy-inc", ENTITIES, ("best-buy",)),
        ("huawai", ENTITIES, ("huawei",)),
        ("", ENTITIES, ()),
        ("zz", ENTITIES, ()),
    ],
)
def test_the_nearest_known_words_come_first_and_far_ones_not_at_all(
    word: str, choices: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert nearest(word, choices) == expected


def test_the_word_itself_is_no_suggestion_and_the_limit_holds() -> None:
    assert nearest("aa", ["aa", "ab", "ac", "ad", "ae"], limit=2) == ("ab", "ac")


@pytest.mark.parametrize(
    ("one", "two", "slips"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xbc", 1), ("ca", "abc", 3)],
)
def test_a_slip_is_a_letter_more_less_wrong_or_two_exchanged(
    one: str, two: str, slips: int
) -> None:
    assert distance(one, two, 4) == slips
    assert distance(two, one, 4) == slips


def plain_distance(one: str, two: str) -> int:
    """The textbook table, without any of the shortcuts."""
    rows = [[i + j if not i * j else 0 for j in range(len(two) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(two) + 1):
            rows[i][j] = min(
                rows[i - 1][j] + 1,
                rows[i][j - 1] + 1,
                rows[i - 1][j - 1] + (one[i - 1] != two[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 1] == two[j - 2] and one[i - 2] == two[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abc", max_size=9), st.text("abc", max_size=9), st.integers(0, 5))
def test_the_distance_equals_the_textbook_one_up_to_the_bound(
    one: str, two: str, most: int
) -> None:
    assert distance(one, two, most) == min(plain_distance(one, two), most + 1)


def test_the_order_of_the_choices_does_not_matter() -> None:
    choices = [f"{source}-{number}" for source, number in product(SOURCES, range(500))]
    first = nearest("cnet-2018-03-12-77", choices)
    assert first[0] == "cnet-2018-03-21-77"
    for order in (choices[::-1], choices[1::2] + choices[::2]):
        assert nearest("cnet-2018-03-12-77", order) == first


def test_one_slip_is_found_among_fifty_thousand_in_bounded_time() -> None:
    words = ("best", "buy", "huawei", "stops", "ordering", "selling", "phones", "report", "plan")
    choices = ["-".join(parts) for parts in product(words, repeat=5)][:50_000]
    slip = choices[31_415].replace("-", "", 1)
    start = time.perf_counter()
    assert choices[31_415] in nearest(slip, choices)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    ("word", "choices", "expected"),
    [
        ("tarket", ["target", "market-place"], "target"),
        ("cnet-20180312", ["cnet-20180321", "cnet-20180322", "cnet-20180330"], "cnet-20180321"),
        ("cnet-20180329", ["cnet-20180321", "cnet-20180322"], None),
        ("huawie", ["huawei", "Huawei"], "Huawei"),
        ("best bye", ["Best Buy", "best-buy"], "Best Buy"),
        ("verge", ["verge-2018"], "verge-2018"),
        ("verge", ["verge-2018", "verge-2019"], None),
        ("zzz", ["target"], None),
    ],
)
def test_a_machine_takes_only_what_is_nearer_than_all_others(
    word: str, choices: list[str], expected: str | None
) -> None:
    assert clearest(word, nearest(word, choices)) == expected
