"""One finding each, with file, line, column and what helps; the page stays whole."""

from __future__ import annotations

import pytest
from annotated_briefings.briefing.model import Library
from annotated_briefings.glossary.model import Term
from annotated_briefings.markdown.options import Annotate


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "hint"),
    [
        ("One.\n\nTwo [[Power of Sibera 2]].", "unknown-term", 6, 5, "Power of Siberia 2"),
        ("A claim [@traety].", "unknown-source", 4, 10, "treaty"),
        ("A claim [see @treaty; @reprot].", "unknown-source", 4, 23, "report"),
        ("See [[Georgia]].", "ambiguous-term", 4, 5, "georgia-country"),
        ("Tbilisi lies in Georgia.", "ambiguous-term", 4, 17, "terms:"),
        ("/// timeline\n\n1960s\n:   Then.\n\n///", "invalid-date", 6, 5, "196X"),
        ("/// timeline\n\nNothing.\n\n///", "empty-timeline", 4, 1, "date"),
        ("/// asied | Note\n\nText.\n\n///", "unknown-block", 4, 1, "aside"),
        ("One.\n\nTwo [@?: who counted].", "needs-source", 6, 5, "cite"),
        ("See [this](nothere.md).", "broken-link", 4, 12, "relative to the file"),
        ("See [that](#nowhere).", "broken-link", 4, 12, ""),
        ("![A map](map.png)", "broken-link", 4, 10, ""),
        ("Press [here](javascript:alert(1)).", "unsafe-link", 4, 14, "https"),
        ("Text.\n\n///\n\nMore.", "stray-block-end", 6, 1, "take it away"),
        ("/// aside | Note\n\nNever closed.", "unclosed-block", 4, 1, "///"),
        ("/// aside | Note\nText.\n\n///", "block-needs-blank-line", 4, 1, "empty line"),
        ("/// aside | Note\n\nText.\n///", "block-needs-blank-line", 7, 1, "empty line"),
        ("/// aside | Note\n    colour: red\n\nText.\n\n///", "unknown-option", 5, 1, "indent"),
        ("/// timeline\n\n## h\n\n:   x\n\n///", "event-without-date", 4, 1, "on a line"),
        ("/// timeline\n\n2020\n2021\n:   One. [@treaty]\n\n///", "event-without-text", 6, 1, "on a line"),
        ("The barrel is one, Georgian, and Georgia.", "ambiguous-term", 4, 34, "terms:"),
        ("Text.\n\nOne [see\t@zzzzz].", "unknown-source", 6, 10, "sources.yml"),
    ],
)
def test_a_fault_is_one_finding_at_its_place(text, code, line, column, hint, render) -> None:
    body = render(text)

    (found,) = body.diagnostics
    assert (found.code, found.location.line, found.location.column) == (code, line, column)
    assert hint in found.hint


def test_an_unknown_key_is_reported_once_a_page(render) -> None:
    body = render("One [@nobody]. Two [@nobody, p. 3].")

    assert [found.code for found in body.diagnostics] == ["unknown-source"]
    assert len(body.citations) == 2


def test_the_front_matter_settles_a_sense(render) -> None:
    body = render("Tbilisi lies in Georgia.", front="---\ntitle: A case\nterms: {Georgia: georgia-country}\n---\n")

    assert body.diagnostics == ()
    assert [use.term_id for use in body.term_uses] == ["georgia-country"]


def test_the_front_matter_protects_a_word(render) -> None:
    body = render("The ICC sits there.", front="---\ntitle: A case\nterms: {ICC: null}\n---\n")

    assert body.term_uses == ()


def test_the_front_matter_may_give_a_term_another_word(render) -> None:
    body = render("The Court sits there.", front="---\ntitle: A case\nterms: {the Court: icc}\n---\n")

    assert [(use.term_id, use.words) for use in body.term_uses] == [("icc", "The Court")]


def test_a_settled_sense_that_does_not_exist_is_an_error_at_its_line(render) -> None:
    body = render("Text.", front="---\ntitle: A case\nterms:\n  ICC: icx\n---\n")

    (found,) = body.diagnostics
    assert (found.code, found.location.line, found.location.column) == ("unknown-term", 4, 8)


@pytest.mark.parametrize("settled", ["Georgia: georgia-country", "bank: bank-river"])
def test_a_settled_label_settles_its_plural(settled, render) -> None:
    terms = (
        Term(id="bank-river", pref_label="bank", definition="Of a river."),
        Term(id="bank-money", pref_label="bank", definition="Of money."),
    )

    body = render(
        "The banks are long.", front=f"---\ntitle: A case\nterms: {{{settled}}}\n---\n", library=Library(terms=terms)
    )

    assert [use.term_id for use in body.term_uses] == (["bank-river"] if "bank" in settled else [])


def test_the_front_matter_may_give_a_term_two_other_words(render) -> None:
    body = render(
        "The Court sits. Tribunals sit.",
        front="---\ntitle: A case\nterms: {the Court: icc, tribunal: icc}\n---\n",
        annotate=Annotate.ALL,
    )

    assert [(use.term_id, use.words) for use in body.term_uses] == [("icc", "The Court"), ("icc", "Tribunals")]
