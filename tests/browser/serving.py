"""A server for one test session that allows a page what the strictest policy allows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"


class Strict(SimpleHTTPRequestHandler):
    """Serves files under a content security policy, quickly and without a log."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    policy = POLICY

    def end_headers(self) -> None:
        """Set the policy on every answer."""
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Lax(Strict):
    """Allows everything, so that what could run would run."""

    policy = "default-src * 'unsafe-inline' 'unsafe-eval' data: blob:"


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
