"""The web server: reads requests within bounds, lets strangers pass by, and writes answers.

The standard library's server does the work; what is added are limits. A slow or vanished client
holds one thread for a bounded time, and nothing that goes wrong ends the server.
"""

from __future__ import annotations

import errno
import io
import socket
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import parse_qsl

from generator.preview.exchange import Answer, Request, plain
from generator.preview.guards import ALWAYS, LONGEST_BODY, hosts_of, stranger

HEAD_SECONDS = 5.0
"""Within so many seconds a request has to be complete, and each part of an answer be taken."""

HEAD_BYTES = 32 << 10
"""Bytes of a request line with its headers."""

CONNECTIONS = 128
"""Connections at once; more are turned away."""

TRIED = 20
"""Ports that are tried, one after the other, until one is free."""

_LOOPBACK = ("127.", "::1", "::ffff:127.")


class PreviewServer(ThreadingHTTPServer):
    """Serves what `answer` returns; listens from the start, on the first free port from `port`.

    `host` is an address or a name of this machine. Raises `OSError` where nothing can be had.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, host: str, port: int, answer: Callable[[Request], Answer]) -> None:
        self.answer = answer
        self._free = BoundedSemaphore(CONNECTIONS)
        info = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        self.address_family = info[0]
        last = port + TRIED - 1 if port else port
        for place in range(port, last + 1):
            try:
                super().__init__((str(info[4][0]), place), _Handler)
            except OSError as error:
                if place == last or error.errno != errno.EADDRINUSE:
                    raise
            else:
                break
        self.hosts = hosts_of(self.server_port, host, socket.gethostname())

    def server_bind(self) -> None:
        """Bind without asking a name server what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Give a connection a thread of its own, if there is one left."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
            return
        try:
            request.settimeout(0.1)
            request.sendall(b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n")
        except OSError:
            pass
        self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a connection, and give the thread back."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, _request: Any, _client_address: Any) -> None:
        """Say nothing of a client that went away; what fails of ours is answered with 500."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "onrecord"
    sys_version = ""
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        self._line = _Line(self.connection)
        self.rfile = io.BufferedReader(self._line)

    def handle_one_request(self) -> None:
        self._line.begin()
        try:
            super().handle_one_request()
        except _TooLongError:
            self.requestline, self.command = "", "GET"
            self._refuse(plain(431, "The request is too long."))

    def parse_request(self) -> bool:
        """Refuse what no browser sends before anything is made of it."""
        if not super().parse_request():
            return False
        if self.request_version == "HTTP/0.9" or not self.path.startswith("/"):
            self._refuse(plain(400, "This is no request that is answered here."))
            return False
        return True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Answer what the standard library refuses, without repeating a word of the request."""
        self._refuse(plain(code, HTTPStatus(code).phrase))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the command alone prints."""

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Answer every method; which of them may do anything is for others to say."""
        if name.startswith("do_"):
            return self._answer
        raise AttributeError(name)

    def _answer(self) -> None:
        here = self.connection.getsockname()[0]
        hosts: Collection[str] = self.server.hosts | hosts_of(self.server.server_port, here)
        refusal = stranger(self.headers, hosts)
        if refusal is not None:
            self._refuse(refusal)
            return
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdecimal()):
            self._refuse(plain(400, "The body's length must be given."))
            return
        if int(length) > LONGEST_BODY:
            self._refuse(plain(413, "The body is too long."))
            return
        self._line.allow(int(length))
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            self.close_connection = True
            return
        path, _, query = self.path.partition("?")
        try:
            asked = dict(parse_qsl(query, max_num_fields=20))
        except ValueError:
            asked = {}
        request = Request(
            method=self.command,
            path=path,
            query=asked,
            headers={name.lower(): value for name, value in self.headers.items()},
            body=body,
            local=self.client_address[0].startswith(_LOOPBACK),
        )
        try:
            answer = self.server.answer(request)
        except Exception as error:  # noqa: BLE001  one answer fails, the server goes on
            answer = plain(500, f"This is a bug of ours: {type(error).__name__}: {error}")
        self._send(answer)

    def _refuse(self, answer: Answer) -> None:
        """Answer, with a head even if the request is of a time that had none, and hang up."""
        self.request_version = self.protocol_version
        self.close_connection = True
        self._send(answer)

    def _send(self, answer: Answer) -> None:
        self.connection.settimeout(HEAD_SECONDS)
        if isinstance(answer.body, bytes):
            length = {"Content-Length": str(len(answer.body))}
            self._send_head(answer, {} if answer.status == HTTPStatus.NOT_MODIFIED else length)
            if self.command != "HEAD":
                self.wfile.write(answer.body)
            return
        with closing(answer.body) as stream:
            self.close_connection = True
            self._send_head(answer, {})
            for part in stream:
                self.wfile.write(part)

    def _send_head(self, answer: Answer, more: Mapping[str, str]) -> None:
        self.send_response(answer.status)
        closes = {"Connection": "close"} if self.close_connection else {}
        headers = {**ALWAYS, "Content-Type": answer.media_type, **answer.headers, **more, **closes}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


class _TooLongError(Exception):
    """A request is longer than any browser's."""


class _Line(io.RawIOBase):
    """A connection as a stream that ends a request which takes too long or is too long."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.begin()

    def begin(self) -> None:
        """Count time and bytes anew, for the next request."""
        self._until = time.monotonic() + HEAD_SECONDS
        self._left = HEAD_BYTES

    def allow(self, more: int) -> None:
        """Let a request have a body."""
        self._left += more

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the request took too long")
        if self._left <= 0:
            raise _TooLongError
        self._connection.settimeout(left)
        read = self._connection.recv_into(into)
        self._left -= read
        return read
