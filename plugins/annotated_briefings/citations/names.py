"""How a source is called: by its authors, else by who published it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from annotated_briefings.sources.model import Name, Source
from annotated_briefings.text.language import Language
from annotated_briefings.text.normalised import UNSPACED

_UNSPACED = re.compile(f"[{UNSPACED}]")
_SHORT_LIST = 2
"""Authors that an in-text citation names; of more it names the first."""


def author_names(source: Source) -> str:
    """All authors in full, with commas; "" where there is none."""
    return ", ".join(filter(None, map(full_name, source.author)))


def short_name(source: Source, language: Language) -> str:
    """The authors as a sentence names them ("Kaczmarski and Kuhrt"), else who published it; never empty."""
    names = [name.family or name.literal or name.given for name in source.author or source.editor]
    if not names:
        return publisher_of(source) or source.title or _host(source) or source.id
    if len(names) > _SHORT_LIST:
        return language.say("citations.many", first=names[0])
    return language.say("citations.two", first=names[0], second=names[1]) if len(names) > 1 else names[0]


def publisher_of(source: Source) -> str:
    """The container or the publisher, which stands in for an author."""
    return source.container_title or source.publisher


def full_name(name: Name) -> str:
    """A name as it is said: family name first and without a space where its script has none."""
    if name.literal:
        return name.literal
    if _UNSPACED.match(name.family) and _UNSPACED.match(name.given):
        return name.family + name.given
    return " ".join(part for part in (name.given, name.family) if part)


def _host(source: Source) -> str:
    return urlsplit(source.url).hostname or "" if source.url else ""
