"""What an article could put into the glossary: acronyms with what they stand for, and names that recur."""

from __future__ import annotations

import pytest
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import Term
from annotated_briefings.importing.candidates import Candidate, find_candidates
from annotated_briefings.importing.found import find_all
from annotated_briefings.importing.read import read_article


def candidate(text: str, label: str) -> Candidate:
    return next(found for found in find_candidates(text) if found.label == label)


@pytest.mark.parametrize(
    ("text", "acronym", "expansion"),
    [
        ("The International Criminal Court (ICC) met.", "ICC", "International Criminal Court"),
        (
            "An International Criminal Court warrant. China is no member of the ICC.",
            "ICC",
            "International Criminal Court",
        ),
        ("The ICC (International Criminal Court) met.", "ICC", "International Criminal Court"),
        (
            "The Organisation for Security and Co-operation in Europe, or OSCE, met.",
            "OSCE",
            "Organisation for Security and Co-operation in Europe",
        ),
        ("The Bank of England and the BOE met.", "BOE", "Bank of England"),
        ("Binge eating disorder (BED) is common.", "BED", "Binge eating disorder"),
        ("They read deoxyribonucleic acid (DNA) there.", "DNA", "deoxyribonucleic acid"),
        ("Several G protein-coupled receptors (GPCRs) were found.", "GPCR", "G protein-coupled receptors"),
        ("In the United States the US army", "US", "United States"),
        ("An Amazon Credit and an AC adapter", "AC", ""),
        ("HANOI, Vietnam (AP) — he said.", "AP", ""),
        ("National Guard (ICC) is wrong.", "ICC", ""),
        ("The US did it.", "US", ""),
    ],
)
def test_an_acronym_is_expanded_where_the_text_spells_it_out(text: str, acronym: str, expansion: str) -> None:
    assert candidate(text, acronym).expansion == expansion


def test_a_shorter_form_that_follows_is_the_same_name() -> None:
    found = candidate("China’s Xi Jinping came. Then Xi left, and so Xi Jinping rested.", "Xi Jinping")

    assert (found.other, len(found.places)) == (("Xi",), 3)


def test_a_title_is_no_part_of_a_name() -> None:
    found = candidate(
        "Gov. Kristi Noem came. CEO John M. Ford left with President Biden. Kristi Noem, John M. Ford, Biden.",
        "John M. Ford",
    )

    assert len(found.places) == 2


def test_a_name_inside_another_name_is_not_the_same() -> None:
    text = "They supported Moscow. In Moscow it rained. It’s nicknamed “Little Moscow”, the Little Moscow of the east."

    assert {found.label for found in find_candidates(text)} == {"Moscow", "Little Moscow"}


def test_a_word_that_only_begins_sentences_is_no_name() -> None:
    assert find_candidates("Summits end. Summits begin. However, summits go on. However, they end.") == ()


def test_names_that_the_glossary_knows_are_no_candidates() -> None:
    glossary = Glossary([Term(id="xi", pref_label="Xi Jinping", alt_label=("Xi",), definition="President.")])
    article = read_article(b"Xi Jinping met Angela Merkel. Xi and Angela Merkel talked.")

    found = find_all(article, glossary)

    assert [match.term_id for match in found.terms] == ["xi", "xi"]
    assert [named.label for named in found.candidates] == ["Angela Merkel"]


def test_places_are_those_of_the_text() -> None:
    text = "In Ukraine’s east. The war in Ukraine."

    assert [text[start:end] for start, end in candidate(text, "Ukraine").places] == ["Ukraine", "Ukraine"]
