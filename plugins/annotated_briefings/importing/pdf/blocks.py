"""Groups of lines to blocks: title, headings by their size and weight, lists, block quotes, paragraphs, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from annotated_briefings.importing.article import Block
from annotated_briefings.importing.blocks import (
    Inline,
    Item,
    footnote,
    heading,
    listing,
    paragraph,
    quotation,
    raised,
    words_of,
)
from annotated_briefings.importing.pdf.columns import Flow
from annotated_briefings.importing.pdf.hyphens import Vocabulary
from annotated_briefings.importing.pdf.model import Line, touches
from annotated_briefings.importing.pdf.notes import Note
from annotated_briefings.importing.pdf.paragraphs import BULLET, NUMBERED, Group, Measures, groups_of, has_mark

_LARGER = 1.1
_TITLE = 1.25
"""How much larger than the text headings and the title are, at least."""
_NO_SMALLER = 0.95
_MOST_LINES, _MOST_WORDS = 4, 30
_QUOTE_INDENT = 1.2
_QUOTE_CHARACTERS = 30
"""In the first line of a block quote, at least; code and verse are shorter."""
_TITLE_WITHIN = 8
"""Groups from the start among which the title is."""
Style = tuple[float, bool]


@dataclass(frozen=True)
class Writer:
    """Turns lines into inlines; ``labels`` gives the footnote's label for a page and a printed mark."""

    vocabulary: Vocabulary
    labels: Mapping[tuple[int, str], str]

    def inlines(self, lines: Sequence[Line]) -> tuple[Inline, ...]:
        """The words of the lines as one text, with references to the notes that are there."""
        found: list[Inline] = []
        text = ""
        for line in lines:
            pieces = list(self._pieces(line))
            first = pieces[0].text if pieces else ""
            text = self.vocabulary.join(text, first) if text and first else text + first
            for piece in pieces[1:]:
                if piece.note:
                    found += [Inline(text=text), piece]
                    text = ""
                else:
                    text += piece.text
        return (*found, Inline(text=text))

    def _pieces(self, line: Line) -> Iterator[Inline]:
        """The line's words, cut where a note is referred to; the first piece is text, perhaps empty."""
        text = ""
        before = None
        for word in line.words:
            label = self.labels.get((line.page, word.text)) if word.raised else None
            if label:
                yield Inline(text=text)
                yield Inline(note=label)
                text = ""
            else:
                shown = raised(word.text) if word.raised else word.text
                text += shown if before is None or touches(before, word) else f" {shown}"
            before = word
        yield Inline(text=text)


def labels_of(notes: Sequence[Note]) -> dict[tuple[int, str], str]:
    """A label for each note that no other has: the printed figure, with the page's where it is printed again."""
    printed = Counter(note.label for note in notes)
    return {
        (note.page, note.label): note.label
        if printed[note.label] == 1 and note.label.isdigit()
        else f"{note.page + 1}-{ord(note.label[0]) if not note.label.isdigit() else note.label}-{len(note.label)}"
        for note in notes
    }


def title_and_blocks(
    flows: Sequence[Flow], usual: Measures, writer: Writer, *, known_title: str
) -> tuple[str, list[Block]]:
    """The title that is printed, if one is, and the body."""
    groups = list(groups_of(flows, usual))
    styles = _heading_styles(groups, usual)
    title_rows = _title_rows(groups, styles, usual, writer, known_title)
    title = " ".join(words_of(writer.inlines(groups[row].lines)) for row in title_rows)
    rest = [
        (group, style) for row, (group, style) in enumerate(zip(groups, styles, strict=True)) if row not in title_rows
    ]
    ranks = _ranks([style for _, style in rest if style])
    return title, list(_blocks(rest, ranks, usual, writer))


def note_blocks(notes: Sequence[Note], writer: Writer) -> list[Block]:
    """The notes in the order of the pages."""
    return [footnote(writer.labels[note.page, note.label], [writer.inlines(note.lines)]) for note in notes]


def _heading_styles(groups: Sequence[Group], usual: Measures) -> list[Style | None]:
    """For each group the size and weight of a heading; nothing for what is none, such as prose in another size."""
    prose = {_style(group, usual) for group in groups if not _is_short(group)}
    return [
        style if (style := _style(group, usual)) not in prose and _is_heading(group, usual) else None
        for group in groups
    ]


