"""The content to compare with: a folder as it is, or a git revision in a folder of its own."""

from __future__ import annotations

import io
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.git import answer, has_git
from generator.loading.inputs import CONTENT
from generator.loading.load import SETTINGS


class NoOtherSideError(Exception):
    """There is nothing to compare with; the message says why."""


@contextmanager
def other_side(root: Path, what: str) -> Iterator[Path]:
    """Give the project's folder that `what` names: a folder, else a git revision of `root`.

    A revision is unpacked from git's own archive; the files that lie here are not touched.
    Raises `NoOtherSideError`.
    """
    folder = Path(what)
    if (folder / CONTENT / SETTINGS).is_file():
        yield folder
        return
    tree = answer(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{what}^{{tree}}")
    if tree is None:
        raise NoOtherSideError(_why_not(root, what))
    archive = answer(root, "archive", "--format=tar", tree.decode().strip(), CONTENT)
    if archive is None:
        raise NoOtherSideError(f"`{what}` holds no {CONTENT}/ of this project")
    with tempfile.TemporaryDirectory(prefix="onrecord-") as unpacked:
        _unpack(archive, Path(unpacked))
        yield Path(unpacked)


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the regular files of git's archive, whose paths git keeps inside; links are none."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            data = tar.extractfile(member) if member.isreg() else None
            if data:
                path = folder / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data.read())


def _why_not(root: Path, what: str) -> str:
    if Path(what).is_dir():
        return f"{what} holds no {CONTENT}/{SETTINGS}"
    if not has_git():
        return "git is not installed; name a folder to compare with"
    if answer(root, "rev-parse", "--git-dir") is None:
        return "this project is in no git repository; name a folder to compare with"
    return f"`{what}` is neither a folder nor a revision that git knows"
