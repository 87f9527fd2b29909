"""Running a command and keeping what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.main import outcome

AS_OF = ("--as-of", "2026-06-01")


def run(
    capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int = 0
) -> tuple[str, str]:
    """Run a command and return what it printed, on both streams."""
    capsys.readouterr()
    assert outcome([str(one) for one in arguments]) == code
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return told.out, told.err
