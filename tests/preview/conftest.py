"""The browser of the tests of pages serves the tests of the preview too."""

from __future__ import annotations

from tests.browser.conftest import chromium

__all__ = ["chromium"]
