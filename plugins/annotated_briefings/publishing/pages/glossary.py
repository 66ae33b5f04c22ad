"""The glossary from A to Z, and a page per term."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from annotated_briefings.glossary.letters import OTHER, index_key, letter_of
from annotated_briefings.glossary.model import Term
from annotated_briefings.glossary.render import lang_attribute
from annotated_briefings.publishing.addresses import GLOSSARY, term_path
from annotated_briefings.publishing.assets import asset_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.head import head_of_glossary
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.common import style_link
from annotated_briefings.publishing.pages.terms import build_terms, other_names
from annotated_briefings.publishing.templating import render


def build_glossary(context: Context) -> Iterator[Page]:
    """The index, then a page per term."""
    yield _build_index(context)
    yield from build_terms(context)


def _build_index(context: Context) -> Page:
    say = context.language.say
    title = say("publishing.glossary")
    ordered = sorted(context.library.terms, key=lambda term: (index_key(term.pref_label), term.id))
    letters = [
        {"name": letter, "anchor": _anchor(letter), "entries": [_index_entry(context, term) for term in terms]}
        for letter, terms in groupby(ordered, key=lambda term: letter_of(term.pref_label))
    ]
    return Page(
        path=GLOSSARY,
        title=title,
        listed_as=say("publishing.all-terms"),
        html=render(
            "glossary.html",
            title=title,
            summary=say("publishing.glossary-summary"),
            letters=letters,
            style=style_link(context, GLOSSARY, "glossary.css"),
            filter=context.addresses.link_to(GLOSSARY, asset_path("glossary.js")),
            known=context.addresses.link_to(GLOSSARY, asset_path("known.js")),
            lang=lang_attribute,
            say=say,
        ),
        searchable=False,
        head=head_of_glossary(context),
    )


def _anchor(letter: str) -> str:
    return f"letter-{'other' if letter == OTHER else letter.lower()}"


def _index_entry(context: Context, term: Term) -> dict[str, object]:
    return {
        "id": term.id,
        "href": context.addresses.link(GLOSSARY, term_path(term.id)),
        "label": term.pref_label,
        "language": term.pref_label_language,
        "names": other_names(term),
        "hidden": " ".join(label.text for label in term.hidden_labels),
        "definition": term.definition,
    }
