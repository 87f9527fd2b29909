"""The watch: says when files have changed and have come to rest.

watchdog's events are hints that are gathered until it is quiet; `stamps.py` decides what changed.
Every few seconds all files are looked at without a hint, so that a missed event heals.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Condition

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from generator.preview.stamps import Stamps, vanished

QUIET = 0.03
"""Seconds without a hint after which files have come to rest."""

DONE = 0.012
"""The same where the only file that was hinted at is said to be done with."""

FEW = 5
"""Paths up to which it may be one save."""

BURST = 0.15
"""Seconds without a hint where there are more: a checkout or a script may pause for breath."""

RETURN = 0.3
"""Seconds in which a file that is gone or empty may come back: some editors save like this."""

LONGEST = 2.0
"""Seconds after which it is built even if hints go on."""

RESCAN = 4.0
"""Seconds between two looks at everything."""

logging.getLogger("watchdog").addHandler(logging.NullHandler())
# It complains of its own threads when it is stopped; editors can do nothing with that.

_TELLING = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""Events that may mean a change; merely reading a file sends others."""

_FINISHING = frozenset({"closed", "moved"})
"""Events that end a save: a file that was written is closed, or moved to its place."""

_REPLACING = frozenset({"created", "moved", "deleted"})
"""Events after which a folder may be another of the same name, even of the same inode."""


class Watch:
    """Watches some folders below a project, which need not be there yet."""

    def __init__(self, root: Path, folders: Sequence[Path]) -> None:
        self._folders = tuple(dict.fromkeys(folder.resolve() for folder in folders))
        self._root = root.resolve()
        self._lock = _git_lock(self._root)
        self._hints: set[str] = set()
        self._last = 0.0
        self._done = False
        self._told = Condition()
        self.stopped = False
        self._hinter = _Hinter(self)
        self._replaced: set[Path] = set()
        self._watched: dict[Path, tuple[int, ObservedWatch | None]] = {}
        self._stamps = Stamps(self._folders)
        self._observer = self._start()

    def changes(self) -> Iterator[tuple[str, ...]]:
        """Yield what `wait` returns, time and again, until the watch is stopped."""
        while not self.stopped:
            files = self.wait()
            if not self.stopped:
                yield files

    def wait(self, seconds: float = RESCAN) -> tuple[str, ...]:
        """Wait for changes; return the paths from the root, in order, of what has come to rest.

        Empty where nothing changed for `seconds`, or the watch was stopped.
        """
        self._follow()
        with self._told:
            self._told.wait_for(lambda: self._hints or self.stopped, seconds)
            hinted = bool(self._hints)
        if self.stopped:
            return ()
        if not hinted:
            return self._named(self._stamps.changed())
        until = time.monotonic() + LONGEST
        found = self._stamps.changed_among(self._rested(until))
        if any(map(vanished, found)):
            found |= self._stamps.changed_among(self._rested(until, RETURN))
        return self._named(found)

    def stop(self) -> None:
        """Make `wait` return at once, now and from now on, and let go of the file system."""
        with self._told:
            self.stopped = True
            self._told.notify_all()
        self._observer.stop()

    def replaced(self, *paths: str) -> None:
        """Say that something came or went at some paths: a watched folder may be another now."""
        self._replaced.update({Path(path) for path in paths} & self._watched.keys())

    def hint(self, *paths: str, done: bool = False) -> None:
        """Say that something may have changed at some paths; `done`: and that this was all."""
        ours = [path for path in paths if self._stamps.concerned(path)]
        if ours:
            with self._told:
                self._hints.update(ours)
                self._last = time.monotonic()
                self._done = done
                self._told.notify_all()

    def _rested(self, until: float, least: float = 0.0) -> set[str]:
        """Gather hints until there was none for a while, `least` so long; return all of them."""
        with self._told:
            while not self.stopped and (now := time.monotonic()) < until:
                quiet = DONE if self._done and len(self._hints) == 1 else QUIET
                pause = max(least, quiet if len(self._hints) <= FEW else BURST)
                rest = self._last + pause - now
                if rest <= 0 and not (self._lock and self._lock.exists()):
                    break
                self._told.wait(min(max(rest, DONE), until - now))
            hints, self._hints = self._hints, set()
            return hints

    def _start(self) -> BaseObserver:
        """Start to watch; where the system has no more watches to give, by looking again."""
        try:
            return self._started(Observer())
        except OSError:
            return self._started(PollingObserver(timeout=0.5))

    def _started(self, observer: BaseObserver) -> BaseObserver:
        """Watch the folders that are there, and the root, in which others may come."""
        try:
            observer.start()
            observer.schedule(self._hinter, str(self._root))
            for folder in self._folders:
                self._watched[folder] = self._scheduled(observer, folder)
        except OSError:
            observer.stop()
            raise
        return observer

    def _scheduled(self, observer: BaseObserver, folder: Path) -> tuple[int, ObservedWatch | None]:
        inode = _inode(folder)
        watch = observer.schedule(self._hinter, str(folder), recursive=True) if inode else None
        return inode, watch

    def _follow(self) -> None:
        """Watch folders that came or were replaced since; no longer those that went."""
        for folder, (inode, watch) in self._watched.items():
            if _inode(folder) != inode or folder in self._replaced:
                self._replaced.discard(folder)
                if watch is not None:
                    self._observer.unschedule(watch)
                with suppress(OSError):  # it is gone again, or there is no watch left: rescans heal
                    self._watched[folder] = self._scheduled(self._observer, folder)

    def _named(self, found: frozenset[str]) -> tuple[str, ...]:
        return tuple(sorted(_shown(Path(path), self._root) for path in found))


class _Hinter(FileSystemEventHandler):
    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on where something may have changed.

        A folder is said to be modified where something in it is, which has an event of its own.
        """
        if event.is_directory and event.event_type == "modified":
            return
        if event.event_type in _TELLING:
            paths = [str(path) for path in (event.src_path, event.dest_path) if path]
            if event.event_type in _REPLACING:
                self._watch.replaced(*paths)
            self._watch.hint(*paths, done=event.event_type in _FINISHING)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _inode(folder: Path) -> int:
    """Return what tells a folder from another of its name; 0: there is none."""
    try:
        return folder.stat().st_ino if folder.is_dir() else 0
    except OSError:
        return 0


def _git_lock(root: Path) -> Path | None:
    """Return the file that git holds while it changes many files at once, if git is there."""
    for folder in (root, *root.parents):
        if (folder / ".git").is_dir():
            return folder / ".git" / "index.lock"
    return None
