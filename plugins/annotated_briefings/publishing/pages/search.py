"""The page of the search: the form and the dialog for readers with JavaScript, lists of all pages for all others."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefings.publishing.addresses import BRIEFINGS, GLOSSARY, SEARCH, SOURCES, TIMELINE, TOPICS
from annotated_briefings.publishing.assets import asset_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.archive import year_links
from annotated_briefings.publishing.pages.common import style_link
from annotated_briefings.publishing.search import KINDS
from annotated_briefings.publishing.templating import render


def build_search(context: Context) -> Iterator[Page]:
    """One page, which stands in no navigation: the trigger in the header leads to it."""
    title = context.language.say("search.title")
    yield Page(
        path=SEARCH,
        title=title,
        html=render(
            "search.html",
            title=title,
            style=style_link(context, SEARCH, "search.css"),
            module=context.addresses.link_to(SEARCH, asset_path("search.js")),
            kinds=KINDS,
            lists=list(_lists(context)),
            say=context.language.say,
        ),
        section=SEARCH,
        searchable=False,
    )


def _lists(context: Context) -> Iterator[dict[str, str]]:
    """The lists that lead to every page, each with how much it holds."""
    library, count = context.library, context.language.count
    known = (
        ("briefings", BRIEFINGS, "briefing-count", len(library.briefings)),
        ("glossary", GLOSSARY, "terms", len(library.terms)),
        ("timeline", TIMELINE, "events", len(context.events)),
        ("sources", SOURCES, "source-count", len(library.sources)),
    )
    for name, path, unit, number in known:
        yield {
            "href": context.addresses.link(SEARCH, path),
            "name": context.language.say(f"publishing.{name}"),
            "count": count(f"publishing.{unit}", number),
        }
    yield {
        "href": context.addresses.link(SEARCH, TOPICS),
        "name": context.language.say("publishing.topics"),
        "count": "",
    }
    for year in year_links(context):
        yield {"href": context.addresses.link(SEARCH, year["path"]), "name": year["name"], "count": year["count"]}
