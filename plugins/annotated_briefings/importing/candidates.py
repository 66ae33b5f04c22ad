"""What an article names that could become a term: acronyms with what they stand for, and names that recur."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile

from annotated_briefings.glossary.model import TermMatch
from annotated_briefings.importing.acronyms import ACRONYM, LongForms
from annotated_briefings.quotes.names import without_title

_NAME_WORD = r"(?:[A-Z]\.(?= [A-Z])|[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w-]*(?:['’](?!s\b)\w+)?)"
_NAME = re.compile(rf"{_NAME_WORD}(?: (?:(?:of|de|von|van|bin|al|the) )?{_NAME_WORD}| \d{{1,2}}\b){{0,6}}")
_PEOPLES = re.compile(r"\w+(?:ese|ish|ians?|eans?)")
"""Adjectives that are written like names; what they qualify is the name."""
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "von", "van", "bin", "al"})
_OPENERS = """
the a an as but and in on at of by for he she they we it i this that these those when while after before however
moreover yet so if with from to there then now his her its their our what who why how both each some many most not
only also although though because since until during despite any all no such read day mr mrs ms dr economically
another other more earlier later today yesterday meanwhile here between among under over
"""
_FIRST_WORDS = frozenset(_OPENERS.split())
"""Words that have a capital only because they begin a sentence, or that go before a name."""
_MONTHS_AND_DAYS = """
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
"""
_TIMES = frozenset(_MONTHS_AND_DAYS.split())
_INSIDE = re.compile(rf"(?<=[^.!?\s“] )(?:{_NAME_WORD})(?!\w)")
"""Words with a capital that do not stand where a sentence begins."""
_NEAR = 20
_LEAST_LENGTH = 2
_LEAST_USES = 2
_MOST_WORDS = 3
"""Of the name of a person that is shortened later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something named that no term explains. ``places`` are spans of the article's text, in order.

    ``kind`` is "acronym" or "name"; ``other`` are shorter forms of the same ("Xi" for "Xi Jinping"); ``expansion`` is
    what an acronym stands for, as the text spells it out.
    """

    label: str
    kind: str
    places: tuple[tuple[int, int], ...]
    expansion: str = ""
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    text: str
    start: int
    end: int


class _Taken:
    """The places that known terms cover."""

    def __init__(self, known: Iterable[TermMatch]) -> None:
        self._spans = sorted((match.start, match.end) for match in known)

    def covers(self, start: int, end: int) -> bool:
        """Whether a term stands there, even in part; terms do not overlap."""
        before = bisect_left(self._spans, (end, 0))
        return before > 0 and self._spans[before - 1][1] > start


def find_candidates(text: str, known: Iterable[TermMatch] = ()) -> tuple[Candidate, ...]:
    """Acronyms, and names used at least twice, by their first place; what a known term covers is left out."""
    taken = _Taken(known)
    names = [name for name in _names(text) if not taken.covers(name.start, name.end)]
    acronyms = list(_acronyms(text, taken))
    spelled = {candidate.expansion for candidate in acronyms}
    recurring = [name for name in _recurring(names) if name.label not in spelled]
    return tuple(sorted((*acronyms, *recurring), key=lambda candidate: candidate.places[0]))


def _acronyms(text: str, taken: _Taken) -> Iterator[Candidate]:
    long_forms = LongForms(text)
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for found in ACRONYM.finditer(text):
        label = found[0].removesuffix("s")
        if not taken.covers(found.start(), found.end()):
            places[label].append((found.start(), found.start() + len(label)))
    for label, spans in places.items():
        expansion = long_forms.of(label, spans[0][0])
        yield Candidate(label=label, kind="acronym", places=tuple(spans), expansion=expansion)


def _names(text: str) -> Iterator[_Named]:
    """Sequences of capitalised words, without titles and the word that only begins a sentence."""
    inside = frozenset(_INSIDE.findall(text))
    for found in _NAME.finditer(text):
        words = list(dropwhile(lambda word: word.lower() in _FIRST_WORDS | _SMALL, found[0].split(" ")))
        name = without_title(" ".join(words))
        start = found.end() - len(name)
        if _is_name(name) and (name in inside or not _begins_sentence(text, start, name)):
            yield _Named(name, start, found.end())


def _is_name(name: str) -> bool:
    first = name.partition(" ")[0].lower()
    if len(name) < _LEAST_LENGTH or name.isdigit() or first in _TIMES or first.startswith(("i’", "i'")):
        return False
    return not _PEOPLES.fullmatch(name)


def _begins_sentence(text: str, start: int, name: str) -> bool:
    """Whether it is one word that may have its capital from its place."""
    before = text[max(0, start - _NEAR) : start].rstrip(' “‘"(')[-1:]
    return " " not in name and (not before or before in ".!?\n")


def _recurring(names: list[_Named]) -> Iterator[Candidate]:
    """Names used twice or more, a shorter form counted with the fuller one that begins or ends with it."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for name in names:
        if not ACRONYM.fullmatch(name.text):
            places[name.text].append((name.start, name.end))
    shorter = _shorter_forms(places)
    shortened = {short for forms in shorter.values() for short in forms}
    for label, own in places.items():
        if label in shortened:
            continue
        spans = sorted((*own, *(span for short in shorter[label] for span in places[short])))
        if len(spans) >= _LEAST_USES:
            yield Candidate(label=label, kind="name", places=tuple(spans), other=tuple(shorter[label]))


def _shorter_forms(places: dict[str, list[tuple[int, int]]]) -> dict[str, list[str]]:
    """For each name the single words that stand for it."""
    longer: dict[str, list[str]] = defaultdict(list)
    for label in places:
        first, _, rest = label.partition(" ")
        for end in {first, rest.rpartition(" ")[2]} if rest else ():
            longer[end].append(label)
    shorter: dict[str, list[str]] = defaultdict(list)
    for short in places:
        if full := _fuller(short, longer[short], places):
            shorter[full].append(short)
    return shorter


def _fuller(short: str, longer: list[str], places: dict[str, list[tuple[int, int]]]) -> str:
    """The one longer name, used before, that this is the first or last word of; nothing where there are several.

    "Moscow" before “Little Moscow” is a place of its own; "Xi" after "Xi Jinping" is the same man.
    """
    if len(longer) != 1 or len(longer[0].split(" ")) > _MOST_WORDS:
        return ""
    return longer[0] if places[longer[0]][0] < places[short][0] else ""
