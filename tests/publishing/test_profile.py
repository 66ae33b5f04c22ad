"""What the sources of a briefing are like."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from annotated_briefings.briefing.model import CitationUse
from annotated_briefings.citations.scan import parse_citations
from annotated_briefings.publishing.profile import Profile, profile_sources, say_claims, say_profile, say_sources
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
    assert (found.claims, found.single, found.missing) == (4, 2, 1)


def test_its_age_is_that_of_the_dated_ones() -> None:
    found = profile("One. [@a; @b; @c; @d]")

    assert found.oldest is not None
    assert found.newest is not None
    assert (found.oldest.text, found.newest.text) == ("1999~", "2024-05-17")


def test_a_profile_is_said_in_a_line() -> None:
    said = say_profile(profile("One. [@a]", "Two. [@b; @d]"), load_language("en"))

    assert said == (
        "3 sources, 1 at first hand, 1 at second hand; dated from c. 1999 to 17 May 2024; "
        "only one source for 1 of the 2 sentences that have one"
    )


def test_what_nobody_has_said_is_not_said() -> None:
    assert say_profile(profile("One. [@c]"), load_language("en")) == "1 source"
    assert say_profile(profile("One."), load_language("en")) == ""


def test_where_no_claim_has_a_second_source_that_is_said_of_each() -> None:
    said = say_profile(profile("One. [@c]", "Two. [@c]"), load_language("en"))

    assert said == "1 source; only one source for each sentence that has one"


def test_sources_of_one_day_have_one_date() -> None:
    assert say_profile(profile("One. [@d]"), load_language("en")) == "1 source; dated 17 May 2024"


@pytest.mark.parametrize(("listed", "said"), [(2, "2 sources"), (5, "2 sources in the text, 3 more in definitions")])
def test_the_sources_of_definitions_are_told_apart_from_those_of_the_text(listed: int, said: str) -> None:
    assert say_sources(profile("One. [@a; @b]"), listed, load_language("en")) == said


def test_sources_that_only_definitions_have_are_a_plain_number() -> None:
    assert say_sources(profile("One."), 3, load_language("en")) == "3 sources"


def test_where_every_sentence_has_several_sources_none_is_said_to_have_one() -> None:
    assert "only one source" not in say_profile(profile("One. [@a; @b]", "Two. [@a; @b]"), load_language("en"))


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        (["One. [@a]", "Two. [@?: who]"], "1 sentence with a source · 1 sentence still needs a source"),
        (["One. [@a]", "Two. [@b]"], "2 sentences with a source"),
        (["One. [@?]", "Two. [@?]"], "2 sentences still need a source"),
        (["One."], ""),
    ],
)
def test_the_head_counts_sentences(sentences: list[str], said: str) -> None:
    assert say_claims(profile(*sentences), load_language("en")) == said
