"""Waiting for what another thread or process does."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 20.0
"""Seconds after which something will not happen any more, on a machine with much to do."""


def until(holds: Callable[[], object], seconds: float = PATIENCE) -> bool:
    """Wait until something holds, and return whether it does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.01)
    return bool(holds())
