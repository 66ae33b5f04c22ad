"""The glossary from A to Z, and a page per term with its uses in context."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from annotated_briefings.briefing.model import Briefing, Heading, TermUse
from annotated_briefings.glossary.model import Label, Term
from annotated_briefings.publishing.addresses import GLOSSARY, briefing_path, term_path
from annotated_briefings.publishing.apparatus import Apparatus
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.common import BRIEFINGS_SHOWN, USES_SHOWN, more, said_text
from annotated_briefings.publishing.pages.timeline import first_events, headings_of_apparatus
from annotated_briefings.publishing.templating import render
from annotated_briefings.text.markup import slug


def build_glossary(context: Context) -> Iterator[Page]:
    """The index, then a page per term."""
    yield _build_index(context)
    for term in context.library.terms:
        yield _build_term(context, term)


def _build_index(context: Context) -> Page:
    title = context.language.say("publishing.glossary")
    ordered = sorted(context.library.terms, key=_sort_key)
    letters = [
        {
            "name": letter,
            "anchor": f"letter-{slug(letter)}",
            "entries": [_index_entry(context, term) for term in terms],
        }
        for letter, terms in groupby(ordered, key=_letter)
    ]
    summary = context.language.say("publishing.glossary-summary")
    return Page(
        path=GLOSSARY,
        title=title,
        listed_as=context.language.say("publishing.all-terms"),
        html=render("glossary.html", title=title, summary=summary, letters=letters, say=context.language.say),
        searchable=False,
    )


def _index_entry(context: Context, term: Term) -> dict[str, str]:
    names = [label.text for label in term.alt_labels if not label.language]
    return {
        "href": context.addresses.link(GLOSSARY, term_path(term.id)),
        "label": term.pref_label,
        "other": ", ".join(names),
        "definition": term.definition,
    }


def _sort_key(term: Term) -> tuple[str, str]:
    return _plain(term.pref_label), term.id


def _letter(term: Term) -> str:
    first = next((char for char in _plain(term.pref_label) if char.isalnum()), "#")
    return "0–9" if first.isdigit() else first.upper()


def _plain(label: str) -> str:
    """A label as it is sorted: no accents, no capitals, no leading signs."""
    decomposed = unicodedata.normalize("NFD", label.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.lstrip("“”\"'‘’«([ ")


def _build_term(context: Context, term: Term) -> Page:
    here = term_path(term.id)
    apparatus = Apparatus(context, here, own_term=term.id)
    note = context.notes.get(term.id)
    foot = _definition_foot(context, term, apparatus)
    filled_note = apparatus.fill_body(note) if note else Markup("")
    events = first_events(context, apparatus, context.events_of_term.get(term.id, ()), here)
    terms = apparatus.terms_list()
    sources = apparatus.sources_list()
    briefings = context.uses_of_term.get(term.id, [])
    names = [label for label in term.alt_labels if label.text != term.pref_label]
    html = render(
        "term.html",
        title=term.pref_label,
        type=context.language.say(f"glossary.type.{term.type.value}"),
        definition=term.definition,
        definition_foot=foot,
        note=filled_note,
        names=_unique(names),
        uses=[_uses(context, term, briefing, here) for briefing in briefings[:BRIEFINGS_SHOWN]],
        more_briefings=more(context, "publishing.more-briefings", len(briefings) - BRIEFINGS_SHOWN),
        events=events,
        related=[_related(context, term_id, here) for term_id in term.related if term_id in context.terms],
        sources=sources,
        terms=terms,
        say=context.language.say,
    )
    return Page(
        path=here,
        title=term.pref_label,
        description=term.definition,
        html=html,
        headings=tuple(_headings(context, term, names=names, events=bool(events)))
        + headings_of_apparatus(context, sources=sources, terms=terms),
        section=GLOSSARY,
    )


def _definition_foot(context: Context, term: Term, apparatus: Apparatus) -> Markup:
    parts = [apparatus.cite_keys(term.sources)]
    if term.as_of:
        date = said_text(context, term.as_of)
        parts.append(escape(context.language.say("glossary.as-of", date=date)))
    return Markup(" ").join(part for part in parts if part)


def _uses(context: Context, term: Term, briefing: Briefing, here: str) -> dict[str, object]:
    page = briefing_path(briefing.key)
    uses = [use for use in context.bodies[briefing.key].term_uses if use.term_id == term.id]
    return {
        "href": context.addresses.link(here, page),
        "title": briefing.front.title,
        "uses": [_use(context, use, here, page) for use in uses[:USES_SHOWN]],
        "more": more(context, "publishing.more-uses", len(uses) - USES_SHOWN),
    }


def _use(context: Context, use: TermUse, here: str, page: str) -> dict[str, str]:
    href = context.addresses.link(here, page, use.section)
    return {"href": href, "before": use.before, "words": use.words, "after": use.after}


def _related(context: Context, term_id: str, here: str) -> dict[str, str]:
    return {
        "href": context.addresses.link(here, term_path(term_id)),
        "title": context.terms[term_id].pref_label,
    }


def _unique(labels: list[Label]) -> list[Label]:
    return list({(label.language, label.text): label for label in labels}.values())


def _headings(context: Context, term: Term, *, names: list[Label], events: bool) -> Iterator[Heading]:
    shown = {
        "names": bool(names),
        "uses": bool(context.uses_of_term.get(term.id)),
        "events": events,
        "related": bool(term.related),
    }
    for anchor, present in shown.items():
        if present:
            yield Heading(id=anchor, title=context.language.say(f"publishing.{anchor}"), level=2)
