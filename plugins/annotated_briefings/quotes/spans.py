"""What stands between quotation marks: curly and straight, double and single, over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = re.compile(r"[“”„«»\"‘’']|\n[ \t]*\n")
_CLOSERS = {"“": "”", "„": "”“", "«": "»", '"': '"', "‘": "’", "'": "'"}
_OMISSION = re.compile(r"['’](?:\d0s|em|til|tis|twas|cause|n)\b", re.IGNORECASE)


def find_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every quoted span, without its outer marks, in order; spans inside a span are part of it.

    Linear in the text: where no mark closed a span, none closes a later one of its kind before the same point.
    """
    position = 0
    hopeless: dict[str, int] = {}
    while found := _MARKS.search(text, position):
        position = found.end()
        mark, at = found[0], found.start()
        if at < hopeless.get(mark, 0) or not _opens(text, at):
            continue
        end, closed = _close(text, at)
        if not closed:
            hopeless[mark] = end
            continue
        if text[at + 1 : end].strip():
            yield at + 1, end
        position = end + 1


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark not in _CLOSERS or at + 1 >= len(text) or text[at + 1].isspace():
        return False
    if mark in "“„«":
        return True
    before = text[at - 1] if at else " "
    return not before.isalnum() and before not in ".,!?%" and not _OMISSION.match(text, at)


def _close(text: str, at: int) -> tuple[int, bool]:
    """Where the mark at ``at`` is closed, or where its paragraph ends without.

    A quotation over several paragraphs opens each of them and closes the last.
    """
    mark = text[at]
    for found in _MARKS.finditer(text, at + 1):
        here = found.start()
        if found[0].isspace():
            if text[found.end() : found.end() + 1] != mark:
                return here, False
        elif found[0] in _CLOSERS[mark] and _closes(text, here, mark):
            return here, True
        elif mark == "“" == found[0] and not _begins_line(text, here):
            return here, False
    return len(text), False


def _begins_line(text: str, at: int) -> bool:
    return not text[max(0, at - 80) : at].rpartition("\n")[2].strip() and "\n" in text[max(0, at - 80) : at]


def _closes(text: str, at: int, mark: str) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark not in "‘'\"":
        return True
    if after.isalnum() or text[at - 1].isspace():
        return False
    return mark == '"' or not _is_possessive(text, at)


_POSSESSIVE = re.compile(r"\s[a-z]")


def _is_possessive(text: str, at: int) -> bool:
    """Whether the mark after an s is the apostrophe of "the leaders’ talks": another one follows on the line."""
    if text[at - 1] != "s" or not _POSSESSIVE.match(text, at + 1):
        return False
    line = text[at + 1 : at + 400].partition("\n")[0]
    next_open, next_close = line.find("‘"), line.find(text[at])
    return next_close >= 0 and (next_open < 0 or next_close < next_open)
