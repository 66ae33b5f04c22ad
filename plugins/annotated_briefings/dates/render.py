"""A date as HTML: its words, with what machines can read."""

from __future__ import annotations

from markupsafe import Markup

from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.dates.words import datetime_attribute, say_date

_TIME = Markup('<time class="ab-date" datetime="{machine}" data-edtf="{edtf}">{words}</time>')
_SPAN = Markup('<span class="ab-date" data-edtf="{edtf}">{words}</span>')


def render_date(date: EdtfDate, *, language: str) -> Markup:
    """A ``<time>`` where HTML has a value for it, else a ``<span>``; the EDTF text is with both."""
    machine = datetime_attribute(date)
    template = _TIME if machine else _SPAN
    return template.format(machine=machine, edtf=date.text, words=say_date(date, language))
