"""The theme: templates and assets, the default ones and what a project puts in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath

from generator.diagnostics.diagnostic import Diagnostic
from generator.files import read_if_there, scan
from generator.fingerprint import of_bytes
from generator.routes import asset

FOLDER = "templates"
ASSETS = "assets/"


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a theme is made of.

    `templates`: name → source text. `origins`: name → the file to name in messages.
    `blobs`: name in the site → bytes, for assets. `addresses`: asset's name → its route, which
    holds a hash of the content, so that it can be cached for ever.
    """

    templates: Mapping[str, str]
    origins: Mapping[str, str]
    blobs: Mapping[str, bytes]
    addresses: Mapping[str, str]


def default_folder() -> Path:
    """Return the default theme's folder: in the installed package, else in the checkout."""
    packed = Path(str(files("generator") / "_templates"))
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2] / FOLDER


def load_theme(root: Path) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """Read the default theme, overlaid file by file with the project's own `templates/`."""
    found: dict[str, tuple[bytes, str]] = {}
    problems = []
    for folder in dict.fromkeys((default_folder(), (root / FOLDER).resolve())):
        for file in scan(folder) if folder.is_dir() else ():
            shown = f"{FOLDER}/{file.name}"
            data = read_if_there(file.path) if file.is_a == "file" else None
            if data is not None:
                found[file.name] = (data, shown)
            elif file.is_a != "folder":
                problems.append(
                    Diagnostic(
                        code="E801",
                        message="this theme file can't be read",
                        file=shown,
                        help=("put the file itself here, not a link; check its permissions",),
                    )
                )
    templates = {}
    for name, (data, shown) in found.items():
        if name.startswith(ASSETS):
            continue
        try:
            templates[name] = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            problems.append(
                Diagnostic(
                    code="E105",
                    message="this template is not UTF-8 text",
                    file=shown,
                    help=("save it again with the encoding UTF-8",),
                )
            )
    addresses = {
        name.removeprefix(ASSETS): asset(_hashed(name.removeprefix(ASSETS), data))
        for name, (data, _) in sorted(found.items())
        if name.startswith(ASSETS)
    }
    theme = Theme(
        templates=templates,
        origins={name: shown for name, (_, shown) in found.items()},
        blobs={addresses[name].removeprefix("/"): found[ASSETS + name][0] for name in addresses},
        addresses=addresses,
    )
    return theme, tuple(problems)


def _hashed(name: str, data: bytes) -> str:
    """Put a hash of the content before the name's ending: `site.css` → `site.1a2b3c4d5e6f.css`."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}.{of_bytes(data)[:12]}{path.suffix}"))
