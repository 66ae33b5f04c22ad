"""Which briefings belong together: by the terms, sources and topics that they share, and by links."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.publishing.addresses import briefing_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.text.markup import slug

SHOWN = 3
"""So many related briefings stand on a page."""

MOST_COMMON = 200
"""What more briefings share than this says nothing about any two of them, and would cost their number squared."""


class _Shared(NamedTuple):
    """Something that briefings may have in common; ``kind`` is ``terms``, ``sources`` or ``topics``."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Related:
    """A briefing and how many terms, sources and topics it shares, by kind; absent ones share none."""

    briefing: Briefing
    shares: Mapping[str, int]


class Relations:
    """Found once for all briefings."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._about = {briefing.key: frozenset(_features(context, briefing)) for briefing in context.newest}

    def related(self, key: str) -> tuple[Related, ...]:
        """The briefings that share most with this one, what is rare counting more; ties go to the newer."""
        scores: dict[str, float] = defaultdict(float)
        for feature in sorted(self._about[key]):
            holders = self._holders[feature]
            if 1 < len(holders) <= MOST_COMMON:
                weight = math.log(1 + len(self._about) / len(holders))
                for other in holders:
                    scores[other] += weight
        scores.pop(key, None)
        best = heapq.nsmallest(SHOWN, scores, key=lambda other: (-round(scores[other], 9), self._places[other]))
        newest = self._context.newest
        return tuple(Related(newest[self._places[other]], self._shares(key, other)) for other in best)

    def links_here(self, key: str) -> tuple[Briefing, ...]:
        """The briefings whose text links to this one, the newest first."""
        return tuple(self._linking.get(briefing_path(key), ()))

    def neighbours(self, key: str) -> tuple[Briefing | None, Briefing | None]:
        """The next older and the next newer briefing."""
        ordered = self._context.newest
        place = self._places[key]
        older = ordered[place + 1] if place + 1 < len(ordered) else None
        return older, ordered[place - 1] if place else None

    def _shares(self, one: str, other: str) -> Mapping[str, int]:
        return Counter(feature.kind for feature in self._about[one] & self._about[other])

    @cached_property
    def _holders(self) -> Mapping[_Shared, list[str]]:
        holders: dict[_Shared, list[str]] = defaultdict(list)
        for key, features in self._about.items():
            for feature in features:
                holders[feature].append(key)
        return holders

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {briefing.key: place for place, briefing in enumerate(self._context.newest)}

    @cached_property
    def _linking(self) -> Mapping[str, list[Briefing]]:
        linking: dict[str, list[Briefing]] = defaultdict(list)
        for briefing in self._context.newest:
            for path in dict.fromkeys(self._context.bodies[briefing.key].links):
                if path != briefing_path(briefing.key):
                    linking[path].append(briefing)
        return linking


def _features(context: Context, briefing: Briefing) -> Iterable[_Shared]:
    yield from (_Shared("terms", term_id) for term_id in context.used_in(briefing.key))
    yield from (_Shared("sources", key) for key in context.cited_in(briefing.key))
    yield from (_Shared("topics", slug(topic)) for topic in briefing.front.topics)
