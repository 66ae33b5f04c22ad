"""What the sources of a briefing are like."""

from __future__ import annotations

from pathlib import PurePosixPath

from annotated_briefings.briefing.model import CitationUse
from annotated_briefings.citations.scan import parse_citations
from annotated_briefings.publishing.profile import Profile, profile_sources, say_profile
from annotated_briefings.sources.model import Source
from annotated_briefings.text.language import load_language
from annotated_briefings.text.place import Location

PLACE = Location(PurePosixPath("a.md"))
SOURCES = {
    source.id: source
    for source in (
        Source(id="a", location=PLACE, issued="2022-05", primary=True),
        Source(id="b", location=PLACE, issued="1999~", primary=False),
        Source(id="c", location=PLACE, issued="last May"),
        Source(id="d", location=PLACE, issued="2024-05-17"),
    )
}


def profile(*sentences: str) -> Profile:
    uses = [
        CitationUse(citation=citation, sentence=sentence, location=PLACE)
        for sentence in sentences
        for citation in parse_citations(sentence)
    ]
    return profile_sources(uses, SOURCES)


def test_a_profile_counts_sources_and_what_rests_on_one_alone() -> None:
    found = profile(
        "One. [@a]", "Two. [@a; @b]", "Three [@c] and four. [@d]", "Five. [@a, p. 3] [@a, p. 4]", "No. [@?]", "No. [@x]"
    )

    assert (found.sources, found.primary, found.secondary) == (4, 1, 1)
    assert (found.claims, found.single) == (4, 2)


def test_its_age_is_that_of_the_dated_ones() -> None:
    found = profile("One. [@a; @b; @c; @d]")

    assert found.oldest is not None
    assert found.newest is not None
    assert (found.oldest.text, found.newest.text) == ("1999~", "2024-05-17")


def test_a_profile_is_said_in_a_line() -> None:
    said = say_profile(profile("One. [@a]", "Two. [@b; @d]"), load_language("en"))

    assert said == (
        "3 sources, 1 at first hand, 1 at second hand; from c. 1999 to 17 May 2024; 1 of 2 claims rest on one source"
    )


def test_what_nobody_has_said_is_not_said() -> None:
    assert say_profile(profile("One. [@c]"), load_language("en")) == "1 source"
    assert say_profile(profile("One."), load_language("en")) == ""
