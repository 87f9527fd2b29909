"""The corpus laid out as a project of each generator that is measured."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.corpus import KINDS, Claim, Corpus

HERE = Path(__file__).parent
PEERS_PAGES: tuple[str, ...] = ()
"""Optional outputs that the other generators' sites have too: none."""

_STANCES = {
    "confirmed": "affirms",
    "reported": "affirms",
    "denied": "denies",
    "declined": "declines",
}


def lay_out_onrecord(corpus: Corpus, root: Path, *, plain: bool) -> None:
    """Write a project of ours; `plain`: with the bare theme and no optional outputs."""
    _put(root / "content/site.yaml", json.dumps(_settings(plain=plain), indent=1))
    for entity in corpus.entities:
        _put(
            root / f"content/{entity.kind}/{entity.id}.yaml",
            f"name: {entity.name}\naliases:\n"
            + "".join(f"  - {alias}\n" for alias in entity.aliases)
            + f"summary: |\n  {entity.summary}\n",
        )
    for source in corpus.sources:
        _put(
            root / f"content/sources/{source.id}.yaml",
            f"title: {source.title}\nurl: {source.url}\npublisher: {source.publisher}\n"
            f"published: {source.published}\n",
        )
    for claim in corpus.claims:
        _put(root / f"content/claims/{claim.id}.yaml", claim_text(claim))
    if plain:
        shutil.copytree(HERE / "theme", root / "templates", dirs_exist_ok=True)


def claim_text(claim: Claim) -> str:
    """Return the file of a claim, with the statement on it."""
    return (
        f"title: {claim.title}\nsubject:\n"
        + "".join(f"  - {one}\n" for one in claim.subjects)
        + f"action: acts\nhappened: {claim.happened}\nbody: |\n"
        + "".join(f"  {line}\n" if line else "\n" for line in claim.body.split("\n"))
        + f"statements:\n  on-{claim.id}:\n    speaker: {_speaker(claim)}\n"
        + f"    {_STANCES[claim.status]}: {claim.id}\n    said: {claim.happened}\n    reports:\n"
        + "".join(f"      - {one}\n" for one in claim.sources)
    )


def _speaker(claim: Claim) -> str:
    return '"?1 somebody who knows"' if claim.status == "reported" else claim.subjects[0]


def _settings(*, plain: bool) -> Mapping[str, object]:
    told: dict[str, object] = {
        "title": "The Record",
        "tagline": "What is on record",
        "url": "https://record.example/",
        "publisher": "The Record",
        "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "kinds": {kind: {"one": one, "many": many} for kind, (one, many) in KINDS.items()},
        "actions": {"acts": {"label": "Acts"}},
    }
    if plain:
        told["outputs"] = list(PEERS_PAGES)
    return told


def lay_out_hugo(corpus: Corpus, root: Path) -> None:
    """Write a Hugo site that says the same: Markdown with front matter, and taxonomies."""
    shutil.copytree(HERE / "hugo", root, dirs_exist_ok=True)
    names = {entity.id: entity.name for entity in corpus.entities}
    for entity in corpus.entities:
        told = {"title": entity.name, "kind_of": entity.kind, "also": list(entity.aliases)}
        _put(root / f"content/entities/{entity.id}/_index.md", _front(told, entity.summary))
    for source in corpus.sources:
        told = {
            "title": source.title,
            "date": str(source.published),
            "address": source.url,
            "publisher": source.publisher,
        }
        _put(root / f"content/sources/{source.id}/_index.md", _front(told, ""))
    for claim in corpus.claims:
        told = {
            "title": claim.title,
            "date": str(claim.happened),
            "status": claim.status,
            "entities": list(claim.subjects),
            "sources": list(claim.sources),
            "years": [str(claim.happened.year)],
        }
        body = re.sub(
            r"\[\[([^\]]+)\]\]",
            lambda link: f"[{names[link[1]]}](/entities/{link[1]}/)",
            claim.body,
        )
        _put(root / f"content/claims/{claim.id}.md", _front(told, body))


def _front(told: Mapping[str, object], body: str) -> str:
    lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in told.items())
    return f"---\n{lines}---\n{body}\n"


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
