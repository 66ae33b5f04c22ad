"""Words, lines and pages with their places, in points; y grows upwards, as in the PDF."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What stands without a gap. ``baseline`` is where its letters stand, ``size`` that of the font as shown."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    raised: bool = False


_TOUCHING = 0.1
"""Share of the font size; less of a gap is none: the font has only changed within the word."""


def touches(before: Word, after: Word) -> bool:
    """Whether two neighbours on a line belong to one word."""
    return after.left - before.right < _TOUCHING * max(before.size, after.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words on one baseline, from left to right, without a wide gap among them."""

    words: tuple[Word, ...]
    page: int = 0

    @property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return max(word.right for word in self.words)

    @property
    def baseline(self) -> float:
        """That of the first word which is not raised."""
        return next((word.baseline for word in self.words if not word.raised), self.words[0].baseline)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return max(sizes, key=lambda size: sizes[size])

    @property
    def bold(self) -> bool:
        """Whether all of it is."""
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        """The words, with single spaces where there is a gap."""
        return "".join(
            word.text if before is None or touches(before, word) else f" {word.text}"
            for before, word in zip((None, *self.words), self.words, strict=False)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; ``pictured`` where it has no words and yet something is to be seen."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = field(default=())
    pictured: bool = False
