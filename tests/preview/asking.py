"""Talking to a server over a plain socket, so that what no browser sends can be sent."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

from generator.preview.exchange import Answer, Request
from generator.preview.server import PreviewServer


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status (0: nothing came), the head in lower case, and the body."""

    status: int
    head: str
    body: bytes


@contextmanager
def listening(answer: Callable[[Request], Answer]) -> Iterator[int]:
    """Serve what `answer` returns, at the port that is the value."""
    server = PreviewServer("127.0.0.1", 0, answer)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def raw(port: int, data: bytes, seconds: float = 5) -> Reply:
    """Send bytes, and return all that comes back until the other side ends it."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as line:
        line.sendall(data)
        got = b""
        try:
            while part := line.recv(1 << 16):
                got += part
        except (TimeoutError, ConnectionResetError):
            pass
    head, _, body = got.partition(b"\r\n\r\n")
    status = int(head[9:12]) if head.startswith(b"HTTP/1.1 ") else 0
    return Reply(status, head.decode("latin-1").lower(), body)


def ask(
    port: int,
    path: str = "/",
    *headers: str,
    method: str = "GET",
    host: str | None = None,
    body: bytes = b"",
) -> Reply:
    """Send one request as a browser would, with more headers; the connection ends with it."""
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: {host or f'127.0.0.1:{port}'}",
        *headers,
        *([f"Content-Length: {len(body)}"] if body else []),
        "Connection: close",
    ]
    return raw(port, "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
