"""How a source is called: by its authors, else by who published it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from string import ascii_lowercase
from urllib.parse import urlsplit

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.sources.model import Name, Source
from annotated_briefings.text.language import Language
from annotated_briefings.text.normalised import UNSPACED

_UNSPACED = re.compile(f"[{UNSPACED}]")
_QUOTED = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|\"([^\"]+)\"")
_SHORT_LIST = 2
"""Authors that an in-text citation names; of more it names the first."""


def author_names(source: Source) -> str:
    """All authors in full, with commas; "" where there is none."""
    return ", ".join(filter(None, map(full_name, source.author)))


def short_name(source: Source, language: Language) -> str:
    """The authors as a sentence names them ("Kaczmarski and Kuhrt"), else who published it; never empty."""
    names = [_called(name) for name in source.author or source.editor]
    if not names:
        return publisher_of(source) or source.title or _host(source) or source.id
    if len(names) > _SHORT_LIST:
        return language.say("citations.many", first=names[0])
    return language.say("citations.two", first=names[0], second=names[1]) if len(names) > 1 else names[0]


def short_names(sources: Iterable[Source], language: Language) -> list[str]:
    """The short name of each source; sources of one name are told apart by year, then by letter: "Kuhrt 2024b"."""
    named = [(short_name(source, language), source) for source in sources]
    counts = Counter(name for name, _ in named)
    dated = [f"{name} {_year(source, language)}" if counts[name] > 1 else name for name, source in named]
    again = Counter(dated)
    seen: Counter[str] = Counter()
    letters = []
    for name in dated:
        letters.append(ascii_lowercase[seen[name] % len(ascii_lowercase)] if again[name] > 1 else "")
        seen[name] += 1
    return [name + letter for name, letter in zip(dated, letters, strict=True)]


def quoted_title(title: str, language: Language) -> str:
    """The title in quotation marks; what it quotes itself gets those that the language has within them."""

    def within(found: re.Match[str]) -> str:
        return language.say("citations.quoted-within", title=found[found.lastindex or 0])

    return language.say("citations.quoted", title=_QUOTED.sub(within, title))


def publisher_of(source: Source) -> str:
    """The container or the publisher, which stands in for an author."""
    return source.container_title or source.publisher


def full_name(name: Name) -> str:
    """A name as it is said: family name first and without a space where its script has none."""
    if name.literal:
        return name.literal
    if _UNSPACED.match(name.family) and _UNSPACED.match(name.given):
        return name.family + name.given
    parts = (name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix)
    return " ".join(part for part in parts if part)


def _called(name: Name) -> str:
    """How a sentence names somebody: by the family name, with the particle that belongs to it."""
    family = f"{name.non_dropping_particle} {name.family}".strip()
    return family or name.literal or name.given


def _year(source: Source, language: Language) -> str:
    try:
        year = parse_edtf(source.issued).year if source.issued else None
    except EdtfError:
        year = None
    return language.say("citations.undated") if year is None else str(year)


def _host(source: Source) -> str:
    return urlsplit(source.url).hostname or "" if source.url else ""
