"""Files for editors' programs: where they lie, and that settings of others stay."""

from __future__ import annotations

import json

import pytest

from generator.desk.editor_support import editor_support, globs, modeline
from generator.desk.schema import KINDS
from generator.loading.load import load
from tests.minisite import MiniSite

SETTINGS = ".vscode/settings.json"


def _made(site: MiniSite, name: str) -> dict[str, object]:
    made: dict[str, object] = json.loads(editor_support(site.root, load(site.root)).files[name])
    return made


def test_each_kind_of_file_has_a_schema_and_a_glob(site: MiniSite) -> None:
    """And every record of the project lies under exactly one of them."""
    support = editor_support(site.root, load(site.root))
    assert {f".onrecord/schemas/{kind}.json" for kind in KINDS} <= set(support.files)
    found = globs(["retailers", "makers", "outlets"])
    assert set(found) == set(KINDS)
    for path in (site.root / "content").rglob("*.yaml"):
        owners = [
            kind
            for kind, patterns in found.items()
            if any(path in site.root.glob(pattern) for pattern in patterns)
        ]
        assert len(owners) == 1, path


def test_the_schemas_hold_the_ids_of_the_day(site: MiniSite) -> None:
    """Versions of sources and words of site.yaml as well."""
    site.put("sources/cnet-20180321", versions=[{"id": "v2", "change": "rewritten"}])
    claim = json.dumps(_made(site, ".onrecord/schemas/claim.json"))
    for word in ("target-stops-selling", "cnet-20180321#v2", "stops-ordering"):
        assert f'"{word}"' in claim


def test_settings_that_are_there_stay(site: MiniSite) -> None:
    """Only the entries of ours are set, and old ones of ours go."""
    held = {
        "editor.tabSize": 2,
        "yaml.schemas": {"./mine.json": "a/*.yaml", "./.onrecord/schemas/fact.json": "facts/*"},
    }
    site.write(SETTINGS, json.dumps(held))
    made = _made(site, SETTINGS)
    assert made["editor.tabSize"] == 2
    schemas = made["yaml.schemas"]
    assert isinstance(schemas, dict)
    assert schemas["./mine.json"] == "a/*.yaml"
    assert "./.onrecord/schemas/fact.json" not in schemas
    assert schemas["./.onrecord/schemas/claim.json"] == ["content/claims/**/*.yaml"]


def test_what_is_right_already_is_not_written_again(site: MiniSite) -> None:
    """However its editor laid it out."""
    loaded = load(site.root)
    for name, data in editor_support(site.root, loaded).files.items():
        site.write(name, json.dumps(json.loads(data)) if "vscode" in name else data)
    assert not [one for one in editor_support(site.root, loaded).files if "vscode" in one]


@pytest.mark.parametrize("text", ['{\n  // mine\n  "a": 1\n}', "[]", "{", "\x00"])
def test_settings_that_can_t_be_changed_without_loss_are_left_alone(
    site: MiniSite, text: str
) -> None:
    """A comment of an editor's is worth more than an entry of ours."""
    site.write(SETTINGS, text)
    support = editor_support(site.root, load(site.root))
    assert support.left == (SETTINGS,)
    assert SETTINGS not in support.files


def test_an_extension_is_recommended_beside_others(site: MiniSite) -> None:
    """Once."""
    site.write(".vscode/extensions.json", '{"recommendations": ["some.other"]}')
    assert _made(site, ".vscode/extensions.json") == {
        "recommendations": ["some.other", "redhat.vscode-yaml"]
    }


def test_a_modeline_leads_from_the_file_to_its_schema(site: MiniSite) -> None:
    """At any depth."""
    file = "content/claims/2018/a.yaml"
    path = modeline(file, "claim").partition("$schema=")[2]
    there = (site.root / file).parent / path
    assert there.resolve() == (site.root / ".onrecord/schemas/claim.json").resolve()
