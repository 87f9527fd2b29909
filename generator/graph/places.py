"""Places: from a finding, which knows a record and a path in it, to a diagnostic in its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from generator.graph.finding import Finding
from generator.loading.document import Broken, Document
from generator.loading.filed import Filed
from generator.loading.inputs import CONTENT
from generator.loading.load import SETTINGS
from generator.model.references import Path as FieldPath

if TYPE_CHECKING:
    from generator.loading.written import Written


_IN_A_DRAFT = "it stands in a draft, and stops nothing until that is published"


@dataclass(frozen=True, slots=True)
class Places:
    """Looks up where in their files findings stand; a file is read again only if it has any.

    `origins` tells by id where records stand; what is found in `drafts` stops nothing.
    """

    root: Path
    origins: Mapping[str, Filed | Broken]
    drafts: frozenset[str] = frozenset()
    read: dict[str, Written | None] = field(default_factory=dict)

    def diagnostic(
        self,
        finding: Finding,
        at: Document | Broken | None = None,
    ) -> Diagnostic:
        """Give a finding its file, line and column.

        `at` is the finding's own record, where that is known.
        """
        file, prefix = self._origin(finding.record_id, at)
        written = self._written(file)
        path = (*prefix, *finding.path)
        on = finding.on if finding.path else "key"
        place = written.place(path, on, finding.word, finding.nth) if written else None
        fix = None
        if finding.suggestion is not None and place and place.exact:
            edit = Edit(file, place.span, finding.suggestion)
            fix = Fix(f"write `{finding.suggestion}`", (edit,))
        return Diagnostic(
            code=finding.code,
            message=finding.message,
            file=file,
            span=place.span if place else None,
            label=finding.label,
            help=finding.help,
            notes=(*finding.notes, *[_IN_A_DRAFT] * (finding.record_id in self.drafts)),
            related=tuple(self._related(finding)),
            fix=fix,
            draft=finding.record_id in self.drafts,
        )

    def _related(self, finding: Finding) -> Iterator[Related]:
        for one in finding.related:
            file, prefix = self._origin(one.record_id, None)
            written = self._written(file)
            if written:
                yield Related(file, written.place((*prefix, *one.path)).span, one.label)

    def _origin(self, ident: str, at: Document | Broken | None) -> tuple[str, FieldPath]:
        if not ident:
            return f"{CONTENT}/{SETTINGS}", ()
        origin = at or self.origins[ident]
        return origin.file, origin.prefix

    def _written(self, file: str) -> Written | None:
        if file not in self.read:
            from generator.loading.written import read_again  # noqa: PLC0415  heavy, seldom needed

            self.read[file] = read_again(self.root, file)
        return self.read[file]
