"""What hosts are told: which headers to send with what, and where renamed records are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from generator.exports.hosting import headers
from generator.graph.graph import build_graph
from generator.incremental.ask import Ask
from generator.projections.world import Plan, World
from tests.exports.headers import sent
from tests.graph.building import SETTINGS
from tests.minisite import NOW, MiniSite, tree

pytestmark = pytest.mark.usefixtures("in_plain_theme")


def test_every_page_has_a_strict_policy_and_is_asked_for_anew(site: MiniSite) -> None:
    assert site.build().outcome
    text = (site.out / "_headers").read_text()
    for name in tree(site.out):
        if not name.endswith(".html"):
            continue
        told = sent(text, "/" + re.sub(r"(^|/)index\.html$", r"\1", name))
        policy = dict(one.split(" ", 1) for one in told["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == "'self'"
        assert policy["object-src"] == policy["base-uri"] == "'none'"
        assert policy["frame-ancestors"] == ("*" if name.startswith("embed/") else "'none'")
        assert told["Cache-Control"] == "no-cache"
        assert told["X-Content-Type-Options"] == "nosniff"
        assert told["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "geolocation=()" in told["Permissions-Policy"]


def test_what_has_a_hash_in_its_name_is_kept_for_ever(site: MiniSite) -> None:
    assert site.build().outcome
    text = (site.out / "_headers").read_text()
    assets = [name for name in tree(site.out) if name.startswith("assets/")]
    assert assets
    for name in assets:
        assert sent(text, f"/{name}")["Cache-Control"] == "public, max-age=31536000, immutable"


def test_scripts_of_other_sites_may_read_feeds_and_data_and_nothing_else(site: MiniSite) -> None:
    """Also the data of a record, which lie beside its page."""
    assert site.build().outcome
    text = (site.out / "_headers").read_text()
    open_ = {
        name for name in tree(site.out) if "Access-Control-Allow-Origin" in sent(text, f"/{name}")
    }
    assert open_ == {
        name
        for name in tree(site.out)
        if name.startswith(("data/", "feeds/")) or name.endswith("/index.json")
    }
    assert {"feeds/makers/huawei.json", "makers/huawei/index.json", "data/claims.csv"} < open_
    assert sent(text, "/makers/huawei/index.json")["Access-Control-Allow-Origin"] == "*"


def told_of(plan: Plan, **settings: Any) -> str:
    """Return `_headers` for a site of some files."""
    graph = build_graph(replace(SETTINGS, **settings), ())
    world = World(graph=graph, day=NOW.date(), theme={}, plan=lambda _world: plan)
    return headers(Ask(world.answers))


@pytest.mark.parametrize("base", ["/", "/report/"])
def test_embeds_may_stand_on_any_site_and_nothing_else_may(base: str) -> None:
    plan = (("/", True), ("/claims/x/", True), ("/embed/claims/x/", False))
    text = told_of(plan, url=f"https://shelves.example{base}")
    assert "frame-ancestors *" in sent(text, f"{base}embed/claims/x/")["Content-Security-Policy"]
    for path in (base, f"{base}404.html", f"{base}claims/x/"):
        assert sent(text, path)["Content-Security-Policy"].endswith("; frame-ancestors 'none'")


def test_the_search_may_run_its_module_and_no_other_site_has_that() -> None:
    """WebAssembly counts as a script that is made on the spot."""
    allowed = "script-src 'self' 'wasm-unsafe-eval'"
    assert allowed in sent(told_of((), outputs=("search",)), "/")["Content-Security-Policy"]
    assert "script-src" not in told_of((), outputs=("feeds",))


def test_renamed_records_are_led_to_with_their_base_path(site: MiniSite) -> None:
    assert site.build().outcome
    assert (site.out / "_redirects").read_text() == ""
    site.settle(url="https://shelves.example/report/")
    site.put("retailers/target", renamed_from=["target-stores"])
    site.put("claims/bb-stops-selling", renamed_from=["bb-gives-up"])
    assert site.build().outcome
    assert (site.out / "_redirects").read_text() == (
        "/report/claims/bb-gives-up/ /report/claims/bb-stops-selling/ 301\n"
        "/report/retailers/target-stores/ /report/retailers/target/ 301\n"
    )
