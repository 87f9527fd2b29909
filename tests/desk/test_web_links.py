"""Asking after links, with a server on this machine in the web's place."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator.desk.web_links import Asked, Manners, WebLink, ask_all, web_links
from generator.loading.load import load
from tests.minisite import MiniSite

REDIRECTS = {"/moved": "/ok", "/slash": "/slash/", "/loop": "/loop"}


@dataclass
class Web:
    """A host: its address, its rules, and what it was asked, in order."""

    url: str = ""
    robots: str = "User-agent: *\nDisallow: /private/\n"
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    closing: threading.Event = field(default_factory=threading.Event)


class _Handler(BaseHTTPRequestHandler):
    """Answers as the path says."""

    web: Web

    def do_GET(self) -> None:
        self.web.asked.append((self.command, self.path))
        self.web.agents.add(self.headers["User-Agent"])
        if self.path == "/garbage":
            self.wfile.write(b"what?\r\n\r\n")
        elif self.path == "/slow":
            self.web.closing.wait(5)
        elif self.path == "/robots.txt":
            self._reply(200, self.web.robots)
        elif self.path in REDIRECTS:
            self._reply(302, to=REDIRECTS[self.path])
        elif self.path == "/no-head":
            self._reply(405 if self.command == "HEAD" else 200)
        else:
            self._reply(int(self.path[1:]) if self.path[1:].isdigit() else 200)

    do_HEAD = do_GET  # noqa: N815  the same

    def _reply(self, code: int, body: str = "", to: str = "") -> None:
        self.send_response(code)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on the loopback interface."""
    told = Web()
    handler = type("Handler", (_Handler,), {"web": told})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    told.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield told
    told.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()


def _link(url: str) -> WebLink:
    return WebLink(url=url, by="a", file="content/sources/a.yaml", archived=False)


def _ask(*urls: str, pauses: list[float] | None = None, timeout: float = 2) -> tuple[Asked, ...]:
    waited = [] if pauses is None else pauses
    manners = Manners(agent="onrecord-test", timeout=timeout, delay=0.5, pause=waited.append)
    return ask_all([_link(one) for one in urls], manners)


@pytest.mark.parametrize(
    ("path", "answer", "detail"),
    [
        ("/ok", "ok", ""),
        ("/moved", "moved", "/ok"),
        ("/slash", "ok", ""),
        ("/no-head", "ok", ""),
        ("/404", "gone", "404"),
        ("/410", "gone", "410"),
        ("/403", "unsure", "403"),
        ("/429", "unsure", "429"),
        ("/500", "unsure", "500"),
        ("/loop", "unsure", "302"),
        ("/garbage", "unreachable", "what?"),
        ("/private/a", "not-asked", "robots"),
    ],
)
def test_every_answer_of_a_host_has_its_word(web: Web, path: str, answer: str, detail: str) -> None:
    """And what it said."""
    (found,) = _ask(web.url + path)
    assert found.answer == answer
    assert detail in found.detail


def test_a_host_is_asked_briefly_first_and_says_who_asks(web: Web) -> None:
    """In full only where that is not understood."""
    _ask(f"{web.url}/ok", f"{web.url}/no-head", f"{web.url}/private/a")
    assert web.asked == [
        ("GET", "/robots.txt"),
        ("HEAD", "/ok"),
        ("HEAD", "/no-head"),
        ("GET", "/no-head"),
    ]
    assert web.agents == {"onrecord-test"}


def test_between_two_questions_to_a_host_there_is_a_pause(web: Web) -> None:
    """Its rules were the first question."""
    pauses: list[float] = []
    _ask(f"{web.url}/ok", f"{web.url}/no-head", pauses=pauses)
    assert pauses == [0.5, 0.5, 0.5]


def test_a_host_that_asks_for_a_longer_pause_gets_it(web: Web) -> None:
    """Within reason."""
    web.robots = "User-agent: *\nCrawl-delay: 3\n"
    pauses: list[float] = []
    _ask(f"{web.url}/ok", pauses=pauses)
    assert pauses == [3.0]
    web.robots = "User-agent: *\nCrawl-delay: 3000\n"
    _ask(f"{web.url}/ok", pauses=pauses)
    assert pauses == [3.0, 30.0]


def test_a_host_that_does_not_answer_holds_nobody_up_for_long(web: Web) -> None:
    """Nor does one that is not there."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        slow, absent, fine = _ask(f"{web.url}/slow", nobody, f"{web.url}/ok", timeout=0.2)
    assert (slow.answer, absent.answer, fine.answer) == ("unreachable", "unreachable", "ok")
    assert "timed out" in slow.detail
    assert absent.detail == "Connection refused"


def test_addresses_of_sources_and_of_their_copies_are_asked_after(site: MiniSite) -> None:
    """In the order of sources."""
    site.put("sources/cnet-20180321", archived={"url": "https://archive.example/1"})
    found = web_links(one.record for one in load(site.root).documents)
    assert [(one.url, one.archived) for one in found] == [
        ("https://cnet.example/1", True),
        ("https://archive.example/1", True),
        ("https://verge.example/1", False),
    ]
