"""New records: what is filled in, what is left to fill, and where the file lies."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.duplicates import Fields, near_duplicates
from generator.desk.lookup import taken_by
from generator.desk.scaffold import Folder, folder_of, problems_of, scaffold
from generator.desk.yaml_text import as_yaml
from generator.loading.load import load
from generator.loading.written import read_written
from generator.loading.yaml_tree import plain
from tests.minisite import MiniSite

TODAY = date(2026, 6, 1)


def _folder(site: MiniSite, word: str) -> Folder:
    settings = load(site.root).settings
    assert settings
    folder = folder_of(word, settings)
    assert folder
    return folder


def _made(site: MiniSite, word: str, ident: str, /, **fields: str | list[str]) -> str:
    """The text of a new record, after its modeline."""
    new = scaffold(_folder(site, word), ident, fields, load(site.root), TODAY)
    first, _, rest = new.text.partition("\n")
    assert first.startswith("# yaml-language-server: $schema=../../")
    return rest


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("claim", "claims"),
        ("stories", "stories"),
        ("Retailer", "retailers"),
        ("makers", "makers"),
    ],
)
def test_a_kind_goes_by_its_singular_and_its_plural(site: MiniSite, word: str, name: str) -> None:
    """Those of site.yaml too."""
    assert _folder(site, word).name == name


def test_an_entity_is_named_after_its_id(site: MiniSite) -> None:
    """Until its editor writes the name."""
    assert _made(site, "retailer", "corner-shop") == "name: Corner Shop\n"


def test_a_source_knows_its_outlet_and_its_day_by_its_id(site: MiniSite) -> None:
    """As far as there is such an outlet and such a day."""
    assert _made(site, "source", "cnet-20180405") == "publisher: cnet\npublished: 2018-04-05\n"
    unknown = _made(site, "source", "times-20180231")
    assert unknown == "publisher:  # The entity that published it.\n"


def test_a_claim_is_a_sentence_and_a_draft(site: MiniSite) -> None:
    """Made of the names of its parts, with the first line of its history."""
    assert _made(
        site, "claim", "a", subject="target", action="stops-ordering", object="huawei"
    ) == (
        "title: Target stops ordering Huawei\nsubject: target\naction: stops-ordering\n"
        "object: huawei\nchanges:\n  - {date: 2026-06-01, kind: new}\ndraft: yes\n"
    )


def test_what_is_left_to_fill_stands_there_with_its_meaning_and_check_shows_it(
    site: MiniSite,
) -> None:
    """Each at its own line."""
    new = scaffold(_folder(site, "claim"), "a", {}, load(site.root), TODAY)
    assert new.to_fill == ("title", "subject", "action")
    assert "\nsubject:  # Who does it: one entity, or a list.\n" in new.text
    site.write(new.file, new.text)
    found = [one for one in site.check().diagnostics if one.file == new.file]
    assert [(one.code, one.message) for one in found] == [
        ("E202", f"`{name}` has no value") for name in new.to_fill
    ]


@pytest.mark.parametrize(
    ("word", "fields"),
    [
        ("retailer", {"summary": "Shops: many, [[target]] # too"}),
        (
            "source",
            {"publisher": "cnet", "title": "'Quoted' … \"twice\"", "url": "https://a.example/"},
        ),
        ("claim", {"subject": ["target", "best-buy"], "action": "stops-ordering"}),
        (
            "statement",
            {
                "speaker": "?1 a clerk",
                "affirms": "bb-stops-ordering",
                "reports": ["verge-20180322 < cnet-20180321", "cnet-20180321"],
            },
        ),
        ("story", {"title": "no", "body": "Two\nlines."}),
        ("page", {"title": "2018", "body": "- not a list"}),
    ],
)
def test_a_full_record_of_every_kind_has_no_problem(
    site: MiniSite, word: str, fields: Fields
) -> None:
    """It is read as it was given."""
    folder, loaded = _folder(site, word), load(site.root)
    new = scaffold(folder, "brand-new", fields, loaded, TODAY)
    assert problems_of(new, folder, "brand-new", loaded) == ()
    assert new.to_fill == ()
    written, _ = read_written(new.text.encode(), new.file)
    assert written
    told = plain(written.tree)
    assert isinstance(told, dict)
    assert {name: told[name] for name in fields} == fields
    site.write(new.file, new.text)
    assert [one for one in site.check().diagnostics if one.severity == "error"] == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"subject": "tarket"}, "no entity has the id `tarket`: did you mean `target`?"),
        ({"subject": "cnet-20180321"}, "`cnet-20180321` is a source; an entity is needed here: "),
        (
            {"happened": "2018-4-1"},
            "`2018-4-1` is not a date in a form known here: write 2018-04-01",
        ),
        ({"action": "stops-orderin"}, "`stops-orderin` is no action of site.yaml: did you mean "),
    ],
)
def test_values_are_checked_like_those_of_a_file(
    site: MiniSite, fields: dict[str, str], told: str
) -> None:
    """With the nearest word that there is."""
    folder, loaded = _folder(site, "claim"), load(site.root)
    full = {"title": "A", "subject": "target", "action": "stops-ordering", **fields}
    new = scaffold(folder, "a", full, loaded, TODAY)
    (problem,) = problems_of(new, folder, "a", loaded)
    assert f"{problem.message}: {' '.join(problem.help)}".startswith(told)


def test_a_dated_record_joins_the_others_of_its_year(site: MiniSite) -> None:
    """Where the project keeps them by year, and only there."""
    fields: dict[str, str] = {"publisher": "cnet", "published": "2018-04"}
    folder = _folder(site, "source")
    flat = scaffold(folder, "a", fields, load(site.root), TODAY)
    assert flat.file == "content/sources/a.yaml"
    site.write("content/sources/2017/b.yaml", "publisher: cnet\n")
    assert scaffold(folder, "a", fields, load(site.root), TODAY).file == (
        "content/sources/2018/a.yaml"
    )


def test_an_id_is_taken_by_whoever_has_it_or_had_it(site: MiniSite) -> None:
    """Records with errors in them have an id too."""
    site.put("retailers/target", renamed_from=["dayton"])
    site.write("content/retailers/broken.yaml", "nonsense: yes\n")
    loaded = load(site.root)
    assert taken_by("unnamed-on-best-buy", loaded) == "content/claims/bb-stops-ordering.yaml"
    assert taken_by("dayton", loaded) == "content/retailers/target.yaml"
    assert taken_by("broken", loaded) == "content/retailers/broken.yaml"
    assert taken_by("free", loaded) is None


@pytest.mark.parametrize(
    ("word", "ident", "fields", "like"),
    [
        ("retailer", "bestbuy", {}, "best-buy: its name"),
        ("retailer", "x", {"name": "BBY"}, "best-buy: its name"),
        ("maker", "huawai", {}, "huawei: its name"),
        ("maker", "zte", {}, ""),
        ("source", "x", {"url": "http://www.cnet.example/1/?utm_source=a#top"},
         "cnet-20180321: its address"),
        ("source", "x", {"url": "https://cnet.example/2"}, ""),
        ("source", "x", {"title": "Best Buy cuts tie"}, "cnet-20180321: its title"),
        ("claim", "x", {"subject": "best-buy", "action": "stops-ordering", "object": ["huawei"]},
         "bb-stops-ordering: what it says: the same subject, action and object"),
        ("claim", "x", {"subject": "target", "action": "stops-ordering", "object": "huawei"}, ""),
        ("claim", "x", {"title": "Target stops selling phone"}, "target-stops-selling: its title"),
        ("story", "x", {"title": "WHAT HAPPENED?"}, "what-happened: its title"),
        ("page", "x", {"title": "What happened"}, ""),
        ("statement", "x", {"speaker": "best-buy"}, ""),
    ],
)  # fmt: skip
def test_what_is_nearly_the_same_is_found(
    site: MiniSite, word: str, ident: str, fields: Fields, like: str
) -> None:
    """By name, address, title, or by what a claim says."""
    records = [one.record for one in load(site.root).documents]
    found = near_duplicates(_folder(site, word).kind, ident, fields, records)
    assert ", ".join(f"{one.record.id}: {one.what}" for one in found) == like


def test_another_number_is_another_thing(site: MiniSite) -> None:
    """Models and years differ by a digit."""
    site.put("claims/target-stops-selling", title="Target stops selling the Mate 10 on 3 May")
    records = [one.record for one in load(site.root).documents]
    fields = {"title": "Target stops selling the Mate 20 on 3 May"}
    assert not list(near_duplicates(_folder(site, "claim").kind, "x", fields, records))


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Cf"]),
        min_size=1,
    )
)
def test_any_text_is_read_as_it_was_meant(text: str) -> None:
    """With quotes where YAML would take it for something else."""
    for value in (text, [text, text]):
        written, _ = read_written(f"field: {as_yaml(value)}\n".encode(), "")
        assert written
        assert plain(written.tree) == {"field": value}
