"""A timeline as a picture: an SVG drawn when the site is built, coloured by style sheets only."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from annotated_briefings.dates.words import say_date
from annotated_briefings.text.language import load_language
from annotated_briefings.timeline.axis import WIDTH, Axis, Tick
from annotated_briefings.timeline.layout import MARK_SIZE, Layout, Mark, lay_out
from annotated_briefings.timeline.model import Event

_ROW_HEIGHT = 13
_TOP = 4
_BELOW_MARKS = 8
_TICK_LENGTH = 5
_LABEL_BASELINE = 20
_BELOW_AXIS = 28
_NOTE_HEIGHT = 16
_TITLE_LENGTH = 56
_SHORTEST_TITLE = 24
_ALL_TITLES = 5_000
"""Characters of all titles together, so that the strip of a large site stays below 30 kB."""

_STRIP = Markup(
    '<svg class="ab-strip" data-search-exclude="" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 {width} {height}" role="group" aria-label="{label}">\n{axis}\n{marks}\n</svg>'
)
_AXIS = Markup('<g class="ab-strip-axis" aria-hidden="true" text-anchor="middle"><path d="{path}"/>{labels}</g>')
_LABEL = Markup('<text x="{x}" y="{y}">{label}</text>')
_MARK = Markup('<a class="{classes}" xlink:href="#{anchor}" tabindex="-1"><title>{title}</title>{form}</a>')
_DISC = Markup('<circle cx="{x}" cy="{y}" r="{radius}"/>')
_PILL = Markup('<rect x="{x}" y="{y}" width="{width}" height="{size}" rx="{radius}"/>')
_NOTE = Markup('<text class="ab-strip-note" x="{x}" y="{y}" text-anchor="end">{note}</text>')


def draw_strip(events: Sequence[Event], *, language: str, label: str) -> Markup:
    """The strip of one event or more: a disc is a day, a pill a range, dashed a guess, pale an open end.

    Every mark is a link to its event in the list, named by its date and text. The links are no stops of the
    Tab key: the list below has all of it, and nobody should have to pass every event twice. They stay in the
    accessibility tree with their names, so the drawing is a group with a label; the insides of an image would
    be hidden, and it may have no links. Their addresses are in ``xlink:href``: Material's instant navigation sets
    ``href`` of whatever has one, which the links of a drawing do not allow.
    """
    layout = lay_out(events, language=language)
    top = _TOP + (_NOTE_HEIGHT if layout.left_out else 0)
    baseline = top + layout.rows * _ROW_HEIGHT + _BELOW_MARKS - (_ROW_HEIGHT - int(MARK_SIZE))
    titles = min(_TITLE_LENGTH, max(_SHORTEST_TITLE, _ALL_TITLES // (len(layout.marks) or 1)))
    marks = [_draw_mark(mark, _row_top(mark.row, baseline), _title(mark, language, titles)) for mark in layout.marks]
    if layout.left_out:
        marks.append(_draw_note(layout, language))
    return _STRIP.format(
        width=int(WIDTH),
        height=baseline + _BELOW_AXIS,
        label=label,
        axis=_draw_axis(layout.axis, baseline),
        marks=Markup("\n").join(marks),
    )


def _row_top(row: int, baseline: int) -> int:
    return baseline - _BELOW_MARKS - int(MARK_SIZE) - row * _ROW_HEIGHT


def _draw_axis(axis: Axis, baseline: int) -> Markup:
    lines = [f"M{_number(part.left)} {baseline}H{_number(part.right)}" for part in axis.stretches]
    ticks = [f"M{_number(tick.x)} {baseline}v{_TICK_LENGTH}" for tick in axis.ticks]
    slashes = [_slashes(x, baseline) for x in axis.breaks]
    labels = (_draw_label(tick, baseline + _LABEL_BASELINE) for tick in axis.ticks if tick.label)
    return _AXIS.format(path="".join([*lines, *ticks, *slashes]), labels=Markup("").join(labels))


def _slashes(x: float, baseline: int) -> str:
    """The two strokes of a broken axis, at the ends of the lines beside the gap."""
    return "".join(f"M{_number(x + side)} {baseline + 5}l4 -10" for side in (-12, 8))


def _draw_label(tick: Tick, y: int) -> Markup:
    return _LABEL.format(x=_number(tick.label_x), y=y, label=tick.label)


def _draw_mark(mark: Mark, top: int, title: str) -> Markup:
    radius = _number(MARK_SIZE / 2)
    if mark.shape.is_range:
        form = _PILL.format(x=_number(mark.x), y=top, width=_number(mark.width), size=_number(MARK_SIZE), radius=radius)
    else:
        form = _DISC.format(x=_number(mark.x + MARK_SIZE / 2), y=_number(top + MARK_SIZE / 2), radius=radius)
    return _MARK.format(
        classes=" ".join(["ab-strip-mark", *mark.shape.classes]),
        anchor=mark.events[0].id,
        title=title,
        form=form,
    )


def _title(mark: Mark, language: str, length: int) -> str:
    """The date and what happened, cut to the length of a tooltip."""
    words = say_date(mark.events[0].date, language, short=True)
    title = f"{words}: {' · '.join(event.text for event in mark.events)}"
    return title if len(title) <= length else f"{title[: length - 1].rstrip()}…"


def _draw_note(layout: Layout, language: str) -> Markup:
    note = load_language(language).count("timeline.left-out", layout.left_out)
    return _NOTE.format(x=int(WIDTH) - 4, y=_NOTE_HEIGHT - 2, note=note)


def _number(value: float) -> str:
    """One decimal at most."""
    return f"{value:.1f}".removesuffix(".0")
