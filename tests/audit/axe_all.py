"""Run axe over the pages of a built site: `python -m tests.audit.axe_all SITE [--all]`.

Every page of the small kinds is looked at; of kinds with many pages, which come from one template,
the longest ones and a sample that a hash of the address chooses, the same each time.
Prints each offence with its page, and of how many pages how many were looked at; exits with 1 if
there are any offences, with 2 if it can't run.
Pages are read from the folder without a server, by two browsers at most, in the light scheme on a
desktop; the dark one and the phone are looked at on one page of each kind by tests/browser.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page, Route, sync_playwright

from tests.site.reading import kind_of

AXE = Path(str(AXE_FILE_PATH))
ORIGIN = "http://site.invalid"
WORKERS = min(2, os.cpu_count() or 1)
MANY, LONGEST = 40, 5
"""Pages that are looked at of a kind that has more; how many of them are its longest."""
RUN = """async (only) => (await axe.run(document, {
    resultTypes: ['violations'],
    preload: false,
    ...(only ? {runOnly: only} : {rules: {'target-size': {enabled: true}}}),
})).violations.flatMap(one => one.nodes.map(node =>
    `${one.id} (${one.impact}): ${one.help}: ${node.html.slice(0, 160)}`
))"""


def main(arguments: list[str]) -> int:
    """Check a site and print what was found."""
    every = arguments[1:] == ["--all"]
    if len(arguments) != 1 + every or not (Path(arguments[0]) / "index.html").is_file():
        click.echo("usage: axe_all.py SITE [--all], the folder of a built site", err=True)
        return 2
    browser = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    if browser is None:
        click.echo("no Chromium found: install one, or name it in $CHROMIUM", err=True)
        return 2
    site = Path(arguments[0]).resolve()
    started = time.monotonic()
    everything = {_route(site, path): path for path in site.rglob("*.html")}
    chosen = everything if every else sample({one: size_of(everything[one]) for one in everything})
    pages = sorted(map(everything.__getitem__, chosen), key=lambda path: (-size_of(path), path))
    shares = [pages[start::WORKERS] for start in range(WORKERS)]
    with ProcessPoolExecutor(WORKERS) as pool:
        told = pool.map(_check, [site] * WORKERS, [browser] * WORKERS, shares)
        found = sorted(one for share in told for one in share)
    for one in found:
        click.echo(one)
    seconds = time.monotonic() - started
    looked = f"{len(pages)} of {len(everything)} pages"
    left = "" if len(pages) == len(everything) else " (a fixed sample of the kinds with many pages)"
    click.echo(f"axe: {looked}{left}, {len(found)} offences, {seconds:.0f} s")
    return 1 if found else 0


def sample(sizes: Mapping[str, int]) -> list[str]:
    """Return the addresses to look at, given the length of the page at each.

    Of a kind with more than `MANY` pages: the `LONGEST` and as many others as make `MANY`, those
    whose address has the smallest hash, so that the choice is fixed and yet nobody's.
    """
    kinds: dict[str, list[str]] = {}
    for route in sizes:
        kinds.setdefault(kind_of(route), []).append(route)
    chosen = []
    for routes in kinds.values():
        longest = sorted(routes, key=lambda one: (-sizes[one], one))
        first = longest if len(routes) <= MANY else longest[:LONGEST]
        rest = sorted(longest[len(first) :], key=_hash)
        chosen += [*first, *rest[: MANY - len(first)]]
    return chosen


def size_of(path: Path) -> int:
    """Return the length of a file in bytes."""
    return path.stat().st_size


def _hash(route: str) -> str:
    return hashlib.sha256(route.encode()).hexdigest()


def _route(site: Path, path: Path) -> str:
    return "/" + path.relative_to(site).as_posix().removesuffix("index.html")


def offences(page: Page, only: tuple[str, ...] = ()) -> list[str]:
    """Return what axe, already in the page, holds against it: rule, what to do, which element.

    `only` names the rules to try; by default all that axe holds ready, and the size of targets.
    """
    found: list[str] = page.evaluate(RUN, list(only) or None)
    return found


def _check(site: Path, browser: str, pages: list[Path]) -> list[str]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser)
        context = chromium.new_context(color_scheme="light")
        context.add_init_script(path=AXE)
        context.route("**/*", lambda route: _answer(site, route))
        page = context.new_page()
        found = [one for path in pages for one in _check_page(page, site, path)]
        chromium.close()
    return found


def _check_page(page: Page, site: Path, path: Path) -> Iterator[str]:
    route = _route(site, path)
    page.goto(ORIGIN + route)
    for one in offences(page):
        yield f"{route}: {one}"


def _answer(site: Path, route: Route) -> None:
    asked = unquote(urlsplit(route.request.url).path).lstrip("/")
    path = site / asked
    route.fulfill(path=path / "index.html" if path.is_dir() else path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
