"""One browser for each process: Playwright can be started only once in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

PATIENCE = 20_000
"""Milliseconds in which a page has to become what it is expected to be, on a busy machine too."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser, where there is one; where tests have to be complete, its absence is a failure."""
    named = os.environ.get("CHROMIUM")
    path = shutil.which(named or "chromium")
    if path is None:
        reason = f"no Chromium at {named or 'chromium'}: install one, or name it in $CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()
