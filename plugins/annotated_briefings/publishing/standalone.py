"""A briefing away from its page: whole, with its definitions and sources, for feeds, books and plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from markupsafe import Markup

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.citations.render import render_entry
from annotated_briefings.dates.words import say_date
from annotated_briefings.publishing.addresses import briefing_path
from annotated_briefings.publishing.apparatus import Apparatus
from annotated_briefings.publishing.cited import cited_in_briefing
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.evidence import original_of
from annotated_briefings.text.marked import SOURCES

_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>""")
_ADDRESS = re.compile(r"""(?P<name>\s(?:href|src|poster))=(?P<mark>["'])(?P<address>.*?)(?P=mark)""", re.DOTALL)
_ANCHOR = re.compile(r"<a\b.*?</a>", re.DOTALL)
_STRIP = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Standalone:
    """The HTML of a briefing's text, of the terms that it uses and of its sources."""

    body: Markup
    terms: Markup
    sources: Markup


def standalone(context: Context, briefing: Briefing) -> Standalone:
    """The parts of a briefing; addresses are those of its page, and the strip is left out: the list says it all."""
    apparatus = Apparatus(context, briefing_path(briefing.key), cited_in_briefing(context, briefing))
    body = apparatus.fill_body(context.bodies[briefing.key]).replace(SOURCES, "")
    terms = apparatus.terms_list()
    sources = apparatus.sources_list()
    plain = Markup(_STRIP.sub("", body))  # noqa: S704  (made by our renderer)
    return Standalone(body=plain, terms=terms, sources=sources)


def with_absolute_addresses(html: str, page: str) -> Markup:
    """Finished HTML of the page at the address ``page``, with every link made absolute."""

    def in_tag(found: re.Match[str]) -> str:
        return _ADDRESS.sub(absolute, found[0])

    def absolute(found: re.Match[str]) -> str:
        try:
            address = urljoin(page, found["address"])
        except ValueError:  # no address at all, such as "http://[x"
            return ""
        return f"{found['name']}={found['mark']}{address}{found['mark']}"

    return Markup(_TAG.sub(in_tag, html))  # noqa: S704  (only addresses were joined)


def as_markdown(context: Context, briefing: Briefing) -> str:
    """A briefing as one Markdown file that needs nothing else: its text as the editor wrote it, terms, sources."""
    front, say = briefing.front, context.language.say
    date = say_date(front.date, context.language.tag) if front.date else say("publishing.undated")
    page = context.addresses.on_the_web(briefing_path(briefing.key))
    why = context.withheld.get(briefing.key)
    parts = [
        f"# {front.title}",
        " · ".join((date, *front.topics)),
        front.summary,
        f"<{page}>" if page else "",
        say(why) if why else briefing.body.strip(),
        *(() if why else (_terms(context, briefing), _sources(context, briefing))),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _terms(context: Context, briefing: Briefing) -> str:
    terms = sorted(
        (context.terms[term_id] for term_id in context.used_in(briefing.key)),
        key=lambda term: term.pref_label.casefold(),
    )
    lines = [f"- **{term.pref_label}**: {_one_line(term.definition)}" for term in terms]
    return _section(context.language.say("publishing.terms-here"), lines)


def _sources(context: Context, briefing: Briefing) -> str:
    lines = []
    for key in context.cited_in(briefing.key):
        source = context.sources[key]
        entry = render_entry(source, language=context.language)
        said = _one_line(Markup(_ANCHOR.sub("", entry)).striptags())  # noqa: S704  (made by our renderer)
        address = original_of(source)
        lines.append(f"- [@{key}] {said} <{address}>" if address else f"- [@{key}] {said}")
    return _section(context.language.say("publishing.sources"), lines)


def _section(title: str, lines: list[str]) -> str:
    return "\n".join((f"## {title}", "", *lines)) if lines else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
