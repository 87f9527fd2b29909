"""The browser of the tests of pages serves the tests of the preview too, with a desk before it."""

from __future__ import annotations

from tests.browser.conftest import chromium
from tests.preview.desk import command, desk, note, project

__all__ = ["chromium", "command", "desk", "note", "project"]
