"""The bibliography for other programs: CSL-JSON and BibLaTeX."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Asset
from annotated_briefings.sources.bibtex_export import to_bibtex
from annotated_briefings.sources.export import to_csl_json

CSL_JSON = "data/bibliography.json"
BIBTEX = "data/bibliography.bib"


def build_bibliography(context: Context) -> Iterator[Asset]:
    """Both files, with the sources in the order of the editor's; nothing where there are none."""
    sources = context.library.sources
    if sources:
        yield Asset(path=CSL_JSON, content=to_csl_json(sources).encode())
        yield Asset(path=BIBTEX, content=to_bibtex(sources).encode())
