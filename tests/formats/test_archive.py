"""Archives: the same bytes for the same files, whatever the clock says."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from generator.formats.archive import EPOCH, as_zip

FILES = {"b.csv": b"id\r\n", "a/c.json": "é".encode() * 5000, "README.txt": b""}


def test_files_come_back_in_order_and_without_a_time_of_their_own() -> None:
    with zipfile.ZipFile(io.BytesIO(as_zip(FILES))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(FILES)
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert {one.date_time for one in archive.infolist()} == {EPOCH}
        assert {one.external_attr for one in archive.infolist()} == {0o100644 << 16}


def test_neither_the_clock_nor_the_order_of_the_files_is_in_the_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = as_zip(FILES)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert as_zip(dict(reversed(FILES.items()))) == before
