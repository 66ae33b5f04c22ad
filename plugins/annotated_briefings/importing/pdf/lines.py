"""Words to lines: what shares a baseline, raised and lowered figures with it, cut where a gap is wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotated_briefings.importing.pdf.model import Line, Page, Word

_SAME_BASELINE = 0.2
_WIDE_GAP = 1.4
"""Shares of the font size. A wider gap may be the one between two columns; what was cut in vain is mended later."""
_SMALLER = 0.85
_HIGHEST, _LOWEST = 0.75, -0.35
"""How far a raised or lowered figure stands from the line that it belongs to, in shares of that line's size."""
_NEAR = 0.6


def lines_of(page: Page) -> tuple[Line, ...]:
    """The lines of a page from top to bottom; those of one row from left to right."""
    found: list[Line] = []
    for row in rows_of(tuple(_settled(page.words))):
        found.extend(_cut(row, page.number))
    return tuple(found)


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words by their baselines, from top to bottom, each row from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.baseline):
        if rows and abs(rows[-1][0].baseline - word.baseline) <= _SAME_BASELINE * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def in_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines by their baselines, from top to bottom, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.baseline, line.left)):
        if rows and abs(rows[-1][0].baseline - line.baseline) <= _SAME_BASELINE * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def joined(row: Sequence[Line]) -> Line:
    """One line of all that stand in a row."""
    return Line(words=tuple(word for line in row for word in line.words), page=row[0].page)


def _settled(words: Sequence[Word]) -> Iterator[Word]:
    """Raised and lowered figures put on the baseline of the word that is drawn before or after them."""
    for index, word in enumerate(words):
        neighbours = (words[near] for near in (index - 1, index + 1) if 0 <= near < len(words))
        host = next((near for near in neighbours if _belongs(word, near)), None)
        yield (
            word
            if host is None
            else replace(
                word, baseline=host.baseline, raised=word.baseline - host.baseline > _SAME_BASELINE * host.size
            )
        )


def _belongs(word: Word, host: Word) -> bool:
    rise = (word.baseline - host.baseline) / host.size
    gap = max(word.left - host.right, host.left - word.right) / host.size
    is_small = word.size < _SMALLER * host.size
    return is_small and _LOWEST < rise < _HIGHEST and abs(rise) > 0.05 and -0.3 < gap < _NEAR


def _cut(row: list[Word], page: int) -> Iterator[Line]:
    start = 0
    for index in range(1, len(row)):
        before, after = row[index - 1], row[index]
        if after.left - before.right > _WIDE_GAP * max(before.size, after.size):
            yield Line(words=tuple(row[start:index]), page=page)
            start = index
    yield Line(words=tuple(row[start:]), page=page)
