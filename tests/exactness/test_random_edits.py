"""After any series of edits a build equals a clean one: files, bytes, diagnostics, outcome."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from generator import parallel
from generator.build import STATE
from generator.incremental.manifest import MANIFEST
from generator.incremental.store import NAME
from generator.parallel import in_parts
from tests.exactness.edits import (
    ALL,
    BREAKS,
    FIELD_EDITS,
    FILE_EDITS,
    THEME_EDITS,
    set_field,
)
from tests.exactness.twins import Twins
from tests.minisite import NOW, tree

TAMPERED = ("index.html", "claims/bb-stops-ordering/index.html", "timeline/2018/index.html")
MISHAPS = {
    "an address of the host": ("CNAME", b"shelves.example\n"),
    "somebody's repository": (".git/config", b"[core]\n"),
    "somebody's notes": ("claims/notes.txt", b"mine\n"),
    "an empty manifest": (MANIFEST, b""),
    "a manifest of another shape": (MANIFEST, b"[]"),
    "a manifest that was cut off": (MANIFEST, b'{"files": {"index.html": "'),
    "a manifest that leads out": (MANIFEST, b'{"files": {"../a": "b", "c\\u0000": "d"}}'),
    "an empty state": (NAME, b""),
    "a state that is no database": (NAME, b"lorem ipsum"),
}
OUTPUTS: tuple[list[str] | None, ...] = ([], ["stories"], ["availability", "statements"], None)
CLOCKS = (NOW, datetime(2026, 6, 20, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC))


class RandomEdits(RuleBasedStateMachine):
    """Edits, breaks, repairs, tampers; each step ends with a build and the comparison."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="edits-"))
        self.twins = Twins(self.folder)
        self.fine = True

    @initialize()
    def begin(self) -> None:
        """Build for the first time."""
        self.settle()

    def settle(self) -> None:
        """Build, compare, and remember whether it went well."""
        self.fine = self.twins.settle().outcome is not None

    @rule(names=st.lists(st.sampled_from(sorted(FIELD_EDITS)), min_size=1, max_size=3))
    def edit_fields(self, names: list[str]) -> None:
        """Change what records and settings say."""
        self.edit(names)

    @rule(names=st.lists(st.sampled_from(sorted(FILE_EDITS)), min_size=1, max_size=2))
    def edit_files(self, names: list[str]) -> None:
        """Let files come, go and move."""
        self.edit(names)

    @rule(name=st.sampled_from(sorted(FILE_EDITS)), again=st.sampled_from(sorted(FILE_EDITS)))
    def edit_and_take_back(self, name: str, again: str) -> None:
        """Make an edit, go back to before it, make another, and then the first once more."""
        before = dict(self.twins.files)
        self.edit([name])
        self.twins.files = before
        self.edit([again])
        self.edit([name])

    @rule(values=st.sampled_from(OUTPUTS), now=st.sampled_from(CLOCKS))
    def choose_outputs(self, values: list[str] | None, now: datetime) -> None:
        """Leave parts of the site out, or take them in again, on some day."""
        self.twins.edit(set_field("site", "outputs", values))
        self.twins.now = now
        self.settle()

    @rule(names=st.lists(st.sampled_from(sorted(THEME_EDITS)), min_size=1, max_size=2))
    def edit_theme(self, names: list[str]) -> None:
        """Change the project's own templates and assets."""
        self.edit(names)

    def edit(self, names: list[str]) -> None:
        """Make some edits at once."""
        self.twins.edit(*(ALL[name] for name in names))
        self.settle()

    @rule(name=st.sampled_from(sorted(BREAKS)), meanwhile=st.sampled_from(sorted(ALL)))
    def break_edit_and_repair(self, name: str, meanwhile: str) -> None:
        """Make a mistake, then undo it together with another edit."""
        whole = dict(self.twins.files)
        self.twins.edit(BREAKS[name])
        self.settle()
        self.twins.files = whole
        self.twins.edit(ALL[meanwhile])
        self.settle()

    @precondition(lambda self: not self.fine)
    @rule()
    def repair(self) -> None:
        """Go back to what was last fit to publish."""
        self.twins.mend()
        self.settle()

    @rule()
    def touch(self) -> None:
        """Give every file another time and no other content."""
        for name in tree(self.twins.site.root):
            os.utime(self.twins.site.root / name)
        built = self.twins.site.build(self.twins.now)
        assert (built.outcome is not None) == self.fine
        if built.outcome:
            assert (built.outcome.made, built.outcome.written, built.outcome.deleted) == ((),) * 3

    @rule(now=st.sampled_from(CLOCKS))
    def let_time_pass(self, now: datetime) -> None:
        """Build at another time."""
        self.twins.now = now
        self.settle()

    @precondition(lambda self: self.fine)
    @rule(name=st.sampled_from(TAMPERED), data=st.sampled_from([None, b"", b"<p>mine"]))
    def change_the_output(self, name: str, data: bytes | None) -> None:
        """Change or delete a page behind the builds' back."""
        if (self.twins.site.out / name).is_file():
            self.twins.tamper(name, data)
            self.settle()

    @precondition(lambda self: self.fine)
    @rule(mishap=st.sampled_from(sorted(MISHAPS)))
    def meet_a_mishap(self, mishap: str) -> None:
        """Let something else than the content go wrong."""
        name, data = MISHAPS[mishap]
        if name == NAME:
            (self.twins.site.root / STATE / NAME).write_bytes(data)
        else:
            self.twins.tamper(name, data)
        self.settle()

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)


@pytest.fixture(params=["alone", "shared"])
def series(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many are tried: alone, or with every piece of work shared, which takes longer.

    Each is of many builds, so there are fewer than of other examples.
    """
    shared = request.param == "shared"
    monkeypatch.setattr(parallel, "cores", lambda: 2 if shared else 1)
    if shared:
        monkeypatch.setattr(in_parts, "__defaults__", (1,))
        monkeypatch.setattr("generator.incremental.outputs.HASHED", 1)
    return settings().max_examples // (30 if shared else 12)


@pytest.mark.hypothesis
@pytest.mark.usefixtures("in_plain_theme")
def test_after_any_series_of_edits_a_build_equals_a_clean_one(series: int) -> None:
    run_state_machine_as_test(
        RandomEdits,
        settings=settings(
            max_examples=series,
            stateful_step_count=25,
            suppress_health_check=list(HealthCheck),
        ),
    )
