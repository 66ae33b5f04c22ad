"""The cards of a site: which briefings have one, and their files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.publishing.cards.model import Bar, Card, Strip
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.pages.common import said
from annotated_briefings.text.diagnostic import Diagnostic, error, note
from annotated_briefings.text.disk import relative_path
from annotated_briefings.text.place import Location
from annotated_briefings.timeline.layout import MARK_SIZE, Mark, lay_out
from annotated_briefings.timeline.model import Event

if TYPE_CHECKING:
    from annotated_briefings.publishing.cards.fonts import Fonts

FORM = 1
"""Of the picture; another number makes what was kept before useless."""


class NoCardsError(RuntimeError):
    """What drawing needs is not installed; the text says what."""


class Cards:
    """The cards by their briefings' keys. They are drawn when they are written, and only those that have changed."""

    def __init__(self, cards: Mapping[str, Card], fonts: Fonts) -> None:
        self._cards = cards
        self._fonts = fonts

    def write_to(self, site: Path, cache: Path | None) -> None:
        """Put every card into a site; ``cache`` keeps them from build to build, and only these."""
        names = {key: f"{_digest(card, self._fonts)}.png" for key, card in self._cards.items()}
        for key, card in self._cards.items():
            target = site / card_path(key)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(self._picture(card, cache / names[key] if cache else None))
        if cache:
            _drop_others(cache, set(names.values()))

    def _picture(self, card: Card, kept: Path | None) -> bytes:
        from annotated_briefings.publishing.cards.draw import draw_card

        if kept and (found := _read(kept)):
            return found
        picture = draw_card(card, self._fonts)
        if kept:
            _keep(kept, picture)
        return picture


def card_path(key: str) -> str:
    """Where the card of a briefing stands in the site."""
    return f"data/cards/{key}.png"


def prepare_cards(context: Context, font: Path | None, root: Path) -> tuple[Cards | None, tuple[Diagnostic, ...]]:
    """The cards of a site with a known address; none without: the address of an image is an absolute one.

    Tells the pages of them. ``font`` is the publisher's, for scripts that the usual one lacks. A briefing whose title
    no font can write has no card, which is reported. Raises :class:`NoCardsError`.
    """
    if not context.addresses.base:
        return None, ()
    try:
        from annotated_briefings.publishing.cards.fonts import bundled_fonts, chosen_fonts
    except ImportError as fault:
        raise NoCardsError("cards for previews need Pillow: install the extra 'cards'") from fault
    try:
        fonts = chosen_fonts(font) if font else bundled_fonts()
    except OSError:
        place = Location(relative_path(font, root) if font else PurePosixPath())
        hint = "'card_font:' is the path of a .ttf or .otf file, from the folder of mkdocs.yml"
        return None, (error("invalid-font", "there is no font in this file, so there are no cards", place, hint=hint),)
    if fonts is None:
        raise NoCardsError("cards for previews need a font: install the extra 'cards', or name one by 'card_font:'")
    found = {briefing.key: _card(context, briefing, fonts) for briefing in context.newest}
    drawn = {key: card for key, card in found.items() if card.title}
    context.cards = {key: card_path(key) for key in drawn}
    missing = [_missing(context.briefings[key]) for key in found if key not in drawn]
    return Cards(drawn, fonts), tuple(missing)


def _card(context: Context, briefing: Briefing, fonts: Fonts) -> Card:
    from annotated_briefings.publishing.cards.fonts import plain

    def written(text: str) -> str:
        drawn = plain(text)
        return drawn if fonts.can_write(drawn) else ""

    front = briefing.front
    return Card(
        title=written(front.title),
        kicker=" · ".join(filter(None, map(written, front.topics))),
        site=written(context.site_name),
        date=written(said(context, front.date)) if front.date else "",
        strip=_strip(context.bodies[briefing.key].events, context.language.tag, fonts),
    )


def _strip(events: tuple[Event, ...], language: str, fonts: Fonts) -> Strip | None:
    """The strip of the page; one date alone has none."""
    if len({event.date.text for event in events}) < 2:
        return None
    layout = lay_out(events, language=language)
    return Strip(
        rows=layout.rows,
        bars=tuple(map(_bar, layout.marks)),
        stretches=tuple((stretch.left, stretch.right) for stretch in layout.axis.stretches),
        labels=tuple((tick.x, tick.label) for tick in layout.axis.wide if tick.label and fonts.can_write(tick.label)),
    )


def _bar(mark: Mark) -> Bar:
    length, shape = mark.size / MARK_SIZE, mark.shape
    return Bar(
        x=mark.x, share=mark.share, length=length, row=mark.row, is_dashed=shape.is_dashed, is_open=shape.is_open
    )


def _missing(briefing: Briefing) -> Diagnostic:
    hint = "name a font that has its letters by 'card_font:' in mkdocs.yml"
    said = "the font of the cards cannot write this title, so previews of links show no card"
    return note("no-card", said, briefing.front.where("title"), hint=hint)


def _digest(card: Card, fonts: Fonts) -> str:
    from PIL import __version__

    return hashlib.sha256(f"{FORM} {__version__} {fonts.digest} {card!r}".encode()).hexdigest()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _keep(path: Path, picture: bytes) -> None:
    """Write as a whole or not at all; where the folder cannot be written, nothing is kept."""
    started = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        started.write_bytes(picture)
        started.replace(path)
    except OSError:
        return


def _drop_others(folder: Path, wanted: set[str]) -> None:
    try:
        for path in folder.glob("*.png"):
            if path.name not in wanted:
                path.unlink(missing_ok=True)
    except OSError:
        return
