"""Finding terms in plain prose."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from annotated_briefings.glossary.matching import DuplicateTermError, Glossary, UnknownTermError
from annotated_briefings.glossary.model import Case, Label, MatchRules, Term, TermMatch, TermType


def glossary_of(*labels: str, **rules: object) -> Glossary:
    """A glossary with one term for each label; the label is its id."""
    match = MatchRules(**rules)  # type: ignore[arg-type]
    return Glossary(Term(id=label, pref_label=label, match=match) for label in labels)


def found_in(text: str, glossary: Glossary) -> list[str]:
    """The author's words at each match."""
    return [text[match.start : match.end] for match in glossary.find(text)]


# Longest match


def test_the_longest_label_wins() -> None:
    glossary = glossary_of("Power of Siberia", "Power of Siberia 2", "Siberia")

    matches = glossary.find("No deal on Power of Siberia 2.")

    assert [match.term_id for match in matches] == ["Power of Siberia 2"]


def test_a_shorter_label_stands_in_where_the_longer_one_is_off_a_boundary() -> None:
    glossary = glossary_of("Power of Siberia", "Power of Siberia 2")

    assert found_in("Power of Siberia 20", glossary) == ["Power of Siberia"]


def test_a_name_inside_a_longer_name_is_no_match() -> None:
    glossary = glossary_of("Moscow", "Little Moscow")

    assert found_in("Harbin was once “Little Moscow”.", glossary) == ["Little Moscow"]


def test_overlapping_labels_are_taken_from_left_to_right() -> None:
    glossary = glossary_of("state visit", "visit to China")

    assert found_in("a state visit to China", glossary) == ["state visit"]


# Boundaries


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("U.S.", "in the U.S. and", ["U.S."]),
        ("U.S.", "in the U.S.", ["U.S."]),
        ("U.S.", "in the U.S.A. and", []),
        ("C++", "in C++, or (C++)", ["C++", "C++"]),
        ("C", "in C++, C# and C.", ["C"]),
        ("U", "in the U.S. and U.", ["U"]),
        ("G7+", "the G7+ states", ["G7+"]),
        ("G7", "the G7+ states", ["G7"]),
        ("ICC", "the ICC's and the ICC’s", ["ICC", "ICC"]),
        ("COVID-19", "of COVID-19.", ["COVID-19"]),
        ("COVID", "of COVID-19.", ["COVID"]),
        ("team", "node-team, Team-work, steam, teams_", ["Team"]),
        ("team", "the node\u2011team", []),
        ("China", "Russia–China relations", ["China"]),
        ("Ukraine", "l’Ukraine", ["Ukraine"]),
        ("S", "the ICC’s S", ["S"]),
        ("Don", "Don’t ask Don’s brother", ["Don"]),
        ("ICC", "ICC_2, xICC, ICC2, 2ICC, ICC", ["ICC"]),
        (".NET", "in .NET, not ASP.NET", [".NET"]),
        ("Cafe", "Cafe\u0301 Cafe", ["Cafe"]),
        ("ICC", "@ICC on the net", []),
    ],
)
def test_a_label_is_found_where_it_stands_alone(label: str, text: str, expected: list[str]) -> None:
    assert found_in(text, glossary_of(label, inflect=False)) == expected


@pytest.mark.parametrize(
    ("label", "text"),
    [("台湾", "关于台湾的问题"), ("トヨタ", "東京のトヨタ自動車"), ("ไทย", "ประเทศไทยและ"), ("COVID", "在COVID期间")],
)
def test_scripts_without_spaces_have_no_boundaries(label: str, text: str) -> None:
    assert found_in(text, glossary_of(label)) == [label]


def test_a_longer_chinese_label_hides_the_shorter_one_in_it() -> None:
    assert found_in("台湾海峡和台湾", glossary_of("台湾", "台湾海峡")) == ["台湾海峡", "台湾"]


def test_korean_is_written_with_spaces() -> None:
    assert found_in("한국 한국인", glossary_of("한국")) == ["한국"]


