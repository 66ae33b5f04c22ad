"""Which events of different briefings are probably one: overlapping dates, a term in common, similar words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotated_briefings.timeline.model import Event
from annotated_briefings.timeline.order import in_time

_SIMILAR = 0.4
"""Lowest share of the words of both events that both have (Jaccard). "Xi receives Putin in Beijing" and "Putin is
received by Xi in Beijing" have a half; two events that share a name and small words stay below a third."""

_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]+|[^\\W_\u3040-\u30ff\u3400-\u9fff]+")
_FIRST_UNSPACED = "\u3040"


@dataclass(frozen=True, slots=True, eq=False)
class _Worded:
    event: Event
    words: frozenset[str]


def find_alike(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Pairs of events that probably are one, each pair once, the earlier event first.

    Near-linear: only events with a rare word in common are compared. Of two sets that share at least the part
    ``_SIMILAR`` of their words, those words sorted by rarity, one of the first few is in both (prefix filtering:
    Chaudhuri, Ganti and Kaushik 2006, "A primitive operator for similarity joins in data cleaning").
    """
    worded = [_Worded(event, words_of(event.text)) for event in in_time(events)]
    rarity = Counter(word for one in worded for word in one.words)
    met: dict[str, list[_Worded]] = {}
    for one in worded:
        seen: set[int] = set()
        for word in _rare_words(one.words, rarity):
            open_ones = met[word] = [other for other in met.get(word, ()) if _lasts_until(other.event, one.event)]
            for other in open_ones:
                if id(other) not in seen and _are_alike(other, one):
                    yield other.event, one.event
                seen.add(id(other))
            open_ones.append(one)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters; of scripts without spaces every two neighbouring characters."""
    return frozenset(part for found in _WORD.finditer(text.casefold()) for part in _parts(found[0]))


def _parts(word: str) -> Sequence[str]:
    if word < _FIRST_UNSPACED or len(word) < 3:
        return (word,)
    return [word[index : index + 2] for index in range(len(word) - 1)]


def _rare_words(words: frozenset[str], rarity: Counter[str]) -> list[str]:
    """So many of the rarest words that a similar event has one of them."""
    enough = len(words) - math.ceil(_SIMILAR * len(words)) + 1
    return sorted(words, key=lambda word: (rarity[word], word))[:enough] if words else []


def _lasts_until(event: Event, later: Event) -> bool:
    """Whether the dates overlap; what does not last until the one at hand does not last until any after it."""
    last, first = event.date.latest, later.date.earliest
    return last is None or first is None or last >= first


def _are_alike(one: _Worded, other: _Worded) -> bool:
    if one.event.briefing == other.event.briefing or not set(one.event.terms) & set(other.event.terms):
        return False
    shared = len(one.words & other.words)
    return shared >= _SIMILAR * (len(one.words) + len(other.words) - shared)
