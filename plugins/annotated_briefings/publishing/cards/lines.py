"""Words into lines: as large as there is room for, and even."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL.ImageFont import FreeTypeFont

from annotated_briefings.publishing.cards.fonts import load

_LARGEST, _SMALLEST, _STEP = 88, 44, 4
_LINE_HEIGHT = 1.14
_MOST_LINES = 5
_NARROWER = 12
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines in a size, both in pixels; ``leading`` is from one line to the next."""

    size: int
    leading: int
    lines: tuple[str, ...]


def fit(text: str, path: Path, *, width: int, height: int) -> Fitted:
    """The text in the largest size in which it has room; in the smallest, what has room of it and an ellipsis."""
    size, most = _SMALLEST, 1
    lines: tuple[str, ...] = ()
    for size in range(_LARGEST, _SMALLEST - 1, -_STEP):
        most = min(_MOST_LINES, height // _leading(size))
        lines = break_lines(text, load(path, size), width)
        if len(lines) <= most:
            return Fitted(size, _leading(size), _even(text, load(path, size), width, lines))
    last = cut(" ".join(lines[most - 1 :]) + _ELLIPSIS, load(path, size), width)
    return Fitted(size, _leading(size), (*lines[: most - 1], last))


def _leading(size: int) -> int:
    return round(size * _LINE_HEIGHT)


def cut(text: str, font: FreeTypeFont, width: float) -> str:
    """The text, or as much of it as has room with an ellipsis."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(text + _ELLIPSIS) > width:
        text = text[:-1].rstrip()
    return text + _ELLIPSIS


def break_lines(text: str, font: FreeTypeFont, width: float) -> tuple[str, ...]:
    """Lines no wider than ``width``; a word that is wider is broken."""
    lines, line, used = [], "", 0.0
    for piece in _pieces(text):
        long = font.getlength(piece.rstrip())
        if line and used + long > width:
            lines.append(line.rstrip())
            line, used = "", 0.0
        for part in [piece] if long <= width else _parts(piece, font, width):
            if line and used + font.getlength(part.rstrip()) > width:
                lines.append(line.rstrip())
                line, used = "", 0.0
            line += part
            used += font.getlength(part)
    return (*lines, line.rstrip()) if line else tuple(lines)


def _even(text: str, font: FreeTypeFont, width: int, lines: Sequence[str]) -> tuple[str, ...]:
    """The same number of lines in a column as narrow as it can be."""
    best = tuple(lines)
    for narrower in range(width - _NARROWER, width // 2, -_NARROWER):
        tried = break_lines(text, font, narrower)
        if len(tried) > len(best):
            break
        best = tried
    return best


def _pieces(text: str) -> Iterator[str]:
    """What is not broken: a word with the space behind it, an ideograph with the punctuation that clings to it."""
    piece = ""
    for char in text:
        if piece and _may_break(piece[-1], char):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return after != " "
    ideographs = unicodedata.east_asian_width(before) in "WF" or unicodedata.east_asian_width(after) in "WF"
    opens = unicodedata.category(before) in ("Ps", "Pi")
    return ideographs and not opens and after != " " and not unicodedata.category(after).startswith("P")


def _parts(word: str, font: FreeTypeFont, width: float) -> Iterator[str]:
    part = ""
    for char in word:
        if part and font.getlength(part + char) > width:
            yield part
            part = ""
        part += char
    yield part
