"""Timing a live preview: from the save of a file to the page on the disk."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 300.0
"""Seconds until a page that does not come is given up."""

STEP = 0.002
"""Seconds between two looks at the page."""


@contextmanager
def previewed(command: Sequence[str | Path], page: Path, folder: Path) -> Iterator[None]:
    """Have a preview run; it begins with the `page` on the disk, and a moment of rest."""
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _until(page, "")
            time.sleep(3)
            yield
        finally:
            process.terminate()


def save_to_page(source: Path, page: Path, before: str, after: str) -> float:
    """Replace a text of a file once and save; return the seconds until the page has the new one."""
    text = source.read_text()
    began = time.perf_counter()
    source.write_text(text.replace(before, after, 1))
    _until(page, after.rsplit(maxsplit=1)[-1])
    return time.perf_counter() - began


def _until(page: Path, words: str) -> None:
    ends = time.perf_counter() + PATIENCE
    while time.perf_counter() < ends:
        try:
            if words in page.read_text():
                return
        except FileNotFoundError:
            pass
        time.sleep(STEP)
    raise TimeoutError(f"{page} never had {words!r}")
