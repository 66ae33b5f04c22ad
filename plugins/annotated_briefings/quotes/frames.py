"""A quoted span with the words around it that may say whose it is, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WINDOW = 600
"""Code points before and after the marks in which a speaker is looked for."""
_SIGNATURE = 160
"""Code points of the line below a quotation that may say whose it is."""
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Gov|Sens?|Reps?|Dr|Mr|Mrs|Ms|St|Lt|Col|Gen|Jr|Sr|Prof|Capt|Sgt|Maj|Adm|Hon|Rev|Det|Cpl|Supt|vs|No|Inc|Co|Corp|Ltd|Jan|Feb|Aug|Sept|Oct|Nov|Dec)$"
)
ENDS = frozenset(".!?…")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[^\W\d_a-zа-яё]|[“\"‘'«„(\d])|\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A quoted span with the words around it.

    ``lead`` is what its sentence has before it and ``tail`` what the sentence goes on with, both only as far as the
    next quotation. ``before`` is what the paragraph has before that sentence, back to the last quotation; ``above``
    is the paragraph before, ``below`` the line behind. ``follows`` means that another quotation of the paragraph
    stands before this one, ``within`` that it does so in the same sentence, ``alone`` that the paragraph holds
    nothing but quotations.
    """

    start: int
    end: int
    quoted: str
    lead: str
    tail: str
    before: str
    above: str
    below: str
    follows: bool
    within: bool
    alone: bool
    paragraph: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """``adjacent``: speaker and cue stand directly beside the marks; ``close``: few words are between.

    ``certain``: nothing had to be guessed. ``behind``: they stand behind the quotation in its sentence.
    """

    speaker: str = ""
    cue: str = ""
    adjacent: bool = False
    close: bool = False
    certain: bool = False
    behind: bool = False


Told = Sequence[tuple[Frame, Attribution]]
"""The quotations before one, in order."""


def frames_of(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Frame]:
    """The spans with what stands around them."""
    earlier = 0
    for index, (start, end) in enumerate(spans):
        paragraph = text.rfind("\n", 0, start) + 1
        following = _before_mark(text, spans[index + 1][0]) if index + 1 < len(spans) else len(text)
        yield _frame(text, (start, end), paragraph, earlier, following)
        earlier = _behind_mark(text, end)


def _before_mark(text: str, start: int) -> int:
    """Where the mark before a span stands; a space may be between them."""
    return start - 1 - text[start - 1].isspace()


def _behind_mark(text: str, end: int) -> int:
    return end + 1 + text[end].isspace()


def _frame(text: str, span: tuple[int, int], paragraph: int, earlier: int, following: int) -> Frame:
    start, end = span
    opened, closed = _before_mark(text, start), _behind_mark(text, end)
    follows = earlier > paragraph
    passage = text[max(paragraph, earlier, opened - _WINDOW) : opened]
    cut = _last_start(passage)
    ended = follows and not cut and _is_ended(text[earlier - 2], passage.strip())
    stop = text.find("\n", closed)
    tail = text[closed : min(stop if stop >= 0 else len(text), following, closed + _WINDOW)]
    return Frame(
        start=start,
        end=end,
        quoted=text[start:end],
        lead=passage[cut:],
        tail=first_sentence(tail),
        before=passage[:cut],
        above=_paragraph_above(text, paragraph),
        below=_line_below(text, stop),
        follows=follows,
        within=follows and not cut and not ended,
        alone=not follows and not passage.strip() and not tail.strip(" .,"),
        paragraph=paragraph,
    )


def _is_ended(last: str, between: str) -> bool:
    """Whether a quotation ended its sentence, by its last mark and what stands between it and the next one."""
    return last == "." if between[:1].isupper() else last in ".!?" and not between


def _last_start(passage: str) -> int:
    return max((found.end() for found in _ends(passage)), default=0)


def _ends(passage: str) -> Iterator[re.Match[str]]:
    for found in _SENTENCE_END.finditer(passage + "“"):
        if found[0][0] != "." or not _ABBREVIATION.search(passage[max(0, found.start() - 8) : found.start()]):
            yield found


def first_sentence(passage: str) -> str:
    """The passage up to its first full stop."""
    found = next(_ends(passage), None)
    return passage[: found.start() + 1] if found else passage


def sentences(passage: str) -> list[str]:
    """The sentences of a passage, in order."""
    cuts = [0, *(found.end() for found in _ends(passage)), len(passage)]
    return [sentence for one, two in pairwise(cuts) if (sentence := passage[one:two].strip())]


def _line_below(text: str, stop: int) -> str:
    """The line behind the paragraph that ends at ``stop``, as far as a signature reaches."""
    return text[stop : stop + _WINDOW].lstrip().partition("\n")[0][:_SIGNATURE] if stop >= 0 else ""


def _paragraph_above(text: str, paragraph: int) -> str:
    return text[max(0, paragraph - 2 * _WINDOW) : paragraph].rstrip().rpartition("\n")[2]
