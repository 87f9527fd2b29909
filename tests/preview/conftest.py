"""A browser page that is open on a preview, for the tests that ask for it."""

from __future__ import annotations

from tests.preview.desk import command, desk, note, project

__all__ = ["command", "desk", "note", "project"]
