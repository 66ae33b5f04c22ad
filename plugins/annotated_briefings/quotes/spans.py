"""What stands between quotation marks: curly and straight, double and single, over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = re.compile(r"[“”„«»\"‘’']|\n[ \t\n]*")
_CLOSERS = {"“": '”"', "„": '”“"', "«": "»", "»": "«", '"': '"”', "‘": "’", "'": "'", "”": "”"}
_UNSURE = {"“": '"', '"': "”", "„": '"'}
"""Marks that close only what nothing better closes in its paragraph: “mixed" and "mixed”."""
_ALIKE = {"“": ("“", '"'), '"': ("“", '"')}
"""Marks that open the next paragraph of the same quotation."""
_OMISSION = re.compile(r"['’](?:\d0s|em|til|tis|twas|n)\b", re.IGNORECASE)


def find_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every quoted span, without its outer marks, in order; spans inside a span are part of it.

    Linear in the text: where no mark closed a span, none closes a later one of its kind before the same point.
    """
    marks = _Marks(text)
    position = 0
    hopeless: dict[str, int] = {}
    while found := _MARKS.search(text, position):
        position = found.end()
        mark, at = found[0], found.start()
        if at < hopeless.get(mark, 0) or not marks.opens(at):
            continue
        end, closed = marks.close(at)
        if not closed:
            hopeless[mark] = end
            continue
        if inner := text[at + 1 : end].strip():
            start = text.index(inner, at + 1)
            yield start, start + len(inner)
        position = end + 1


_INWARDS, _OUTWARDS = re.compile(r"(?:^|[\s(])»\w", re.MULTILINE), re.compile(r"(?:^|[\s(])«\s?\w", re.MULTILINE)
"""»German« and «French» guillemets."""


class _Marks:
    """The quotation marks of one text. A blank line ends a paragraph; in a text without any, every line does."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._has_blank_lines = re.search(r"\n[ \t]*\n", text.strip()) is not None
        self._points_inwards = _INWARDS.search(text) is not None and _OUTWARDS.search(text) is None

    def opens(self, at: int) -> bool:
        """Whether the mark begins a quotation."""
        text = self._text
        mark = text[at]
        if mark not in _CLOSERS or at + 1 >= len(text):
            return False
        if mark in "«»":
            return (mark == "»") == self._points_inwards
        if text[at + 1].isspace():
            return False
        if mark in "“„":
            return True
        before = text[at - 1] if at else " "
        if mark == "”":
            return before.isspace() and text[at + 1].isalnum()
        return not before.isalnum() and before not in ".,!?%" and not _OMISSION.match(text, at)

    def close(self, at: int) -> tuple[int, bool]:
        """Where the mark at ``at`` is closed, or where its paragraph ends without.

        A quotation over several paragraphs opens each of them and closes the last.
        """
        mark, fallback = self._text[at], -1
        for found in _MARKS.finditer(self._text, at + 1):
            here, what = found.start(), found[0]
            if what[0] == "\n":
                if not self._ends_paragraph(here, what) or self._goes_on(found.end(), mark):
                    continue
                return (fallback, True) if fallback >= 0 else (here, False)
            if what == _UNSURE.get(mark):
                fallback = here if fallback < 0 and self._closes(here, what) else fallback
            elif what in _CLOSERS[mark] and self._closes(here, mark):
                return here, True
            elif self._opens_anew(here, mark, closed=fallback >= 0):
                return (fallback, True) if fallback >= 0 else (here, False)
        return (fallback, True) if fallback >= 0 else (len(self._text), False)

    def _goes_on(self, at: int, mark: str) -> bool:
        """Whether the paragraph at ``at`` opens with the mark of the one before."""
        return self._text[at : at + 1] in _ALIKE.get(mark, (mark,))

    def _ends_paragraph(self, at: int, gap: str) -> bool:
        """A blank line does; without any in the text, the end of a line that does not break a sentence."""
        if self._has_blank_lines:
            return gap.count("\n") > 1
        return not (self._text[at - 1].islower() or self._text[at - 1] == ",")

    def _opens_anew(self, at: int, mark: str, *, closed: bool) -> bool:
        """Whether another quotation begins before this one has ended for good."""
        if self._text[at] != mark or mark not in _UNSURE:
            return False
        return not self._begins_line(at) if mark == "“" else closed and self.opens(at)

    def _begins_line(self, at: int) -> bool:
        before = self._text[max(0, at - 80) : at]
        return "\n" in before and not before.rpartition("\n")[2].strip()

    def _closes(self, at: int, mark: str) -> bool:
        after = self._text[at + 1] if at + 1 < len(self._text) else " "
        if mark not in "‘'\"":
            return True
        if after.isalnum():
            return False
        if self._text[at - 1].isspace():
            return mark == '"' and after.isspace() and self._text[at - 2] in ",.!?"
        return mark == '"' or not self._is_possessive(at)

    def _is_possessive(self, at: int) -> bool:
        """Whether the mark after an s is the apostrophe of "the leaders’ talks": another one follows on the line."""
        text = self._text
        if text[at - 1] != "s" or not _POSSESSIVE.match(text, at + 1):
            return False
        line = text[at + 1 : at + 400].partition("\n")[0]
        next_open, next_close = line.find("‘"), line.find(text[at])
        return next_close >= 0 and (next_open < 0 or next_close < next_open)


_POSSESSIVE = re.compile(r"\s[a-z]")
