"""Lines to groups: where a paragraph begins, told by gaps, indents, marks of lists, sizes and weights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from annotated_briefings.importing.pdf.columns import Flow
from annotated_briefings.importing.pdf.model import Line

BULLET = re.compile(r"[•◦▪‣·●○■□–—*\uf0b7\uf0a7-]")
NUMBERED = re.compile(r"\(?(\d{1,3})[.)]")
_ENDS_SENTENCE = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*\d*$")
_INDENT = 0.7
_WIDE_LEADING = 1.3
"""How much wider than usual the gap to the next line is between paragraphs, at least."""
_SHORT = 0.75
"""Share of the column's width that the last line of a paragraph does not reach, where nothing else tells."""
_OTHER_SIZE = 0.06


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one paragraph, heading or item; ``margin`` and ``edge`` are those of its column."""

    lines: tuple[Line, ...]
    margin: float
    edge: float

    @property
    def size(self) -> float:
        """The size of its first line."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is."""
        return all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: ``size`` of most letters, ``leading`` from line to line in shares of that size."""

    size: float
    leading: float
    bold: bool
    indents: bool


def measure(flows: Sequence[Flow]) -> Measures:
    """The usual sizes of the flows, which hold a line at least."""
    letters: Counter[tuple[float, bool]] = Counter()
    for flow in flows:
        for line in flow:
            for word in line.words:
                letters[round(word.size * 2) / 2, word.bold] += len(word.text)
    (size, bold), _ = letters.most_common(1)[0]
    gaps = [
        (before.baseline - after.baseline) / size
        for flow in flows
        for before, after in pairwise(flow)
        if abs(after.size - size) <= _OTHER_SIZE * size and 0 < before.baseline - after.baseline < 3 * size
    ]
    leading = median(gaps) if gaps else 1.2
    return Measures(size=size, leading=leading, bold=bold, indents=_indents(flows, size, leading))


def _indents(flows: Sequence[Flow], size: float, leading: float) -> bool:
    """Whether paragraphs begin with an indent, not behind a gap."""
    indented = wide = 0
    for flow in flows:
        margin = _margin(flow)
        for before, after in pairwise(flow):
            gap = (before.baseline - after.baseline) / size
            wide += gap > _WIDE_LEADING * leading and abs(after.left - margin) < _INDENT * size
            indented += _is_indented(after, margin) and abs(before.left - margin) < _INDENT * size
    return indented > wide


def _margin(flow: Flow) -> float:
    """The left edge of most lines, or of those further left, if there are some."""
    lefts = Counter(round(line.left) for line in flow)
    common = max(lefts.values())
    return min(left for left, count in lefts.items() if count >= max(1, 0.2 * common))


def _is_indented(line: Line, margin: float) -> bool:
    return _INDENT * line.size < line.left - margin < 5 * line.size


def groups_of(flows: Sequence[Flow], usual: Measures) -> Iterator[Group]:
    """The groups in order. One that a column's or a page's end has parted is whole again."""
    current: Group | None = None
    for flow in flows:
        margin, edge = _margin(flow), max(line.right for line in flow)
        for row, line in enumerate(flow):
            if current is not None:
                is_new = _starts_flow(current, line, margin, usual) if row == 0 else _starts(current, line, usual)
                if not is_new:
                    current = Group((*current.lines, line), current.margin, current.edge)
                    if row == 0:
                        current = Group(current.lines, margin, edge)
                    continue
                yield current
            current = Group((line,), margin, edge)
    if current is not None:
        yield current


def _starts(group: Group, line: Line, usual: Measures) -> bool:
    """Whether a line begins a group of its own below the lines of this one."""
    before = group.lines[-1]
    gap = (before.baseline - line.baseline) / max(line.size, 1.0)
    if _is_other_font(group, line) or gap > _WIDE_LEADING * max(usual.leading, 1.0) or gap < 0:
        return True
    if _is_centred(before, group) and _is_centred(line, group) and abs(before.left - line.left) > line.size:
        return round(line.size * 2) / 2 == usual.size
    if has_mark(line) and (has_mark(group.lines[0]) or _ENDS_SENTENCE.search(before.text)):
        return True
    if has_mark(group.lines[0]):
        return line.left < group.lines[0].left - _INDENT * line.size
    if _is_indented(line, group.margin) and abs(before.left - group.margin) < _INDENT * line.size:
        return True
    if len(group.lines) > 1 and line.left < before.left - _INDENT * line.size:
        return abs(before.left - group.lines[-2].left) < _INDENT * line.size
    return _is_last(group, before) and line.text[:1].isupper()


def _starts_flow(group: Group, line: Line, margin: float, usual: Measures) -> bool:
    """The same, where a column or page lies between."""
    before = group.lines[-1]
    if _is_other_font(group, line) or has_mark(line):
        return True
    if not _ENDS_SENTENCE.search(before.text):
        return group.bold and not usual.bold
    if usual.indents:
        return _is_indented(line, margin)
    return line.text[:1].isupper() or not line.text[:1].isalpha()


def _is_other_font(group: Group, line: Line) -> bool:
    before = group.lines[-1]
    return abs(line.size - before.size) > _OTHER_SIZE * before.size or (
        group.bold is not line.bold and _is_plain(group, line)
    )


def _is_plain(group: Group, line: Line) -> bool:
    """Whether a change of weight is one between lines: a bold line of a single word may be emphasis."""
    return not (line.bold and len(line.words) < 3 and not group.bold)


def _is_centred(line: Line, group: Group) -> bool:
    """Whether a line stands in the middle of its column, well away from both sides."""
    before, behind = line.left - group.margin, group.edge - line.right
    return min(before, behind) > 2 * line.size and abs(before - behind) < 0.5 * line.size


def _is_last(group: Group, line: Line) -> bool:
    """Whether a line looks like the last of a paragraph: short, and ending a sentence."""
    width = group.edge - group.margin
    return line.right - group.margin < _SHORT * width and bool(_ENDS_SENTENCE.search(line.text))


def has_mark(line: Line) -> bool:
    """Whether a line begins with the mark of a list's item."""
    first = line.words[0].text
    return len(line.words) > 1 and bool(BULLET.fullmatch(first) or NUMBERED.fullmatch(first))
