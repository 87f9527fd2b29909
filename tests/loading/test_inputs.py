"""The inputs: what stands in a content folder is known as it is, however little was looked at."""

from __future__ import annotations

import os
from pathlib import Path

from generator.fingerprint import of_bytes
from generator.loading.inputs import Inputs


def _project(root: Path) -> Path:
    claims = root / "content/claims"
    claims.mkdir(parents=True)
    (claims / "a.yaml").write_text("a")
    (claims / "b.yaml").write_text("b")
    return root


def _looked(root: Path) -> Inputs:
    inputs = Inputs()
    inputs.look(root)
    return inputs


def test_every_file_is_known_by_the_digest_of_its_bytes(tmp_path: Path) -> None:
    inputs = _looked(_project(tmp_path))
    assert inputs.digests == {
        "content/claims/a.yaml": of_bytes(b"a"),
        "content/claims/b.yaml": of_bytes(b"b"),
    }
    assert [one.name for one in inputs.found.values()] == [
        "claims",
        "claims/a.yaml",
        "claims/b.yaml",
    ]


def test_only_what_is_said_to_have_changed_is_looked_at(tmp_path: Path) -> None:
    inputs = _looked(_project(tmp_path))
    (tmp_path / "content/claims/a.yaml").write_text("other")
    (tmp_path / "content/claims/b.yaml").write_text("unsaid")
    inputs.look(tmp_path, {"content/claims/a.yaml", "templates/base.html"})
    assert inputs.digests["content/claims/a.yaml"] == of_bytes(b"other")
    assert inputs.digests["content/claims/b.yaml"] == of_bytes(b"b")
    inputs.look(tmp_path)
    assert inputs.digests["content/claims/b.yaml"] == of_bytes(b"unsaid")


def test_what_comes_and_what_goes_is_found_and_the_rest_is_not_read_again(tmp_path: Path) -> None:
    inputs = _looked(_project(tmp_path))
    claims = tmp_path / "content/claims"
    (claims / "c.yaml").write_text("c")
    (claims / "b.yaml").unlink()
    os.truncate(claims / "a.yaml", 0)
    inputs.look(tmp_path, {"content/claims/c.yaml", "content/claims/b.yaml"})
    assert inputs.digests == {
        "content/claims/a.yaml": of_bytes(b"a"),
        "content/claims/c.yaml": of_bytes(b"c"),
    }
    assert [one.name for one in inputs.found.values()] == [
        "claims",
        "claims/a.yaml",
        "claims/c.yaml",
    ]


def test_a_file_that_became_a_folder_or_a_link_is_no_file_any_more(tmp_path: Path) -> None:
    inputs = _looked(_project(tmp_path))
    claims = tmp_path / "content/claims"
    (claims / "a.yaml").unlink()
    (claims / "a.yaml").mkdir()
    (claims / "b.yaml").unlink()
    (claims / "b.yaml").symlink_to("a.yaml")
    inputs.look(tmp_path, {"content/claims/a.yaml", "content/claims/b.yaml"})
    assert inputs.digests == {"content/claims/b.yaml": ""}
    assert [one.is_a for one in inputs.found.values()] == ["folder", "folder", "link"]


def test_a_project_without_content_has_no_inputs_until_it_has(tmp_path: Path) -> None:
    inputs = _looked(tmp_path)
    assert inputs.digests == {}
    _project(tmp_path)
    inputs.look(tmp_path, {"content/claims/a.yaml"})
    assert len(inputs.digests) == 2


def test_whatever_changes_the_inputs_are_those_that_a_new_look_finds(tmp_path: Path) -> None:
    """What comes, alone and beside what changes, and what goes."""
    inputs = _looked(_project(tmp_path))
    claims = tmp_path / "content/claims"

    def told_of(*names: str) -> Inputs:
        inputs.look(tmp_path, {f"content/claims/{name}" for name in names})
        return inputs

    (claims / "c.yaml").write_text("c")
    assert told_of("c.yaml") == _looked(tmp_path)
    (claims / "a.yaml").write_text("other")
    (claims / "d.yaml").write_text("d")
    assert told_of("a.yaml", "d.yaml") == _looked(tmp_path)
    (claims / "b.yaml").unlink()
    assert told_of("b.yaml") == _looked(tmp_path)
