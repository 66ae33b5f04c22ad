"""A timeline as a picture: an SVG drawn when the site is built, coloured by style sheets only.

It fits any width without being scaled, so that its labels are as readable on a phone as on a desk: places are in per
cent, sizes in pixels. What differs in a narrow strip (fewer labels, more rows) the style sheet chooses by class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from annotated_briefings.dates.words import say_date
from annotated_briefings.text.language import load_language
from annotated_briefings.timeline.axis import Axis, Tick
from annotated_briefings.timeline.layout import MARK_SIZE, Layout, Mark, lay_out
from annotated_briefings.timeline.model import Event

ROW_HEIGHT = 13
_TOP = 4
_BELOW_MARKS = 8
_TICK_LENGTH = 5
_LABEL_BASELINE = 19
BELOW_AXIS = 26
_NOTE_HEIGHT = 16
_TITLE_LENGTH = 56
_ALL_TITLES = 4_000
"""Bytes of all titles together, so that a strip of 200 events stays below 30 kB; a date is said in any case."""

_STRIP = Markup(
    '<div class="{classes}" data-search-exclude=""><svg xmlns:xlink="http://www.w3.org/1999/xlink" width="100%"'
    ' height="{height}" role="group" aria-label="{label}">\n{axis}\n{marks}\n</svg></div>'
)
_AXIS = Markup('<g class="ab-strip-axis" aria-hidden="true" text-anchor="middle">{lines}{narrow}{wide}</g>')
_LINE = Markup('<line x1="{x1}%" y1="{y1}" x2="{x2}%" y2="{y2}"/>')
_BREAK = Markup('<svg x="{x}%" overflow="visible"><path d="M-6 {y}l4-10M2 {y}l4-10"/></svg>')
_NARROW = Markup('<g class="is-narrow" display="none">{parts}</g>')
_WIDE = Markup('<g class="is-wide">{parts}</g>')
_LABEL = Markup('<text x="{x}%"{shift} y="{y}">{label}</text>')
_NOTE = Markup('<text class="{classes}" x="100%" y="{y}" text-anchor="end"{display}>{note}</text>')


def draw_strip(events: Sequence[Event], *, language: str, label: str) -> Markup:
    """The strip of one event or more: a disc is a day, a pill a range, dashed a guess, pale an open end.

    Every mark is a link to its event in the list, named by its date and text. The links are no stops of the
    Tab key: the list below has all of it, and nobody should have to pass every event twice. They stay in the
    accessibility tree with their names, so the drawing is a group with a label; the insides of an image would
    be hidden, and it may have no links. Their addresses are in ``xlink:href``: Material's instant navigation sets
    ``href`` of whatever has one, which the links of a drawing do not allow.
    """
    layout = lay_out(events, language=language)
    top = _TOP + (_NOTE_HEIGHT if layout.narrow_left_out else 0)
    baseline = top + layout.rows * ROW_HEIGHT + _BELOW_MARKS - (ROW_HEIGHT - int(MARK_SIZE))
    title_bytes = min(_TITLE_LENGTH, _ALL_TITLES // (len(layout.marks) or 1))
    marks = [_draw_mark(mark, baseline, _title(mark, language, title_bytes)) for mark in layout.marks]
    return _STRIP.format(
        classes=_classes("ab-strip", climb=layout.climb),
        height=baseline + BELOW_AXIS,
        label=label,
        axis=draw_axis(layout.axis, baseline),
        marks=Markup("\n").join([*marks, *_notes(layout, language)]),
    )


def draw_axis(axis: Axis, baseline: int) -> Markup:
    """The lines, breaks, ticks and labels of an axis, so many pixels from the top."""
    lines = [_draw_line(part.left, part.right, baseline, baseline) for part in axis.stretches]
    breaks = [_BREAK.format(x=number(x), y=baseline + 5) for x in axis.breaks]
    return _AXIS.format(
        lines=Markup("").join([*lines, *breaks]),
        narrow=_NARROW.format(parts=_draw_ticks(axis.narrow, baseline)),
        wide=_WIDE.format(parts=_draw_ticks(axis.wide, baseline)),
    )


def number(value: float) -> str:
    """One decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def _draw_line(x1: float, x2: float, y1: int, y2: int) -> Markup:
    return _LINE.format(x1=number(x1), x2=number(x2), y1=y1, y2=y2)


