"""The other forms of a label that prose may use: English plurals, Russian case forms.

It is the glossary that is expanded here; the text is never stemmed (a stemmer makes "news" of "new").
"""

from __future__ import annotations

import re
from functools import lru_cache

from annotated_briefings.glossary import english, russian
from annotated_briefings.glossary.model import Label, Term, TermType

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_NAMING_TYPES = frozenset({TermType.PERSON, TermType.PLACE, TermType.ORGANISATION})


def inflect(label: Label, term: Term, *, language: str = "en") -> tuple[str, ...]:
    """The further forms of a label, without the label itself; none where nothing is known of its language.

    ``language`` is the site's. An untagged label in Cyrillic letters on a site that is not is taken as
    Russian.
    """
    spoken = _language_of(label, language)
    if spoken == "en":
        forms = english.plurals(label.text, is_name=term.type in _NAMING_TYPES)
    elif spoken == "ru":
        forms = russian.case_forms(label.text, with_plural=term.type not in _NAMING_TYPES)
    else:
        return ()
    return tuple([form for form in forms if form != label.text])


def _language_of(label: Label, site_language: str) -> str:
    spoken = _primary(label.language or site_language)
    if spoken == "en" and not label.language and not label.text.isascii() and _CYRILLIC.search(label.text):
        return "ru"
    return spoken


@lru_cache(maxsize=256)
def _primary(tag: str) -> str:
    """The language of a tag, without script and region."""
    return tag.partition("-")[0].lower()
