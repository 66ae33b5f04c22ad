"""What is printed on page after page: running heads, running feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotated_briefings.importing.article import Dropped
from annotated_briefings.importing.pdf.lines import in_rows, joined
from annotated_briefings.importing.pdf.model import Line

_NUMBER = re.compile(
    r"[-–—|\[( ]*(?:page |p\. ?|seite |стр\. ?)?"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?: ?(?:of|/|von|из) ?\d{1,4})?[-–—|\]) ]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_TOP_ROWS, _BOTTOM_ROWS = 3, 3
_SAME_HEIGHT = 4.0
"""Points by which a running head may move from page to page."""
_NEAR_PAGES = 2
"""A head stands on one of the next pages again: the next one, or the next that is left or right as well."""
_ESTABLISHED = 3
"""Pages with a running head at one height, from which any line that is set off at this height is one."""

Rows = list[list[Line]]


def without_running(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], tuple[Dropped, ...]]:
    """The lines of each page without what is repeated, and that."""
    rows = [in_rows(page) for page in pages]
    repeated = _repeated(rows)
    kept: list[list[Line]] = []
    dropped: dict[Dropped, None] = {}
    for number, page in enumerate(rows):
        out = dict(_running(page, repeated.get(number, frozenset())))
        dropped |= dict.fromkeys(Dropped(text=_text(page[index]), reason=out[index]) for index in sorted(out))
        kept.append([line for index, row in enumerate(page) if index not in out for line in row])
    return kept, tuple(dropped)


def _running(page: Rows, repeated: frozenset[int]) -> Iterator[tuple[int, str]]:
    """The rows that go, from both edges inwards, up to the first one that stays."""
    for edge in (range(min(_TOP_ROWS, len(page))), range(len(page) - 1, max(len(page) - 1 - _BOTTOM_ROWS, -1), -1)):
        for index in edge:
            if _NUMBER.fullmatch(_text(page[index])) and _is_set_off(page, index):
                yield index, "page number"
            elif index in repeated:
                yield index, "running head"
            else:
                break


def _is_set_off(page: Rows, index: int) -> bool:
    """Whether a row is further from its neighbour in the page than lines of a paragraph are."""
    if len(page) == 1:
        return False
    inner = index + 1 if index < len(page) / 2 else index - 1
    gap = abs(page[index][0].baseline - page[inner][0].baseline)
    return gap > 1.4 * max(page[index][0].size, page[inner][0].size)


def _repeated(pages: Sequence[Rows]) -> dict[int, frozenset[int]]:
    """For each page the rows near its edges that are running heads.

    Their words, figures aside, stand at the same height on a page near by; or others do so on many pages, and the row,
    perhaps the only one of a short chapter, is set off as those are.
    """
    edges = list(_edges(pages))
    seen: dict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        seen[edge.words].append(edge)
    found = {(edge.page, edge.row): edge.height for edge in edges if _returns(edge, seen[edge.words])}
    heights = Counter(round(height / _SAME_HEIGHT) for height in found.values())
    for edge in edges:
        if heights[round(edge.height / _SAME_HEIGHT)] >= _ESTABLISHED and edge.is_set_off:
            found[edge.page, edge.row] = edge.height
    return {page: frozenset(row for at, row in found if at == page) for page, _ in found}


@dataclass(frozen=True, slots=True)
class _Edge:
    page: int
    row: int
    height: float
    words: str
    is_set_off: bool


def _edges(pages: Sequence[Rows]) -> Iterator[_Edge]:
    for number, page in enumerate(pages):
        for row in sorted({*range(min(_TOP_ROWS, len(page))), *range(max(0, len(page) - _BOTTOM_ROWS), len(page))}):
            words = _DIGITS.sub("#", _text(page[row]))
            yield _Edge(number, row, page[row][0].baseline, words, _is_set_off(page, row))


def _returns(edge: _Edge, alike: Sequence[_Edge]) -> bool:
    return any(
        0 < abs(other.page - edge.page) <= _NEAR_PAGES and abs(other.height - edge.height) <= _SAME_HEIGHT
        for other in alike
    )


def _text(row: list[Line]) -> str:
    return joined(row).text
