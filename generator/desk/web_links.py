"""Asking the web whether the addresses of sources still lead somewhere; never part of a build.

Hosts are asked side by side, each of them one question after the other with a pause in between.
What a host's robots.txt keeps robots from (RFC 9309) is not asked.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from typing import Literal
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen
from urllib.robotparser import RobotFileParser

from generator.model.record import Record
from generator.model.source import Source

Answer = Literal["ok", "moved", "gone", "unsure", "unreachable", "not-asked"]

_GONE = frozenset({404, 410})
_LONGEST_PAUSE = 30.0
_ROBOTS = 512 * 1024
"""Bytes of a robots.txt that are read, as RFC 9309 has it at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """An address in a record; `archived`: there is a stored copy as well, or this is it."""

    url: str
    by: str
    file: str
    archived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What became of a question.

    `ok`; `moved`: it leads to `detail`; `gone`: the host says so; `unsure`: it answers, but not
    to us; `unreachable`: nobody answers; `not-asked`: robots are kept from it.
    """

    link: WebLink
    answer: Answer
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How to ask: seconds to wait for an answer, seconds between questions to a host, and who asks.

    `pause` is how waiting is done, `hosts` how many are asked at a time.
    """

    agent: str
    timeout: float = 15.0
    delay: float = 1.0
    hosts: int = 8
    pause: Callable[[float], None] = time.sleep


def web_links(records: Iterable[Record]) -> tuple[WebLink, ...]:
    """Return the addresses of sources and of their stored copies, by source."""
    found = []
    for record in sorted(records, key=lambda one: one.id):
        if isinstance(record, Source):
            has_copy = record.archived is not None
            urls = [record.url, record.archived.url if record.archived else None]
            found += [
                WebLink(url=url, by=record.id, file=record.file, archived=has_copy)
                for url in urls
                if url
            ]
    return tuple(found)


def ask_all(
    links: Iterable[WebLink],
    manners: Manners,
    progress: Callable[[int], None] = lambda _done: None,
) -> tuple[Asked, ...]:
    """Ask after every link, and return the answers in the order of the links.

    `progress` is told from other threads how many are done. Nothing on the web makes it raise.
    """
    listed = tuple(links)
    by_host: dict[str, list[WebLink]] = defaultdict(list)
    for link in listed:
        by_host[urlsplit(link.url).netloc.lower()].append(link)
    done: dict[WebLink, Asked] = {}

    def ask_host(waiting: list[WebLink]) -> None:
        host = _Host(waiting[0].url, manners)
        for link in waiting:
            done[link] = host.ask(link)
            progress(len(done))

    with ThreadPoolExecutor(max_workers=manners.hosts) as pool:
        for _ in pool.map(ask_host, by_host.values()):
            pass
    return tuple(done[link] for link in listed)


class _Host:
    """One host, its rules, and when it may be asked again."""

    def __init__(self, url: str, manners: Manners) -> None:
        self._manners = manners
        self._asked_before = False
        self._robots = RobotFileParser()
        self._robots.parse(self._rules(urljoin(url, "/robots.txt")))
        told = self._robots.crawl_delay(manners.agent)
        self._delay = min(max(manners.delay, float(told or 0)), _LONGEST_PAUSE)

    def ask(self, link: WebLink) -> Asked:
        """Ask after one link: briefly, and in full where the brief question is not understood."""
        if not self._robots.can_fetch(self._manners.agent, link.url):
            return Asked(link=link, answer="not-asked", detail="its robots.txt asks robots not to")
        answer = self._try(link, "HEAD")
        if answer.answer in {"ok", "moved", "unreachable"}:
            return answer
        return self._try(link, "GET")

    def _try(self, link: WebLink, method: str) -> Asked:
        self._wait()
        request = Request(link.url, method=method, headers={"User-Agent": self._manners.agent})  # noqa: S310  the model takes http and https alone
        try:
            with urlopen(request, timeout=self._manners.timeout) as answer:  # noqa: S310  as above
                there = answer.url
        except HTTPError as error:
            error.close()
            gone = error.code in _GONE
            return Asked(link=link, answer="gone" if gone else "unsure", detail=f"{error.code}")
        except (OSError, HTTPException, ValueError) as error:
            return Asked(link=link, answer="unreachable", detail=_reason(error))
        moved = _plain(there) != _plain(link.url)
        return Asked(link=link, answer="moved" if moved else "ok", detail=there if moved else "")

    def _wait(self) -> None:
        if self._asked_before:
            self._manners.pause(self._delay)
        self._asked_before = True

    def _rules(self, url: str) -> list[str]:
        """Return a host's robots.txt; where there is none, everything may be asked."""
        self._asked_before = True
        request = Request(url, headers={"User-Agent": self._manners.agent})  # noqa: S310  as above
        try:
            with urlopen(request, timeout=self._manners.timeout) as answer:  # noqa: S310  as above
                data: bytes = answer.read(_ROBOTS)
        except (OSError, HTTPException, ValueError):
            return []
        return data.decode("utf-8", "replace").splitlines()


def _reason(error: BaseException) -> str:
    """Return why nobody answered, in the machine's words without its numbers."""
    if isinstance(error, URLError) and isinstance(error.reason, BaseException):
        return _reason(error.reason)
    words = error.strerror if isinstance(error, OSError) else None
    return words or str(error) or type(error).__name__


def _plain(url: str) -> str:
    """Return an address without what redirects add of themselves: the scheme, `www`, a slash."""
    parts = urlsplit(url)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
