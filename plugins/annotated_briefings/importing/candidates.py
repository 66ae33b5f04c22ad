"""What an article names that could become a term: acronyms with what they stand for, and names that recur."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotated_briefings.glossary.model import TermMatch

_ACRONYM = re.compile(r"(?<![\w-])(?:[A-Z]{2,7}|(?:[A-Z]\.){2,6})(?:s\b)?(?![\w-])")
_NAME_WORD = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w-]*(?:['’](?!s\b)\w+)?"
_NAME = re.compile(rf"{_NAME_WORD}(?: (?:(?:of|de|von|van|bin|al|the) )?{_NAME_WORD}| \d{{1,2}}\b){{0,6}}")
_LONG_FORM = re.compile(rf"{_NAME_WORD}(?: (?:(?:of|the|and|for|in|on|to|&) ){{0,2}}{_NAME_WORD}){{1,8}}")
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
_LEAST_USES = 2
_MOST_WORDS = 3
"""Of the name of a person that is shortened later."""
_LONGEST_WINDOW = 4_000
"""Code points before an acronym in which its long form is looked for: the paragraph before it, at most."""


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


def find_candidates(text: str, known: Iterable[TermMatch] = ()) -> tuple[Candidate, ...]:
    """Acronyms, and names used at least twice, by their first place; what a known term covers is left out."""
    taken = [(match.start, match.end) for match in known]
    names = [name for name in _names(text) if not _covered(name, taken)]
    acronyms = list(_acronyms(text, taken))
    spelled = {candidate.expansion for candidate in acronyms}
    recurring = [name for name in _recurring(names) if name.label not in spelled]
    return tuple(sorted((*acronyms, *recurring), key=lambda candidate: candidate.places[0]))


def _covered(name: _Named, taken: list[tuple[int, int]]) -> bool:
    return any(start < name.end and name.start < end for start, end in taken)


def _acronyms(text: str, taken: list[tuple[int, int]]) -> Iterator[Candidate]:
    long_forms = [_Named(found[0], found.start(), found.end()) for found in _LONG_FORM.finditer(text)]
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for found in _ACRONYM.finditer(text):
        label = found[0].removesuffix("s")
        if not _covered(_Named(label, found.start(), found.end()), taken):
            places[label].append((found.start(), found.start() + len(label)))
    for label, spans in places.items():
        yield Candidate(
            label=label, kind="acronym", places=tuple(spans), expansion=_expansion(label, spans[0][0], long_forms)
        )


def _expansion(acronym: str, at: int, names: list[_Named]) -> str:
    """The words nearest to the acronym that have its letters as their initials."""
    letters = acronym.replace(".", "").upper()
    near = [name for name in names if abs(name.start - at) <= _LONGEST_WINDOW]
    for name in sorted(near, key=lambda name: abs(name.start - at)):
        words = name.text.split(" ")
        for first in range(len(words)):
            spelled = _shortest(words[first:], letters) if words[first].lower() not in _SMALL else ""
            if spelled and spelled != acronym:
                return spelled
    return ""


def _initials(words: list[str]) -> str:
    return "".join(
        part[0].upper()
        for word in words
        if word.lower() not in _SMALL and word != "&"
        for part in word.split("-")
        if part
    )


def _shortest(words: list[str], letters: str) -> str:
    """The first of the words, as many as have these initials; "" where they do not."""
    lengths = (last for last in range(2, len(words) + 1) if _initials(words[:last]) == letters)
    last = next(lengths, 0)
    return " ".join(words[:last])


def _names(text: str) -> Iterator[_Named]:
    """Sequences of capitalised words, without the word that only begins a sentence."""
    for found in _NAME.finditer(text):
        start, words = found.start(), found[0].split(" ")
        while words and words[0].lower() in _FIRST_WORDS | _SMALL:
            start += len(words.pop(0)) + 1
        name = " ".join(words)
        if _is_name(name) and not _begins_sentence(text, start, words):
            yield _Named(name, start, start + len(name))


def _is_name(name: str) -> bool:
    return len(name) > 1 and not name.isdigit() and name.lower() not in _TIMES and not _PEOPLES.fullmatch(name)


def _begins_sentence(text: str, start: int, words: list[str]) -> bool:
    """Whether one word has its capital from its place: nothing else of the text has it so."""
    if len(words) > 1:
        return False
    before = text[:start].rstrip(' “‘"(')[-1:]
    return (not before or before in ".!?\n") and re.search(rf"[^.!?\s“] {re.escape(words[0])}\b", text) is None


def _recurring(names: list[_Named]) -> Iterator[Candidate]:
    """Names used twice or more, a shorter form counted with the fuller one that begins or ends with it."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for name in names:
        if not _ACRONYM.fullmatch(name.text):
            places[name.text].append((name.start, name.end))
    fuller = {short: _fuller(short, places) for short in places}
    for label, own in places.items():
        if fuller[label]:
            continue
        shorter = tuple(short for short, full in fuller.items() if full == label)
        spans = sorted((*own, *(span for short in shorter for span in places[short])))
        if len(spans) >= _LEAST_USES:
            yield Candidate(label=label, kind="name", places=tuple(spans), other=shorter)


def _fuller(short: str, places: dict[str, list[tuple[int, int]]]) -> str:
    """The one longer name, used before, that this is the first or last word of; nothing where there are several.

    "Moscow" before “Little Moscow” is a place of its own; "Xi" after "Xi Jinping" is the same man.
    """
    if " " in short:
        return ""
    longer = [name for name in places if name != short and short in (name.split(" ")[0], name.split(" ")[-1])]
    is_one = len(longer) == 1 and len(longer[0].split(" ")) <= _MOST_WORDS and places[longer[0]][0] < places[short][0]
    return longer[0] if is_one else ""
