"""What Material for MkDocs needs of us to be whole. It may go with Material, whose life ends on 2027-05-05."""

from __future__ import annotations

from markupsafe import escape

_NAMELESS = '<div class="md-search" data-md-component="search" role="dialog">'


def name_search(html: str, name: str) -> str:
    """Give the theme's search dialog, which has none, an accessible name (seen in Material 9.8.1)."""
    named = _NAMELESS.replace(">", f' aria-label="{escape(name)}">')
    return html.replace(_NAMELESS, named, 1)
