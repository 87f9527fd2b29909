"""Run the Nu Html Checker over every page of a built site: `python -m tests.audit.nu SITE`.

Prints each error and warning with page and line; exits with 1 if there are any, with 2 if it can't
run. The checker is one file of the npm package `vnu-jar`, fetched once into `.onrecord/audit/` in
the version named here, and refused if it is not the file that was looked at then.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

CHECKOUT = Path(__file__).resolve().parents[2]
PLACE = CHECKOUT / ".onrecord" / "audit"
JAR = PLACE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
PACKAGE = "vnu-jar@26.9.27"
SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"

ACCEPTED = re.compile("The “list” role is unnecessary for element “[ou]l”.")
"""Said of `role="list"`, which gives lists without bullets back to readers of Safari."""


class UnavailableError(Exception):
    """The checker can't run here; the message says what is missing."""


def main(arguments: list[str]) -> int:
    """Check a site and print what was found."""
    if len(arguments) != 1 or not (Path(arguments[0]) / "index.html").is_file():
        click.echo("usage: nu.py SITE, the folder of a built site", err=True)
        return 2
    site = Path(arguments[0]).resolve()
    started = time.monotonic()
    try:
        found = sorted(_problems(_messages(site), site))
    except UnavailableError as error:
        click.echo(error, err=True)
        return 2
    for one in found:
        click.echo(one)
    pages = sum(1 for _ in site.rglob("*.html"))
    click.echo(f"nu: {pages} pages, {len(found)} offences, {time.monotonic() - started:.0f} s")
    return 1 if found else 0


def _messages(site: Path) -> list[Any]:
    """Ask the checker; it writes its findings on the error stream."""
    java = shutil.which("java")
    if java is None:
        raise UnavailableError("no Java found: install a runtime, such as default-jre-headless")
    # No option for the stack's size: with the one that the checker itself suggests, it overflows.
    ran = subprocess.run(
        [
            java,
            "-jar",
            str(_jar()),
            "--skip-non-html",
            "--exit-zero-always",
            "--format",
            "json",
            site,
        ],
        capture_output=True,
        check=False,
    )
    try:
        told = json.loads(ran.stderr)
    except ValueError:
        raise UnavailableError(f"the checker failed: {ran.stderr.decode()[:2000]}") from None
    messages: list[Any] = told["messages"]
    return messages


def _problems(messages: list[Any], site: Path) -> Iterator[str]:
    """Yield what counts, one line each; notes that only point at another message don't."""
    for one in messages:
        kind = one.get("subType") or one["type"]
        if kind != "info" and not ACCEPTED.fullmatch(one["message"]):
            page = one.get("url", "").removeprefix(f"file:{site}")
            yield f"{page}:{one.get('lastLine', '')}: {kind}: {one['message']}"


def _jar() -> Path:
    """Return the checker's file, fetched if need be."""
    if not JAR.is_file():
        npm = shutil.which("npm")
        if npm is None:
            raise UnavailableError(f"no {JAR}, and no npm found to fetch {PACKAGE} with")
        PLACE.mkdir(parents=True, exist_ok=True)
        quiet = ["--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--silent"]
        ran = subprocess.run(
            [npm, "install", *quiet, "--prefix", str(PLACE), PACKAGE],
            capture_output=True,
            check=False,
        )
        if ran.returncode or not JAR.is_file():
            raise UnavailableError(f"{PACKAGE} could not be fetched: {ran.stderr.decode()[:2000]}")
    with JAR.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != SHA256:
        raise UnavailableError(f"{JAR} is not the file of {PACKAGE} that is expected")
    return JAR


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
