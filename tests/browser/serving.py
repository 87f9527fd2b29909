"""A server for one test session that sends what a site's own `_headers` asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from tests.exports.headers import sent


class Strict(SimpleHTTPRequestHandler):
    """Serves a site under the policy that it ships, quickly and without a log."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def asked(self) -> Mapping[str, str]:
        """Return the headers that the site asks for with what is answered."""
        text = (Path(self.directory) / "_headers").read_text(encoding="utf-8")
        return sent(text, urlsplit(self.path).path)

    def end_headers(self) -> None:
        """Set them on every answer."""
        for name, value in self.asked().items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Lax(Strict):
    """Allows everything, so that what could run would run."""

    def asked(self) -> Mapping[str, str]:
        """Return a policy that forbids nothing."""
        return {
            "Content-Security-Policy": "default-src * 'unsafe-inline' 'unsafe-eval' data: blob:"
        }


@contextmanager
def served(folder: Path, handler: type[Strict] = Strict) -> Iterator[str]:
    """Serve a folder on this machine alone, at the address that is the value."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
