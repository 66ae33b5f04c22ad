"""What is said about the terms themselves."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import PurePosixPath

import pytest
from annotated_briefings.glossary.check import check_glossary
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import Case, Label, MatchRules, Term
from annotated_briefings.text.diagnostic import Diagnostic, Severity
from annotated_briefings.text.place import Location


def term(term_id: str, label: str, *, line: int = 1, **fields: object) -> Term:
    """A term with which nothing is wrong."""
    place = Location(PurePosixPath("glossary.yml"), line)
    given = {"definition": "d", "sources": ("s",), **fields}
    return Term(id=term_id, pref_label=label, location=place, **given)  # type: ignore[arg-type]


def check(*terms: Term, used: Collection[str] | None = None, today: date | None = None) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    check_glossary(Glossary(terms), found.append, source_keys=("s", "icc-2023"), used=used, today=today)
    return found


def codes(found: list[Diagnostic]) -> list[str]:
    return [each.code for each in found]


def test_nothing_is_said_about_a_sound_glossary() -> None:
    power = term("ps", "Power of Siberia", related=("yamal",))
    longer = term("ps2", "Power of Siberia 2", broader=("ps",), alt_label=(Label(text="Сила Сибири 2", language="ru"),))

    assert check(power, longer, term("yamal", "Yamal"), used={"ps", "ps2", "yamal"}) == []


def test_a_label_of_two_terms_is_reported_once_with_both_places() -> None:
    court = term("court", "Criminal Court", line=3, alt_label=("ICC",))
    chamber = term("chamber", "Chamber of Commerce", line=9, alt_label=("ICC",))

    found = check(court, chamber)

    assert codes(found) == ["ambiguous-label"]
    assert found[0].severity is Severity.WARNING
    assert str(found[0].location) == "glossary.yml:3:1"
    assert "'chamber' at glossary.yml:9:1" in found[0].message
    assert "terms: {ICC: court}" in found[0].hint


def test_a_term_that_is_not_automatic_makes_no_label_ambiguous() -> None:
    assert check(term("a", "ICC"), term("b", "ICC", match=MatchRules(auto=False))) == []


@pytest.mark.parametrize("field", ["related", "broader"])
def test_a_relation_to_no_term_is_an_error_with_a_proposal(field: str) -> None:
    found = check(term("power-of-siberia", "Power"), term("x", "Gas", **{field: ("power-of-sibera",)}))

    assert [(each.code, each.severity) for each in found] == [("unknown-term", Severity.ERROR)]
    assert found[0].hint == "did you mean 'power-of-siberia'?"


def test_an_unknown_source_is_an_error_with_a_proposal() -> None:
    found = check(term("x", "Court", sources=("icc-2024",)))

    assert [(each.code, each.severity) for each in found] == [("unknown-source", Severity.ERROR)]
    assert found[0].hint == "did you mean 'icc-2023'?"


def test_a_term_without_definition_or_source_is_a_warning() -> None:
    found = check(term("x", "Court", definition="", sources=()))

    assert codes(found) == ["missing-definition", "term-without-source"]
    assert {each.severity for each in found} == {Severity.WARNING}


def test_a_term_that_is_never_used_is_a_note() -> None:
    found = check(term("x", "Court"), term("y", "Chamber"), used={"y"})

    assert [(each.code, each.severity) for each in found] == [("unused-term", Severity.NOTE)]
    assert "'x'" in found[0].message


@pytest.mark.parametrize("label", ["…", "- -", "https://un.org/x", "press@un.org"])
def test_a_label_that_prose_cannot_hold_is_a_warning(label: str) -> None:
    found = check(term("x", "Court", alt_label=(label,)))

    assert codes(found) == ["label-never-matches"]


def test_the_review_is_overdue_when_its_last_day_has_passed() -> None:
    reviewed = term("x", "Court", review_by="2024-05")

    assert check(reviewed, today=date(2024, 5, 31)) == []
    assert codes(check(reviewed, today=date(2024, 6, 1))) == ["review-overdue"]
    assert check(reviewed) == []


def test_a_review_without_end_is_never_overdue() -> None:
    assert check(term("x", "Court", review_by="2024/.."), today=date(2099, 1, 1)) == []


@pytest.mark.parametrize(
    ("label", "case", "said"),
    [
        ("who", Case.SMART, True),
        ("WHO", Case.SMART, False),
        ("WHO", Case.IGNORE, True),
        ("Who", Case.EXACT, False),
    ],
)
def test_a_label_that_is_a_common_word_is_a_warning(label: str, case: Case, *, said: bool) -> None:
    found = check(term("x", label, match=MatchRules(case=case)))

    assert codes(found) == ["common-word-label"] * said


def test_a_circle_of_broader_terms_is_an_error_at_each_of_them() -> None:
    found = check(term("a", "A1", broader=("b",)), term("b", "B1", broader=("a",)), term("c", "C1", broader=("a",)))

    assert [(each.code, each.severity) for each in found] == [("broader-circle", Severity.ERROR)] * 2


def test_a_related_term_that_stands_above_is_a_warning() -> None:
    """SKOS, S27: also over several steps, and seen from above."""
    terms = (term("a", "A1", broader=("b",)), term("b", "B1", broader=("c",)), term("c", "C1"))

    assert check(*terms) == []
    for one, other in (("a", "c"), ("c", "a")):
        related = [term(each.id, each.pref_label, broader=each.broader) for each in terms if each.id != one]
        above = next(each.broader for each in terms if each.id == one)
        assert codes(check(*related, term(one, "X1", broader=above, related=(other,)))) == ["related-and-broader"]


def test_a_term_that_is_related_to_itself_is_a_warning() -> None:
    assert codes(check(term("a", "A1", related=("a",)))) == ["related-and-broader"]


def test_a_label_that_stands_twice_in_a_term_is_a_note() -> None:
    """SKOS, S13."""
    found = check(term("a", "Court", alt_label=("Court", Label(text="Court", language="fr"))))

    assert [(each.code, each.severity) for each in found] == [("repeated-label", Severity.NOTE)]


def test_a_fault_of_a_label_is_told_where_the_label_stands() -> None:
    place = Location(PurePosixPath("glossary.yml"), 4, 15)

    found = check(term("a", "Court", alt_label=(Label(text="—", location=place),)))

    assert [(each.code, str(each.location)) for each in found] == [("label-never-matches", "glossary.yml:4:15")]
