"""A small report whose pages end as pages do, and its builds' work shared or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import parallel
from generator.parallel import in_parts
from tests.minisite import MiniSite, mini_site

OUTPUTS = ("changes", "indexes", "open-questions", "statements", "stories")
"""As many parts of a site as it takes; the index of search has tests of its own."""

BASE = "<html>{{ chrome }}{% block main %}{% endblock %}</html>\n"


@pytest.fixture
def report(tmp_path: Path, in_plain_theme: None) -> MiniSite:  # noqa: ARG001  a fixture that does
    """The small report, not built yet; each of its pages ends in `</html>`."""
    site = mini_site(tmp_path / "report")
    site.settle(outputs=[*OUTPUTS])
    site.write("templates/base.html", BASE)
    return site


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Share every piece of work between two processes, however small it is."""
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    monkeypatch.setattr(in_parts, "__defaults__", (1,))
    monkeypatch.setattr("generator.incremental.outputs.HASHED", 1)
