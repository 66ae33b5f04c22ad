"""Lines in reading order: columns are found by the gutter between them, and what runs across it parts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from annotated_briefings.importing.pdf.lines import in_rows, joined
from annotated_briefings.importing.pdf.model import Line

Flow = tuple[Line, ...]
"""Lines that are read one after the other, within one column of one page."""

_LEAST_LINES = 3
_FULL = 0.7
"""Share of a column's width that its lines have in the median: prose fills its column, the cells of a table do not."""
_LEAST_CHARACTERS = 14
"""Of a column's line in the median."""
_GUTTER = 0.6
"""Width of a gutter in shares of the font size, at least."""
_MOST_CROSSING = 0.6
_NEXT_LINE = 1.7
_DEEPEST = 3
_CANDIDATES = 12


def flows_of(lines: Sequence[Line], depth: int = 0) -> Iterator[Flow]:
    """The columns of a page (or of a part of it) in reading order."""
    gutter = _gutter(lines) if depth < _DEEPEST and len(lines) >= 2 * _LEAST_LINES else None
    if gutter is None:
        if lines:
            yield tuple(joined(row) for row in in_rows(lines))
        return
    for is_across, band in _bands(lines, gutter):
        if is_across:
            yield tuple(joined(row) for row in band)
            continue
        inside = [line for row in band for line in row]
        yield from flows_of([line for line in inside if line.left < gutter], depth + 1)
        yield from flows_of([line for line in inside if line.left >= gutter], depth + 1)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a right-hand column begins, just left of its letters; nothing where there is one column."""
    lefts = Counter(round(line.left) for line in lines)
    best, best_score = None, 0
    for left, count in lefts.most_common(_CANDIDATES):
        edge = left - 2.0
        score = _score(lines, edge) if count >= _LEAST_LINES else 0
        if score > best_score:
            best, best_score = edge, score
    return best


def _score(lines: Sequence[Line], edge: float) -> int:
    before = [line for line in lines if line.right <= edge - _GUTTER * line.size + 2.0]
    after = [line for line in lines if line.left >= edge]
    across = len(lines) - len(before) - len(after)
    if min(len(before), len(after)) < _LEAST_LINES or across > _MOST_CROSSING * len(lines):
        return 0
    if not (_is_prose(before) and _is_prose(after)) or not _side_by_side(before, after):
        return 0
    return len(before) + len(after) - across


def _is_prose(column: Sequence[Line]) -> bool:
    width = max(line.right for line in column) - min(line.left for line in column)
    widths = [sum(line.right - line.left for line in row) for row in in_rows(column)]
    characters = median(len(line.text) for line in column)
    return median(widths) >= _FULL * width and characters >= _LEAST_CHARACTERS


def _side_by_side(before: Sequence[Line], after: Sequence[Line]) -> bool:
    top = min(max(line.baseline for line in column) for column in (before, after))
    bottom = max(min(line.baseline for line in column) for column in (before, after))
    beside = sum(bottom - 1 <= line.baseline <= top + 1 for line in (*before, *after))
    return beside >= len(before) + len(after) - max(len(before), len(after)) + 1


def _bands(lines: Sequence[Line], gutter: float) -> Iterator[tuple[bool, list[list[Line]]]]:
    """Rows from top to bottom, those that run across the gutter apart from those that do not."""
    band: list[list[Line]] = []
    was_across = False
    for row in in_rows(lines):
        is_across = any(line.left < gutter < line.right for line in row)
        is_across = is_across or (was_across and _ends_paragraph(band[-1], row, gutter))
        if band and is_across is not was_across:
            yield was_across, band
            band = []
        band.append(row)
        was_across = is_across
    if band:
        yield was_across, band


def _ends_paragraph(before: list[Line], row: list[Line], gutter: float) -> bool:
    """Whether a row is the short last line of a paragraph that runs across."""
    alone = len(row) == 1 and row[0].left < gutter
    near = before[0].baseline - row[0].baseline < _NEXT_LINE * row[0].size
    return alone and near and abs(before[0].size - row[0].size) < 0.5
