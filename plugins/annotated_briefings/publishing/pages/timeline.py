"""The site's timeline: one page while it is short, else an overview and a page for each of its periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from annotated_briefings.briefing.model import Heading
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.words import say_date
from annotated_briefings.publishing.addresses import TIMELINE, period_path
from annotated_briefings.publishing.apparatus import Apparatus
from annotated_briefings.publishing.assets import asset_path
from annotated_briefings.publishing.cited import cited_by_events
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.data.timeline_filter import FILTER
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.common import headings_of_apparatus, style_link
from annotated_briefings.publishing.pages.events import tell_events
from annotated_briefings.publishing.templating import render
from annotated_briefings.timeline.density import draw_density
from annotated_briefings.timeline.model import MergedEvent
from annotated_briefings.timeline.periods import EARLIER, LATER, Period
from annotated_briefings.timeline.render import render_list
from annotated_briefings.timeline.strip import draw_strip

Link = dict[str, str]
_NOTHING = Markup("")

_MOST_PERIODS = 200
"""An overview with more of them leads to periods that are overviews themselves."""


def build_timeline(context: Context) -> Iterator[Page]:
    """The timeline of all briefings: its first page, the overviews of its long periods, the lists of its short ones."""
    whole = context.timeline
    if not whole.parts:
        yield _build_list(context, whole)
        return
    yield _build_overview(context, whole)
    for period in whole.inner():
        yield _build_overview(context, period)
    leaves = tuple(whole.leaves())
    for before, period, after in zip((None, *leaves), leaves, (*leaves[1:], None), strict=False):
        yield _build_list(context, period, before=before, after=after)


def _build_list(context: Context, period: Period, *, before: Period | None = None, after: Period | None = None) -> Page:
    """The page of a period, or of a whole timeline, with its events and what explains them."""
    here, language = _path(period), context.language
    apparatus = Apparatus(context, here, cited_by_events(context, period.events))
    events = tell_events(context, apparatus, period.events, here)
    neighbours = (("prev", "earlier", before), ("next", "later", after))
    return _page(
        context,
        period,
        overview=draw_strip(events, language=language.tag, label=language.say("timeline.strip"))
        if len(events) > 1
        else Markup(""),
        timeline=render_list(events, language=language.tag) if events else Markup(""),
        neighbours=[_neighbour(context, near, here, rel, key) for rel, key, near in neighbours if near],
        apparatus=apparatus,
    )


def _build_overview(context: Context, period: Period) -> Page:
    """The page of a period that has too many events for one: how they lie in time, and where to find them."""
    here = _path(period)
    page_of = {event.id: leaf for leaf in period.leaves() for event in leaf.events}

    def href(event: MergedEvent) -> str:
        return context.addresses.link(here, _path(page_of[event.id]), event.id)

    label = context.language.say("timeline.density")
    return _page(
        context,
        period,
        overview=draw_density(period.events, language=context.language.tag, label=label, href=href),
        periods=[_row(context, part, here) for part in _rows(period)],
    )


def _page(
    context: Context,
    period: Period,
    *,
    overview: Markup,
    periods: Sequence[dict[str, object]] = (),
    timeline: Markup = _NOTHING,
    neighbours: Sequence[Link] = (),
    apparatus: Apparatus | None = None,
) -> Page:
    """A page of the timeline; ``timeline`` has been filled already, so that ``apparatus`` knows what it needs."""
    here, say = _path(period), context.language.say
    is_whole = not period.name
    title = _title(context, period)
    terms = apparatus.terms_list() if apparatus else _NOTHING
    sources = apparatus.sources_list() if apparatus else _NOTHING
    html = render(
        "timeline.html",
        style=style_link(context, here, "timeline.css"),
        title=title,
        up="" if is_whole else context.addresses.link(here, TIMELINE),
        summary=say("publishing.timeline-summary") if is_whole else "",
        count=context.language.count("publishing.events", len(period.events)),
        filter=_filter(context) if is_whole and len(period.events) > 1 else None,
        overview=overview,
        periods=periods,
        timeline=timeline,
        neighbours=neighbours,
        sources=sources,
        terms=terms,
        opened=apparatus.opened if apparatus else "",
        say=say,
    )
    return Page(
        path=here,
        title=title,
        listed_as=say("publishing.all-events") if is_whole else "",
        html=html,
        headings=(*_own_headings(context, periods), *headings_of_apparatus(context, sources=sources, terms=terms)),
        section="" if is_whole else TIMELINE,
        searchable=False,
    )


def _rows(period: Period) -> Iterator[Period]:
    """What an overview lists, one a line: periods that have a list, and those made of such, with their parts."""
    are_few = len(list(period.leaves())) <= _MOST_PERIODS
    for part in period.parts:
        if are_few and any(inner.parts for inner in part.parts):
            yield from _rows(part)
        else:
            yield part


def _row(context: Context, period: Period, here: str) -> dict[str, object]:
    is_short = not any(part.parts for part in period.parts)
    parts = [_link(context, part, here) for part in period.parts] if is_short else []
    return {**_link(context, period, here), "parts": parts}


def _own_headings(context: Context, periods: Sequence[object]) -> Iterator[Heading]:
    if periods:
        yield Heading(id="periods", title=context.language.say("timeline.periods"), level=2)


def _neighbour(context: Context, period: Period, here: str, rel: str, key: str) -> Link:
    """The link from a period to the one before or after it."""
    link = _link(context, period, here)
    return {"href": link["href"], "rel": rel, "title": context.language.say(f"timeline.{key}-page", **link)}


def _filter(context: Context) -> Link:
    """The addresses of the filter's module and of what it knows."""
    return {
        "module": context.addresses.link_to(TIMELINE, asset_path("timeline.js")),
        "data": context.addresses.link_to(TIMELINE, FILTER),
    }


def _link(context: Context, period: Period, here: str) -> Link:
    """A period with how many events it has."""
    return {
        "href": context.addresses.link(here, _path(period)),
        "title": _title(context, period),
        "count": context.language.number(len(period.events)),
    }


def _path(period: Period) -> str:
    return period_path(period.name, period.number)


def _title(context: Context, period: Period) -> str:
    """A period in words; one that needs several pages below the day has their number."""
    if not period.name:
        return context.language.say("publishing.timeline")
    if period.name in (EARLIER, LATER):
        title = context.language.say(f"timeline.{period.name}")
    else:
        title = say_date(parse_edtf(period.name), context.language.tag)
    return title if period.number == 1 else f"{title} ({period.number})"
