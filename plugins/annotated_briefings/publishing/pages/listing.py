"""Lists of briefings, so many a page: those of a year, those of a topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.publishing.addresses import further_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.head import head_of_index
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.common import cards
from annotated_briefings.publishing.templating import render

PER_PAGE = 50
"""So many briefings stand on a page."""

Link = dict[str, str]


def build_listing(
    context: Context,
    briefings: Sequence[Briefing],
    *,
    path: str,
    title: str,
    section: str,
    years: Sequence[Link] = (),
    feed: str = "",
) -> Iterator[Page]:
    """The pages of one list, in order; ``feed`` is the path of its own feed, ``years`` lead to the archive."""
    count = max(1, -(-len(briefings) // PER_PAGE))
    for number in range(1, count + 1):
        here = further_path(path, number)
        held = briefings[(number - 1) * PER_PAGE : number * PER_PAGE]
        yield Page(
            path=here,
            title=title if number == 1 else f"{title} ({number})",
            html=render(
                "briefings.html",
                title=title,
                summary=context.language.count("publishing.briefing-count", len(briefings)),
                cards=cards(context, here, held),
                years=years_from(context, here, years),
                pages=_page_links(context, path, number, count),
                say=context.language.say,
            ),
            section=section,
            searchable=False,
            head=head_of_index(context, here, title=title, feed=feed),
        )


def years_from(context: Context, here: str, years: Sequence[Link]) -> list[Link]:
    """The links to years, each given by its ``path``, as seen from the page ``here``."""
    return [{**year, "href": context.addresses.link(here, year["path"])} for year in years]


def _page_links(context: Context, path: str, current: int, count: int) -> list[Link]:
    """A link to each page of the list; the current one has no address, and a list of one page has none."""
    here = further_path(path, current)
    return [
        {
            "name": str(number),
            "href": "" if number == current else context.addresses.link(here, further_path(path, number)),
        }
        for number in (range(1, count + 1) if count > 1 else ())
    ]
