"""Terms as HTML: the visible entry, which the popover copies, and the link that leads to it."""

from __future__ import annotations

from markupsafe import Markup, escape

from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.words import say_date
from annotated_briefings.glossary.model import Term
from annotated_briefings.text.language import Language

_ENTRY = Markup(
    '<div class="ab-entry" id="t-{id}"><dt{lang}>{label}</dt>'
    '<dd><p>{definition}</p><p class="ab-entry-foot">{foot}</p></dd></div>'
)
_REFERENCE = Markup('<a class="ab-term" role="doc-glossref" href="#t-{}">{}</a>')
_FULL_ENTRY = Markup('<a href="{}">{}</a>')
_SEPARATOR = Markup(" · ")


def render_entry(
    term: Term, *, language: Language, sources: Markup, href: str, definition: Markup | None = None
) -> Markup:
    """The entry of a term, to stand in ``<dl class="ab-terms">``.

    ``sources`` are ready links to the page's own entries of the sources, ``href`` leads to the term's page.
    ``definition`` is the definition as HTML, where it is more than the escaped text of the term.
    """
    foot = (
        escape(language.say(f"glossary.type.{term.type}")),
        _as_of(term, language),
        sources,
        _FULL_ENTRY.format(href, language.say("glossary.full-entry")),
    )
    return _ENTRY.format(
        id=term.id,
        lang=_lang(term.pref_label_language),
        label=term.pref_label,
        definition=escape(term.definition) if definition is None else definition,
        foot=_SEPARATOR.join(part for part in foot if part),
    )


def render_reference(term_id: str, text: Markup | str) -> Markup:
    """The link from a use of a term to its entry on the same page."""
    return _REFERENCE.format(term_id, text)


def _as_of(term: Term, language: Language) -> Markup:
    if not term.as_of:
        return Markup("")
    return escape(language.say("glossary.as-of", date=say_date(parse_edtf(term.as_of), language.tag)))


def _lang(tag: str) -> Markup:
    return Markup(' lang="{}"').format(tag) if tag else Markup("")
