"""What every page is made from: the Library, what rendering found, the language, the addresses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from annotated_briefings.briefing.model import Briefing, Library, RenderedBody
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import TermMatch
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.text.language import Language
from annotated_briefings.text.markup import slug


class Context:
    """Read by the pages, changed by none; what several pages need is folded here once."""

    def __init__(
        self,
        library: Library,
        bodies: Mapping[str, RenderedBody],
        notes: Mapping[str, RenderedBody],
        *,
        language: Language,
        addresses: Addresses,
        site_name: str,
    ) -> None:
        self.library = library
        self.bodies = bodies
        self.notes = notes
        self.language = language
        self.addresses = addresses
        self.site_name = site_name
        self.sources = library.source_by_key
        self.terms = library.term_by_id
        self._glossary = Glossary(library.terms)
        self._definition_matches: dict[str, tuple[TermMatch, ...]] = {}

    @cached_property
    def newest(self) -> tuple[Briefing, ...]:
        """The briefings, the newest first; undated ones last."""
        return tuple(sorted(self.library.briefings, key=_newest_first))

    @cached_property
    def topics(self) -> dict[str, str]:
        """The topics' names by their slugs, in alphabetical order."""
        names = sorted({topic for briefing in self.library.briefings for topic in briefing.front.topics})
        return {slug(name): name for name in names}

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

    def definition_matches(self, term_id: str) -> tuple[TermMatch, ...]:
        """The terms that a term's definition names."""
        if term_id not in self._definition_matches:
            self._definition_matches[term_id] = self._glossary.find(self.terms[term_id].definition)
        return self._definition_matches[term_id]


def _newest_first(briefing: Briefing) -> tuple[bool, int, str]:
    latest = briefing.front.date.latest if briefing.front.date else None
    return latest is None, -(latest or 0), briefing.front.title
