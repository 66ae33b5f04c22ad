"""The fonts of the cards, and what they can write: a card never shows a box in the place of a letter."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

_PACKAGE = "font_source_serif_pro"
_BOLD, _REGULAR = "SourceSerifPro-Bold.ttf", "SourceSerifPro-Regular.ttf"
_NOBODYS = "\U0010ffff"
"""A noncharacter: what a font draws for it, it draws for everything that it lacks."""

_PLAIN = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2011": "-", "\u00ad": None})
"""Spaces and hyphens that differ only in how lines break."""


@dataclass(frozen=True)
class Fonts:
    """A font for titles and one for the rest; they may be the same file."""

    bold: Path
    regular: Path

    @cached_property
    def digest(self) -> str:
        """Tells these fonts from any others."""
        return hashlib.sha256(self.bold.read_bytes() + self.regular.read_bytes()).hexdigest()

    def can_write(self, text: str) -> bool:
        """Whether both fonts have every letter, and no letter changes its shape or order beside others."""
        return all(_is_simple(char) and _has(self.bold, char) and _has(self.regular, char) for char in text)


def bundled_fonts() -> Fonts | None:
    """Those of the extra ``cards``: Source Serif, with Latin, Greek and Cyrillic letters."""
    spec = find_spec(_PACKAGE)
    for place in (spec and spec.submodule_search_locations) or ():
        folder = Path(place, "files")
        if (folder / _BOLD).is_file():
            return Fonts(folder / _BOLD, folder / _REGULAR)
    return None


def chosen_fonts(path: Path) -> Fonts:
    """The publisher's font for everything. Raises :class:`OSError` where the file is no font."""
    load(path, 12)
    return Fonts(path, path)


def plain(text: str) -> str:
    """The text as it is drawn: composed, on one line, with usual spaces and hyphens."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_PLAIN).split())


@lru_cache(maxsize=64)
def load(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """A font in a size of so many pixels. Its letters are set one by one, the same on every machine."""
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def _is_simple(char: str) -> bool:
    """Whether a letter stands by itself: from left to right, not joined to others, not placed above one."""
    return unicodedata.bidirectional(char) not in ("R", "AL", "NSM") and not unicodedata.combining(char)


@cache
def _has(path: Path, char: str) -> bool:
    font = load(path, 40)
    return char.isspace() or bytes(font.getmask(char)) != bytes(font.getmask(_NOBODYS))
