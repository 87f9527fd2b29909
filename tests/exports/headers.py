"""Reading `_headers` as hosts do that know it."""

from __future__ import annotations

import re


def rules(text: str) -> dict[str, list[tuple[str, str]]]:
    """Return the rules of a `_headers` file: the headers under each path."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in text.splitlines():
        if not line.startswith(" "):
            found[line] = []
            continue
        name, value = re.fullmatch(r"  ([A-Z][\w-]*): (\S.*)", line).groups()  # type: ignore[union-attr]
        found[list(found)[-1]].append((name, value))
    return found


def sent(text: str, path: str) -> dict[str, str]:
    """Return the headers that a path gets; that no header comes from two rules is checked."""
    fitting = [told for rule, told in rules(text).items() if _fits(path, rule)]
    names = [name for told in fitting for name, _ in told]
    assert len(names) == len(set(names)), path
    return {name: value for told in fitting for name, value in told}


def _fits(path: str, rule: str) -> bool:
    """Whether a path is one of a rule's: `*` is all that follows, `:name` one part of it."""
    parts = re.split(r"(\*|:[a-z]+)", rule)
    pattern = "".join({"*": ".*", ":": "[^/]+"}.get(one[:1], re.escape(one)) for one in parts)
    return re.fullmatch(pattern, path) is not None
