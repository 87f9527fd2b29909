"""The preview as a whole: a change is built, and what came of it is shown. Read this first."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from threading import Thread

from generator import routes
from generator.build import STATE, Audience
from generator.incremental.outputs import file_of, is_page
from generator.loading.inputs import CONTENT
from generator.preview.app import App, by_ident
from generator.preview.instance import alone, announce
from generator.preview.live import Live
from generator.preview.messages import Result, Start
from generator.preview.panel import shown
from generator.preview.server import PreviewServer
from generator.preview.site import Site, kept_site
from generator.preview.watch import Watch
from generator.preview.worker import Worker, WorkerLostError
from generator.render.theme import FOLDER, default_folder

PREVIEW = f"{STATE}/preview"
"""Where in a project the preview keeps its site and its state, apart from those of `build`."""

MOVES = 200
"""Addresses that are gone of which it is remembered what came in their place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that the editor may want to read of in the terminal.

    `files` are those whose change led to it. `again`: it was broken before and no longer is.
    `as_of` is the time of the pages that are shown. `lost` says how a building process died.
    """

    time: str
    files: tuple[str, ...] = ()
    result: Result | None = None
    again: bool = False
    as_of: str = ""
    lost: str = ""


class Session:
    """A running preview; `run` is its life, in the calling thread.

    `now_is` is the time that the editor said counts as now; "": the clock.
    """

    def __init__(
        self, *, watch: Watch, worker: Worker, app: App, server: PreviewServer, now_is: str
    ) -> None:
        self._watch = watch
        self._app = app
        self._live = app.live
        self._now_is = now_is
        self._hour = ""
        self.worker = worker
        self.port = server.server_port

    def run(self, tell: Callable[[Event], None]) -> None:
        """Build, now and whenever something changed, until the preview ends or is interrupted."""
        self._build((), tell)
        for files in self._watch.changes():
            if self.worker.lost:
                tell(Event(time=_clock(), lost=self.worker.lost))
                self._build(files, tell)
            elif files or self._hour != self._this_hour():
                self._build(files, tell)

    def _build(self, files: tuple[str, ...], tell: Callable[[Event], None]) -> None:
        self._hour = self._this_hour()
        try:
            result = self._made(files, tell)
        except WorkerLostError as lost:
            result = Result(
                built=False,
                milliseconds=0,
                failure=f"The building process died twice: {lost}. It is tried again at the next "
                "save.",
            )
        before = self._live.state
        moved = self._take(result)
        state = self._publish(result, files, moved)
        tell(
            Event(
                time=_clock(),
                files=files,
                result=result,
                again=result.built and bool(before.errors or before.failure),
                as_of=state,
            )
        )

    def _made(self, files: tuple[str, ...], tell: Callable[[Event], None]) -> Result:
        """Build; where the process dies over it, once more in a new one."""
        try:
            return self.worker.make(files)
        except WorkerLostError as lost:
            tell(Event(time=_clock(), lost=str(lost)))
            return self.worker.make(files)

    def _take(self, result: Result) -> dict[str, str]:
        """Serve the site that was built; return what came in the place of addresses that went."""
        old = self._app.site
        if result.names is None:
            return dict(self._live.state.moved)
        self._app.site = Site(old.out, result.names, result.base)
        new = self._app.site
        moved = {**self._live.state.moved, **_moves(old, new)}
        kept = [(gone, to) for gone, to in moved.items() if new.file(gone) is None]
        return dict(kept[-MOVES:])

    def _publish(self, result: Result, files: Sequence[str], moved: dict[str, str]) -> str:
        """Tell open pages; return the time of the pages that they show."""
        site, state = self._app.site, self._live.state
        changed = frozenset(site.address(name) for name in result.changed)
        as_of = _clock() if result.built else state.as_of
        saved = [route for file in files if (route := _page_of(file, site))]
        self._app.problems = by_ident(result.problems)
        self._live.tell(
            changed,
            as_of=as_of,
            errors=result.errors,
            warnings=result.warnings,
            problems=tuple(map(shown, result.problems)),
            failure=result.failure,
            saved=next((one for one in saved if one in changed), (saved or [state.saved])[0]),
            moved=moved,
        )
        return as_of

    def _this_hour(self) -> str:
        """What a rebuild without a change waits for: days begin and embargoes end with an hour."""
        return self._now_is or f"{datetime.now(UTC):%Y-%m-%dT%H}"


@contextmanager
def previewing(
    root: Path, *, as_of: str, host: str, port: int, audience: Audience = "editor"
) -> Iterator[Session]:
    """Have a preview of the project at `root`; nothing of it runs afterwards.

    It serves what an earlier one left until `run` is called. `port` is where to begin to look for
    a free one; `audience` is for whom pages are made. Raises `RunningError` beside another preview
    of the project, and `OSError` where the machine has no port or no room.
    """
    root = root.resolve()
    folder = root / PREVIEW
    with ExitStack() as stack:
        running = stack.enter_context(alone(folder))
        watch = Watch(root, (root / CONTENT, root / FOLDER, default_folder()))
        stack.callback(watch.stop)
        worker = Worker(Start(root, folder / "site", folder / "state", as_of, audience))
        stack.callback(worker.close)
        live = Live(secrets.token_hex(4))
        app = App(root=root, live=live, worker=worker, site=kept_site(folder / "site"))
        server = stack.enter_context(_serving(PreviewServer(host, port, app.answer)))
        stack.callback(live.close)
        announce(running, f"http://{address(host, server.server_port)}/")
        yield Session(watch=watch, worker=worker, app=app, server=server, now_is=as_of)


@contextmanager
def _serving(server: PreviewServer) -> Iterator[PreviewServer]:
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def address(host: str, port: int) -> str:
    """Return host and port as they are written in an address."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _page_of(file: str, site: Site) -> str:
    """Return the address of the page of the record in a content file; "" if it has none."""
    path = PurePosixPath(file)
    if len(path.parts) < 3 or path.parts[0] != CONTENT:
        return ""
    folder, ident = path.parts[1], path.stem
    name = file_of(routes.page(ident) if folder == "pages" else routes.entity(folder, ident))
    return site.address(name) if name in site.names else ""


def _moves(old: Site, new: Site) -> dict[str, str]:
    """Return what seems to have been renamed: one page of a folder went and another came."""
    came: dict[PurePosixPath, list[str]] = {}
    for name in filter(is_page, new.names - old.names):
        came.setdefault(PurePosixPath(name).parent.parent, []).append(name)
    gone = sorted(filter(is_page, old.names - new.names))
    folders = [PurePosixPath(name).parent.parent for name in gone]
    return {
        old.address(name): new.address(came[folder][0])
        for name, folder in zip(gone, folders, strict=True)
        if folders.count(folder) == len(came.get(folder, ())) == 1
    }


def _clock() -> str:
    return f"{datetime.now().astimezone():%H:%M:%S}"
