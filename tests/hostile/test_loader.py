"""Naughty strings as YAML, in every manner of writing: coded plain lines, never an exception."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from generator.loading.decode import decode_file, decode_site
from tests.fuzz.targets import shown
from tests.hostile.strings import NAUGHTY, OURS
from tests.loading.test_yaml_suite import CASES

FOLDERS = ("claims", "statements", "sources", "stories", "pages", "retailers")
MANNERS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: f"title: {text}\n",
    "in single quotes": lambda text: f"title: '{text.replace(chr(39), chr(39) * 2)}'\n",
    "in double quotes": lambda text: f'title: "{text}"\n',
    "as JSON": lambda text: json.dumps({"title": text}),
    "as a block": lambda text: "title: |\n  " + text.replace("\n", "\n  ") + "\n",
    "as a name": lambda text: f"{text}: a\n",
    "in a list": lambda text: f"aliases: [{text}]\n",
    "as a date": lambda text: f"happened: {json.dumps(text)}\nurl: {json.dumps(text)}\n",
    "as an id": lambda text: f"subject: {json.dumps(text)}\nafter: [{json.dumps(text)}]\n",
    "as all there is": lambda text: text,
}


def decoded(data: bytes, folder: str) -> None:
    """Decode bytes as a record of a kind, and look at what is said of them."""
    found = decode_file(data, f"content/{folder}/a.yaml", folder, "a")
    assert found.documents or found.broken or found.diagnostics
    shown(found.diagnostics, data)


@pytest.mark.parametrize("manner", MANNERS)
def test_a_naughty_string_is_data_or_a_coded_problem(manner: str) -> None:
    """However it is written, and whatever it is meant to be."""
    for number, text in enumerate((*NAUGHTY, *OURS)):
        data = MANNERS[manner](text).encode("utf-8", "surrogatepass")
        decoded(data, FOLDERS[number % len(FOLDERS)])
        if number % 7 == 0:
            _, _, problems = decode_site(data, "content/site.yaml")
            shown(tuple(problems), data)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_case_of_the_yaml_test_suite_is_a_record_or_coded_problems(folder: str) -> None:
    """All the way to a record, not only to data."""
    for case in CASES:
        decoded(case["yaml"].encode(), folder)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252", "cp037", "utf-7"])
def test_bytes_of_another_encoding_are_told(encoding: str) -> None:
    """Or mean something else, where nobody can know."""
    for text in OURS:
        decoded(f"title: é {text}\n".encode(encoding, "replace"), "claims")
