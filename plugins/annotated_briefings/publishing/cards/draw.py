"""A card as a picture: 1,200 by 630 pixels, as previews of links show it; https://ogp.me."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from annotated_briefings.publishing.cards.fonts import Fonts, load
from annotated_briefings.publishing.cards.lines import Fitted, cut, fit
from annotated_briefings.publishing.cards.model import Bar, Card, Strip

SIZE = (1200, 630)

_PAPER, _INK, _MUTED, _ACCENT, _LINE = "#fbfaf7", "#191c24", "#565b68", "#2f49b8", "#c9ccd6"
"""Ink has a contrast of 16 to 1 on the paper, the accent of 7.6, muted words of 6.6."""

_LEFT, _RIGHT = 84, 1120
_EDGE = 16
_KICKER, _TITLE, _FOOT = 66, 124, 556
_BASELINE, _ROWS = 492, 100
"""The axis of the strip, and the height of the marks above it."""

_SMALL, _TINY = 29, 21
_FINER = 4
"""The strip is drawn so many times as large, and then made smaller: its edges become smooth."""

_COLOURS = 48


def draw_card(card: Card, fonts: Fonts) -> bytes:
    """The PNG of a card; the same card gives the same bytes."""
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, _EDGE - 1, SIZE[1]), fill=_ACCENT)
    _write_kicker(pen, card, fonts)
    _write_title(pen, card, fonts)
    _write_foot(pen, card, fonts)
    if card.strip:
        _draw_strip(image, card.strip, fonts)
    return _png(image)


def _write_kicker(pen: ImageDraw.ImageDraw, card: Card, fonts: Fonts) -> None:
    font = load(fonts.bold, _SMALL)
    pen.text((_LEFT, _KICKER), cut(card.kicker, font, _RIGHT - _LEFT), fill=_ACCENT, font=font)


def _write_title(pen: ImageDraw.ImageDraw, card: Card, fonts: Fonts) -> None:
    bottom = _BASELINE - _ROWS - 12 if card.strip else _FOOT - 40
    fitted: Fitted = fit(card.title, fonts.bold, width=_RIGHT - _LEFT, height=bottom - _TITLE)
    font = load(fonts.bold, fitted.size)
    for number, line in enumerate(fitted.lines):
        pen.text((_LEFT - 3, _TITLE + number * fitted.leading), line, fill=_INK, font=font)


def _write_foot(pen: ImageDraw.ImageDraw, card: Card, fonts: Fonts) -> None:
    """The site at the left, the date at the right."""
    bold, regular = load(fonts.bold, _SMALL), load(fonts.regular, _SMALL)
    room = _RIGHT - _LEFT
    if card.date:
        width = regular.getlength(card.date)
        pen.text((_RIGHT - width, _FOOT), card.date, fill=_MUTED, font=regular)
        room -= round(width) + _SMALL
    pen.text((_LEFT, _FOOT), cut(card.site, bold, room), fill=_INK, font=bold)


def _draw_strip(image: Image.Image, strip: Strip, fonts: Fonts) -> None:
    """Axis and marks as in the timeline of the page: a disc, a pill, hollow where it is uncertain, pale where open."""
    width, height = _RIGHT - _LEFT, _ROWS + 4
    layer = Image.new("RGB", (width * _FINER, height * _FINER), _PAPER)
    pen = ImageDraw.Draw(layer)
    for start, end in strip.stretches:
        line = (_x(start, width), _ROWS * _FINER, _x(end, width), (_ROWS + 2) * _FINER)
        pen.rectangle(line, fill=_LINE)
    for bar in strip.bars:
        _draw_bar(pen, bar, strip.rows, width)
    image.paste(layer.resize((width, height), Image.Resampling.BOX), (_LEFT, _BASELINE - _ROWS))
    _write_labels(ImageDraw.Draw(image), strip, fonts, width)


def _draw_bar(pen: ImageDraw.ImageDraw, bar: Bar, rows: int, width: int) -> None:
    step = min(18.0, (_ROWS - 4) / rows)
    thick = min(13.0, max(step - 2, 4.0))
    left = bar.x * width / 100 - bar.length * thick / 2
    right = left + max(bar.share * width / 100, bar.length * thick, thick)
    top = _ROWS - 4 - bar.row * step - thick
    box = tuple(side * _FINER for side in (left, top, right, top + thick))
    fill = _PAPER if bar.is_dashed else _LINE if bar.is_open else _ACCENT
    radius = thick * _FINER / 2
    pen.rounded_rectangle(box, radius, fill=fill, outline=_ACCENT, width=round(2.2 * _FINER))


def _write_labels(pen: ImageDraw.ImageDraw, strip: Strip, fonts: Fonts, width: int) -> None:
    font = load(fonts.regular, _TINY)
    for place, label in strip.labels:
        half = font.getlength(label) / 2
        x = min(max(_LEFT + place * width / 100 - half, _LEFT), _RIGHT - 2 * half)
        pen.text((x, _BASELINE + 10), label, fill=_MUTED, font=font)


def _x(place: float, width: int) -> float:
    return place * width * _FINER / 100


def _png(image: Image.Image) -> bytes:
    """With the few colours that it has: a third as large. (Better compression saves a tenth and takes eight times.)"""
    out = io.BytesIO()
    few = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", compress_level=6)
    return out.getvalue()
