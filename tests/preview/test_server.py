"""Strangers get nothing, everything is bounded, and nothing ends the server."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import median

import pytest

from generator.preview import server as serving
from generator.preview.exchange import Answer, Request, plain
from generator.preview.live import STREAMS, Live
from tests.preview.asking import ask, listening, raw


def answer(request: Request) -> Answer:
    """Say what was asked; fail at one address."""
    if request.path == "/fails":
        raise RuntimeError("for once")
    return plain(200, f"{request.method} {request.path} {len(request.body)}")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server that answers everything."""
    with listening(answer) as port:
        yield port


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
def test_the_names_of_this_machine_are_answered(port: int, name: str) -> None:
    """In either case, with the port."""
    assert ask(port, host=f"{name}:{port}").status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost.:{port}",
        "127.0.0.1:{port}.evil.example",
        "evil.example@127.0.0.1:{port}",
        "192.168.0.1:{port}",
        "0.0.0.0:{port}",
        "127.0.0.1:{port}, evil.example",
        "2130706433:{port}",
        "[::ffff:127.0.0.1]:{port}",
        "127.1:{port}",
        "\xff\xfe:{port}",
    ],
)
def test_other_host_names_are_misdirected(port: int, host: str) -> None:
    """Also those that lead here by a trick of a name server."""
    assert ask(port, host=host.format(port=port)).status == 421


def test_a_missing_a_doubled_and_an_empty_host_are_misdirected(port: int) -> None:
    """There is nothing to go by."""
    ours = f"Host: 127.0.0.1:{port}\r\n"
    for hosts in ("", ours + ours, ours + "Host: evil.example\r\n", "Host:\r\n", "Host: ::::\r\n"):
        assert (
            raw(port, f"GET / HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n".encode()).status == 421
        )


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1:{port}/",
        "http://192.168.0.1:{port}",
        "",
    ],
)
def test_other_origins_are_forbidden(port: int, origin: str) -> None:
    """Whatever they ask for."""
    assert ask(port, "/", f"Origin: {origin.format(port=port)}").status == 403


def test_two_origins_are_forbidden_and_our_own_is_not(port: int) -> None:
    """Exactly one, and exactly ours."""
    ours = f"Origin: http://localhost:{port}"
    assert ask(port, "/", ours).status == 200
    assert ask(port, "/", ours, "Origin: http://evil.example").status == 403


def test_a_forwarded_host_counts_for_nothing(port: int) -> None:
    """There is no proxy in front of a preview."""
    reply = ask(port, "/", f"X-Forwarded-Host: 127.0.0.1:{port}", host="evil.example")
    assert reply.status == 421


def test_every_answer_tells_browsers_to_keep_it_apart(port: int) -> None:
    """Refusals too; and nothing allows other origins to read."""
    for reply in (ask(port), ask(port, host="evil.example"), raw(port, b"nonsense\r\n\r\n")):
        assert "cross-origin-resource-policy: same-origin" in reply.head
        assert "x-content-type-options: nosniff" in reply.head
        assert "cache-control: no-store" in reply.head
        assert "frame-ancestors 'none'" in reply.head
        assert "access-control" not in reply.head
        assert "python" not in reply.head


