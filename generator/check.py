"""The same story as a build up to the graph: every problem of the content, and no output."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from generator.diagnostics.diagnostic import in_order
from generator.graph.assemble import Assembled, assemble
from generator.render.renderer import Renderer
from generator.render.theme import load_theme


def check(root: Path, now: datetime) -> Assembled:
    """Check the content and the templates of the project at `root`."""
    content = assemble(root, now)
    theme, problems = load_theme(root)
    found = (*content.diagnostics, *problems, *Renderer(theme).problems())
    return replace(content, diagnostics=in_order(dict.fromkeys(found)))
