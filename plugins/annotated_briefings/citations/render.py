"""Citations as HTML: the mark in the text, and the entry that it leads to, in the house style.

The mark is a link to an entry on the same page; the entry's first element, ``ab-entry-title``, titles its popover.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase

from markupsafe import Markup, escape

from annotated_briefings.citations.model import Citation, CitationItem
from annotated_briefings.citations.names import author_names, full_name, publisher_of, quoted_title, short_name
from annotated_briefings.citations.words import render_words
from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.words import say_date
from annotated_briefings.sources.model import Copy, Source, UrlStatus
from annotated_briefings.text.language import Language
from annotated_briefings.text.markup import safe_url

__all__ = [
    "BackReference",
    "author_names",
    "render_archived",
    "render_entry",
    "render_mark",
    "render_ways",
    "robust_attributes",
    "say_locator",
    "short_name",
]

_CLINGS = re.compile(r"[,.;:!?)\]’]")
_SEVERAL = re.compile(r"[,;–-]|\d\s+\d")
_STANDS_ALONE = frozenset({"book", "report", "thesis", "motion_picture", "classic", "collection", "standard", "treaty"})
"""CSL types whose titles are set in italics: they are in no container."""

_COMMA, _SEMICOLON = Markup(", "), Markup("; ")
_ID, _LINK = Markup(' id="%s"'), Markup('<a role="doc-biblioref"%s href="#s-%s">%s</a>')
_BACK = Markup('<a role="doc-backlink" href="#%s" aria-label="%s">%s</a>%s')
_SMALL = Markup(" <small>%s</small>")
"""With ``%``, which takes a third of the time of ``format``: a page may have a thousand."""

REMEMBERED = 4096
"""So many sources need not be told anew for each page that cites them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackReference:
    """The id of a mark in the text, and the locator that it gives, in words."""

    id: str
    locator: str = ""


def render_mark(
    citation: Citation,
    numbers: Mapping[str, int],
    *,
    sources: Mapping[str, Source],
    language: Language,
    mark_ids: Sequence[str],
) -> Markup:
    """The mark of a citation; ``mark_ids`` are the ids of its items, "" for none.

    A key without a number stays visible as ``?key``.
    """
    if citation.missing is not None:
        return _source_needed(citation.missing, language)
    items = citation.items
    links = [_item(item, numbers, mark_id, language) for item, mark_id in zip(items, mark_ids, strict=True)]
    plain = all(not (item.locator or item.prefix or item.suffix) for item in items)
    mark = Markup('<sup class="ab-cite">{}</sup>').format(_joined(items, links, _COMMA if plain else _SEMICOLON))
    first = items[0]
    if not citation.in_text or first.suppress_author or first.key not in sources:
        return mark
    return Markup('<span class="ab-cite-author">{}</span>').format(short_name(sources[first.key], language)) + mark


def _joined(items: Sequence[CitationItem], links: Sequence[Markup], separator: Markup) -> Markup:
    """The items in a row; one that runs on stands behind the words that lead to it."""
    row = links[0]
    for before, item, link in zip(items, items[1:], links[1:], strict=False):
        if item.runs_on and before.suffix:
            row += ("" if before.suffix[-1] in "[(" else " ") + link
        else:
            row += separator + link
    return row


def say_locator(item: CitationItem, language: Language) -> str:
    """The place within a source: "p. 3", "§§ 2–4"; "" where there is none."""
    if not item.locator:
        return ""
    form = "several" if _SEVERAL.search(item.locator) else "single"
    label = language.say(f"citations.locator.{item.label}.{form}")
    return f"{label}\u00a0{item.locator.replace('-', '–')}"


def render_entry(
    source: Source,
    *,
    back_references: Sequence[BackReference] = (),
    language: Language,
    page_href: str = "",
    passages: Markup = Markup(""),
) -> Markup:
    """The list item of a source: author, “title”, container, date, original, archived copy, and the ways back.

    The items of a page stand in the order of their numbers, so that the list counts them. ``passages`` is what of its
    text the page rests on.
    """
    rest = render_ways(source, back_references=back_references, language=language, page_href=page_href)
    return Markup('<li class="ab-entry" id="s-{}"><p class="ab-entry-head">{}{}</p>{}</li>').format(
        source.id, _reference(source, language), rest, passages
    )


def render_ways(
    source: Source, *, back_references: Sequence[BackReference], language: Language, page_href: str
) -> Markup:
    """What follows the reference itself in an entry: the ways to the source, and those back to the text."""
    return _ways_away(source, language, page_href) + _ways_back(back_references, language)


def _source_needed(words: str, language: Language) -> Markup:
    said = language.say("citations.source-needed")
    return Markup('<span class="ab-needs-source">[{}]</span>').format(f"{said}: {words}" if words else said)


def _item(item: CitationItem, numbers: Mapping[str, int], mark_id: str, language: Language) -> Markup:
    prefix = render_words(item.prefix) + " " if item.prefix else Markup("")
    return prefix + _link(item.key, numbers, mark_id, language) + _place(item, language)


def _link(key: str, numbers: Mapping[str, int], mark_id: str, language: Language) -> Markup:
    if key not in numbers:
        unknown = Markup('<span class="ab-unknown" title="{}">?{}</span>')
        return unknown.format(language.say("citations.unknown"), key)
    return _LINK % (_ID % mark_id if mark_id else "", key.replace("%", "%25"), numbers[key])


