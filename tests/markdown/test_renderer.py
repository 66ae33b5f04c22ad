"""What rendering a body says of it."""

from __future__ import annotations

import pickle
from pathlib import PurePosixPath

import pytest
from annotated_briefings.briefing.model import Library
from annotated_briefings.glossary.files import read_glossary
from annotated_briefings.markdown.options import Annotate, Options
from annotated_briefings.markdown.renderer import BodyRenderer
from annotated_briefings.text.diagnostic import Diagnostic


def test_a_use_is_shown_in_its_sentence(render) -> None:
    body = render("First comes this. Then the [ICC] speaks & all listen. Last comes that.".replace("[ICC]", "*ICC*"))

    (use,) = body.term_uses
    assert (use.before, use.words, use.after) == ("Then the ", "ICC", " speaks & all listen.")


def test_a_use_knows_the_heading_above_it(render) -> None:
    body = render("## What was agreed\n\nThe ICC spoke.")

    assert body.term_uses[0].section == "what-was-agreed"


def test_the_budget_leaves_out_and_counts(render) -> None:
    text = "ICC sanction " + "word " * 48

    body = render(text, max_per_100_words=2)

    assert [use.term_id for use in body.term_uses] == ["icc"]
    assert body.left_out == 1


@pytest.mark.parametrize(("annotate", "count"), [("section", 2), ("page", 1), ("all", 3)])
def test_how_often_a_term_is_linked_is_the_publishers_choice(annotate, count, render) -> None:
    body = render("ICC ICC\n\n## Later\n\nICC", annotate=Annotate(annotate))

    assert len(body.term_uses) == count


def test_the_paragraphs_are_the_articles_own(render) -> None:
    body = render("One [@treaty].\n\n/// aside | Note\n\nOurs.\n\n///\n\n## Two\n\nThree &amp; *four*.")

    assert body.paragraphs == ("One.", "Two", "Three & four.")
    assert body.words == 4


def test_the_numbers_of_footnotes_are_no_words(render) -> None:
    body = render("One.[^1]\n\n[^1]: Two.")

    assert body.paragraphs == ("One.", "Two.")


def test_events_keep_their_dates_sources_and_terms(render) -> None:
    body = render("/// timeline\n\n../196X\n:   The ICC is not yet. [@treaty]\n\n2024-05~\n:   Later.\n\n///")

    first, second = body.events
    assert (first.date.text, first.text, first.sources, first.terms) == (
        "../196X",
        "The ICC is not yet.",
        ("treaty",),
        ("icc",),
    )
    assert second.date.approximate
    assert (first.location.line, second.location.line) == (6, 9)


def test_events_told_alike_have_different_ids(render) -> None:
    body = render("/// timeline\n\n2024\n:   The same. [@treaty]\n\n2024\n:   The same. [@treaty]\n\n///")

    assert len({event.id for event in body.events}) == 2


def test_an_event_with_a_faulty_date_is_not_lost(render, shown) -> None:
    body = render("/// timeline\n\nsome day\n:   It happened. [@treaty]\n\n2024\n:   Later. [@treaty]\n\n///")

    assert [event.date.text for event in body.events] == ["2024"]
    assert "some day" in shown(body)
    assert "It happened." in shown(body)


def test_a_rendered_body_can_be_sent_to_another_process(render) -> None:
    body = render("The ICC says “to keep the peace” [@treaty].")

    assert pickle.loads(pickle.dumps(body)) == body


def test_one_body_leaves_nothing_behind_for_the_next(render) -> None:
    render("The ICC [@nobody].")

    body = render("Nothing here.")

    assert (body.citations, body.term_uses, body.diagnostics) == ((), (), ())


def test_noncharacters_in_the_text_are_no_marks(render, shown) -> None:
    body = render("A \ufdda\ufdd0\ufdde B.")

    assert "^1^" not in shown(body)


def test_a_paragraph_of_open_brackets_is_kept_as_plain_text_and_said(render, shown) -> None:
    body = render("One.\n\n" + "[a [@treaty] <b>" * 1001 + "\n\nTwo [@treaty].")

    assert [(found.code, found.location.line) for found in body.diagnostics] == [("too-many-brackets", 6)]
    html = shown(body)
    assert html.count("[a [@treaty] &lt;b&gt;") == 1001
    assert "<p>Two^1^.</p>" in html


def test_html_in_a_note_is_text(shown) -> None:
    renderer = BodyRenderer(Library(), Options())

    body = renderer.render_note(
        "A <script>alert(1)</script> and *this*.\n\n<div>x</div>", PurePosixPath("glossary.yml")
    )

    assert shown(body) == (
        "<p>A &lt;script&gt;alert(1)&lt;/script&gt; and <em>this</em>.</p>\n<p>&lt;div&gt;x&lt;/div&gt;</p>"
    )


