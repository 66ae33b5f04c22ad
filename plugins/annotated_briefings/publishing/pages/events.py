"""The events of briefings as other pages tell them: each once, with all its tellings and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from annotated_briefings.briefing.model import RenderedBody
from annotated_briefings.dates.render import render_date
from annotated_briefings.publishing.addresses import briefing_path
from annotated_briefings.publishing.apparatus import Apparatus
from annotated_briefings.publishing.cited import EVENTS_SHOWN, tellings_of
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.pages.common import more, style_link
from annotated_briefings.timeline.model import Event, MergedEvent
from annotated_briefings.timeline.render import render_list

_STYLE = "timeline.css"
_TOLD_IN = Markup('<a class="ab-told-in" href="{href}">{title}</a>')
_TELLING = Markup('<div class="ab-telling">{parts}</div>')
_ALSO_DATED = Markup('<span class="ab-also-dated">{words}</span>')


def first_events(context: Context, apparatus: Apparatus, events: Sequence[MergedEvent], here: str) -> Markup:
    """As many of the events as a page of a term or a source can bear, then how many more there are."""
    if not events:
        return Markup("")
    shown = render_list(tell_events(context, apparatus, events[:EVENTS_SHOWN], here), language=context.language.tag)
    rest = more(context, "publishing.more-events", len(events) - EVENTS_SHOWN)
    return style_link(context, here, _STYLE) + shown + rest


def style_of_events(context: Context, here: str, body: RenderedBody) -> Markup:
    """The link to the style sheet of timelines, where a body has one."""
    return style_link(context, here, _STYLE) if body.events else Markup("")


def tell_events(context: Context, apparatus: Apparatus, events: Sequence[MergedEvent], here: str) -> tuple[Event, ...]:
    """The events as a page tells them: with ids that are unique within the site, their marks filled, and all tellings.

    A telling that has the words and the sources of the one before it only adds its briefing; one that has its own
    stands below, with its date where that is another one.
    """
    return tuple(replace(one.show, id=one.id, html=_html(context, apparatus, one, here)) for one in events)


def _html(context: Context, apparatus: Apparatus, merged: MergedEvent, here: str) -> Markup:
    tellings = [_telling(context, apparatus, merged, group, here) for group in tellings_of(merged)]
    return tellings[0] + Markup("").join(_TELLING.format(parts=telling) for telling in tellings[1:])


def _telling(
    context: Context, apparatus: Apparatus, merged: MergedEvent, tellings: Sequence[Event], here: str
) -> Markup:
    told = tellings[0]
    parts = [*_also_dated(context, merged, told), apparatus.fill(told.html, context.bodies[told.briefing])]
    parts += [_told_in(context, one, here) for one in tellings]
    return Markup(" ").join(parts)


def _also_dated(context: Context, merged: MergedEvent, told: Event) -> Iterator[Markup]:
    if told.date.text != merged.show.date.text:
        date = render_date(told.date, language=context.language.tag)
        yield _ALSO_DATED.format(words=Markup(context.language.say("timeline.also-dated", date=date)))  # noqa: S704


def _told_in(context: Context, told: Event, here: str) -> Markup:
    href = context.addresses.link(here, briefing_path(told.briefing), told.id)
    return _TOLD_IN.format(href=href, title=context.briefings[told.briefing].front.title)
