"""An editor's few words around a key: plain text in which ``*emphasis*`` counts."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

EMPHASIS = re.compile(r"\*(?P<starred>[^*]+)\*|(?<!\w)_(?P<scored>[^_]+)_(?!\w)")


def render_words(text: str) -> Markup:
    """The words, escaped."""
    parts: list[Markup] = []
    done = 0
    for found in EMPHASIS.finditer(text):
        emphasised = Markup("<em>{}</em>").format(found["starred"] or found["scored"])
        parts += escape(text[done : found.start()]), emphasised
        done = found.end()
    return Markup("").join((*parts, escape(text[done:])))
