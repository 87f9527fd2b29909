"""Traces: what a page was made of, and what came out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.incremental.ask import Read


@dataclass(frozen=True, slots=True)
class Trace:
    """The record of one page's last rendering.

    `engine` and `template` are fingerprints of the generator's code and of the page's template with
    all that it extends, includes or imports; `view` of the values that the template saw; `output`
    of the bytes that came out.
    """

    route: str
    engine: str
    template: str
    reads: tuple[Read, ...]
    view: str
    output: str
