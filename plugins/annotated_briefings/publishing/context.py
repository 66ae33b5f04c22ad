"""What every page is made from: the Library, what rendering found, the language, the addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from annotated_briefings.briefing.model import Briefing, Library, RenderedBody
from annotated_briefings.citations.pandoc import StyledPage
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import TermMatch
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.sources.model import Name
from annotated_briefings.text.language import Language
from annotated_briefings.text.markup import slug
from annotated_briefings.timeline.merge import merge_events
from annotated_briefings.timeline.model import MergedEvent
from annotated_briefings.timeline.periods import Period, cut_into_periods


@dataclass(frozen=True, slots=True)
class Topic:
    """What briefings are about. Names with one slug (AI/ML, AI-ML) share its page and are listed together."""

    slug: str
    name: str
    briefings: tuple[Briefing, ...]


class Context:
    """Read by the pages, changed by none; what several pages need is folded here once.

    ``styled`` is what each page cites, in the publisher's citation style, where there is one. ``cards`` are the paths
    of the briefings' images for previews.
    """

    def __init__(
        self,
        library: Library,
        glossary: Glossary,
        bodies: Mapping[str, RenderedBody],
        notes: Mapping[str, RenderedBody],
        *,
        unaltered: frozenset[str],
        withheld: Mapping[str, str],
        language: Language,
        addresses: Addresses,
        site_name: str,
    ) -> None:
        self.library = library
        self.bodies = bodies
        self.notes = notes
        self.unaltered = unaltered
        self.withheld = withheld
        self.language = language
        self.addresses = addresses
        self.site_name = site_name
        self.sources = library.source_by_key
        self.texts = dict(library.texts)
        self.terms = library.term_by_id
        self.briefings = {briefing.key: briefing for briefing in library.briefings}
        self.styled: Mapping[str, StyledPage] = {}
        self.cards: Mapping[str, str] = {}
        self._glossary = glossary
        self._definition_matches: dict[str, tuple[TermMatch, ...]] = {}

    @cached_property
    def newest(self) -> tuple[Briefing, ...]:
        """The briefings, the newest first; undated ones last."""
        return tuple(sorted(self.library.briefings, key=_newest_first))

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics with their briefings, the newest first, in the alphabetical order of their names."""
        names: dict[str, set[str]] = {}
        about: dict[str, dict[str, Briefing]] = {}
        for briefing in self.newest:
            for name in briefing.front.topics:
                names.setdefault(slug(name), set()).add(name)
                about.setdefault(slug(name), {})[briefing.key] = briefing
        topics = (Topic(key, _together(names[key]), tuple(found.values())) for key, found in about.items())
        return tuple(sorted(topics, key=lambda topic: (topic.name.casefold(), topic.slug)))

    @cached_property
    def events(self) -> tuple[MergedEvent, ...]:
        """The events of all briefings, in order; one that several briefings tell is there once."""
        return merge_events(event for briefing in self.newest for event in self.bodies[briefing.key].events)

    @cached_property
    def timeline(self) -> Period:
        """The events as the pages of the site's timeline have them."""
        return cut_into_periods(self.events)

    @cached_property
    def events_of_term(self) -> dict[str, list[MergedEvent]]:
        """The events that mention each term, in order."""
        found: dict[str, list[MergedEvent]] = {}
        for event in self.events:
            for term_id in event.terms:
                found.setdefault(term_id, []).append(event)
        return found

    @cached_property
    def events_of_source(self) -> dict[str, list[MergedEvent]]:
        """The events that rest on each source, in order."""
        found: dict[str, list[MergedEvent]] = {}
        for event in self.events:
            for key in event.sources:
                found.setdefault(key, []).append(event)
        return found

    @cached_property
    def uses_of_term(self) -> dict[str, list[Briefing]]:
        """The briefings that use each term, the newest first."""
        found: dict[str, list[Briefing]] = {}
        for briefing in self.newest:
            for term_id in dict.fromkeys(use.term_id for use in self.bodies[briefing.key].term_uses):
                found.setdefault(term_id, []).append(briefing)
        return found

    @cached_property
    def uses_of_source(self) -> dict[str, list[Briefing]]:
        """The briefings that cite each source, the newest first."""
        found: dict[str, list[Briefing]] = {}
        for briefing in self.newest:
            keys = (item.key for use in self.bodies[briefing.key].citations for item in use.citation.items)
            for key in dict.fromkeys((briefing.front.source, *keys)):
                found.setdefault(key, []).append(briefing)
        return found

    @cached_property
    def terms_of_source(self) -> dict[str, list[str]]:
        """The ids of the terms whose definitions rest on each source."""
        found: dict[str, list[str]] = {}
        for term in self.library.terms:
            for key in term.sources:
                found.setdefault(key, []).append(term.id)
        return found

    def authors_of(self, briefing: Briefing) -> tuple[Name, ...]:
        """Who wrote a briefing's text, where it is its source's, unaltered; nobody where it is the editor's."""
        source = self.sources.get(briefing.front.source)
        return source.author if source and briefing.key in self.unaltered else ()

    def used_in(self, key: str) -> tuple[str, ...]:
        """The ids of the terms that a briefing uses, in the order of their first uses."""
        uses = self.bodies[key].term_uses
        return tuple(dict.fromkeys(use.term_id for use in uses if use.term_id in self.terms))

    def cited_in(self, key: str) -> tuple[str, ...]:
        """The keys of the sources that a briefing cites, in the order of their first citations."""
        items = (item.key for use in self.bodies[key].citations for item in use.citation.items)
        return tuple(dict.fromkeys(item for item in items if item in self.sources))

    def definition_matches(self, term_id: str) -> tuple[TermMatch, ...]:
        """The terms that a term's definition names."""
        if term_id not in self._definition_matches:
            self._definition_matches[term_id] = self._glossary.find(self.terms[term_id].definition)
        return self._definition_matches[term_id]


def _together(names: Iterable[str]) -> str:
    """Several names as one; those that differ by capitals only are the same name."""
    different = {name.casefold(): name for name in sorted(names, reverse=True)}
    return ", ".join(different[key] for key in sorted(different))


def _newest_first(briefing: Briefing) -> tuple[bool, int, str]:
    latest = briefing.front.date.latest if briefing.front.date else None
    return latest is None, -(latest or 0), briefing.front.title
