"""What each page cites and explains: a fold over its texts, whose marks say it, before any page is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from annotated_briefings.briefing.model import Briefing, RenderedBody
from annotated_briefings.citations.model import Citation, CitationItem
from annotated_briefings.citations.pandoc import PageCitations
from annotated_briefings.glossary.model import Term
from annotated_briefings.publishing.addresses import briefing_path, period_path, source_path, term_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.sources.model import Source
from annotated_briefings.text.marked import CITATION_MARK, FORCED_TERM, mark_value
from annotated_briefings.timeline.model import Event, MergedEvent

EVENTS_SHOWN = 20
"""So many events stand on the page of a term or a source."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of HTML with marks that stands on a page, and the body that it came of."""

    html: str
    body: RenderedBody


@dataclass(frozen=True, slots=True)
class Cited:
    """What one page cites, in its order, and what explains it.

    ``terms`` are the ids of the terms of its list, in the list's order; ``keys`` its sources, in that of their numbers:
    those that the text cites, then those of the definitions. ``citations`` are those whose sources are all known.
    """

    citations: tuple[Citation, ...] = ()
    terms: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


def cited_in_briefing(context: Context, briefing: Briefing, *, is_apart: bool = False) -> Cited:
    """What the page of a briefing cites; ``is_apart`` from the site its terms are in the order of their use."""
    body = context.bodies[briefing.key]
    return _cited(context, [Text(body.html, body)], by_use=is_apart)


def cited_on_term(context: Context, term: Term) -> Cited:
    """What the page of a term cites: its definition, its note, the events that it shows."""
    note = context.notes.get(term.id)
    texts = [Text(note.html, note)] if note else []
    texts += _told(context, context.events_of_term.get(term.id, ())[:EVENTS_SHOWN])
    return _cited(context, texts, definition=(named(context, term.sources),), own_term=term.id)


def cited_on_source(context: Context, source: Source) -> Cited:
    """What the page of a source cites: the events that it shows."""
    return cited_by_events(context, context.events_of_source.get(source.id, ())[:EVENTS_SHOWN])


def cited_by_events(context: Context, events: Sequence[MergedEvent]) -> Cited:
    """What a list of events cites."""
    return _cited(context, _told(context, events))


def citations_of_pages(context: Context) -> dict[str, PageCitations]:
    """What every page that cites gives to a citation style, by its path."""
    return {path: PageCitations(cited.citations, cited.keys) for path, cited in _pages(context) if cited.keys}


def tellings_of(event: MergedEvent) -> list[list[Event]]:
    """The tellings of an event as a page has them: those with the same words, sources and date stand there once."""
    alike = groupby(event.tellings, key=lambda told: (told.text, told.sources, told.date.text))
    return [list(group) for _, group in alike]


def named(context: Context, keys: Sequence[str]) -> Citation:
    """The citation of sources that a record names without one in its text; of those that are known."""
    return Citation(start=0, end=0, items=tuple(CitationItem(key=key) for key in keys if key in context.sources))


def _pages(context: Context) -> Iterator[tuple[str, Cited]]:
    for briefing in context.newest:
        yield briefing_path(briefing.key), cited_in_briefing(context, briefing)
    for term in context.library.terms:
        yield term_path(term.id), cited_on_term(context, term)
    for period in context.timeline.leaves():
        yield period_path(period.name, period.number), cited_by_events(context, period.events)
    for source in context.library.sources:
        yield source_path(source.id), cited_on_source(context, source)


def _told(context: Context, events: Sequence[MergedEvent]) -> list[Text]:
    tellings = (group[0] for event in events for group in tellings_of(event))
    return [Text(told.html, context.bodies[told.briefing]) for told in tellings]


def _cited(
    context: Context,
    texts: Sequence[Text],
    *,
    definition: Iterable[Citation] = (),
    own_term: str = "",
    by_use: bool = False,
) -> Cited:
    citations = [citation for citation in (*definition, *_citations(texts)) if citation.items]
    terms = _terms(context, texts, own_term=own_term, by_use=by_use)
    keys = [item.key for citation in citations for item in citation.items]
    keys += (key for term_id in terms for key in context.terms[term_id].sources)
    known = context.sources
    return Cited(
        citations=tuple(citation for citation in citations if all(item.key in known for item in citation.items)),
        terms=terms,
        keys=tuple(dict.fromkeys(key for key in keys if key in known)),
    )


def _citations(texts: Iterable[Text]) -> Iterator[Citation]:
    for text in texts:
        for found in CITATION_MARK.finditer(text.html):
            yield text.body.citations[mark_value(found[1])].citation


def _terms(context: Context, texts: Iterable[Text], *, own_term: str, by_use: bool) -> tuple[str, ...]:
    """The ids of the terms that the texts use, each once."""
    uses = (
        text.body.term_uses[mark_value(found[1])].term_id for text in texts for found in FORCED_TERM.finditer(text.html)
    )
    used = [term_id for term_id in dict.fromkeys(uses) if term_id in context.terms and term_id != own_term]
    return tuple(used if by_use else sorted(used, key=lambda term_id: context.terms[term_id].pref_label.casefold()))