def _place(item: CitationItem, language: Language) -> Markup:
    """Locator and suffix."""
    locator = say_locator(item, language)
    place = escape(f", {locator}" if locator else "")
    if not item.suffix:
        return place
    return place + ("" if _CLINGS.match(item.suffix) else " ") + render_words(item.suffix)


@lru_cache(maxsize=REMEMBERED)
def _reference(source: Source, language: Language) -> Markup:
    """**Author** “Title”. *Container*, date."""
    author = _author(source, language)
    title = _title(source, language)
    container = source.container_title if source.container_title != author else ""
    publisher = source.publisher if source.publisher not in (author, source.container_title) else ""
    facts = [Markup("<i>{}</i>").format(container)] if container else []
    facts += [escape(fact) for fact in (publisher, _said(source.issued, language)) if fact]
    head = Markup('<b class="ab-entry-title">{}</b>').format(author or title or source.id)
    named = [head, title] if author and title else [head]
    stop = Markup('<span class="ab-stop">. </span>') if len(named) == 1 else Markup(". ")
    return Markup(" ").join(named) + stop + Markup(", ").join(facts) + _full_stop(facts[-1])


def _full_stop(text: Markup) -> str:
    return "" if text.endswith(".") else "."


def _author(source: Source, language: Language) -> str:
    """Who is named first: the authors, the editors, or who published it."""
    if source.author:
        return author_names(source)
    if source.editor:
        return language.say("citations.edited", names=", ".join(map(full_name, source.editor)))
    return publisher_of(source)


def _title(source: Source, language: Language) -> Markup:
    if not source.title:
        return Markup("")
    if source.type in _STANDS_ALONE and not source.container_title:
        title = Markup("<i>{}</i>").format(source.title)
    else:
        title = escape(quoted_title(source.title, language))
    if not source.language:
        return title
    return Markup('<span lang="{}" dir="auto">{}</span>').format(source.language, title)


def _said(date: str, language: Language) -> str:
    """A date in words; as it was written where it is not EDTF (that has been reported)."""
    if not date:
        return language.say("citations.undated")
    try:
        return say_date(parse_edtf(date), language.tag)
    except EdtfError:
        return date


@lru_cache(maxsize=REMEMBERED)
def _ways_away(source: Source, language: Language, page_href: str) -> Markup:
    parts = [*_original(source, language), *_archived(source, language)]
    if source.copy and source.copy.retrieved:
        parts.append(escape(language.say("citations.copy-of", date=_said(source.copy.retrieved, language))))
    elif source.accessed:
        parts.append(escape(language.say("citations.accessed", date=_said(source.accessed, language))))
    if page_href:
        record = Markup('<a href="{}">{}</a>')
        parts.append(record.format(safe_url(page_href), language.say("citations.full-record")))
    return " " + Markup(" · ").join(parts) if parts else Markup("")


def _original(source: Source, language: Language) -> Iterator[Markup]:
    """A link to the source where it is; never to an address that somebody else has taken over."""
    url = _address(source)
    if url and source.url_status is not UrlStatus.USURPED:
        link = Markup('<a class="ab-external" href="{}"{}>{}</a>')
        key = "citations.original-gone" if source.url_status is UrlStatus.DEAD else "citations.original"
        yield link.format(url, robust_attributes(source), language.say(key))


def _archived(source: Source, language: Language) -> Iterator[Markup]:
    link = render_archived(source, shown=language.say("citations.archived"))
    if link:
        yield link


def render_archived(source: Source, *, shown: str = "") -> Markup:
    """A robust link to the archived copy, shown by its address unless told otherwise; nothing where there is none."""
    url = _archive(source)
    if not url:
        return Markup("")
    robust = _robust({"data-originalurl": _address(source), "data-versiondate": _version_date(source.copy)})
    return Markup('<a class="ab-external" href="{}"{}>{}</a>').format(url, robust, shown or url)


def robust_attributes(source: Source) -> Markup:
    """What makes a link to an archived source robust; nothing where there is no archived copy."""
    archive = _archive(source)
    known = {"data-versionurl": archive, "data-versiondate": _version_date(source.copy)}
    return _robust(known) if archive else Markup("")


def _robust(attributes: Mapping[str, str]) -> Markup:
    """Attributes of a robust link, https://robustlinks.mementoweb.org/spec/."""
    known = ((name, value) for name, value in attributes.items() if value)
    return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in known)


def _address(source: Source) -> str:
    return safe_url(source.url or (f"https://doi.org/{source.doi}" if source.doi else ""))


def _archive(source: Source) -> str:
    return safe_url(source.copy.archive) if source.copy else ""


def _version_date(copy: Copy | None) -> str:
    return copy.retrieved if copy else ""


def _ways_back(back_references: Sequence[BackReference], language: Language) -> Markup:
    """The uses of an entry: an arrow where there is one, lettered where there are several."""
    if not back_references:
        return Markup("")
    several = len(back_references) > 1
    links = [_way_back(number, back, language, several=several) for number, back in enumerate(back_references)]
    arrow = "↩ " if several else ""
    return Markup(' <span class="ab-backrefs">{}{}</span>').format(arrow, Markup(" ").join(links))


def _way_back(number: int, back: BackReference, language: Language, *, several: bool) -> Markup:
    letter = _letters(number)
    label = language.say("citations.back", letter=letter) if several else language.say("citations.back-to-text")
    locator = _SMALL % back.locator if back.locator else ""
    return _BACK % (back.id, label, letter if several else "↩", locator)


def _letters(number: int) -> str:
    """a, b, … z, aa, ab, …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return letters
