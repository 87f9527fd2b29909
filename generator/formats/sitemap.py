"""A site map as a plain value; `sitemap_xml.py` writes it."""

from __future__ import annotations

from dataclasses import dataclass

MOST_ADDRESSES = 50_000
"""Addresses that one site map may hold, by the protocol."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Absolute addresses, each with the day of its last change, or ""; `index`: of site maps."""

    addresses: tuple[tuple[str, str], ...]
    index: bool = False
