"""The hostile report, built once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.site import make_hostile
from tests.site.making import once


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that was built from hostile texts."""
    return once(tmp_path_factory, "hostile", make_hostile) / "site"
