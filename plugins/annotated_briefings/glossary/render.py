"""Terms as HTML: the visible entry, which the popover copies, and the link that leads to it."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.dates.words import say_date
from annotated_briefings.glossary.model import Term
from annotated_briefings.text.language import Language

_ENTRY = '<div class="ab-entry" id="t-{}"><dt{}>{}</dt><dd><p>{}</p><p class="ab-entry-foot">{}</p></dd></div>'
_OPENING = Markup('<a class="ab-term" role="doc-glossref" href="#t-{}">')
_CLOSING = Markup("</a>")
_FULL_ENTRY = Markup('<a href="{}">{}</a>')
_SEPARATOR = Markup(" · ")

REMEMBERED = 16_384
"""Of so much is kept how it reads: the same entries stand on many pages."""


def render_entry(
    term: Term,
    *,
    language: Language,
    sources: Markup,
    href: str,
    definition: Markup | None = None,
    told_on: EdtfDate | None = None,
) -> Markup:
    """The entry of a term, to stand in ``<dl class="ab-terms">``.

    ``sources`` are ready links to the page's own entries of the sources, ``href`` leads to the term's page.
    ``definition`` is the definition as HTML, where it is more than the escaped text of the term. ``told_on`` is the
    date of the page: a definition that is certainly later says so.
    """
    as_of = _as_of(term, language, told_on)
    return _entry(term, language, sources, href, escape(term.definition) if definition is None else definition, as_of)


@lru_cache(maxsize=REMEMBERED)
def _entry(term: Term, language: Language, sources: Markup, href: str, definition: Markup, as_of: Markup) -> Markup:
    full_entry = _FULL_ENTRY.format(href, language.say("glossary.full-entry")) if href else ""
    foot = (escape(language.say(f"glossary.type.{term.type}")), as_of, sources, full_entry)
    parts = (
        escape(term.id),
        lang_attribute(term.pref_label_language),
        escape(term.pref_label),
        definition,
        _SEPARATOR.join([part for part in foot if part]),
    )
    return Markup(_ENTRY.format(*parts))  # noqa: S704  (each part is escaped above: Markup's own format is ten times slower)


def render_reference(term_id: str, text: Markup | str) -> Markup:
    """The link from a use of a term to its entry on the same page."""
    return open_reference(term_id) + text + _CLOSING


@lru_cache(maxsize=REMEMBERED)
def open_reference(term_id: str) -> Markup:
    """The opening tag of such a link."""
    return _OPENING.format(term_id)


def _as_of(term: Term, language: Language, told_on: EdtfDate | None) -> Markup:
    if not term.as_of:
        return Markup("")
    as_of, date = _said(term.as_of, language.tag)
    if told_on is None or not _is_later(as_of, told_on):
        return escape(language.say("glossary.as-of", date=date))
    return escape(language.say("glossary.as-of-later", date=date, briefing=say_date(told_on, language.tag)))


@lru_cache(maxsize=REMEMBERED)
def _said(as_of: str, language: str) -> tuple[EdtfDate, str]:
    """A date with its words."""
    date = parse_edtf(as_of)
    return date, say_date(date, language)


def _is_later(date: EdtfDate, other: EdtfDate) -> bool:
    """Whether every day that ``date`` may mean comes after every day that ``other`` may mean."""
    return date.earliest is not None and other.latest is not None and date.earliest > other.latest


def lang_attribute(tag: str) -> Markup:
    """The attribute for a text in another language, with a space before it; nothing for the site's own."""
    return Markup(' lang="{}"').format(tag) if tag else Markup("")
