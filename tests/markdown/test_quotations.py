"""The quotation lock in a body: what is compared with what, and what is said."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from annotated_briefings.briefing.model import Library
from annotated_briefings.markdown.options import Options
from annotated_briefings.markdown.renderer import BodyRenderer
from annotated_briefings.quotes.model import VerdictKind
from annotated_briefings.sources.model import Source
from annotated_briefings.text.diagnostic import Severity
from annotated_briefings.text.place import Location

PATH = PurePosixPath("briefings/glossary.yml")
LIBRARY = Library(
    sources=(Source(id="treaty", location=Location(PurePosixPath("briefings/sources.yml"))),),
    texts=(("treaty", "Both sides agree to keep the peace."),),
)


@pytest.mark.parametrize(
    "text",
    [
        "They promise “to keep the peace” [@treaty].",
        "They promise “to keep the peace”. [@treaty]",
        'They promise "to keep the peace" [@treaty].',
        "They “agree to keep the peace”, the text says [@treaty].",
        "They promise ‘to keep the peace’ [@treaty].",
        "> Both sides agree to keep the peace. [@treaty]",
        "It reads: “No party shall store weapons in the valley.” [@treaty]",
        "They promise “to *keep* the peace” [@report; @treaty].",
    ],
)
def test_a_quotation_in_front_of_a_citation_is_compared_with_its_source(text, render) -> None:
    body = render(text)

    assert [quotation.verdict.kind for quotation in body.quotations] == [VerdictKind.VERBATIM]
    assert body.diagnostics == ()


def test_a_changed_quotation_is_an_error_with_a_diff_where_it_stands(render) -> None:
    body = render("A line.\n\nIt says “No party shall ever store weapons in the valley” [@treaty].")

    (found,) = body.diagnostics
    assert (found.code, found.location.line, found.location.column) == ("quotation-differs", 6, 10)
    assert "ever" in found.message


def test_a_quotation_that_stands_nowhere_is_an_error(render) -> None:
    body = render("It says “something else entirely, and at length” [@treaty].")

    assert [found.code for found in body.diagnostics] == ["quotation-not-found"]


def test_a_quotation_of_an_earlier_sentence_is_not_compared(render) -> None:
    body = render("He said “something else entirely”. They agree to keep the peace [@treaty].")

    assert body.quotations == ()


def test_scare_quotes_are_not_locked(render) -> None:
    body = render("They speak of “concerns” [@treaty].")

    assert body.quotations == ()


def test_a_source_without_frozen_text_is_said_to_have_none(render) -> None:
    body = render("They speak of “many grave concerns” [@report].")

    assert [quotation.verdict.kind for quotation in body.quotations] == [VerdictKind.NO_TEXT]
    assert [(found.code, found.severity) for found in body.diagnostics] == [("quotation-unchecked", Severity.NOTE)]


def test_what_is_not_in_one_source_may_come_from_another_without_frozen_text(render) -> None:
    body = render("They speak of “many grave concerns” [@treaty; @report].")

    assert [quotation.verdict.kind for quotation in body.quotations] == [VerdictKind.NO_TEXT]


@pytest.mark.parametrize(
    "block",
    [
        "/// key-points\n\n- They say “{}” [@treaty].\n\n///",
        "They met.\n\n/// aside | Note\n\nThey say “{}” [@treaty].\n\n///",
        "/// timeline\n\n2020\n:   They say “{}”. [@treaty]\n\n///",
        "Text[^1].\n\n[^1]: They say “{}” [@treaty].",
        "| a | b |\n|---|---|\n| c | They say “{}” [@treaty]. |",
    ],
    ids=["key points", "margin note", "timeline", "footnote", "table"],
)
@pytest.mark.parametrize(
    ("words", "code"),
    [("agree to keep the peace", None), ("agree to break the peace", "quotation-differs")],
)
def test_quotations_are_locked_wherever_they_stand(block: str, words: str, code: str | None, render) -> None:
    body = render(block.format(words))

    assert [quotation.verdict.verified for quotation in body.quotations] == [code is None]
    assert [found.code for found in body.diagnostics if found.code.startswith("quotation")] == ([code] if code else [])


def test_a_note_of_the_glossary_is_locked_too() -> None:
    body = BodyRenderer(LIBRARY, Options()).render_note("It says “agree to break the peace”. [@treaty]", PATH)

    assert [found.code for found in body.diagnostics] == ["quotation-differs"]


@pytest.mark.parametrize(
    "text",
    [
        "> Both sides agree to keep the peace. No party shall store weapons in the valley.\n>\n> [@treaty]",
        "> Both sides agree to keep the peace.\n>\n> No party shall store weapons in the valley. [@treaty]",
        "> Both sides agree to keep the peace.\n>\n> — The Treaty [@treaty]",
        "> Both sides agree to keep the peace.\n> — The Treaty [@treaty], 1999",
    ],
)
def test_a_block_quote_is_one_quotation(text, render) -> None:
    body = render(text)

    assert [quotation.verdict.kind for quotation in body.quotations] == [VerdictKind.VERBATIM]


@pytest.mark.parametrize(
    "text",
    [
        "> Nobody said this at all.\n>\n> [@treaty]",
        "> Nobody said this at all.\n>\n> — The Treaty [@treaty]",
        "> Nobody said this at all.\n>\n> Both sides agree to keep the peace. [@treaty]",
        "> Both sides agree to keep the peace. [@treaty]\n>\n> Nobody said this at all.",
        "> Both sides agree to keep\n> – nobody said this – the peace. [@treaty]",
        "> - Nobody said this at all.\n> - Both sides agree to keep the peace. [@treaty]",
    ],
)
def test_no_paragraph_of_a_block_quote_goes_unchecked(text, render) -> None:
    body = render(text)

    assert len(body.quotations) == len(body.diagnostics) == 1
    assert not body.quotations[0].verdict.verified


@pytest.mark.parametrize("words", ['"{}"', "“{}”", "&ldquo;{}&rdquo;", "&#8220;{}&#8221;", "&quot;{}&quot;"])
def test_quotation_marks_may_be_entities(words, render) -> None:
    body = render(f"One. It says {words.format('a false quote it is')} [@treaty].", extensions=("toc", "smarty"))

    assert [(quotation.text, quotation.verdict.verified) for quotation in body.quotations] == [
        ("a false quote it is", False)
    ]
    assert body.diagnostics[0].location.column > 10
