"""The engine's fingerprint: the generator's own code and the libraries that shape its output."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.files import scan
from generator.fingerprint import fingerprint, of_bytes
from generator.formats import pagefind

LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "pillow", "pydantic", "pyyaml")
SHAPING = (".py", ".ttf", ".png")
"""Endings of files of the package that decide what is made: code, letters and shapes."""


@cache
def engine_fingerprint() -> str:
    """Return the fingerprint of everything but the inputs that decides what a page becomes."""
    package = Path(__file__).resolve().parent
    code = {
        found.name: of_bytes(found.path.read_bytes())
        for found in scan(package)
        if found.is_a == "file" and found.name.endswith(SHAPING)
    }
    libraries = {name: version(name) for name in LIBRARIES} | {"pagefind": pagefind.version()}
    return fingerprint((platform.python_version(), libraries, code))
