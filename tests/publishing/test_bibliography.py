"""The bibliography among the site's files."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

from annotated_briefings.briefing.load import load_library
from annotated_briefings.briefing.model import Library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.data.bibliography import BIBTEX, CSL_JSON
from annotated_briefings.publishing.site import build_context, build_site, render_library
from annotated_briefings.sources.files import read_bibtex

PROJECT = Path(__file__).parents[1] / "projects" / "a-small-site"


def files_of(library: Library) -> dict[str, bytes]:
    context = build_context(render_library(library), addresses=Addresses(), site_name="A small site")
    return {asset.path: asset.content for asset in build_site(context).assets}


def test_the_site_has_its_bibliography_in_two_standards() -> None:
    library, _ = load_library(PROJECT)
    keys = [source.id for source in library.sources]

    files = files_of(library)

    assert [item["id"] for item in json.loads(files[CSL_JSON])] == keys
    again = read_bibtex(files[BIBTEX].decode(), PurePosixPath("bibliography.bib"), lambda found: None)
    assert [(one.id, one.title) for one in again] == [(one.id, one.title) for one in library.sources]


def test_a_site_without_sources_has_none() -> None:
    assert not {CSL_JSON, BIBTEX} & set(files_of(Library()))
