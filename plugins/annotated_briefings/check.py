"""All findings about a project, without building its site."""

from __future__ import annotations

from pathlib import Path

from annotated_briefings.briefing.load import load_library
from annotated_briefings.markdown.options import Options
from annotated_briefings.publishing.site import render_library
from annotated_briefings.text.diagnostic import Diagnostic, in_order


def check_project(
    folder: Path | str,
    options: Options | None = None,
    *,
    root: Path | str | None = None,
    docs: Path | str | None = None,
) -> tuple[Diagnostic, ...]:
    """What is wrong in a folder of briefings, or in the project that has one, in the order of the files.

    ``root`` and ``docs`` are as in :func:`~annotated_briefings.briefing.load.load_library`.
    """
    library, found = load_library(folder, root=root, docs=docs)
    return in_order((*found, *render_library(library, options).diagnostics))
