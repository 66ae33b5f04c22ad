"""All findings about a project, without building its site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from annotated_briefings.briefing.load import load_library
from annotated_briefings.citations.check import check_style
from annotated_briefings.importing.coverage import check_coverage
from annotated_briefings.markdown.options import Options
from annotated_briefings.publishing.proof import check_site
from annotated_briefings.publishing.site import render_library
from annotated_briefings.text.diagnostic import Diagnostic, in_order


def check_project(
    folder: Path | str,
    options: Options | None = None,
    *,
    root: Path | str | None = None,
    docs: Path | str | None = None,
    site: Path | str | None = None,
    language: str = "en",
    citation_style: str = "",
    today: date | None = None,
) -> tuple[Diagnostic, ...]:
    """What is wrong in a folder of briefings, or in the project that has one, in the order of the files.

    ``site`` is a site that was built of it: then it is proved as well that no text stands there that may not.
    ``citation_style`` is the path of a style's file from ``root``, "" for the house style.
    ``root``, ``docs`` and ``language`` are as in :func:`~annotated_briefings.briefing.load.load_library`; ``today`` is
    what dates of review are held against.
    """
    library, found = load_library(folder, root=root, docs=docs, language=language)
    rendered = render_library(library, options, today=today)
    uncovered: list[Diagnostic] = []
    check_coverage(library.briefings, rendered.made, rendered.glossary, uncovered.append)
    proved = check_site(Path(site), library, rendered.published_quotations) if site is not None else ()
    unfit: list[Diagnostic] = []
    if citation_style:
        place = Path(root or folder)
        check_style(place / citation_style, place, rendered.options.language, unfit.append)
    return in_order((*found, *rendered.diagnostics, *uncovered, *unfit, *proved))
