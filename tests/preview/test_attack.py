"""The preview under attack by many at once: nothing leaks, nothing is done, it goes on."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path
from random import Random

import pytest

from generator.preview import server as serving
from tests.conftest import write_plain_theme
from tests.minisite import mini_site
from tests.preview.asking import ask, listening
from tests.preview.making import FakeWorker, app_of, build_for_editors
from tests.preview.waiting import until

ATTACKERS, TRIES = 6, 40
SECRET = b"not to be told"

UPWARDS = (
    *("../", "..%2f", "%2e%2e/", "%2e%2e%2f", "%252e%252e%252f", "..\\", "..%5c", "..%c0%af"),
    *("..%ef%bc%8f", "....//", "..;/", ".%00./", "%u002e%u002e/", "..%00/", "/./../", "\\..\\"),
)
AIMS = ("secret.txt", "project/content/site.yaml", "etc/passwd", ".git/config", ".onrecord.json")
METHODS = (
    *("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PROPFIND"),
    *("get", "G", "GET" * 2000, "\x00", "GET\t", "PRI"),
)
HOSTS = (
    *("127.0.0.1:{port}", "localhost:{port}", "evil.example", "", "127.0.0.1:{port}.evil.example"),
    *("127.0.0.1:{port}\r\nHost: evil.example", "[::1]:{port}", "0:{port}", "a" * 5000),
)
HEADERS = (
    "Origin: http://evil.example",
    "Origin: null",
    "Sec-Fetch-Site: cross-site",
    "X-Forwarded-Host: 127.0.0.1",
    "Transfer-Encoding: chunked",
    "Content-Length: 99999999999",
    "Content-Length: 5\r\nContent-Length: 0",
    "Content-Length: -1",
    "Content-Type: application/json",
    "X-Onrecord-Token: guessed",
    "Upgrade: websocket\r\nConnection: Upgrade",
    "Range: bytes=0-,0-,0-",
    "Expect: 100-continue",
    "If-None-Match: *",
    "X: " + "y" * 40_000,
    "\r\n".join(f"X-{number}: y" for number in range(300)),
    " folded: line",
    "no colon at all",
    "\xff\xfe: \x80",
)
INNER = ("live", "open", "fix", "records", "explain", "client/main.js", "../secret.txt")


def request(port: int, chance: Random) -> bytes:
    """Make up one request that means harm."""
    way = chance.choice(("up", "inner", "long", "plain"))
    path = {
        "up": "/" + chance.choice(UPWARDS) * chance.randint(1, 6) + chance.choice(AIMS),
        "inner": f"/.onrecord/{chance.choice(INNER)}?{chance.choice(('', 'a=' * 90, '%', '&&=&'))}",
        "long": "/" + chance.choice(("a", "%41", "/", "../")) * chance.choice((50, 9000)),
        "plain": chance.choice(("/", "*", "http://evil.example/", "//evil.example", "/\\", "")),
    }[way]
    lines = [
        f"{chance.choice(METHODS[:3] + METHODS)} {path} HTTP/{chance.choice(('1.1', '1.0', '9'))}"
    ]
    lines += [f"Host: {chance.choice(HOSTS[:2] + HOSTS)}".replace("{port}", str(port))]
    lines += chance.sample(HEADERS, chance.randint(0, 3))
    data = (
        "\r\n".join(lines).encode("latin-1")
        + b"\r\n\r\n"
        + chance.choice((b"", b"{}", b"\x00" * 70_000))
    )
    return data[: chance.choice((len(data), len(data), chance.randrange(len(data))))]


def attack(port: int, seed: int, told: list[bytes]) -> None:
    """Send requests, some of them in parts, some without waiting for an answer."""
    chance = Random(seed)  # noqa: S311  no secrets
    for _ in range(TRIES):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=0.3) as line:
                data = request(port, chance) * chance.choice((1, 1, 1, 3))
                half = chance.choice((len(data), len(data) // 2))
                line.sendall(data[:half])
                line.sendall(data[half:])
                if chance.random() < 0.8:
                    told.append(line.recv(1 << 16))
        except OSError:
            continue


def test_whatever_is_sent_nothing_leaks_and_the_next_reader_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By many at once; when they are gone, so are their threads and connections."""
    monkeypatch.setattr(serving, "HEAD_SECONDS", 0.5)
    site = mini_site(tmp_path)
    (site.root / "templates").mkdir()
    write_plain_theme(site.root / "templates")
    build_for_editors(site, tmp_path / "out")
    (tmp_path / "secret.txt").write_bytes(SECRET)
    (tmp_path / "out" / "secret.txt").write_bytes(SECRET)
    worker = FakeWorker()
    app = app_of(site.root, tmp_path / "out", worker)
    told: list[bytes] = []
    before = threading.active_count()
    with listening(app.answer) as port:
        attackers = [
            threading.Thread(target=attack, args=(port, seed, told)) for seed in range(ATTACKERS)
        ]
        for one in attackers:
            one.start()
        for _ in range(20):
            assert ask(port, "/").status in {200, 503}
            time.sleep(0.02)
        for one in attackers:
            one.join()
        assert until(lambda: threading.active_count() <= before + 1)
        assert ask(port, "/").status == 200
    assert len(told) > ATTACKERS * TRIES // 3
    for answer in told:
        assert SECRET not in answer
        assert b'"publisher"' not in answer
        assert b"Traceback" not in answer
        assert b"Access-Control" not in answer
        assert b"evil.example" not in answer
    assert worker.asked == []
