"""Whether a citation style can be used, without a page to use it on."""

from __future__ import annotations

from pathlib import Path

from annotated_briefings.citations.pandoc import EngineError, PageCitations, style_pages
from annotated_briefings.citations.style import load_style, style_failed
from annotated_briefings.text.diagnostic import Report

_NOTHING = PageCitations((), ())


def check_style(path: Path, root: Path, language: str, report: Report) -> None:
    """Report what a build would say of the style in a file: the engine is started once, and has nothing to cite."""
    style = load_style(path, root, language, report)
    if style is None:
        return
    try:
        style_pages([_NOTHING], (), style=style.path, language=language, pandoc=style.pandoc)
    except EngineError as fault:
        report(style_failed(style, fault))
