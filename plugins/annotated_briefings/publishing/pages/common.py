"""What several kinds of page show: cards of briefings, links, said dates."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from annotated_briefings.briefing.model import Briefing, Heading
from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.dates.words import say_date
from annotated_briefings.publishing.addresses import briefing_path
from annotated_briefings.publishing.assets import asset_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.templating import render

BRIEFINGS_SHOWN = 20
"""So many briefings stand on the page of a term or a source, the newest: a page must not grow with its site."""

USES_SHOWN = 3
"""So many uses stand below each."""


def said(context: Context, date: EdtfDate | None) -> str:
    """A date in words, or that there is none."""
    return say_date(date, context.language.tag) if date else context.language.say("publishing.undated")


def more(context: Context, key: str, number: int) -> Markup:
    """A line that says how many more there are than are shown; nothing where there are none."""
    return Markup('<p class="ab-more">{}</p>').format(context.language.count(key, number)) if number > 0 else Markup("")


def said_text(context: Context, date: str) -> str:
    """A date of a record in words, "" for none; as it was written where it is not EDTF (that has been reported)."""
    try:
        return said(context, parse_edtf(date)) if date else ""
    except EdtfError:
        return date


def cards(context: Context, here: str, briefings: Iterable[Briefing], *, level: int = 2) -> Markup:
    """The briefings as a list of cards; ``level`` is that of their headings."""
    return render("cards.html", level=level, cards=[_card(context, here, briefing) for briefing in briefings])


def _card(context: Context, here: str, briefing: Briefing) -> dict[str, str]:
    front = briefing.front
    return {
        "href": context.addresses.link(here, briefing_path(briefing.key)),
        "title": front.title,
        "meta": " · ".join((said(context, front.date), *front.topics)),
        "summary": front.summary,
    }


def style_link(context: Context, here: str, name: str) -> Markup:
    """The link to a style sheet of one feature, for the content of a page that needs it."""
    href = context.addresses.link_to(here, asset_path(name))
    return Markup('<link rel="stylesheet" href="{}">\n').format(href)


def headings_of_apparatus(context: Context, *, sources: Markup, terms: Markup) -> tuple[Heading, ...]:
    """The headings of ``apparatus.html``."""
    say = context.language.say
    shown = (("sources", "publishing.sources", sources), ("terms", "publishing.terms-page", terms))
    return tuple(Heading(id=anchor, title=say(key), level=2) for anchor, key, present in shown if present)