@pytest.mark.parametrize(
    "data",
    [
        b"GET /\r\n\r\n",
        b"\r\n\r\n",
        b"GET http://127.0.0.1/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET * HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nno colon here\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1 more\r\n\r\n",
        b"\x00" * 2000,
    ],
)
def test_nonsense_is_refused_and_ends_its_connection(port: int, data: bytes) -> None:
    """And the next client is answered."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(data)
        line.shutdown(socket.SHUT_WR)
        got = line.recv(1 << 16)
    assert not got.startswith(b"HTTP/1.1 200")
    assert ask(port).status == 200


def test_what_is_too_long_is_refused(port: int) -> None:
    """A request line, one header, many headers, a body."""
    host = f"Host: 127.0.0.1:{port}\r\n".encode()
    many = b"".join(b"X-%d: y\r\n" % number for number in range(500))
    assert raw(port, b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n").status in {0, 414, 431}
    long = raw(port, b"GET / HTTP/1.1\r\n" + host + b"X: " + b"a" * 40_000 + b"\r\n\r\n")
    assert long.status in {0, 431}
    assert raw(port, b"GET / HTTP/1.1\r\n" + host + many + b"\r\n").status == 431
    post = b"POST / HTTP/1.1\r\n" + host
    assert raw(port, post + b"Content-Length: 99999999\r\n\r\n").status == 413
    assert raw(port, post + b"Content-Length: -1\r\n\r\n").status == 400
    assert raw(port, post + b"Content-Length: 1x\r\n\r\n").status == 400
    assert raw(port, post + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n").status == 400
    assert ask(port).status == 200


def test_what_fails_is_answered_and_the_server_goes_on(port: int) -> None:
    """With 500 and one line, no traceback."""
    reply = ask(port, "/fails")
    assert reply.status == 500
    assert reply.body == b"This is a bug of ours: RuntimeError: for once\n"
    assert ask(port).status == 200


def test_a_connection_is_kept_for_the_next_request(port: int) -> None:
    """And answers come at once: nothing waits for a fuller packet."""
    request = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    spent = []
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        for _ in range(41):
            began = time.monotonic()
            line.sendall(request)
            got = b""
            while b"GET / 0\n" not in got:
                got += line.recv(1 << 16)
            assert got.startswith(b"HTTP/1.1 200")
            spent.append(time.monotonic() - began)
    assert median(spent) < 0.03  # who waits for a fuller packet waits for 0.04 s


def test_a_head_request_gets_the_head_alone(port: int) -> None:
    """With the length that the body would have."""
    reply = ask(port, method="HEAD")
    assert reply.status == 200
    assert "content-length: 9" in reply.head
    assert reply.body == b""


def test_clients_that_are_slow_hold_up_nobody_and_are_let_go(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A byte now and then does not count as progress."""
    monkeypatch.setattr(serving, "HEAD_SECONDS", 0.4)
    with ExitStack() as stack:
        slow = [
            stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
            for _ in range(30)
        ]
        for line in slow:
            line.sendall(b"GET / HTTP/1.1\r\nHos")
        assert ask(port).status == 200
        began = time.monotonic()
        line = slow[0]
        line.settimeout(0.05)
        while time.monotonic() - began < 3:
            try:
                line.sendall(b"t")
                if line.recv(100) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        assert time.monotonic() - began < 2


def test_connections_are_bounded_and_come_free_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One too many is turned away at once."""
    monkeypatch.setattr(serving, "CONNECTIONS", 3)
    with listening(answer) as port:
        with ExitStack() as stack:
            for _ in range(3):
                line = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
                line.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
                assert line.recv(100).startswith(b"HTTP/1.1 200")
            assert raw(port, b"").status == 503
        for _ in range(50):
            if (status := ask(port).status) == 200:
                break
            time.sleep(0.02)
        assert status == 200


def test_a_flood_of_event_streams_is_bounded_and_pages_are_still_answered() -> None:
    """A stream that ends makes room for another."""
    live = Live("run")

    def streams(request: Request) -> Answer:
        stream = live.stream("") if request.path == "/live" else None
        return Answer(200, stream, "text/event-stream") if stream else plain(503, "full")

    with listening(streams) as port, ExitStack() as stack:
        lines = []
        for _ in range(STREAMS):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
            line.sendall(f"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            assert line.recv(100).startswith(b"HTTP/1.1 200")
            lines.append(line)
        assert ask(port, "/live").status == 503
        assert ask(port, "/").status == 503
        lines[0].close()
        for _ in range(100):
            live.tell()  # news are what makes it notice
            with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                line.sendall(f"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
                if (first := line.recv(100)).startswith(b"HTTP/1.1 200"):
                    break
            time.sleep(0.02)
        assert first.startswith(b"HTTP/1.1 200")
        live.close()


def test_a_client_that_reads_nothing_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """News reach everybody else at once."""
    monkeypatch.setattr(serving, "HEAD_SECONDS", 0.5)
    live = Live("run")

    def streams(_request: Request) -> Answer:
        stream = live.stream("")
        assert stream is not None
        return Answer(200, stream, "text/event-stream")

    request = b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
    with listening(streams) as port, ExitStack() as stack:
        lazy = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
        lazy.sendall(request % port)
        reader = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
        reader.sendall(request % port)
        while b'"version": 0' not in reader.recv(1 << 16):
            pass
        for number in range(20):
            live.tell(failure="x" * 500_000)
            live.tell(failure=f"the news number {number}.")
            got = b""
            while f"number {number}.".encode() not in got:
                got += reader.recv(1 << 20)
        live.close()
