"""Files are written whole, all of them or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import STATE as STATE_OF_BUILDS
from generator.desk.writing import STATE, write_files
from generator.fixing.apply import replace_unless_changed
from tests.minisite import tree


def test_the_state_folder_is_that_of_builds() -> None:
    """One cache, to be ignored by git and forgotten as a whole."""
    assert STATE == STATE_OF_BUILDS


def test_a_disk_that_is_full_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was staged is gone again."""

    def full(path: str, _data: bytes, *, synced: bool) -> None:
        assert synced
        Path(path).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    (tmp_path / "a.yaml").write_bytes(b"old")
    monkeypatch.setattr("generator.desk.writing.write", full)
    with pytest.raises(OSError, match="No space left"):
        write_files(tmp_path, {"a.yaml": b"new", "b.yaml": b"new"}, gone=["a.yaml"])
    assert tree(tmp_path) == {"a.yaml": b"old"}


def test_files_are_switched_in_order_and_what_is_gone_goes_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks in between finds the new file before the old one is gone."""
    (tmp_path / "old.yaml").write_bytes(b"old")
    switched: list[str] = []
    replace = Path.replace

    def noted(self: Path, target: Path) -> Path:
        assert (tmp_path / "old.yaml").exists()
        switched.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", noted)
    write_files(tmp_path, {"z.yaml": b"1", "a.yaml": b"2"}, gone=["old.yaml"])
    assert switched == ["z.yaml", "a.yaml"]
    assert tree(tmp_path) == {"a.yaml": b"2", "z.yaml": b"1"}


def test_one_file_is_written_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    """And leaves nothing beside it."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o604)
    assert replace_unless_changed(path, b"old", b"new")
    assert path.stat().st_mode & 0o777 == 0o604
    assert tree(tmp_path) == {"a.yaml": b"new"}
