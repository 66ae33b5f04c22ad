"""The words of a PDF with their places and fonts, through pypdfium2; nothing here knows of paragraphs."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotated_briefings.importing.pdf.model import Page, Word

if TYPE_CHECKING:
    import pypdfium2

_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
_HYPHENS = dict.fromkeys((0x02, 0xFFFE, 0xAD, 0x2010), "-")
"""What pdfium and fonts write for a hyphen at the end of a line, U+FFFE and U+0002 (2026) among them."""
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
_SHOWN = _HYPHENS | _LIGATURES
_SPACES = frozenset((0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x2002, 0x2003, 0x2009, 0x200A, 0x3000, 0x00))
_WORD_GAP = 0.22
"""Share of the font size that lies between two words at least, where no space is written."""
_TILTED = 0.1
"""Radians; text that is turned more stands in a margin or across the page, and is none of the article's."""
_FONT_NAME_BYTES = 128


@dataclass(frozen=True, slots=True)
class _Letter:
    code: int
    left: float
    right: float
    bottom: float
    top: float


def read_page(document: pypdfium2.PdfDocument, number: int, *, limit: int) -> Page:
    """One page's words in the order in which they are drawn, from its first ``limit`` letters.

    Raises ``pypdfium2.PdfiumError`` where the page is damaged.
    """
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            words = tuple(_words(text.raw, limit))
        finally:
            text.close()
        width, height = page.get_size()
        pictured = not words and next(iter(page.get_objects(max_depth=2)), None) is not None
        return Page(number=number, width=width, height=height, words=words, pictured=pictured)
    finally:
        page.close()


def _words(text: Any, limit: int) -> Iterator[Word]:
    import pypdfium2.raw as pdfium

    letters: list[_Letter] = []
    first = 0
    for index in range(min(pdfium.FPDFText_CountChars(text), limit)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        letter = None if code in _SPACES else _letter(text, index, code)
        if letters and (letter is None or _is_apart(letters[-1], letter)):
            yield from _word(text, first, letters)
            letters = []
        if letter is not None:
            first = first if letters else index
            letters.append(letter)
    if letters:
        yield from _word(text, first, letters)


def _letter(text: Any, index: int, code: int) -> _Letter | None:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, index, box):
        return None
    return _Letter(code, box.left, box.right, box.bottom, box.top)


def _is_apart(before: _Letter, after: _Letter) -> bool:
    height = max(before.top - before.bottom, 1.0)
    gap = after.left - before.right
    overlap = min(before.top, after.top) - max(before.bottom, after.bottom)
    smaller = min(height, after.top - after.bottom)
    is_other_size = smaller < 0.8 * max(height, after.top - after.bottom)
    return gap > _WORD_GAP * height or gap < -0.5 * height or overlap < 0.5 * smaller or is_other_size


def _word(text: Any, first: int, letters: list[_Letter]) -> Iterator[Word]:
    import pypdfium2.raw as pdfium

    if abs(_signed(pdfium.FPDFText_GetCharAngle(text, first))) > _TILTED:
        return
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, first, x, y)
    shown = "".join(_SHOWN.get(letter.code) or _char(letter.code) for letter in letters)
    if not shown:
        return
    yield Word(
        text=shown,
        left=letters[0].left,
        right=max(letter.right for letter in letters),
        baseline=round(y.value, 2),
        size=round(_size(text, first, letters), 1),
        bold=_is_bold(text, first),
    )


def _char(code: int) -> str:
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def _signed(angle: float) -> float:
    return angle - 6.283185307 if angle > 3.14159265 else angle


def _size(text: Any, index: int, letters: list[_Letter]) -> float:
    """The font's size as shown: that of the font times the scale of its matrix."""
    import pypdfium2.raw as pdfium

    size = float(pdfium.FPDFText_GetFontSize(text, index))
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= (matrix.c**2 + matrix.d**2) ** 0.5
    return size if size > 0 else max(letters[0].top - letters[0].bottom, 1.0)


def _is_bold(text: Any, index: int) -> bool:
    import pypdfium2.raw as pdfium

    if pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT:
        return True
    name, flags = ctypes.create_string_buffer(_FONT_NAME_BYTES), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, _FONT_NAME_BYTES, flags)
    return bool(_BOLD.search(name.value.decode("utf-8", "replace")))
