"""A page per term: what it means, its names, its uses in context, the terms and events that it has to do with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

from annotated_briefings.briefing.model import Briefing, Heading, TermUse
from annotated_briefings.glossary.hierarchy import Hierarchy
from annotated_briefings.glossary.model import Label, Term
from annotated_briefings.glossary.render import lang_attribute
from annotated_briefings.publishing.addresses import GLOSSARY, briefing_path, term_path
from annotated_briefings.publishing.apparatus import Apparatus
from annotated_briefings.publishing.cited import cited_on_term
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.head import head_of_term
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.common import (
    BRIEFINGS_SHOWN,
    USES_SHOWN,
    headings_of_apparatus,
    more,
    said_text,
)
from annotated_briefings.publishing.pages.events import first_events, style_of_events
from annotated_briefings.publishing.templating import render

Relations = dict[str, dict[str, None]]
"""By the id of a term: the ids of the terms that it is related to, in order and each once."""


def build_terms(context: Context) -> Iterator[Page]:
    """The pages, in the order of the glossary."""
    terms = context.library.terms
    relations = {"broader": _broader(terms), "narrower": _narrower(terms), "related": _related(terms)}
    for term in terms:
        near = {name: _links(context, found[term.id], term_path(term.id)) for name, found in relations.items()}
        yield _build_term(context, term, near)


def _build_term(context: Context, term: Term, near: dict[str, list[dict[str, str]]]) -> Page:
    here = term_path(term.id)
    apparatus = Apparatus(context, here, cited_on_term(context, term), own_term=term.id)
    note = context.notes.get(term.id)
    foot = _definition_foot(context, term, apparatus)
    filled_note = style_of_events(context, here, note) + apparatus.fill_body(note) if note else Markup("")
    events = first_events(context, apparatus, context.events_of_term.get(term.id, ()), here)
    terms = apparatus.terms_list()
    sources = apparatus.sources_list()
    briefings = context.uses_of_term.get(term.id, [])
    parts = {"names": _names(context, term), "uses": briefings, "events": events, **near}
    html = render(
        "term.html",
        term=term,
        type=context.language.say(f"glossary.type.{term.type.value}"),
        definition_foot=foot,
        note=filled_note,
        names=parts["names"],
        uses=[_uses(context, term, briefing, here) for briefing in briefings[:BRIEFINGS_SHOWN]],
        more_briefings=more(context, "publishing.more-briefings", len(briefings) - BRIEFINGS_SHOWN),
        events=events,
        near=near,
        sources=sources,
        terms=terms,
        opened=apparatus.opened,
        lang=lang_attribute,
        say=context.language.say,
    )
    return Page(
        path=here,
        title=term.pref_label,
        description=term.definition,
        html=html,
        headings=(*_headings(context, parts), *headings_of_apparatus(context, sources=sources, terms=terms)),
        section=GLOSSARY,
        head=head_of_term(context, term),
    )


def _definition_foot(context: Context, term: Term, apparatus: Apparatus) -> Markup:
    parts = [apparatus.cite_keys(term.sources)]
    if term.as_of:
        date = said_text(context, term.as_of)
        parts.append(escape(context.language.say("glossary.as-of", date=date)))
    return Markup(" ").join(part for part in parts if part)


def _names(context: Context, term: Term) -> list[dict[str, str]]:
    """The other names, each once, with the language where it is not the site's."""
    return [
        {"text": label.text, "language": label.language, "said": _said_language(label.language, context.language.tag)}
        for label in other_names(term)
    ]


def other_names(term: Term) -> list[Label]:
    """The names of a term beside the preferred one, each once in a language."""
    named = {(label.language, label.text): label for label in term.alt_labels if label.text != term.pref_label}
    return list(named.values())


def _said_language(tag: str, language: str) -> str:
    """The name of a language; the tag itself where it is not a known one."""
    if not tag:
        return ""
    try:
        return Locale.parse(tag, sep="-").get_display_name(language) or tag
    except (UnknownLocaleError, ValueError):
        return tag


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


def _broader(terms: Iterable[Term]) -> Relations:
    listed = tuple(terms)
    known = {term.id for term in listed}
    return {term.id: {name: None for name in term.broader if name in known and name != term.id} for term in listed}


def _narrower(terms: Iterable[Term]) -> Relations:
    listed = tuple(terms)
    found: Relations = {term.id: {} for term in listed}
    for term_id, above in _broader(listed).items():
        for name in above:
            found[name][term_id] = None
    return found


def _related(terms: Iterable[Term]) -> Relations:
    """Both ways: the relation is symmetric (SKOS, section 8.5), and an editor writes it once."""
    listed = tuple(terms)
    tree = Hierarchy(listed)
    found: Relations = {term.id: {} for term in listed}
    for term in listed:
        for name in tree.related(term):
            found[term.id][name] = None
            found[name][term.id] = None
    return found


def _links(context: Context, term_ids: Iterable[str], here: str) -> list[dict[str, str]]:
    return [
        {
            "href": context.addresses.link(here, term_path(term_id)),
            "title": context.terms[term_id].pref_label,
            "language": context.terms[term_id].pref_label_language,
        }
        for term_id in term_ids
    ]


def _headings(context: Context, parts: dict[str, object]) -> Iterator[Heading]:
    """The headings of those parts of the page that there are."""
    for anchor, part in parts.items():
        if part:
            yield Heading(id=anchor, title=context.language.say(f"publishing.{anchor}"), level=2)