@pytest.mark.parametrize(
    "text",
    ["https://un.org/ICC/x", "see www.icc.int/ICC", "write to ICC@icc.int", "press@ICC.int"],
)
def test_nothing_is_found_in_a_bare_address(text: str) -> None:
    assert found_in(f"{text} and the ICC", glossary_of("ICC")) == ["ICC"]
    assert glossary_of("ICC").find(text) == ()


def test_chinese_prose_goes_on_right_behind_an_address() -> None:
    assert found_in("见https://un.org/a台湾问题", glossary_of("台湾")) == ["台湾"]


def test_a_label_does_not_reach_across_a_blank_line() -> None:
    glossary = glossary_of("Power of Siberia")

    assert glossary.find("the Power\n \nof Siberia") == ()


# Forms of writing


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("Power of Siberia", "Power of\nSiberia"),
        ("Power of Siberia", "Power  of\r\n  Siberia"),
        ("Power of Siberia", "Power\u00a0of\u202fSiberia"),
        ("sanctions", "sanc\u00adtions"),
        ("Xi’an", "Xi'an"),
        ("Xi'an", "Xi’an"),
        ("COVID-19", "COVID\u201119"),
        ("café", "cafe\u0301"),
        ("cafe\u0301", "café"),
        ("G7", "Ｇ７"),
        ("office", "oﬃce"),
        ("Королёв", "Королев"),
        ("Королев", "Королёв"),
        ("Королев", "Короле\u0308в"),
        ("台湾海峡", "台湾\n海峡"),
        ("한국", unicodedata.normalize("NFD", "한국")),
    ],
)
def test_a_label_is_found_however_it_is_written(label: str, written: str) -> None:
    text = f"… ({written}), é"

    assert found_in(text, glossary_of(label)) == [written]


def test_offsets_point_into_the_authors_text() -> None:
    text = "«\u00adCafe\u0301» —  the ﬁne  ICC,\nthe\u00a0U.S."

    matches = glossary_of("ICC", "U.S.", "fine").find(text)

    assert [text[match.start : match.end] for match in matches] == ["ﬁne", "ICC", "U.S."]


def test_the_possessive_is_no_part_of_the_match() -> None:
    assert found_in("Putin’s visit, the sanctions’ effect", glossary_of("Putin", "sanction")) == ["Putin", "sanctions"]


# Case


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("US", "US us Us", ["US"]),
        ("WHO", "who? WHO.", ["WHO"]),
        ("Putin", "Putin PUTIN putin", ["Putin", "PUTIN"]),
        ("iPhone", "iPhone IPHONE Iphone iphone", ["iPhone", "IPHONE"]),
        ("al-Qaeda", "Al-Qaeda", ["Al-Qaeda"]),
        ("joint statement", "Joint statement, JOINT STATEMENT", ["Joint statement", "JOINT STATEMENT"]),
        ("joint statement", "Joint Statement, joint Statement", []),
        ("straße", "STRASSE Straße", ["STRASSE", "Straße"]),
        ("санкция", "Санкция САНКЦИЯ сАНКЦИЯ", ["Санкция", "САНКЦИЯ"]),
        ("ΟΔΟΣ", "ΟΔΟΣ οδος", ["ΟΔΟΣ"]),
    ],
)
def test_smart_case(label: str, text: str, expected: list[str]) -> None:
    assert found_in(text, glossary_of(label)) == expected


def test_exact_case_takes_only_what_is_written() -> None:
    assert found_in("Putin PUTIN putin", glossary_of("Putin", case=Case.EXACT)) == ["Putin"]


def test_case_may_be_ignored() -> None:
    assert found_in("us Us US", glossary_of("US", case=Case.IGNORE, inflect=False)) == ["us", "Us", "US"]


# Inflection


def test_plurals_and_russian_cases_are_found() -> None:
    russian = Label(text="ордер на арест", language="ru")
    glossary = Glossary([Term(id="warrant", pref_label="arrest warrant", alt_label=(russian,))])

    text = "Arrest warrants; без ордера на арест"

    assert found_in(text, glossary) == ["Arrest warrants", "ордера на арест"]


def test_a_plural_of_an_acronym_keeps_its_small_s() -> None:
    assert found_in("NGOs, NGOS, ngos", glossary_of("NGO")) == ["NGOs"]


