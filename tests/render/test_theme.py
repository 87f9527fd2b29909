"""The theme: a project's own files stand in for the default ones, file by file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.fingerprint import of_bytes
from generator.render.theme import load_theme
from tests.minisite import MiniSite

pytestmark = pytest.mark.usefixtures("in_plain_theme")


def test_without_own_templates_the_default_theme_is_used(site: MiniSite, plain_theme: Path) -> None:
    theme, problems = load_theme(site.root)
    assert problems == ()
    assert theme.templates["claim.html"] == (plain_theme / "claim.html").read_text()
    assert theme.addresses.keys() == {"favicon.svg", "site.css"}


def test_own_files_replace_those_of_the_same_name_and_no_others(
    site: MiniSite, plain_theme: Path
) -> None:
    site.write("templates/claim.html", "mine")
    site.write("templates/macros/more.html", "more")
    site.write("templates/assets/site.css", "mine {}")
    site.write("templates/assets/fonts/one.woff2", b"\xff\x00")
    theme, problems = load_theme(site.root)
    assert problems == ()
    assert theme.templates["claim.html"] == "mine"
    assert theme.templates["macros/more.html"] == "more"
    assert theme.templates["year.html"] == (plain_theme / "year.html").read_text()
    assert set(theme.blobs.values()) == {b"mine {}", b"\xff\x00", b"<svg/>\n"}


def test_an_asset_s_address_holds_a_hash_of_its_content(site: MiniSite) -> None:
    for data in (b"one", b"two"):
        site.write("templates/assets/site.css", data)
        theme, _ = load_theme(site.root)
        address = theme.addresses["site.css"]
        assert address == f"/assets/site.{of_bytes(data)[:12]}.css"
        assert theme.blobs[address.removeprefix("/")] == data


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("LICENSE", "/assets/LICENSE.{}"),
        ("fonts/a.b.woff2", "/assets/fonts/a.b.{}.woff2"),
        ("v1.2/file", "/assets/v1.2/file.{}"),
    ],
)
def test_the_hash_stands_before_the_name_s_ending(site: MiniSite, name: str, address: str) -> None:
    site.write(f"templates/assets/{name}", b"data")
    theme, _ = load_theme(site.root)
    assert theme.addresses[name] == address.format(of_bytes(b"data")[:12])


def test_a_byte_order_mark_changes_nothing(site: MiniSite) -> None:
    site.write("templates/claim.html", "\ufeffmine")
    assert load_theme(site.root)[0].templates["claim.html"] == "mine"


def test_what_can_t_be_read_is_a_diagnostic(site: MiniSite) -> None:
    site.write("templates/year.html", b"caf\xe9")
    site.write("outside.html", "secret")
    (site.root / "templates/linked.html").symlink_to(site.root / "outside.html")
    os.mkfifo(site.root / "templates/pipe.html")
    theme, problems = load_theme(site.root)
    assert sorted((one.code, one.file) for one in problems) == [
        ("E105", "templates/year.html"),
        ("E801", "templates/linked.html"),
        ("E801", "templates/pipe.html"),
    ]
    assert "linked.html" not in theme.templates


def test_litter_is_no_part_of_the_theme(site: MiniSite) -> None:
    for name in (".DS_Store", "claim.html~", ".claim.html.swp", "#claim.html#"):
        site.write(f"templates/{name}", b"\xff")
    theme, problems = load_theme(site.root)
    assert problems == ()
    assert not {name for name in theme.templates if "~" in name or "#" in name}
