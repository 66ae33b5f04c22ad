"""What a page is about, for search engines and citation managers: JSON-LD in the vocabulary of schema.org.

Standard: https://schema.org/Article, https://schema.org/DefinedTerm (release 30.1); JSON-LD 1.1.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.citations.names import full_name
from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.model import EdtfDate, Kind
from annotated_briefings.glossary.model import Term
from annotated_briefings.publishing.addresses import GLOSSARY, briefing_path, term_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.sources.model import Name, Source
from annotated_briefings.sources.rights import licence_of
from annotated_briefings.text.markup import safe_url

_TYPES = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "map": "Map",
    "motion_picture": "Movie",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "speech": "CreativeWork",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""CSL types with a type of their own in schema.org; the others are CreativeWork."""

_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}

Node = dict[str, Any]


def script(node: Node) -> Markup:
    """The element that carries the node; nothing in it can end the element."""
    text = json.dumps({"@context": "https://schema.org", **node}, ensure_ascii=False, sort_keys=True)
    return Markup('<script type="application/ld+json">{}</script>').format(
        Markup(text.translate(_UNSAFE))  # noqa: S704  (what HTML could read is written as JSON escapes)
    )


def iso_date(date: EdtfDate | None) -> str:
    """The date where ISO 8601-1 can say it, as precise as it is known; else "": nothing is made more certain."""
    if date is None or date.kind is not Kind.DATE or date.season:
        return ""
    if date.uncertain or date.approximate or date.unspecified or not 0 < (date.year or 0) <= 9999:
        return ""
    return "-".join(part for part in (f"{date.year:04}", _two(date.month), _two(date.day)) if part)


def briefing_node(context: Context, briefing: Briefing) -> Node:
    """A briefing as an Article, with what it is based on, what it cites and the terms that it explains."""
    front = briefing.front
    source = context.sources.get(front.source)
    cited = context.cited_in(briefing.key)
    return _present(
        {
            "@type": "Article",
            "@id": context.addresses.on_the_web(briefing_path(briefing.key)),
            "url": context.addresses.on_the_web(briefing_path(briefing.key)),
            "headline": front.title,
            "description": front.summary,
            "inLanguage": context.language.tag,
            "datePublished": iso_date(front.published or front.date),
            "dateModified": max((iso_date(change.date) for change in front.changes), default=""),
            "author": list(_people(context.authors_of(briefing))),
            "publisher": {"@type": "Organization", "name": context.site_name},
            "keywords": list(front.topics),
            "wordCount": context.bodies[briefing.key].words,
            "isBasedOn": source_node(source) if source else None,
            "citation": [_cited_node(context.sources[key]) for key in cited if key != front.source],
            "mentions": [_mention(context, context.terms[term_id]) for term_id in context.used_in(briefing.key)],
        }
    )


def source_node(source: Source) -> Node:
    """A source as the work that it is."""
    return _present(
        {
            "@type": _TYPES.get(source.type, "CreativeWork"),
            "name": source.title or source.id,
            "url": safe_url(source.own_url),
            "sameAs": f"https://doi.org/{source.doi}" if source.doi else "",
            "author": list(_people(source.author)),
            "publisher": _organization(source.publisher or source.container_title),
            "datePublished": iso_date(_edtf(source.issued)),
            "inLanguage": source.language,
            "license": licence_of(source).url,
        }
    )


def _cited_node(source: Source) -> Node:
    """The work by its address, or by its name where it has none: a page may cite many, and names them itself."""
    node = source_node(source)
    return {name: node[name] for name in ("@type", "url" if "url" in node else "name")}


def term_node(context: Context, term: Term) -> Node:
    """A term as a DefinedTerm of the site's glossary."""
    return _present(
        {
            **_mention(context, term),
            "url": context.addresses.on_the_web(term_path(term.id)),
            "description": term.definition,
            "alternateName": [label.text for label in term.alt_labels],
            "termCode": term.id,
            "inDefinedTermSet": glossary_node(context),
        }
    )


def glossary_node(context: Context) -> Node:
    """The glossary as a set of terms."""
    address = context.addresses.on_the_web(GLOSSARY)
    name = f"{context.site_name}: {context.language.say('publishing.glossary')}"
    return _present({"@type": "DefinedTermSet", "@id": address, "url": address, "name": name})


def _mention(context: Context, term: Term) -> Node:
    address = context.addresses.on_the_web(term_path(term.id))
    return _present({"@type": "DefinedTerm", "@id": address, "name": term.pref_label})


def _people(names: Iterable[Name]) -> Iterator[Node]:
    for name in names:
        if name.literal:
            yield {"@type": "Organization", "name": name.literal}
        elif full_name(name):
            person = {"@type": "Person", "name": full_name(name), "givenName": name.given, "familyName": name.family}
            yield _present({**person, "affiliation": _organization(name.affiliation)})


def _organization(name: str) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _edtf(text: str) -> EdtfDate | None:
    try:
        return parse_edtf(text) if text else None
    except EdtfError:
        return None


def _present(node: Mapping[str, Any]) -> Node:
    return {name: value for name, value in node.items() if value}


def _two(number: int | None) -> str:
    return f"{number:02}" if number else ""
