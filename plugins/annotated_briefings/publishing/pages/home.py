"""What a home page may show: the newest briefings."""

from __future__ import annotations

from markupsafe import Markup

from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.pages.common import cards


def newest_briefings(context: Context, here: str, *, count: int) -> Markup:
    """The newest briefings as cards, for the page at the host's source path ``here``."""
    return Markup('<div class="ab ab-home">{}</div>').format(cards(context, here, context.newest[:count]))