def test_inflection_can_be_switched_off() -> None:
    assert found_in("sanctions", glossary_of("sanction", inflect=False)) == []


def test_the_text_is_never_stemmed() -> None:
    assert found_in("bad news", glossary_of("new")) == []
    assert found_in("a new sanction", glossary_of("news", "sanctions")) == []


def test_an_explicit_label_comes_before_an_inflected_form() -> None:
    glossary = Glossary([Term(id="one", pref_label="sanction"), Term(id="two", pref_label="sanctions")])

    assert glossary.find("sanctions") == (TermMatch(0, 9, "two"),)


# Several terms, one label


def test_two_terms_with_one_label_are_rivals_in_file_order() -> None:
    glossary = Glossary(
        [
            Term(id="court", pref_label="International Criminal Court", alt_label=("ICC",)),
            Term(id="chamber", pref_label="International Chamber of Commerce", alt_label=("ICC",)),
        ]
    )

    assert glossary.find("The ICC") == (TermMatch(4, 7, "court", ("chamber",)),)


def test_a_term_with_one_label_twice_is_not_its_own_rival() -> None:
    glossary = Glossary([Term(id="icc", pref_label="ICC", alt_label=("ICC",), hidden_label=("ICC",))])

    assert glossary.find("ICC") == (TermMatch(0, 3, "icc"),)


def test_of_two_labels_that_differ_by_case_the_one_as_written_is_meant() -> None:
    glossary = glossary_of("Turkey", "turkey")

    assert [match.term_id for match in glossary.find("Turkey ate turkey")] == ["Turkey", "turkey"]


# The glossary itself


def test_hidden_labels_are_found() -> None:
    glossary = Glossary([Term(id="kyiv", pref_label="Kyiv", hidden_label=("Kiev",))])

    assert found_in("Kiev", glossary) == ["Kiev"]


def test_a_term_that_is_not_automatic_is_only_found_by_name() -> None:
    glossary = glossary_of("concerns", auto=False)

    assert glossary.find("concerns") == ()
    assert [term.id for term in glossary.named("concerns")] == ["concerns"]


@pytest.mark.parametrize("name", ["icc", "ICC", "international criminal court", "International  Criminal Court"])
def test_a_term_is_known_by_id_and_by_label(name: str) -> None:
    glossary = Glossary([Term(id="icc", pref_label="International Criminal Court", alt_label=("ICC",))])

    assert [term.id for term in glossary.named(name)] == ["icc"]


def test_a_name_that_nothing_has_names_nothing() -> None:
    assert glossary_of("ICC").named("ICJ") == ()


def test_labels_are_listed_preferred_first() -> None:
    term = Term(id="a", pref_label="A", alt_label=("B", Label(text="Б", language="ru")), hidden_label=("C",))

    assert [label.text for label in Glossary([term]).labels_of("a")] == ["A", "B", "Б", "C"]


def test_an_unknown_id_is_said() -> None:
    with pytest.raises(UnknownTermError, match="'iic'"):
        glossary_of("ICC").term("iic")


def test_two_terms_with_one_id_are_refused() -> None:
    with pytest.raises(DuplicateTermError, match="'ICC'"):
        glossary_of("ICC", "ICC")


def test_an_empty_glossary_finds_nothing() -> None:
    assert Glossary([]).find("ICC") == ()


def test_labels_without_a_letter_harm_nothing() -> None:
    assert found_in("ICC", glossary_of("ICC", "", " ", "\u00ad")) == ["ICC"]


def test_a_glossary_can_be_sent_to_another_process_after_use() -> None:
    glossary = glossary_of("ICC")
    glossary.find("ICC")

    sent = pickle.loads(pickle.dumps(glossary))

    assert sent.terms == glossary.terms
    assert sent.find("the ICC") == glossary.find("the ICC")


def test_names_of_people_are_not_put_in_the_plural() -> None:
    person = Term(id="xi", pref_label="Xi", type=TermType.PERSON)

    assert found_in("Xis and Xi's", Glossary([person])) == ["Xi"]
