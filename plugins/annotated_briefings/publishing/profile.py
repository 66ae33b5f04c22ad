"""What the sources of one briefing are like: how many, how near to the matter, how old, and what rests on one alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annotated_briefings.briefing.model import CitationUse
from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.dates.words import say_date
from annotated_briefings.sources.model import Source
from annotated_briefings.text.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """``claims`` are the sentences that cite, ``single`` those that rest on one source.

    ``missing`` counts the places that say that a source is needed.
    ``primary`` and ``secondary`` count the sources of which the editor has said so. ``oldest`` and ``newest`` are the
    dates of the first and the last that appeared, nothing where none is dated.
    """

    sources: int
    primary: int
    secondary: int
    claims: int
    single: int
    missing: int
    oldest: EdtfDate | None = None
    newest: EdtfDate | None = None


def profile_sources(uses: Iterable[CitationUse], sources: Mapping[str, Source]) -> Profile:
    """The profile of what these citations cite; keys that name no source do not count."""
    claims: dict[str, set[str]] = {}
    missing = 0
    for use in uses:
        missing += use.citation.missing is not None
        keys = {item.key for item in use.citation.items if item.key in sources}
        if keys:
            claims.setdefault(use.sentence or str(use.location), set()).update(keys)
    cited = [sources[key] for key in sorted(set().union(*claims.values()))]
    dates = sorted(_dates(cited), key=lambda date: (date.earliest or 0, date.latest or 0))
    return Profile(
        sources=len(cited),
        primary=sum(source.primary is True for source in cited),
        secondary=sum(source.primary is False for source in cited),
        claims=len(claims),
        single=sum(len(keys) == 1 for keys in claims.values()),
        missing=missing,
        oldest=dates[0] if dates else None,
        newest=max(dates, key=lambda date: date.latest or 0) if dates else None,
    )


def say_profile(profile: Profile, language: Language) -> str:
    """The profile in a line, "" where there is no source; of what nobody has said nothing is said."""
    return "; ".join(_parts(profile, language)) if profile.sources else ""


def say_sources(profile: Profile, listed: int, language: Language) -> str:
    """How many sources the text has, and how many more of those that are ``listed`` on its page definitions have."""
    more = listed - profile.sources
    if not profile.sources or not more:
        return language.count("publishing.source-count", listed)
    cited = language.count("publishing.sources-cited", profile.sources)
    return f"{cited}, {language.say('publishing.sources-defining', number=more)}"


def say_claims(profile: Profile, language: Language) -> str:
    """How many sentences have a source, and how many need one; "" where there are none of either."""
    counts = {"publishing.claims": profile.claims, "publishing.claims-open": profile.missing}
    return " · ".join(language.count(key, number) for key, number in counts.items() if number)


def _parts(profile: Profile, language: Language) -> Iterator[str]:
    count = language.count("publishing.source-count", profile.sources)
    kinds = [
        language.say(f"publishing.{kind}-sources", number=number)
        for kind, number in (("primary", profile.primary), ("secondary", profile.secondary))
        if number
    ]
    yield ", ".join((count, *kinds))
    if profile.oldest and profile.newest:
        yield _said_years(profile.oldest, profile.newest, language)
    if profile.claims == profile.single > 1:
        yield language.say("publishing.single-source-all")
    elif profile.single and profile.claims > 1:
        yield language.say("publishing.single-source", number=profile.single, of=profile.claims)


def _said_years(oldest: EdtfDate, newest: EdtfDate, language: Language) -> str:
    first, last = say_date(oldest, language.tag), say_date(newest, language.tag)
    return (
        language.say("publishing.dated", date=first)
        if first == last
        else language.say("publishing.from-to", first=first, last=last)
    )


def _dates(sources: Iterable[Source]) -> Iterator[EdtfDate]:
    """The dates that can be placed; one that could not be read has been reported."""
    for source in sources:
        try:
            date = parse_edtf(source.issued) if source.issued else None
        except EdtfError:
            continue
        if date and date.earliest is not None and date.latest is not None:
            yield date
