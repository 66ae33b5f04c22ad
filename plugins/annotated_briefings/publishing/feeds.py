"""Atom feeds: the newest briefings of the site, and of each topic, each whole.

Standard: RFC 4287, https://www.rfc-editor.org/rfc/rfc4287.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import Markup

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.citations.names import full_name
from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.publishing.addresses import (
    BRIEFINGS,
    FEED,
    briefing_path,
    topic_feed_path,
    topic_path,
)
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Asset
from annotated_briefings.publishing.standalone import standalone, with_absolute_addresses
from annotated_briefings.text.disk import as_text

ENTRIES = 20
"""So many briefings stand in a feed."""

_ATOM = "http://www.w3.org/2005/Atom"
_NO_DAY = dt.date(1970, 1, 1).toordinal()
"""A feed without entries was never updated, and has to say when it was."""

_LAST_DAY = dt.date.max.toordinal()


def build_feeds(context: Context) -> Iterator[Asset]:
    """The feed of the site and one per topic; none where the site's address is not known: a feed's are absolute.

    A briefing without any date is in no feed: an entry says when it was updated, and that is not invented.
    """
    if not context.addresses.base:
        return
    dated = [briefing for briefing in context.newest if briefing.front.revised is not None]
    latest = sorted(dated, key=lambda briefing: briefing.front.revised or 0, reverse=True)
    entry = cache(partial(_entry, context))  # a briefing stands in several feeds
    yield _feed(context, latest, entry, path=FEED, page=BRIEFINGS, title=context.site_name)
    for topic in context.topics:
        keys = {briefing.key for briefing in topic.briefings}
        chosen = [briefing for briefing in latest if briefing.key in keys]
        title = f"{context.site_name}: {topic.name}"
        yield _feed(context, chosen, entry, path=topic_feed_path(topic.slug), page=topic_path(topic.slug), title=title)


def _feed(
    context: Context,
    briefings: Sequence[Briefing],
    entry: Callable[[Briefing], Element],
    *,
    path: str,
    page: str,
    title: str,
) -> Asset:
    absolute = context.addresses.absolute
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": context.language.tag})
    _text(feed, "id", absolute(path))
    _text(feed, "title", title)
    _text(feed, "updated", _moment(max((one.front.revised or 0 for one in briefings), default=_NO_DAY)))
    _person(feed, "author", context.site_name)
    _link(feed, "self", absolute(path), "application/atom+xml")
    _link(feed, "alternate", absolute(page), "text/html")
    _text(feed, "generator", "Annotated briefings")
    for briefing in briefings[:ENTRIES]:
        feed.append(entry(briefing))
    indent(feed, space=" ")
    return Asset(path=path, content=tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(context: Context, briefing: Briefing) -> Element:
    front = briefing.front
    address = context.addresses.absolute(briefing_path(briefing.key))
    entry = Element("entry")
    _text(entry, "id", address)
    _text(entry, "title", front.title)
    _link(entry, "alternate", address, "text/html")
    _text(entry, "updated", _moment(briefing.front.revised or 0))
    published = _first_day(front.published or front.date)
    if published is not None:
        _text(entry, "published", _moment(published))
    for name in _authors(context, briefing):
        _person(entry, "author", name)
    for topic in front.topics:
        SubElement(entry, "category", term=topic)
    if front.summary:
        _text(entry, "summary", front.summary)
    content = _text(entry, "content", with_absolute_addresses(_content(context, briefing), address))
    content.set("type", "html")
    return entry


def _content(context: Context, briefing: Briefing) -> Markup:
    """The text, then the terms and the sources: a feed reader shows no popovers."""
    parts = standalone(context, briefing)
    say = context.language.say
    content = parts.body
    if parts.terms:
        content += Markup("<h2>{}</h2><dl>{}</dl>").format(say("publishing.terms-here"), parts.terms)
    if parts.sources:
        content += Markup("<h2>{}</h2><ol>{}</ol>").format(say("publishing.sources"), parts.sources)
    return content


def _authors(context: Context, briefing: Briefing) -> Iterator[str]:
    """Who wrote the text, where it is published unaltered; else the site, as the feed says."""
    yield from filter(None, map(full_name, context.authors_of(briefing)))


def _first_day(date: EdtfDate | None) -> int | None:
    """A feed can only name a day: the first that the date may mean."""
    day = date.earliest if date else None
    return day if day is not None and 0 < day <= _LAST_DAY else None


def _moment(ordinal: int) -> str:
    return f"{dt.date.fromordinal(ordinal).isoformat()}T00:00:00Z"


def _person(parent: Element, tag: str, name: str) -> None:
    _text(SubElement(parent, tag), "name", name)


def _link(parent: Element, rel: str, href: str, media_type: str) -> None:
    SubElement(parent, "link", rel=rel, href=href, type=media_type)


def _text(parent: Element, tag: str, text: str) -> Element:
    element = SubElement(parent, tag)
    element.text = as_text(str(text))  # a Markup would be escaped twice
    return element
