"""How to cite a page: in words, as files, and as meta elements that reference managers look for."""

from __future__ import annotations

from dataclasses import dataclass

from generator import routes
from generator.formats.citations import Work, plain, wikipedia
from generator.pages.chrome import Download
from generator.pages.layout import there
from generator.pages.shown import Asking
from generator.projections.citing import source_to_cite, source_work, work_of
from generator.projections.site import identity

_FILES = (
    ("BibTeX", "bib", "application/x-bibtex"),
    ("RIS", "ris", "application/x-research-info-systems"),
    ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """What `macros/cite.html` sees: `texts` are (label, citation), `files` the same to be taken.

    `work` is the page itself, `source` a document in which we read what it says.
    """

    work: Work
    source: Work | None
    texts: tuple[tuple[str, str], ...]
    files: tuple[Download, ...]

    @property
    def meta(self) -> tuple[tuple[str, str], ...]:
        """The page's meta elements: Highwire Press tags, as Google Scholar and Zotero read them."""
        day = "/".join(f"{one:02}" for one in self.work.issued)
        return tuple(
            (name, value)
            for name, value in (
                ("citation_title", self.work.title),
                ("citation_author", self.work.publisher),
                ("citation_publication_date", day),
                ("citation_public_url", self.work.url),
                ("DC.title", self.work.title),
                ("DC.publisher", self.work.publisher),
                ("DC.date", day.replace("/", "-")),
                ("DC.identifier", self.work.url),
            )
            if value
        )


def cite(ask: Asking, ident: str, route: str) -> Cite | None:
    """Return how to cite a record's page at `route`, and what it rests on; None: it is left out."""
    if "metadata" not in ask(identity, "").outputs:
        return None
    work = there(ask(work_of, ident))
    cited, after = ask(source_to_cite, ident)
    source = ask(source_work, cited)
    texts = [("Plain text", plain(work)), ("Wikipedia", wikipedia(work))]
    if source:
        label = f"A report, after {after}" if after else "The source itself"
        texts.append((label, plain(source)))
    return Cite(
        work=work,
        source=source,
        texts=tuple(texts),
        files=tuple(
            Download(label=label, media_type=media_type, route=routes.citation(route, ending))
            for label, ending, media_type in _FILES
        ),
    )
