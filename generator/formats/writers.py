"""The writers: what turns a view into bytes where no template does, by name.

A product names one in place of a template. A writer is a pure function: the same view gives the
same bytes on every machine. Heavy libraries are imported inside the writer that needs them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from generator.formats.archive import as_zip
from generator.formats.citations import as_bibtex, as_csl, as_ris
from generator.formats.sheet import as_csv


def as_json(view: Any) -> bytes:
    """Write a plain value of maps, lists, texts and numbers as JSON (RFC 8259), keys in order."""
    return (json.dumps(view, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def as_text(view: str) -> bytes:
    """Write a text as it is."""
    return view.encode()


def _of(module: str) -> Callable[[Any], bytes]:
    def write(view: Any) -> bytes:
        data: bytes = import_module(f"generator.formats.{module}").write(view)
        return data

    return write


WRITERS: Mapping[str, Callable[[Any], bytes]] = MappingProxyType(
    {
        "atom": _of("atom"),
        "bibtex": as_bibtex,
        "calendar": _of("ics"),
        "cards": _of("cards.drawing"),
        "csl": as_csl,
        "csv": as_csv,
        "json": as_json,
        "json-feed": _of("json_feed"),
        "ris": as_ris,
        "sitemap": _of("sitemap_xml"),
        "text": as_text,
        "zip": as_zip,
    }
)
"""Every writer by the name that products use; no template has a name without an ending."""
