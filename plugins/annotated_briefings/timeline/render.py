"""A timeline as HTML: the list, and above it the strip that pictures it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from annotated_briefings.dates.render import render_date
from annotated_briefings.text.language import load_language
from annotated_briefings.timeline.model import Event
from annotated_briefings.timeline.order import in_time
from annotated_briefings.timeline.shape import shape_of
from annotated_briefings.timeline.strip import draw_strip

_LIST = Markup('<ol class="ab-timeline">\n{items}\n</ol>')
_ITEM = Markup('<li id="{anchor}" class="{classes}" data-edtf="{edtf}">{date}<div class="ab-event">{html}</div></li>')


def render_timeline(events: Iterable[Event], *, language: str, strip: bool = True) -> Markup:
    """The events in time, as a list below their strip; nothing where there is no event.

    One event alone gets no strip: there is nothing to compare it with.
    """
    ordered = in_time(events)
    if not ordered:
        return Markup("")
    told = render_list(ordered, language=language)
    if not strip or len(ordered) == 1:
        return told
    label = load_language(language).say("timeline.strip")
    return draw_strip(ordered, language=language, label=label) + Markup("\n") + told


def render_list(events: Iterable[Event], *, language: str) -> Markup:
    """The events in the order given. ``Event.html`` is taken as it is: it was made by our renderer."""
    return _LIST.format(items=Markup("\n").join(_render_event(event, language) for event in events))


def _render_event(event: Event, language: str) -> Markup:
    shape = shape_of(event.date)
    return _ITEM.format(
        anchor=event.id,
        classes=" ".join(shape.classes if shape.is_range else ("is-point", *shape.classes)),
        edtf=event.date.text,
        date=render_date(event.date, language=language),
        html=Markup(event.html),  # noqa: S704 - trusted by its contract
    )