def _draw_ticks(ticks: Iterable[Tick], baseline: int) -> Markup:
    parts = []
    for tick in ticks:
        parts.append(_draw_line(tick.x, tick.x, baseline, baseline + _TICK_LENGTH))
        if tick.label:
            parts.append(_draw_label(tick, baseline + _LABEL_BASELINE))
    return Markup("").join(parts)


def _draw_label(tick: Tick, y: int) -> Markup:
    shift = number(tick.shift)
    dx = Markup(' dx="{}"').format(shift) if shift not in ("0", "-0") else ""
    return _LABEL.format(x=number(tick.x), shift=dx, y=y, label=tick.label)


def _draw_mark(mark: Mark, baseline: int, title: str) -> Markup:
    """A link. Filled by hand, each part escaped: with ``Markup.format`` a strip of 200 takes half as long again."""
    classes = _classes(*_looks(mark), climb=mark.climb)
    looks = f' class="{classes}"' if classes else ""
    form = _draw_form(mark, baseline - _BELOW_MARKS - int(MARK_SIZE) - mark.row * ROW_HEIGHT)
    link = f'<a{looks} xlink:href="#{escape(mark.events[0].id)}" tabindex="-1"><title>{escape(title)}</title>{form}</a>'
    return Markup(link)  # noqa: S704


def _looks(mark: Mark) -> Iterator[str]:
    """The names that style sheets know; that it is a range shows in its form."""
    looks = {"is-dashed": mark.shape.is_dashed, "is-open": mark.shape.is_open, "is-wide": mark.is_wide_only}
    return (name for name, holds in looks.items() if holds)


def _draw_form(mark: Mark, top: int) -> str:
    """A disc or a pill, of figures only; the style sheet moves the middle of a short pill to its place."""
    x, half = number(mark.x), number(MARK_SIZE / 2)
    if not mark.shape.is_range:
        return f'<circle cx="{x}%" cy="{number(top + MARK_SIZE / 2)}" r="{half}"/>'
    width = number(mark.size) if mark.size else f"{number(mark.share)}%"
    return f'<rect x="{x}%" y="{top}" width="{width}" height="{number(MARK_SIZE)}" rx="{half}"/>'


def _classes(*names: str, climb: int) -> str:
    return " ".join([*names, *([f"up-{climb}"] if climb else [])])


def _title(mark: Mark, language: str, most_bytes: int) -> str:
    """The date, and as much of what happened as a tooltip may hold."""
    date = say_date(mark.events[0].date, language, short=True)
    title = f"{date}: {' · '.join(event.text for event in mark.events)}"
    if len(title.encode()) <= most_bytes:
        return title
    cut = title.encode()[:most_bytes].decode(errors="ignore").rstrip()
    return f"{cut}…" if len(cut) > len(date) + 1 else date


def _notes(layout: Layout, language: str) -> Iterator[Markup]:
    """How many events have no mark: in a wide strip, and, where it has fewer, in a narrow one."""
    count = load_language(language).count
    left_out, when_narrow = layout.left_out, layout.narrow_left_out
    differs = left_out != when_narrow
    if left_out:
        classes = "ab-strip-note is-wide" if differs else _classes("ab-strip-note", climb=layout.climb)
        yield _NOTE.format(classes=classes, y=_NOTE_HEIGHT - 4, display="", note=count("timeline.left-out", left_out))
    if differs:
        classes = _classes("ab-strip-note is-narrow", climb=layout.climb)
        note = count("timeline.left-out", when_narrow)
        yield _NOTE.format(classes=classes, y=_NOTE_HEIGHT - 4, display=Markup(' display="none"'), note=note)
