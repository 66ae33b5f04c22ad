"""The archive: the briefings of each year."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.dates.calendar import from_ordinal
from annotated_briefings.publishing.addresses import BRIEFINGS, archive_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.listing import PER_PAGE, Link, build_listing

_UNDATED = "undated"


def year_links(context: Context) -> list[Link]:
    """The years that have a page, with their numbers of briefings; none where one page holds all briefings."""
    if len(context.newest) <= PER_PAGE:
        return []
    return [
        {
            "path": archive_path(year),
            "name": _name(context, year),
            "count": context.language.count("publishing.briefing-count", len(held)),
        }
        for year, held in _years(context).items()
    ]


def build_archive(context: Context) -> Iterator[Page]:
    """The pages of every year; none where the index holds all briefings."""
    links = year_links(context)
    for year, held in _years(context).items() if links else ():
        title = context.language.say("publishing.archive-of", year=_name(context, year))
        yield from build_listing(context, held, path=archive_path(year), title=title, section=BRIEFINGS, years=links)


def _years(context: Context) -> dict[str, list[Briefing]]:
    """The briefings by year, the newest first; those without a date come last."""
    found: dict[str, list[Briefing]] = {}
    for briefing in context.newest:
        found.setdefault(_year(briefing), []).append(briefing)
    return found


def _name(context: Context, year: str) -> str:
    return context.language.say("publishing.undated-year") if year == _UNDATED else year


def _year(briefing: Briefing) -> str:
    """The year that the date begins or, where its beginning is open, ends in."""
    date = briefing.front.date
    day = (date.latest if date.earliest is None else date.earliest) if date else None
    return _UNDATED if day is None else str(from_ordinal(day)[0])
