"""LaTeX as plain text: accents, signs and words; what it looks like is dropped."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

MAX_DEPTH = 30
"""Deepest nesting of braces that is read; no title has more than four."""

_LATEX = re.compile(r"[\\{}$~%&^_]|--|``|''")


def plain_text(latex: str) -> str:
    """The text that LaTeX prints; of what is nested too deep the braces are dropped, and no more."""
    if not _LATEX.search(latex):
        return " ".join(latex.split())
    if _depth(latex) > MAX_DEPTH or "\\begin" in latex:
        return _without_braces(latex)
    try:
        return " ".join(_converter().latex_to_text(_as_typed(latex)).split())
    except RecursionError:
        return _without_braces(latex)


def _without_braces(latex: str) -> str:
    return " ".join(latex.replace("{", "").replace("}", "").split())


def _as_typed(latex: str) -> str:
    """A percent sign begins a comment in LaTeX, and never does so in a bibliography."""
    return re.sub(r"(?<!\\)%", r"\\%", latex)


def _depth(text: str) -> int:
    deepest = depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        deepest = max(deepest, depth)
    return deepest


@cache
def _converter() -> Any:
    from pylatexenc.latex2text import (  # type: ignore[import-untyped]
        LatexNodes2Text,
        MacroTextSpec,
        get_default_latex_context_db,
    )

    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    macros = get_default_latex_context_db()
    macros.add_context_category(
        "signs", prepend=True, macros=[MacroTextSpec(name, sign) for name, sign in signs.items()]
    )
    return LatexNodes2Text(macros, math_mode="text", strict_latex_spaces="except-in-equations")
