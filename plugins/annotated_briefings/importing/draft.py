"""From an article to the files of a draft: briefing, source record, frozen text, proposed terms; and to a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.importing.article import Article
from annotated_briefings.importing.candidates import Candidate
from annotated_briefings.importing.escape import escape_markdown
from annotated_briefings.importing.found import Found, find_all
from annotated_briefings.importing.freeze import Frozen, freeze
from annotated_briefings.importing.names import is_institution
from annotated_briefings.importing.proposals import EventProposal, in_time_order
from annotated_briefings.importing.quoting import quotable_passages, quoting_briefing
from annotated_briefings.importing.record import is_settled, source_record
from annotated_briefings.importing.report import report_import
from annotated_briefings.importing.title import propose_title
from annotated_briefings.importing.yaml_text import yaml_scalar
from annotated_briefings.sources.model import Reuse
from annotated_briefings.text.markup import slug

_LONGEST_KEY = 60
_OMITTED_WORDS = 8
"""Words by which a paragraph that is not part of the body is named in ``omit``."""
_UNKNOWN = "anon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that an import would write; ``key`` names the briefing, ``source_key`` what it was made from.

    ``frozen_text`` is UTF-8: the bytes as they came where these are the text. ``original`` are the bytes as they came
    where they are not. ``terms_yaml`` proposes terms; it stands beside the briefing and is read by nothing.
    ``is_tracked`` is false where the frozen copy must stay out of the project's history, ``is_reuse_open`` where the
    licence or the editor has settled how much of the text may be published.
    """

    key: str
    source_key: str
    briefing_markdown: str
    source_yaml: str
    frozen_text: bytes
    original: bytes | None
    original_suffix: str
    terms_yaml: str
    report_lines: tuple[str, ...]
    is_tracked: bool = True
    is_reuse_open: bool = True


def draft_article(
    article: Article,
    *,
    name: str,
    source_key: str = "",
    glossary: Glossary | None = None,
    title: str = "",
    retrieved: date | None = None,
    reuse: Reuse = Reuse.UNDECIDED,
    found: Found | None = None,
) -> Draft:
    """The draft of a briefing. ``name`` (a file's, without its suffix) counts where nothing else does.

    ``source_key`` is :func:`source_key_of` the article unless that is taken by another one.
    ``found`` is what :func:`find_all` has found, where that has been done already.
    ``reuse`` is the editor's decision; ``QUOTATIONS`` makes a draft of quotations and places for words of one's own.
    ``title`` is the editor's own and goes before the text's. Nothing that is proposed is passed off as found: it is
    listed under ``proposed`` in the front matter, and ``briefings check`` warns until it has been taken out.
    """
    found = found or find_all(article, glossary)
    source_key = source_key or source_key_of(article, name)
    known_title = title or article.title
    frozen = freeze(article)
    passages = tuple(quotable_passages(found)) if reuse is Reuse.QUOTATIONS else ()
    make = quoting_briefing if reuse is Reuse.QUOTATIONS else _briefing
    return Draft(
        key=slug(known_title)[:_LONGEST_KEY].strip("-") if known_title else source_key,
        source_key=source_key,
        briefing_markdown=make(article, found, known_title, source_key, frozen),
        source_yaml=source_record(article, source_key, frozen, retrieved=retrieved, reuse=reuse, passages=passages),
        frozen_text=frozen.text,
        original=frozen.original,
        original_suffix=article.suffix,
        terms_yaml=_terms(found.candidates),
        report_lines=tuple(
            report_import(article, found, title=known_title or f"none in the text; proposed: {propose_title(article)}")
        ),
        is_tracked=reuse is not Reuse.QUOTATIONS,
        is_reuse_open=reuse is Reuse.UNDECIDED and not is_settled(article),
    )


def source_key_of(article: Article, name: str) -> str:
    """Family names of up to two authors (or the publisher, or the file's name) and the year."""
    families = [
        slug(author.name if is_institution(author.name) else author.name.split()[-1]) for author in article.authors
    ]
    who = "-".join(families[:2]) if len(families) <= 2 else f"{families[0]}-et-al"
    year = _year(article.published)
    return "-".join(part for part in (who or slug(article.publisher or name or _UNKNOWN), year) if part)


def _year(published: str) -> str:
    try:
        found = parse_edtf(published)
    except EdtfError:
        return ""
    return f"{found.year:04}" if found.year is not None and found.year >= 0 else ""


def _briefing(article: Article, found: Found, title: str, source_key: str, frozen: Frozen) -> str:
    proposed = [name for name, is_proposed in (("title", not title), ("timeline", bool(found.events))) if is_proposed]
    omitted = tuple(_omitted(article)) if frozen.whole else ()
    head = _front_matter(article, title or propose_title(article), proposed, omitted, source_key)
    parts = ["\n".join(head), article.body]
    if found.events:
        parts.append(_timeline(found.events, source_key))
    return "\n\n".join(parts) + "\n"


def _front_matter(
    article: Article, title: str, proposed: list[str], omitted: tuple[str, ...], source_key: str
) -> Iterator[str]:
    yield "---"
    yield f"title: {yaml_scalar(title)}"
    if article.published:
        yield f"date: {yaml_scalar(article.published)}"
    yield f"source: {source_key}"
    yield "verbatim: true"
    if omitted:
        yield "omit:"
        yield from (f"  - {yaml_scalar(words)}" for words in omitted)
    if proposed:
        yield f"proposed: [{', '.join(proposed)}]"
    yield "---"


def _omitted(article: Article) -> Iterator[str]:
    """The opening words of what stands in a whole frozen text and not in the body."""
    for text in (article.title, *(dropped.text for dropped in article.dropped)):
        words = text.split()
        if words:
            yield " ".join(words[:_OMITTED_WORDS])


def _timeline(events: tuple[EventProposal, ...], source_key: str) -> str:
    entries = [f"{event.edtf}\n:   {escape_markdown(event.text)} [@{source_key}]" for event in in_time_order(events)]
    return "\n\n".join(["/// timeline", *entries, "///"])


_TERMS_HEAD = """\
# Proposed terms. Nothing reads this file: move what you want to glossary.yml, write its definition, delete the rest.
"""


def _terms(candidates: tuple[Candidate, ...]) -> str:
    return "\n".join([_TERMS_HEAD, *(_stub(candidate) for candidate in candidates)]) if candidates else ""


def _stub(candidate: Candidate) -> str:
    label = candidate.expansion or candidate.label
    other = (candidate.label,) if candidate.expansion else candidate.other
    count = len(candidate.places)
    lines = [f"{slug(label)}:  # {count} {'place' if count == 1 else 'places'}", f"  prefLabel: {yaml_scalar(label)}"]
    if other:
        lines.append(f"  altLabel: [{', '.join(yaml_scalar(name, flow=True) for name in other)}]")
    return "\n".join([*lines, '  definition: ""', ""])
