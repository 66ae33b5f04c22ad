"""What a page says of itself in its head: for previews of links, citation managers, feed readers, search engines."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.citations.names import full_name
from annotated_briefings.dates.words import say_date
from annotated_briefings.glossary.model import Term
from annotated_briefings.publishing.addresses import FEED, briefing_data_path, briefing_path, term_path
from annotated_briefings.publishing.assets import asset_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.linked_data import briefing_node, glossary_node, iso_date, script, term_node

_META = Markup('<meta {kind}="{name}" content="{content}">')
_LINK = Markup('<link rel="alternate " type="{type}" title="{title}" href="{href}">')
"""With a space that changes no meaning: Material 9.8 takes every ``link[rel=alternate]`` for a translation of the site,
and fetches a sitemap beside it. The space may go with Material, whose life ends on 2027-05-05."""
_ARTICLE, _PAGE = "article", "website"


def head_of_briefing(context: Context, briefing: Briefing, *, image: str = "") -> Markup:
    """The head of a briefing's page; ``image`` is the path of its card within the site."""
    front, here = briefing.front, briefing_path(briefing.key)
    parts = [
        *_social(context, here, kind=_ARTICLE, title=front.title, description=front.summary, image=image),
        *_highwire(context, briefing),
        *_alternates(context, briefing),
        *feed_links(context, here),
        script(briefing_node(context, briefing)),
    ]
    return Markup("\n").join(parts)


def head_of_term(context: Context, term: Term) -> Markup:
    """The head of a term's page."""
    here = term_path(term.id)
    social = _social(context, here, kind=_PAGE, title=term.pref_label, description=term.definition)
    return Markup("\n").join((*social, *feed_links(context, here), script(term_node(context, term))))


def head_of_glossary(context: Context) -> Markup:
    """The head of the glossary's index."""
    return script(glossary_node(context))


def head_of_index(context: Context, here: str, *, title: str, feed: str = "") -> Markup:
    """The head of a page that lists briefings; ``feed`` is the path of one of its own."""
    parts = list(feed_links(context, here))
    if feed and context.addresses.base:
        parts.append(_feed(context, here, feed, title=f"{context.site_name}: {title}"))
    return Markup("\n").join(parts)


def print_sheet(context: Context, here: str) -> Markup:
    """The style sheet of paper, which a screen does not wait for."""
    href = context.addresses.link_to(here, asset_path("print.css"))
    return Markup('<link rel="stylesheet" media="print" href="{}">').format(href)


def feed_links(context: Context, here: str) -> Iterator[Markup]:
    """The site's feed, where it has one: an Atom feed needs absolute addresses."""
    if context.addresses.base:
        yield _feed(context, here, FEED, title=context.site_name)


def _feed(context: Context, here: str, feed: str, *, title: str) -> Markup:
    href = context.addresses.link_to(here, feed)
    return _LINK.format(type="application/atom+xml", title=title, href=href)


def _social(
    context: Context, here: str, *, kind: str, title: str, description: str, image: str = ""
) -> Iterator[Markup]:
    """Open Graph, which the others read too; https://ogp.me."""
    picture = context.addresses.on_the_web(image) if image else ""
    known = {
        "og:type": kind,
        "og:site_name": context.site_name,
        "og:title": title,
        "og:description": description,
        "og:url": context.addresses.on_the_web(here),
        "og:image": picture,
        "og:image:alt": title if picture else "",
    }
    for name, content in known.items():
        if content:
            yield _META.format(kind="property", name=name, content=content)
    yield _META.format(kind="name", name="twitter:card", content="summary_large_image" if image else "summary")


def _highwire(context: Context, briefing: Briefing) -> Iterator[Markup]:
    """The tags that Zotero and Google Scholar read; a date that is not certain is said in words."""
    front = briefing.front
    exact = iso_date(front.date)
    pairs = [
        ("citation_title", front.title),
        *(("citation_author", full_name(name)) for name in context.authors_of(briefing)),
        ("citation_publication_date", exact.replace("-", "/")),
        ("citation_date", say_date(front.date, context.language.tag) if front.date and not exact else ""),
        ("citation_publisher", context.site_name),
        ("citation_language", context.language.tag),
        ("citation_public_url", context.addresses.on_the_web(briefing_path(briefing.key))),
        *(("citation_keywords", topic) for topic in front.topics),
    ]
    for name, content in pairs:
        if content:
            yield _META.format(kind="name", name=name, content=content)


def _alternates(context: Context, briefing: Briefing) -> Iterator[Markup]:
    here = briefing_path(briefing.key)
    for media_type, suffix in (("text/markdown", "md"), ("application/json", "json")):
        href = context.addresses.link_to(here, briefing_data_path(briefing.key, suffix))
        yield _LINK.format(type=media_type, title=briefing.front.title, href=href)
