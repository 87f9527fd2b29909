"""A process that builds again and again believes more of what it left, and is as exact."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.build import Built, Resident, build
from tests.exactness.edits import FILE_EDITS, THEME_EDITS, Edit, Files, small_report
from tests.minisite import NOW, MiniSite, build_anew, left
from tests.preview.saving import save


@pytest.mark.usefixtures("in_plain_theme")
@pytest.mark.parametrize("edits", [FILE_EDITS, THEME_EDITS], ids=["files", "theme"])
def test_after_every_edit_and_its_undoing_the_site_is_a_clean_one(
    tmp_path: Path, edits: Mapping[str, Edit]
) -> None:
    """Each alone, so that nothing else has all be looked at."""
    site = MiniSite(tmp_path / "project", tmp_path / "site")
    out, resident, good = tmp_path / "clean" / "site", Resident(), 0
    before = small_report()
    save(site, before)
    assert build_anew(site, out, "reader").outcome is not None
    first = left(out)

    def settled(files: Files) -> Built:
        save(site, files)
        return build(site.root, site.out, now=NOW, resident=resident, indexed=False)

    for name, edit in edits.items():
        assert settled(before).outcome is not None
        assert left(site.out) == first, f"before: {name}"
        files = small_report()
        edit(files)
        built, clean = settled(files), build_anew(site, out, "reader")
        assert (built.outcome is None) == (clean.outcome is None)
        assert clean.outcome is None or left(site.out) == left(out), name
        good += clean.outcome is not None
    assert good > len(edits) // 2, "most of the edits should be fit to publish"
