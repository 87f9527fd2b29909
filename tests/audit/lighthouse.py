"""Run Lighthouse over five pages of a built site: `python -m tests.audit.lighthouse SITE`.

Home, the fullest year, the longest claim, the longest entity and the table of who sells what, each
served as a host would: packed, with the headers that the site asks for, on an emulated slow phone.
Each has to have 100 points of 100 in all four categories.
A phone is emulated by slowing the machine down four times, which suits a fast desktop; where points
of speed are missing, a slower machine is slowed down by less, so that the phone stays the same
(https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md, "Calibrating").
Prints the points; exits with 1 where some are missing, with 2 if it can't run, and with 0 and a
line that says so where there is no npm to fetch Lighthouse with.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import click

from tests.browser.samples import samples
from tests.browser.serving import Strict, served

CHECKOUT = Path(__file__).resolve().parents[2]
PLACE = CHECKOUT / ".onrecord" / "audit" / "lighthouse"
TOOL = PLACE / "node_modules" / ".bin" / "lighthouse"
PACKAGE = "lighthouse@12.8.2"
PAGES = ("home", "year", "claim", "entity", "availability")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 6
"""A machine that is busy costs points of speed; the best of so many runs counts."""

SLOWDOWN = 4.0
"""By how much a fast desktop is slowed down to be a phone of the middle: Lighthouse's default."""

PHONE = 1750 / SLOWDOWN
"""The phone's power, in Lighthouse's index, by which a fast desktop has 1,500 to 2,000."""


class Packed(Strict):
    """Serves files packed, as hosts do."""

    def do_GET(self) -> None:  # noqa: N802  the name that the server calls
        """Answer with a file's bytes, packed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def main(arguments: list[str]) -> int:
    """Measure a site and print what was found."""
    if len(arguments) != 1 or not (Path(arguments[0]) / "index.html").is_file():
        click.echo("usage: lighthouse.py SITE, the folder of a built site", err=True)
        return 2
    browser = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    if browser is None:
        click.echo("no Chromium found: install one, or name it in $CHROMIUM", err=True)
        return 2
    if not TOOL.exists() and shutil.which("npm") is None:
        click.echo(f"lighthouse: skipped, because no npm was found to fetch {PACKAGE} with")
        return 0
    if not _fetched():
        click.echo(f"{PACKAGE} could not be fetched", err=True)
        return 2
    site = Path(arguments[0]).resolve()
    started = time.monotonic()
    short = 0
    with served(site, Packed) as address:
        routes = samples(site)
        for route in (routes[kind] for kind in PAGES if kind in routes):
            points, slowdown = _best(address + route, browser)
            told = ", ".join(f"{name} {number}" for name, number in points.items())
            click.echo(f"{route}: {told} (slowed down {slowdown:.1f} times)")
            short += any(number < 100 for number in points.values())
    click.echo(f"lighthouse: {short} pages below 100, {time.monotonic() - started:.0f} s")
    return 1 if short else 0


def _best(url: str, browser: str) -> tuple[dict[str, int], float]:
    """Return a page's best points by category, and by how much the last run was slowed down."""
    best = dict.fromkeys(CATEGORIES, 0)
    slowdown, power = SLOWDOWN, SLOWDOWN * PHONE
    for _ in range(TRIES):
        slowdown = min(SLOWDOWN, max(1.0, power / PHONE))
        told, power = _measure(url, browser, slowdown)
        best = {name: max(best[name], told.get(name, 0)) for name in CATEGORIES}
        if all(number == 100 for number in best.values()):
            break
    return best, slowdown


def _measure(url: str, browser: str, slowdown: float) -> tuple[dict[str, int], float]:
    """Return the points of one run by category, and the machine's power while it ran."""
    flags = "--headless=new --no-sandbox --disable-dev-shm-usage"
    emulated = f"--throttling.cpuSlowdownMultiplier={slowdown:.2f}"
    ran = subprocess.run(
        [TOOL, url, "--quiet", "--output=json", emulated, f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": browser},
        capture_output=True,
        check=False,
        timeout=300,
    )
    if ran.returncode:
        click.echo(ran.stderr.decode()[-2000:], err=True)
        return {}, SLOWDOWN * PHONE
    report = json.loads(ran.stdout)
    found = report["categories"]
    points = {name: round(100 * (found[name]["score"] or 0)) for name in CATEGORIES}
    return points, report["environment"]["benchmarkIndex"]


def _fetched() -> bool:
    """Have Lighthouse in its folder, fetched once; its own browser is not needed."""
    if TOOL.exists():
        return True
    PLACE.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-save", "--no-audit", "--no-fund", "--silent"]
    ran = subprocess.run(
        [shutil.which("npm") or "npm", "install", *quiet, "--prefix", str(PLACE), PACKAGE],
        env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"},
        capture_output=True,
        check=False,
    )
    return ran.returncode == 0 and TOOL.exists()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
