"""What git tells of a project: changed files, what they held, and why it can't say."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.git import GitError, changed_since, held_at
from tests.repository import committed, git

ODD = 'a "b"\tö'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose project stands in a folder of it."""
    project = tmp_path / "report"
    (project / "content").mkdir(parents=True)
    for name in ("kept", "edited", "deleted", "moved", ODD):
        (project / f"content/{name}.yaml").write_text(f"{name}\n")
    (tmp_path / "elsewhere.txt").write_text("one\n")
    (project / ".gitignore").write_text("site/\n")
    committed(tmp_path)
    return project


def test_edited_deleted_moved_and_new_files_have_changed(repository: Path) -> None:
    (repository / "content/edited.yaml").write_text("two\n")
    (repository / "content/deleted.yaml").unlink()
    git(repository, "mv", "content/moved.yaml", "content/there.yaml")
    (repository / f"content/{ODD}.yaml").write_text("two\n")
    (repository / "content/new.yaml").write_text("new\n")
    (repository / "site").mkdir()
    (repository / "site/index.html").write_text("ignored\n")
    (repository.parent / "elsewhere.txt").write_text("outside of the project\n")
    expected = ("deleted", "edited", "moved", "new", "there", ODD)
    assert changed_since(repository, "HEAD") == {f"content/{name}.yaml" for name in expected}
    git(repository, "add", "--all")
    assert changed_since(repository, "HEAD") == {f"content/{name}.yaml" for name in expected}
    committed(repository.parent)
    assert changed_since(repository, "HEAD") == frozenset()
    assert "content/edited.yaml" in changed_since(repository, "HEAD~1")


def test_what_a_file_held_is_told_to_the_byte(repository: Path) -> None:
    data = b"\xff\n\n\0 missing\n"
    (repository / "content/edited.yaml").write_bytes(data)
    (repository / "content/empty.yaml").write_bytes(b"")
    committed(repository.parent)
    (repository / "content/edited.yaml").write_text("now\n")
    names = ("edited", "empty", "never", "kept", ODD)
    asked = [*(f"content/{name}.yaml" for name in names), "content", "content/a\nb.yaml"]
    assert held_at(repository, "main", asked) == {
        "content/edited.yaml": data,
        "content/empty.yaml": b"",
        "content/kept.yaml": b"kept\n",
        f"content/{ODD}.yaml": f"{ODD}\n".encode(),
    }


@pytest.mark.parametrize("ref", ["nowhere", "", "--output=stolen", "HEAD^{tree}", "a b", "HEAD~99"])
def test_what_is_no_commit_is_refused_by_its_name(repository: Path, ref: str) -> None:
    with pytest.raises(GitError, match="git knows no commit by the name"):
        changed_since(repository, ref)
    assert not (repository / "stolen").exists()


def test_a_folder_outside_of_any_repository_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError, match="not a git repository"):
        changed_since(tmp_path, "HEAD")


def test_a_machine_without_git_is_said_to_be_so(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="not installed"):
        changed_since(repository, "HEAD")


def test_asking_leaves_the_repository_as_it_is(repository: Path) -> None:
    index = repository.parent / ".git/index"
    before = index.read_bytes()
    (repository / "content/kept.yaml").touch()
    changed_since(repository, "HEAD")
    assert index.read_bytes() == before
