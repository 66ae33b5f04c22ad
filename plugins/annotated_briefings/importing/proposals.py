"""What an article's dates could put on a timeline: each with its sentence, for an editor to accept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.find import DateMention, find_dates
from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.importing.article import Article
from annotated_briefings.text.sentences import sentence_around

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_UP = re.compile(r"\W*(?:retrieved|accessed|archived)(?: (?:on|from the original(?: on)?))?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventProposal:
    """A date and its sentence, which is code points ``start`` to ``end`` of the article's text."""

    edtf: str
    text: str
    start: int
    end: int


def dates_of(article: Article) -> tuple[DateMention, ...]:
    """The dates in the article's text; relative ones as far as the date of publication settles them."""
    return find_dates(article.text, reference=published_of(article.published), language=article.language or None)


def published_of(published: str) -> EdtfDate | None:
    """When an article was published; nothing where that is empty or no date."""
    try:
        return parse_edtf(published)
    except EdtfError:
        return None


def propose_events(text: str, dates: Iterable[DateMention]) -> tuple[EventProposal, ...]:
    """One proposal for each date of a sentence, in the order of the text; both ends of a range are one.

    What only says when something was printed or looked up, as lists of references do, is no event.
    """
    placed = ((mention, *_sentence(text, mention)) for mention in dates if mention.value)
    found = dict.fromkeys(
        (mention.value, start, end)
        for mention, start, end in placed
        if not _is_reference(text[start : mention.start], text[mention.end : end])
    )
    return tuple(
        EventProposal(edtf=value, text=text[start:end].strip(), start=start, end=end) for value, start, end in found
    )


def _is_reference(before: str, after: str) -> bool:
    """Whether the words around a date are none, "Retrieved" and the like, or a name with the date in brackets."""
    words = _WORD.findall(before) + _WORD.findall(after)
    in_brackets = before.endswith("(") and after.startswith(")")
    is_name = in_brackets and all(word[0].isupper() for word in words)
    return not words or is_name or _LOOKED_UP.match(before) is not None


def _sentence(text: str, mention: DateMention) -> tuple[int, int]:
    """The sentence within its paragraph, without the space behind it."""
    begin = text.rfind("\n", 0, mention.start) + 1
    stop = text.find("\n", mention.end)
    paragraph = text[begin : stop if stop >= 0 else len(text)]
    start, end = sentence_around(paragraph, mention.start - begin, mention.end - begin)
    return begin + start, begin + start + len(paragraph[start:end].rstrip())


def in_time_order(events: tuple[EventProposal, ...]) -> Iterator[EventProposal]:
    """The proposals by their earliest day; open beginnings first, equal ones in the order of the text."""
    yield from sorted(events, key=lambda event: _earliest(event.edtf))


def _earliest(edtf: str) -> float:
    try:
        found = parse_edtf(edtf)
    except EdtfError:
        return float("inf")
    return float("-inf") if found.earliest is None else found.earliest
