"""Every name on the site and where it leads: what the search falls back on when nothing is found."""

from __future__ import annotations

import json
from collections.abc import Iterator

from annotated_briefings.glossary.model import Term
from annotated_briefings.publishing.addresses import briefing_path, source_path, term_path, topic_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Asset
from annotated_briefings.publishing.pages.sources import title_of

NAMES = "data/names.json"

Row = list[str]
"""Kind, address from the site's own, the name to show, and the other names to find it by."""


def build_names(context: Context) -> Iterator[Asset]:
    """The file, one row per term, briefing, source and topic; nothing where there is none of them."""
    rows = list(_rows(context))
    if rows:
        yield Asset(path=NAMES, content=json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode())


def _rows(context: Context) -> Iterator[Row]:
    url = context.addresses.url
    for term in context.library.terms:
        yield ["term", url(term_path(term.id)), term.pref_label, *_other_names(term)]
    for briefing in context.newest:
        yield ["briefing", url(briefing_path(briefing.key)), briefing.front.title]
    for source in context.library.sources:
        yield ["source", url(source_path(source.id)), title_of(context, source)]
    for topic in context.topics:
        yield ["topic", url(topic_path(topic.slug)), topic.name]


def _other_names(term: Term) -> list[str]:
    """In every language and script, also those that are never shown."""
    return [name for name in dict.fromkeys(label.text for label in term.labels) if name != term.pref_label]
