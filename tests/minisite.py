"""Mini projects in a temporary folder: files as texts by path, and a small report to start from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.build import Audience, Built, build
from generator.check import check
from generator.graph.assemble import Assembled
from generator.incremental.manifest import MANIFEST, Manifest

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)

SETTINGS: Mapping[str, Any] = MappingProxyType(
    {
        "title": "Shelves",
        "tagline": "Who sells what",
        "url": "https://shelves.example/",
        "publisher": "The Shelf Desk",
        "licence": {"name": "CC BY 4.0", "url": "https://licence.example/by"},
        "edit": "https://code.example/edit/{file}",
        "kinds": {
            "retailers": {"one": "Retailer", "many": "Retailers"},
            "makers": {"one": "Maker", "many": "Makers"},
            "outlets": {"one": "Outlet", "many": "Outlets"},
        },
        "actions": {
            "stops-ordering": {"label": "Stops ordering", "state": "sell-through"},
            "stops-selling": {"label": "Stops selling", "state": "off-sale"},
            "has-on-sale": {"label": "Has on sale", "look": "present"},
        },
        "channels": {"online": "Online"},
        "regions": {"US": "United States"},
    }
)

_NEW = [{"date": "2026-01-05", "kind": "new"}]

RECORDS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "retailers/best-buy": {"name": "Best Buy", "aliases": ["BBY"], "summary": "Shops."},
        "retailers/target": {"name": "Target", "country": "US"},
        "makers/huawei": {"name": "Huawei", "summary": "Sold by [[best-buy]]."},
        "outlets/cnet": {"name": "CNET"},
        "outlets/verge": {"name": "The Verge"},
        "sources/cnet-20180321": {
            "title": "Best Buy cuts ties",
            "publisher": "cnet",
            "url": "https://cnet.example/1",
            "published": "2018-03-21",
            "accessed": "2026-01-05",
        },
        "sources/verge-20180322": {
            "title": "Best Buy said to stop",
            "publisher": "verge",
            "url": "https://verge.example/1",
            "published": "2018-03-22",
            "accessed": "2026-01-05",
        },
        "claims/bb-stops-ordering": {
            "title": "Best Buy stops ordering Huawei phones",
            "subject": "best-buy",
            "action": "stops-ordering",
            "object": "huawei",
            "happened": "2018-03~",
            "known": ["The phone was still listed on 22 March."],
            "unknowns": ["The day of the last order."],
            "body": "See [[bb-stops-selling]].",
            "changes": _NEW,
            "statements": {
                "unnamed-on-best-buy": {
                    "speaker": "?1 a person who knows of it",
                    "affirms": ["bb-stops-ordering", "bb-stops-selling"],
                    "reports": ["cnet-20180321", "verge-20180322 < cnet-20180321"],
                }
            },
        },
        "claims/bb-stops-selling": {
            "title": "Best Buy stops selling Huawei phones",
            "subject": "best-buy",
            "action": "stops-selling",
            "object": "huawei",
            "due": "2018-05",
            "changes": _NEW,
        },
        "claims/target-has-huawei": {
            "title": "Target has Huawei phones on sale",
            "subject": "target",
            "action": "has-on-sale",
            "object": "huawei",
            "happened": "2019-05-22",
            "changes": _NEW,
            "statements": {
                "our-look-at-target": {
                    "speaker": {"looked": "target"},
                    "affirms": "target-has-huawei",
                    "said": "2019-05-22",
                }
            },
        },
        "claims/target-stops-selling": {
            "title": "Target stops selling phones",
            "subject": "target",
            "action": "stops-selling",
            "changes": _NEW,
        },
        "statements/best-buy-answers": {
            "speaker": "best-buy/spokesperson",
            "comments": "bb-stops-ordering",
            "reports": [{"source": "cnet-20180321", "quote": "We do not comment on contracts"}],
        },
        "stories/what-happened": {
            "title": "What happened",
            "summary": "The story of an order.",
            "body": "In March [[BBY|the shop]] gave up on [[huawei]].",
            "changes": _NEW,
        },
        "pages/about": {"title": "About", "body": "A small record."},
    }
)
"""A report of every kind of record, without a problem in it but what `target` leaves unsaid."""


def text_of(record: Mapping[str, Any]) -> str:
    """Write a record as a content file; JSON is YAML too."""
    return json.dumps(record, ensure_ascii=False, indent=1, default=dict) + "\n"


def content_of(
    records: Mapping[str, Mapping[str, Any]], settings: Mapping[str, Any] = SETTINGS
) -> dict[str, str]:
    """Return a project's files by path below `content/`."""
    return {
        "site.yaml": text_of(settings),
        **{f"{name}.yaml": text_of(record) for name, record in records.items()},
    }


@dataclass(frozen=True, slots=True)
class MiniSite:
    """A project at `root`, built into `out`, if `indexed` with the search index."""

    root: Path
    out: Path
    indexed: bool = False

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the project, such as `content/claims/a.yaml`."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def put(self, name: str, /, **changes: Any) -> None:
        """Write a record of the small report with some of its fields changed."""
        self.write(f"content/{name}.yaml", text_of({**RECORDS.get(name, {}), **changes}))

    def settle(self, **changes: Any) -> None:
        """Write site.yaml with some of its fields changed."""
        self.write("content/site.yaml", text_of({**SETTINGS, **changes}))

    def remove(self, name: str) -> None:
        """Delete a record's file."""
        (self.root / f"content/{name}.yaml").unlink()

    def build(self, now: datetime = NOW) -> Built:
        """Build the site."""
        return build(self.root, self.out, now=now, indexed=self.indexed)

    def check(self, now: datetime = NOW) -> Assembled:
        """Check the project."""
        return check(self.root, now)

    def pages(self) -> dict[str, bytes]:
        """Return every file of the site by name."""
        return tree(self.out)


def mini_site(folder: Path, content: Mapping[str, str] | None = None) -> MiniSite:
    """Write a project below `folder`, by default the small report; `content` is by path."""
    site = MiniSite(folder / "project", folder / "project" / "site")
    for name, text in (content_of(RECORDS) if content is None else content).items():
        site.write(f"content/{name}", text)
    return site


def build_anew(site: MiniSite, out: Path, audience: Audience) -> Built:
    """Build into a folder from nothing, with the state beside it, without the search index."""
    state = out.with_name("state")
    for folder in (out, state):
        shutil.rmtree(folder, ignore_errors=True)
    return build(site.root, out, now=NOW, audience=audience, folder=state, indexed=False)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by name, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def left(out: Path) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the files of a site, and what its manifest says, however that is written down."""
    files = tree(out)
    del files[MANIFEST]
    return files, Manifest(out).files


def codes(result: Built | Assembled) -> list[str]:
    """Return the codes of what was found, in order."""
    return [one.code for one in result.diagnostics]


def places(result: Built | Assembled) -> list[str]:
    """Return code, file and line of what was found, in order."""
    return [
        f"{one.code} {one.file}:{one.span.line if one.span else ''}" for one in result.diagnostics
    ]
