"""The house has floors: a module leans on what is below it, and on nothing else."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.project import ROOT, called, files, imported, modules

LAYERS = {
    "fingerprint": 0,
    "files": 0,
    "parallel": 0,
    "dates": 0,
    "git": 0,
    "stopwatch": 0,
    "diagnostics": 1,
    "fixing": 2,
    "incremental": 2,
    "model": 3,
    "routes": 3,
    "formats": 3,
    "loading": 4,
    "graph": 5,
    "projections": 6,
    "render": 7,
    "explaining": 7,
    "pages": 8,
    "exports": 8,
    "catalogue": 9,
    "engine": 9,
    "built": 8,
    "unchanged": 9,
    "guard": 9,
    "site": 10,
    "check": 10,
    "build": 11,
    "budgets": 12,
    "verify": 12,
    "why": 12,
    "since": 12,
    "desk": 12,
    "preview": 12,
    "cli": 13,
    "__main__": 14,
}
"""Packages and single modules of `generator/`; a module imports only smaller numbers or its own."""

PROSE = {
    *("generator/graph/differences.py", "generator/graph/graph.py", "generator/graph/resolve.py"),
    *("generator/graph/rules_of_records.py", "generator/graph/tables.py"),
    *("generator/projections/claims.py", "generator/projections/search.py"),
}
"""What of the derived layers may know claims with their prose, which is a piece of its own."""

CODE = modules("generator")
THIRD_PARTY = {
    "pydantic": {"generator/loading/validate.py", "generator/model/markers.py"},
    "yaml": {"generator/loading/"},
    "jinja2": {"generator/render/"},
    "markdown": {"generator/render/"},
    "nh3": {"generator/render/"},
    "pagefind_bin": {"generator/formats/pagefind.py"},
    "markupsafe": {"generator/render/"},
    "click": {"generator/cli/"},
    "rich": {"generator/cli/"},
    "watchdog": {"generator/preview/"},
    "icalendar": {"generator/formats/ics.py"},
    "PIL": {"generator/formats/cards/"},
    "hashlib": {"generator/fingerprint.py"},
    "sqlite3": {"generator/incremental/"},
}
"""Libraries that one place alone deals with."""
LONGEST = {"generator": 300, "tests": 400}
"""Lines of a module; a test may hold a long table of cases."""
FLUSHING = {"generator/parallel.py"}
"""What a fork would print twice has to be out before it."""


def part(module: str) -> str:
    """Return the package or single module that a file or a full name belongs to."""
    inside = module.removeprefix("generator").lstrip("./")
    return re.split(r"[./]", inside)[0]


def test_every_part_of_the_generator_has_a_layer() -> None:
    """A new package says first on what it stands."""
    parts = {part(name) for name, _ in CODE} - {"__init__"}
    assert parts <= set(LAYERS)


@pytest.mark.parametrize(("name", "tree"), CODE, ids=[name for name, _ in CODE])
def test_a_module_imports_only_from_below_and_from_its_own_package(
    name: str, tree: ast.Module
) -> None:
    """Anything else would be a circle sooner or later."""
    own = part(name)
    for module in imported(tree):
        if module.startswith("generator.") and module != "generator.__version__":
            other = part(module)
            assert other == own or LAYERS[other] < LAYERS[own], module


@pytest.mark.parametrize(("library", "places"), THIRD_PARTY.items(), ids=list(THIRD_PARTY))
def test_each_library_is_dealt_with_in_one_place(library: str, places: set[str]) -> None:
    """So that it can be replaced there, and need not be learned elsewhere."""
    names = {library, f"{library}_core"}
    users = {
        name
        for name, tree in CODE
        if names & {module.partition(".")[0] for module in imported(tree)}
    }
    assert {name for name in users if not name.startswith(tuple(places))} == set()


def test_only_one_module_asks_the_web() -> None:
    """A build, a check and a preview work off line and tell nobody anything."""
    web = ("urllib.request", "http.client", "socket.")
    users = {
        name
        for name, tree in CODE
        if any(module.startswith(web) or module == "socket" for module in imported(tree))
    }
    assert {one for one in users if not one.startswith("generator/preview/")} == {
        "generator/desk/web_links.py"
    }


def test_the_model_asks_for_the_validator_only_inside_of_functions() -> None:
    """Records that were decoded before load without it."""
    tree = dict(CODE)["generator/model/markers.py"]
    typed = [node for node in tree.body if isinstance(node, ast.If)]
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert ast.unparse(typed[0].test) == "TYPE_CHECKING"
    assert not any("pydantic" in ast.unparse(node) for node in top)


def test_only_the_command_line_prints() -> None:
    """Everything else returns what there is to say."""
    printers = {
        name
        for name, tree in CODE
        for call in called(tree)
        if call in {"print", "input"}
        or (
            call.startswith(("click.", "sys.stdout.", "sys.stderr."))
            and not (name in FLUSHING and call.endswith(".flush"))
        )
    }
    assert {name for name in printers if not name.startswith("generator/cli/")} == set()


def test_only_one_module_marks_text_as_safe() -> None:
    """What it marks was sanitised just before; no template may do so by itself."""
    makers = {name for name, tree in CODE for call in called(tree) if call.endswith("Markup")}
    assert makers <= {"generator/render/bodies.py"}
    unsafe = re.compile(r"\|\s*safe\b|{%-?\s*autoescape")
    for path in files():
        if path.suffix == ".html" and path.is_relative_to(ROOT / "templates"):
            text = re.sub(r"{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            assert unsafe.search(text) is None, path.name


def test_nothing_in_the_theme_is_loaded_from_elsewhere() -> None:
    """No other host, no import, nothing inline: pages work under a strict policy and off line."""
    elsewhere = re.compile(
        r"@import|url\(\s*['\"]?(?:https?:)?//"
        r"|<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=['\"](?:https?:)?//"
    )
    inline = re.compile(r"<style\b|\sstyle=|\son[a-z]+=['\"]|<script>|javascript:")
    theme = [path for path in files() if path.is_relative_to(ROOT / "templates")]
    assert theme
    for path in theme:
        if path.suffix in {".html", ".css", ".svg", ".js"}:
            text = path.read_text(encoding="utf-8")
            assert elsewhere.search(text) is None, path.name
            assert path.suffix != ".html" or inline.search(text) is None, path.name


@pytest.mark.parametrize(("folder", "longest"), LONGEST.items())
def test_no_module_grows_beyond_what_can_be_read_at_once(folder: str, longest: int) -> None:
    """One idea a module."""
    sizes = {
        name: len((ROOT / name).read_text(encoding="utf-8").splitlines())
        for name, _ in modules(folder)
    }
    assert {name: size for name, size in sizes.items() if size > longest} == {}


def test_what_is_derived_from_claims_does_not_see_their_prose() -> None:
    """An edit of prose is then known to change nothing else."""
    derived = (
        "generator/graph/",
        "generator/projections/",
        "generator/pages/",
        "generator/exports/",
    )
    whole = "generator.model.claim.Claim"
    users = {name for name, tree in CODE if name.startswith(derived) and whole in imported(tree)}
    assert users == PROSE
