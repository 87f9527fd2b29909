"""Which folders are refused as the place of the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.incremental.manifest import STAGING, Manifest
from generator.incremental.outputs import OutputRefusedError, apply, claim_folder, staging


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder with its sources, in a user's home."""
    for name in ("content/claims", "templates", ".onrecord"):
        (tmp_path / "home/report" / name).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home/report"


def _claim(project: Path, out: Path) -> None:
    claim_folder(out, project / "content", project / "templates", project / ".onrecord")


OVERLAPS: dict[str, Callable[[Path], Path]] = {
    "the root": lambda _: Path("/"),
    "the user's home": lambda project: project.parent,
    "above the home": lambda project: project.parent.parent,
    "the project": lambda project: project,
    "the content": lambda project: project / "content",
    "inside the content": lambda project: project / "content/claims/site",
    "the templates": lambda project: project / "templates",
    "inside the templates": lambda project: project / "templates/site",
    "the state": lambda project: project / ".onrecord",
    "by a roundabout way": lambda project: project / "site/../content",
}


@pytest.mark.parametrize("name", OVERLAPS)
def test_a_folder_that_overlaps_the_sources_is_refused(project: Path, name: str) -> None:
    with pytest.raises(OutputRefusedError, match="overlaps"):
        _claim(project, OVERLAPS[name](project))


def test_a_link_into_the_sources_is_refused(project: Path) -> None:
    (project / "public").symlink_to("content")
    for out in (project / "public", project / "public/below"):
        with pytest.raises(OutputRefusedError, match="overlaps"):
            _claim(project, out)


def test_a_relative_name_is_judged_by_where_it_leads(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "content")
    with pytest.raises(OutputRefusedError, match="overlaps"):
        _claim(project, Path())
    _claim(project, Path("../site"))


def test_a_link_or_a_file_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / "link").symlink_to(tmp_path / "elsewhere")
    (project / "file").write_text("mine")
    (project / "dangling").symlink_to("nowhere")
    for name in ("link", "file", "dangling"):
        with pytest.raises(OutputRefusedError, match="is not a folder"):
            _claim(project, project / name)


def test_a_folder_with_somebody_s_files_is_refused_and_names_some(project: Path) -> None:
    for name in ("thesis.odt", "b", "c", "d"):
        (project / "site" / name).mkdir(parents=True)
    with pytest.raises(OutputRefusedError) as told:
        _claim(project, project / "site")
    assert "(b, c, d)" in str(told.value)
    assert "\n" not in str(told.value)


def test_a_new_an_empty_and_an_own_folder_are_taken(project: Path) -> None:
    _claim(project, project / "site")
    assert not (project / "site").exists()
    (project / "site" / STAGING).mkdir(parents=True)
    _claim(project, project / "site")
    with staging(project / "site"):
        manifest = Manifest(project / "site")
        apply(manifest, project / "site", (), {"index.html": "told"}, (), whole=True)
    _claim(project, project / "site")
    _claim(project, project.parent / "another-place")


def test_a_user_without_a_home_can_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    _claim(project, project / "site")
