"""The images for previews of links, which are made for a finished build only."""

from __future__ import annotations

import logging
from pathlib import Path

from annotated_briefings.publishing.cards.build import Cards, NoCardsError, prepare_cards
from annotated_briefings.publishing.context import Context
from annotated_briefings.text.diagnostic import Diagnostic

_log = logging.getLogger("mkdocs.plugins.briefings")

CACHE = Path(".cache", "briefings", "cards")
"""Beside the configuration; not for version control."""


class SiteCards:
    """Nothing until they are prepared: then they are written with the site."""

    def __init__(self) -> None:
        self._cards: Cards | None = None
        self._cache: Path | None = None

    def prepare(self, context: Context, font: str, root: Path) -> tuple[Diagnostic, ...]:
        """Tell the pages of their cards; what is wrong with the font. What is not installed is logged."""
        self._cache = root / CACHE
        try:
            self._cards, found = prepare_cards(context, root / font if font else None, root)
        except NoCardsError as missing:
            _log.info(str(missing))
            return ()
        return found

    def write_to(self, site: Path) -> None:
        """Put the cards into the site."""
        if self._cards:
            self._cards.write_to(site, self._cache)