def test_a_finding_in_a_note_stands_where_the_note_does() -> None:
    found: list[Diagnostic] = []
    text = "a:\n  prefLabel: A\n  definition: d\n  note: |\n    One.\n\n    Two [[nope]].\n"
    (term,) = read_glossary(text, PurePosixPath("glossary.yml"), found.append)

    body = BodyRenderer(Library(terms=(term,)), Options()).render_note(
        term.note, PurePosixPath("glossary.yml"), first_line=term.note_line
    )

    assert [one.location.line for one in body.diagnostics] == [7]


@pytest.mark.parametrize("text", ["[a]: http://x.y", '<div markdown="1">\n## A heading'])
def test_a_body_without_a_paragraph_is_rendered(text, render) -> None:
    body = render(text, extensions=("toc", "md_in_html"))

    assert body.diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        "<p>Made up.</p>",
        "<div><p>Made <b>up</b>.</p></div>",
        "    Made up.",
        "```\nMade up.\n```",
        "<details><summary>Made up.</summary></details>",
        "<!--> Made up. -->",
        "<table><tr><td>Made up.</td></tr></table>",
        "- One\n\n        Made up.",
    ],
)
def test_whatever_a_reader_sees_is_a_paragraph(text, render) -> None:
    body = render(f"True.\n\n{text}")

    assert body.paragraphs[0] == "True."
    assert any("Made up." in paragraph for paragraph in body.paragraphs[1:])


def test_blocks_of_raw_html_are_paragraphs_of_their_own(render) -> None:
    body = render("<div><p>One &lt;b&gt;.</p><!-- no --><p>Two<br>lines [@treaty].</p><style>p {}</style></div>")

    assert body.paragraphs == ("One <b>.", "Two", "lines [@treaty].")


@pytest.mark.parametrize(
    "text", ["The ICC and <me@x.org> write [@treaty].", "One.[^1]\n\n[^1]: The ICC says “no” [@treaty]."]
)
def test_sentences_hold_no_control_characters(text, render) -> None:
    body = render(text, extensions=("toc", "footnotes"))

    said = [body.term_uses[0].before + body.term_uses[0].words + body.term_uses[0].after, body.citations[0].sentence]
    assert not any(ord(char) < 32 for sentence in said for char in sentence)
    assert not any("amp" in sentence or "#" in sentence or "qq" in sentence for sentence in said)


def test_an_address_in_angle_brackets_is_read_as_it_is_shown(render) -> None:
    body = render("Write to <me@x.org> & `&lt;` &amp;lt;.")

    assert body.paragraphs == ("Write to me@x.org & &lt; &lt;.",)


def test_the_title_of_a_heading_is_plain_text(render) -> None:
    body = render("## A & B <i>c</i> `<d>`")

    assert [heading.title for heading in body.headings] == ["A & B c <d>"]


def test_the_list_of_sources_stands_once(render, shown) -> None:
    body = render("/// sources\n\n///\n\nText.\n\n/// sources\n\n///")

    assert shown(body).count("(sources)") == 1
    assert [(found.code, found.location.line) for found in body.diagnostics] == [("duplicate-block", 10)]


def test_a_note_has_no_list_of_sources(shown) -> None:
    body = BodyRenderer(Library(), Options()).render_note("/// sources\n\n///", PurePosixPath("glossary.yml"))

    assert "\ufddd" not in body.html
    assert not body.has_sources_block
    assert [found.code for found in body.diagnostics] == ["duplicate-block"]


def test_a_term_is_linked_once_in_a_section_though_an_aside_stands_between(render) -> None:
    body = render("ICC\n\n/// aside\n\nThe ICC.\n\n///\n\nICC\n\n/// aside\n\nThe ICC.\n\n///")

    assert len(body.term_uses) == 2


def test_a_timeline_is_located_by_its_dates(render) -> None:
    wrong = "/// timeline\n    colour: red\n\n2020\n:   Text.\n\n///"
    nested = (
        "- Item\n\n    /// timeline\n\n    2020\n    :   One. [@treaty]\n\n    2020\n    :   Two. [@treaty]\n\n    ///"
    )

    body = render(f"{wrong}\n\n{nested}")

    assert [event.location.line for event in body.events] == [16, 19]


HOSTILE = {
    "events": "/// timeline\n\n" + "2020\n:   Same words here. [@treaty]\n\n" * 600 + "///",
    "tabs": "[see\t@treaty] " * 4000,
    "quotations": "He said “*some* words of it” [@treaty].\n\n" * 600,
    "emphasis": "*One* word of it.\n\n" * 1500,
    "quotes": "“open " * 20_000,
    "raw": "<kbd>a</kbd> " * 1500,
}


WHOLE = {
    "events": lambda body: len(body.events) == 600,
    "tabs": lambda body: len(body.citations) == 4000,
    "quotations": lambda body: len(body.citations) == 600,
    "emphasis": lambda body: len(body.paragraphs) == 1500,
    "quotes": lambda body: body.words == 20_000,
    "raw": lambda body: body.words == 1500,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_long_text_of_one_kind_is_read_whole(kind, render) -> None:
    body = render(HOSTILE[kind])

    assert WHOLE[kind](body)
