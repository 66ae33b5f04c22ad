"""From an article to the files of a draft: briefing, source record, frozen text, proposed terms; and to a report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.importing.article import Article, Author, BlockKind
from annotated_briefings.importing.candidates import Candidate
from annotated_briefings.importing.escape import escape_markdown
from annotated_briefings.importing.found import Found, find_all
from annotated_briefings.importing.proposals import EventProposal, in_time_order
from annotated_briefings.importing.report import report_import
from annotated_briefings.importing.yaml_text import yaml_scalar
from annotated_briefings.text.disk import as_text
from annotated_briefings.text.markup import slug

_LONGEST_KEY = 60
_TITLE_WORDS = 10
_OMITTED_WORDS = 8
"""Words by which a paragraph that is not part of the body is named in ``omit``."""
_UNKNOWN = "anon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that an import would write; ``key`` names the briefing, ``source_key`` what it was made from.

    ``frozen_text`` is UTF-8: the bytes as they came where these are the text. ``original`` are the bytes as they came
    where they are not. ``terms_yaml`` proposes terms; it stands beside the briefing and is read by nothing.
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


def draft_article(
    article: Article,
    *,
    name: str,
    source_key: str = "",
    glossary: Glossary | None = None,
    title: str = "",
    retrieved: date | None = None,
) -> Draft:
    """The draft of a briefing. ``name`` (a file's, without its suffix) makes the key where there is no title.

    ``source_key`` is :func:`source_key_of` the article unless that is taken by another one.
    ``title`` is the editor's own and goes before the text's. Nothing that is proposed is passed off as found: it is
    listed under ``proposed`` in the front matter, and ``briefings check`` warns until it has been taken out.
    """
    found = find_all(article, glossary)
    source_key = source_key or source_key_of(article, name)
    known_title = title or article.title
    frozen = freeze(article)
    return Draft(
        key=slug(known_title or name)[:_LONGEST_KEY].strip("-") or source_key,
        source_key=source_key,
        briefing_markdown=_briefing(article, found, known_title, source_key, frozen),
        source_yaml=_source(article, source_key, frozen, retrieved),
        frozen_text=frozen.text,
        original=frozen.original,
        original_suffix=article.suffix,
        terms_yaml=_terms(found.candidates),
        report_lines=tuple(
            report_import(article, found, title=known_title or f"none in the text; proposed: {propose_title(article)}")
        ),
    )


def source_key_of(article: Article, name: str) -> str:
    """Family names of up to two authors (or the publisher, or the file's name) and the year."""
    families = [slug(author.name.split()[-1]) for author in article.authors]
    who = "-".join(families[:2]) if len(families) <= 2 else f"{families[0]}-et-al"
    year = _year(article.published)
    return "-".join(part for part in (who or slug(article.publisher or name or _UNKNOWN), year) if part)


def _year(published: str) -> str:
    try:
        found = parse_edtf(published)
    except EdtfError:
        return ""
    return f"{found.year:04}" if found.year is not None and found.year >= 0 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """The text to freeze, in UTF-8; the ``original`` bytes where they are something else; and whether it is ``whole``.

    A whole text holds what stands around the body too: title, by-line, licence line.
    """

    text: bytes
    original: bytes | None
    whole: bool


def freeze(article: Article) -> Frozen:
    """The bytes as they came where they are a text with a paragraph to a line; else the body, with the bytes beside."""
    decoded = article.original.decode(article.encoding, "replace")
    lines = {line.strip() for line in as_text(decoded).split("\n")}
    is_text = article.suffix == ".txt" and all(line in lines for line in article.text.split("\n") if line)
    if not is_text:
        return Frozen(text=f"{article.text}\n".encode(), original=article.original, whole=False)
    if article.encoding in {"utf-8", "utf-8-sig"}:
        return Frozen(text=article.original, original=None, whole=True)
    return Frozen(text=decoded.encode(), original=article.original, whole=True)


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


def propose_title(article: Article) -> str:
    """The first words of the text: a place-holder, not a headline."""
    words = next((block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH), "Untitled").split()
    return " ".join(words[:_TITLE_WORDS]).rstrip(".,;:") + (" …" if len(words) > _TITLE_WORDS else "")


def _timeline(events: tuple[EventProposal, ...], source_key: str) -> str:
    entries = [f"{event.edtf}\n:   {escape_markdown(event.text)} [@{source_key}]" for event in in_time_order(events)]
    return "\n\n".join(["/// timeline", *entries, "///"])


def _source(article: Article, key: str, frozen: Frozen, retrieved: date | None) -> str:
    lines = [f"{key}:", f"  type: {'article-magazine' if article.publisher else 'article'}"]
    lines += [f"  {name}: {yaml_scalar(value)}" for name, value in _fields(article) if value]
    if article.authors:
        lines += ["  author:", *(f"    - {_name(author)}" for author in article.authors)]
    lines.append("  # reuse: full | quotations | none — how much of the text may be published? Decide.")
    lines += ["  copy:", f"    text: sources/{key}.txt", f"    sha256: {hashlib.sha256(frozen.text).hexdigest()}"]
    if frozen.original is not None:
        lines += [f"    original: sources/{key}.original{article.suffix}",
                  f"    original-sha256: {hashlib.sha256(frozen.original).hexdigest()}"]  # fmt: skip
    if retrieved:
        lines.append(f"    retrieved: {retrieved.isoformat()}")
    return "\n".join(lines) + "\n"


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    yield "title", article.title
    yield "container-title", article.publisher
    yield "issued", article.published
    yield "URL", article.url
    yield "language", article.language
    yield "rights", article.rights
    if article.license and not article.rights:
        yield "note", f"Licence as the text gives it: {article.license}."


def _name(author: Author) -> str:
    given, _, family = author.name.rpartition(" ")
    parts = {"given": given, "family": family, "role": author.role, "affiliation": author.affiliation}
    return "{" + ", ".join(f"{name}: {yaml_scalar(value, flow=True)}" for name, value in parts.items() if value) + "}"


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
