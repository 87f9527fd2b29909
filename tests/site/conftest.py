"""The built sites, once a session; read once a process.

What was read is let go of after this folder's tests: a process that holds hundreds of megabytes
takes long to fork, as the builds of other tests do.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.graph.assemble import assemble
from generator.graph.graph import Graph
from tests.site.making import (
    NOW,
    make_ahead,
    make_bare,
    make_below,
    make_crowded,
    make_real,
    make_sparse,
    once,
)
from tests.site.reading import Site, read_site


@pytest.fixture(scope="session", autouse=True)
def made_ahead(tmp_path_factory: pytest.TempPathFactory) -> None:
    """All sites of this folder's tests, or all that nobody else is making."""
    make_ahead(tmp_path_factory)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real content and of the site that was built from it."""
    return once(tmp_path_factory, "real", make_real)


@pytest.fixture(scope="package")
def report(project: Path) -> Site:
    """The real report, built."""
    return read_site(project / "site")


@pytest.fixture(scope="session")
def graph(project: Path) -> Graph:
    """The records that the real report was built from."""
    graph = assemble(project, NOW).graph
    assert graph is not None
    return graph


@pytest.fixture(scope="package")
def below(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real report, built to live below a path."""
    return read_site(once(tmp_path_factory, "below", make_below) / "site", "/report/")


@pytest.fixture(scope="package")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with one year that just fits one page, and one that does not."""
    return read_site(once(tmp_path_factory, "crowded", make_crowded) / "site")


@pytest.fixture(scope="package")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with one claim and nothing written around it."""
    return read_site(once(tmp_path_factory, "bare", make_bare) / "site")


@pytest.fixture(scope="package")
def sparse(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real report, without any of the optional outputs."""
    return read_site(once(tmp_path_factory, "sparse", make_sparse) / "site")