def _style(group: Group, usual: Measures) -> Style:
    return (round(group.size), group.bold and not usual.bold)


def _is_short(group: Group) -> bool:
    return len(group.lines) <= _MOST_LINES and sum(len(line.words) for line in group.lines) <= _MOST_WORDS


def _is_heading(group: Group, usual: Measures) -> bool:
    """Whether a group is short and larger than the text, or bold and ending in no stop."""
    text = group.lines[-1].text
    if not _is_short(group) or not any(char.isalpha() for char in text):
        return False
    if group.size >= _LARGER * usual.size:
        return True
    is_bold = group.bold and not usual.bold and group.size >= _NO_SMALLER * usual.size
    return is_bold and text[-1] not in ".,;:" and not BULLET.fullmatch(group.lines[0].words[0].text)


def _title_rows(
    groups: Sequence[Group], styles: Sequence[Style | None], usual: Measures, writer: Writer, known_title: str
) -> range:
    """The rows of the title: that of the known words, or the largest heading near the start if no other is as large."""
    near = [row for row, style in enumerate(styles[:_TITLE_WITHIN]) if style]
    known = " ".join(known_title.lower().split())
    for row in near:
        if known and words_of(writer.inlines(groups[row].lines)).lower() == known:
            return range(row, row + 1)
    sizes = [style[0] for style in styles if style]
    if not near or max(sizes) < _TITLE * usual.size:
        return range(0)
    first = next((row for row in near if styles[row] and styles[row][0] == max(sizes)), None)  # type: ignore[index]
    if first is None:
        return range(0)
    end = first + 1
    while end < len(styles) and styles[end] == styles[first]:
        end += 1
    alone = all(style is None or style[0] < max(sizes) for style in styles[end:])
    return range(first, end) if alone else range(0)


def _ranks(styles: Sequence[Style]) -> dict[Style, int]:
    """Levels from 2 on, the largest first."""
    return {style: level for level, style in enumerate(sorted(set(styles), reverse=True), start=2)}


def _blocks(
    rows: Sequence[tuple[Group, Style | None]], ranks: Mapping[Style, int], usual: Measures, writer: Writer
) -> Iterator[Block]:
    kinds = [(_kind(group, style, usual), group, style) for group, style in rows]
    for kind, run in groupby(kinds, key=lambda row: row[0]):
        found = list(run)
        if kind == "list":
            yield from _lists([group for _, group, _ in found], writer)
        elif kind == "quote":
            yield quotation([writer.inlines(group.lines) for _, group, _ in found])
        else:
            for _, group, style in found:
                inlines = writer.inlines(group.lines)
                if words_of(inlines):
                    yield heading(inlines, ranks[style]) if style else paragraph(inlines)


def _kind(group: Group, style: Style | None, usual: Measures) -> str:
    if style:
        return "heading"
    if has_mark(group.lines[0]):
        return "list"
    return "quote" if _is_inset(group, usual) else "paragraph"


def _is_inset(group: Group, usual: Measures) -> bool:
    """Whether lines of prose stand in from both sides of their column."""
    inset = _QUOTE_INDENT * usual.size
    left = all(line.left - group.margin > inset for line in group.lines)
    right = all(group.edge - line.right > inset / 2 for line in group.lines)
    return left and right and len(group.lines) > 1 and len(group.lines[0].text) >= _QUOTE_CHARACTERS


def _lists(groups: Sequence[Group], writer: Writer) -> Iterator[Block]:
    """Lists with bullets, and lists whose numbers count from one; other numbers stay part of their paragraphs."""
    outermost = min(group.lines[0].left for group in groups)
    for ordered, run in groupby(groups, key=lambda group: bool(NUMBERED.fullmatch(_mark(group)))):
        found = list(run)
        if ordered and not _counts(found):
            yield from (paragraph(writer.inlines(group.lines)) for group in found)
            continue
        yield listing([
            Item(
                inlines=writer.inlines((replace(group.lines[0], words=group.lines[0].words[1:]), *group.lines[1:])),
                depth=int(group.lines[0].left - outermost > group.size),
                ordered=ordered,
            )
            for group in found
        ])  # fmt: skip


def _mark(group: Group) -> str:
    return group.lines[0].words[0].text


def _counts(groups: Sequence[Group]) -> bool:
    numbers = [int(found[1]) for group in groups if (found := NUMBERED.fullmatch(_mark(group)))]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
