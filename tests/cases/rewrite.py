"""Write what each case shows now into its file; read the difference before you keep it."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from tests.cases.case import FOLDER, read_case

_SHOWN = re.compile(r"^=== shown\n(?:(?!=== ).*\n)*", re.MULTILINE)


def rewrite(path: Path) -> None:
    """Write what one case shows into its file."""
    case = read_case(path)
    with tempfile.TemporaryDirectory() as folder:
        shown = case.text(case.project(Path(folder)))
    written = path.read_text(encoding="utf-8")
    path.write_text(_SHOWN.sub(lambda _: f"=== shown\n{shown}", written), encoding="utf-8")


if __name__ == "__main__":
    for each in sorted(FOLDER.glob("*.txt")):
        rewrite(each)
