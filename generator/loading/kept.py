"""What the last good build kept of the content: files by digest, packed records, the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.incremental.store import State, StateError
from generator.loading.filed import Filed, from_line
from generator.loading.indexed import Indexed
from generator.loading.packed import unpack
from generator.model.record import Record


class Kept:
    """The content of the last good build, read from the state only where it is asked for."""

    def __init__(self, state: State) -> None:
        self._state = state

    @property
    def empty(self) -> bool:
        """Whether nothing was kept."""
        return self._state.empty

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Every file that was read and had no problem, with the digest of its bytes."""
        made: Mapping[str, str] | None = self._state.made.get("files")
        return made or {name: digest for name, _, digest in self._lines("files")}

    @cached_property
    def filed(self) -> dict[str, Filed]:
        """Every record's place, by id."""
        made: dict[str, Filed] | None = self._state.made.get("filed")
        return made or {ident: from_line(ident, line) for ident, _, line in self._lines("filed")}

    def _lines(self, name: str) -> Iterator[tuple[str, str, str]]:
        told = self._told(name)
        for line in told.split("\n") if told else ():
            yield line.partition("\t")

    def _told(self, name: str) -> str:
        """Return what was kept under a name, nothing if nothing was; raises `StateError`."""
        told = self._state.get("content", name)
        if told is None and not self._state.empty:
            raise StateError(f"the row {name} is lost")
        return told.decode() if told else ""

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The ids of the records that were left out of the graph."""
        return frozenset(self._told("hidden").split())

    @cached_property
    def held(self) -> frozenset[str]:
        """The ids of the records that readers must not see."""
        return frozenset(self._told("held").split())

    @property
    def settings(self) -> str:
        """The packed settings; empty where nothing was kept."""
        return self._told("settings")

    @cached_property
    def records(self) -> dict[str, Record]:
        """The records that were unpacked already, by id; it grows as others are asked for."""
        made: dict[str, Record] = self._state.made.get("records", {})
        return made

    def record(self, ident: str) -> Record:
        """Return the record of an id that is filed; raises `StateError`."""
        known = self.records.get(ident)
        if known is None:
            known = self.records[ident] = unpack(self.text(ident))
        return known

    def text(self, ident: str) -> str:
        """Return the packed record of an id that is filed; raises `StateError`."""
        told = self._state.get("record", ident)
        if told is None:
            raise StateError(f"the record {ident} is lost")
        return told.decode()

    def index(self) -> Indexed:
        """Return the rows of the index; raises `StateError` where some of them are lost."""
        if "files" not in self._state.made:  # else this process has looked already
            self._state.miss_nothing("entry")
        return Indexed(
            lambda key: self._state.get("entry", "\t".join(key)),
            lambda name: [
                key.removeprefix(f"{name}\t") for key in self._state.keys("entry", f"{name}\t")
            ],
        )


class Records(Mapping[str, Record]):
    """Records by id, unpacked when they are asked for: fresh ones, else those that were kept."""

    def __init__(self, filed: Mapping[str, Filed], fresh: Mapping[str, str], kept: Kept) -> None:
        self._filed = filed
        self._fresh = fresh
        self._kept = kept
        self._known: dict[str, Record] = {}

    def __getitem__(self, ident: str) -> Record:
        known = self._known.get(ident)
        if known is None:
            if ident not in self._filed:
                raise KeyError(ident)
            text = self._fresh.get(ident)
            known = self._known[ident] = unpack(text) if text else self._kept.record(ident)
        return known

    def unpacked(self) -> dict[str, Record]:
        """Return the records that have been unpacked, for the next build of this process."""
        known = self._kept.records
        if self._filed is not self._kept.filed:
            for ident in [one for one in known if one not in self._filed]:
                del known[ident]
        for ident in self._fresh:
            known.pop(ident, None)
            if ident in self._known:
                known[ident] = self._known[ident]
        return known

    def __contains__(self, ident: object) -> bool:
        return ident in self._filed

    def __iter__(self) -> Iterator[str]:
        return iter(self._filed)

    def __len__(self) -> int:
        return len(self._filed)
