"""The pages as they are served: those that the last build made, and no other file.

An address is looked up among the names that the build's manifest lists; no path is ever made from
what a client sends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from urllib.parse import unquote_to_bytes

from generator.files import read_if_there
from generator.incremental.manifest import Manifest
from generator.incremental.outputs import file_of
from generator.routes import NOT_FOUND

TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".atom": "application/atom+xml",
        ".bib": "application/x-bibtex; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".gif": "image/gif",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".ics": "text/calendar; charset=utf-8",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".png": "image/png",
        ".ris": "application/x-research-info-systems; charset=utf-8",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        ".zip": "application/zip",
    }
)
_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its bytes and what they are."""

    data: bytes
    media_type: str

    @property
    def page(self) -> bool:
        """Whether it is one that people look at."""
        return self.media_type.startswith("text/html")


@dataclass(frozen=True, slots=True)
class Site:
    """A site on disk; `names` are its files, `base` the path under which it lives."""

    out: Path
    names: frozenset[str] = frozenset()
    base: str = "/"

    @property
    def there(self) -> bool:
        """Whether there is anything to show."""
        return _INDEX in self.names

    def file(self, path: str) -> File | None:
        """Return what stands at an address's path, as a client sends it; None: nothing."""
        name = self._name(path)
        return self._read(name) if name is not None and name in self.names else None

    def redirect(self, path: str) -> str | None:
        """Return where a client should go instead; None: nowhere."""
        if not self.there:
            return None
        if path == "/" and self.base != "/":
            return self.base
        name = self._name(f"{path}/")
        # What is sent back was written by us: the name of a page, not what was asked for.
        return self.base + name.removesuffix(_INDEX) if name in self.names and name else None

    def not_found(self) -> File | None:
        """Return the site's own page for what is not there."""
        name = file_of(NOT_FOUND)
        return self._read(name) if name in self.names else None

    def address(self, name: str) -> str:
        """Return the address of a file of the site."""
        index = name == _INDEX or name.endswith(f"/{_INDEX}")
        return self.base + (name.removesuffix(_INDEX) if index else name)

    def _name(self, path: str) -> str | None:
        """Return the name that an address asks for: decoded once, and else taken as it is."""
        try:
            decoded = unquote_to_bytes(path).decode("utf-8")
        except UnicodeDecodeError:
            return None
        return file_of("/" + decoded[len(self.base) :]) if decoded.startswith(self.base) else None

    def _read(self, name: str) -> File | None:
        data = read_if_there(self.out / name)
        if data is None:
            return None
        suffix = PurePosixPath(name).suffix.lower()
        return File(data, TYPES.get(suffix, "application/octet-stream"))


def kept_site(out: Path, base: str = "/") -> Site:
    """Return the site as an earlier preview left it."""
    return Site(out, frozenset(Manifest(out)), base)
