"""What is answered: pages with the client in them, and what the client asks for.

Everything of the preview itself lives below one address, which no page can have: an id never
begins with a dot.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.explanation import explain
from generator.fingerprint import of_bytes
from generator.preview.editor import launch, opening
from generator.preview.exchange import Answer, Request, plain, told
from generator.preview.guards import refused
from generator.preview.live import Live
from generator.preview.messages import Place, Problem
from generator.preview.panel import ident_of
from generator.preview.site import TYPES, File, Site
from generator.preview.worker import WorkerLostError

PREFIX = "/.onrecord/"
"""Where the preview's own addresses begin."""

STANDALONE = (
    '<!DOCTYPE html>\n<html lang="en" data-onrecord-standalone>\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n<title>Preview</title>\n</head>\n'
    "<body></body>\n</html>\n"
)
"""The page where there is no site yet: the client fills it."""


def _client() -> Mapping[str, bytes]:
    """Return the files of the client by name."""
    folder = files(__package__) / "assets"
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


class Hands(Protocol):
    """What is asked of the building process; both may raise `WorkerLostError`."""

    def find(self, ids: Sequence[str]) -> Mapping[str, Place]:
        """Return where records stand, of those that are known."""

    def mend(self, problem: Diagnostic) -> bool:
        """Make the fix of a problem, and return whether it was made."""


@dataclass(slots=True)
class App:
    """Answers requests, from any thread; `site` and `problems` are replaced by the session."""

    root: Path
    live: Live
    worker: Hands
    site: Site
    problems: Mapping[str, Problem] = field(default_factory=dict)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    client: Mapping[str, bytes] = field(default_factory=_client)

    def answer(self, request: Request) -> Answer:
        """Answer a request that came to the right host."""
        inner = request.path.startswith(PREFIX)
        refusal = refused(request, inner=inner, token=self.token)
        if refusal is not None:
            return refusal
        if not inner:
            return self._page(request)
        name = request.path.removeprefix(PREFIX)
        if request.method == "POST":
            return self._act(name, request)
        if name.startswith("client/"):
            return self._client_file(name.removeprefix("client/"))
        if name == "live" and request.method == "GET":
            seen = request.headers.get("last-event-id") or request.query.get("seen", "")
            stream = self.live.stream(seen)
            if stream is None:
                return plain(503, "Too many pages are open.", Retry_After="5")
            return Answer(200, stream, "text/event-stream")
        if name == "explain":
            return _explained(request.query.get("code", ""))
        return plain(404, "There is nothing here.")

    def _page(self, request: Request) -> Answer:
        site = self.site
        if not site.there:
            return self._shown(File(STANDALONE.encode(), TYPES[".html"]), request, status=503)
        file = site.file(request.path)
        if file is not None:
            return self._shown(file, request)
        elsewhere = site.redirect(request.path)
        if elsewhere is not None:
            return plain(307, "It is one step further.", Location=elsewhere)
        missing = site.not_found()
        if missing is None:
            return plain(404, "There is no such page.")
        return self._shown(missing, request, status=404)

    def _shown(self, file: File, request: Request, status: int = 200) -> Answer:
        data = self._with_client(file.data) if file.page else file.data
        tag = f'"{of_bytes(data)}"'
        if status == 200 and request.headers.get("if-none-match") == tag:
            return Answer(304, b"", file.media_type, {"ETag": tag})
        return Answer(status, data, file.media_type, {"ETag": tag})

    def _with_client(self, page: bytes) -> bytes:
        """Put the client into a page: one script, which no built page holds."""
        script = (
            f'<script type="module" src="{PREFIX}client/main.js" data-onrecord="{self.token}">'
            "</script>\n"
        ).encode()
        before, head, after = page.partition(b"</head>")
        return before + script + head + after if head else page + script

    def _client_file(self, name: str) -> Answer:
        data = self.client.get(name)
        if data is None:
            return plain(404, "There is nothing here.")
        return Answer(200, data, TYPES[PurePosixPath(name).suffix])

    def _act(self, name: str, request: Request) -> Answer:
        try:
            asked = json.loads(request.body)
        except (ValueError, RecursionError):
            asked = None
        if not isinstance(asked, dict):
            return plain(400, "The body must be a JSON object.")
        try:
            if name == "places":
                return self._places(asked)
            if name == "open":
                return self._open(asked)
            if name == "fix":
                return self._fix(asked)
        except WorkerLostError as lost:
            return told({"said": f"The building process is lost: {lost}. Try again."}, 503)
        except OSError as error:
            return told({"said": f"That failed: {error.strerror or error}."}, 500)
        return plain(404, "There is nothing here.")

    def _places(self, asked: Mapping[str, Any]) -> Answer:
        ids = asked.get("ids")
        if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
            return plain(400, "`ids` must be a list of ids.")
        return told({one: place.text for one, place in self.worker.find(ids).items()})

    def _open(self, asked: Mapping[str, Any]) -> Answer:
        """Open a place that we know; the client names a problem or a record, never a file."""
        problem = self.problems.get(str(asked.get("problem")))
        record = str(asked.get("record"))
        place = problem.place if problem else self.worker.find([record]).get(record)
        if place is None or not (self.root / place.file).is_file():
            return told({"said": "That is not there any more."}, 404)
        how = opening(self.root, place, os.environ)
        if how.command:
            launch(how.command)
            return told({"said": f"Opened {place.text}"})
        return told({"said": place.text, "link": how.link, "hint": how.hint})

    def _fix(self, asked: Mapping[str, Any]) -> Answer:
        problem = self.problems.get(str(asked.get("problem")))
        if problem is None or problem.diagnostic.fix is None:
            return told({"said": "That problem is gone already."}, 404)
        if not self.worker.mend(problem.diagnostic):
            return told({"said": "The file is another by now; look again."}, 409)
        return told({"said": problem.diagnostic.fix.title})


def by_ident(problems: tuple[Problem, ...]) -> Mapping[str, Problem]:
    """Return problems by what the client calls them."""
    return {ident_of(one.diagnostic): one for one in problems}


def _explained(code: str) -> Answer:
    found = explain(code)
    if found is None:
        return told({"said": "There is no such code."}, 404)
    return told(
        {
            "code": found.code.id,
            "title": found.code.title,
            "text": found.text,
            "wrong": found.wrong,
            "right": found.right,
        }
    )
