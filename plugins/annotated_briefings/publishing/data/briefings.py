"""Briefings for other programs: each as JSON and as Markdown that needs nothing else, and a list of all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.publishing.addresses import briefing_data_path, briefing_path, source_path, term_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Asset
from annotated_briefings.publishing.standalone import as_markdown
from annotated_briefings.sources.export import to_csl_json

LIST = "data/briefings.json"


def build_briefing_data(context: Context) -> Iterator[Asset]:
    """The list, then two files per briefing."""
    yield _as_json(LIST, [_summary(context, briefing) for briefing in context.newest])
    for briefing in context.newest:
        yield _as_json(briefing_data_path(briefing.key, "json"), _whole(context, briefing))
        text = as_markdown(context, briefing)
        yield Asset(path=briefing_data_path(briefing.key, "md"), content=text.encode())


def _summary(context: Context, briefing: Briefing) -> dict[str, Any]:
    """What a list says of a briefing; dates are EDTF."""
    front = briefing.front
    return {
        "key": briefing.key,
        "title": front.title,
        "url": context.addresses.absolute(briefing_path(briefing.key)),
        "date": front.date.text if front.date else None,
        "published": front.published.text if front.published else None,
        "changes": [{"date": change.date.text, "text": change.text} for change in front.changes],
        "summary": front.summary,
        "topics": list(front.topics),
        "source": front.source or None,
        "words": context.bodies[briefing.key].words,
    }


def _whole(context: Context, briefing: Briefing) -> dict[str, Any]:
    body = context.bodies[briefing.key]
    cited = [context.sources[key] for key in context.cited_in(briefing.key)]
    return {
        **_summary(context, briefing),
        "markdown": context.addresses.absolute(briefing_data_path(briefing.key, "md")),
        "terms": [_term(context, term_id) for term_id in context.used_in(briefing.key)],
        "events": [
            {
                "id": event.id,
                "date": event.date.text,
                "text": event.text,
                "sources": list(event.sources),
                "terms": list(event.terms),
            }
            for event in body.events
        ],
        "quotations": [
            {"text": quotation.text, "source": quotation.source, "verdict": str(quotation.verdict.kind)}
            for quotation in body.quotations
        ],
        "sources": json.loads(to_csl_json(cited)),
        "sourcePages": {source.id: context.addresses.absolute(source_path(source.id)) for source in cited},
    }


def _term(context: Context, term_id: str) -> dict[str, Any]:
    term = context.terms[term_id]
    return {
        "id": term.id,
        "prefLabel": term.pref_label,
        "definition": term.definition,
        "url": context.addresses.absolute(term_path(term.id)),
    }


def _as_json(path: str, value: object) -> Asset:
    return Asset(path=path, content=(json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
