"""Where terms are linked in a body, and where never."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from annotated_briefings.briefing.model import Library, RenderedBody
from annotated_briefings.glossary.model import Label, Term
from annotated_briefings.markdown.options import Annotate, Options
from annotated_briefings.markdown.renderer import BodyRenderer

COURT = Term(id="icc", pref_label="International Criminal Court", alt_label=("ICC",))


def words_in(body: RenderedBody) -> list[str]:
    return [use.words for use in body.term_uses]


@pytest.mark.parametrize(
    "text",
    [
        "# The ICC",
        "Setext, the ICC\n===============",
        "[the ICC](https://example.org)",
        "[the ICC][x]\n\n[x]: https://example.org",
        "`the ICC`",
        "    the ICC in a block of code",
        "```\nthe ICC\n```",
        "![the ICC](a.png)",
        '<span title="the ICC">x</span>',
        "<https://example.org/ICC>",
        "See https://example.org/ICC/a for more.",
        "Said so. [see the ICC @treaty, p. 3 of the ICC]",
        "Said so. [@?: the ICC says so]",
        "> The ICC said so.",
        "<!-- the ICC -->",
        "xICC, ICC_1, node-ICC",
    ],
)
def test_a_term_is_never_linked_here(text: str, render: Callable[..., RenderedBody]) -> None:
    assert words_in(render(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "*The ICC*",
        "The **I**CC",
        "- the ICC",
        "| a |\n|---|\n| the ICC |",
        "/// aside | Note\n\nThe ICC.\n\n///",
        "The ICC's aim",
        "The ICC’s aim",
        "“the ICC”",
        "the I&shy;CC",
        "Power&nbsp;of Siberia&#160;2",
    ],
)
def test_a_term_is_linked_here(text: str, render: Callable[..., RenderedBody]) -> None:
    assert len(render(text).term_uses) == 1


def test_block_quotes_are_annotated_where_the_publisher_wants_it(render: Callable[..., RenderedBody]) -> None:
    assert words_in(render("> The ICC said so.", annotate_quotations=True)) == ["ICC"]


def test_a_term_is_not_linked_in_its_own_note() -> None:
    renderer = BodyRenderer(
        Library(terms=(COURT, replace(COURT, id="x", pref_label="warrant", alt_label=()))), Options()
    )

    body = renderer.render_note("The ICC issued a warrant.", PurePosixPath("glossary.yml"), own_term="icc")

    assert words_in(body) == ["warrant"]


def test_words_that_are_forced_are_not_searched_again(render: Callable[..., RenderedBody]) -> None:
    body = render("[[pos-2|the ICC pipeline]] and [[valley|ICC]]: the ICC", annotate=Annotate.ALL)

    assert [(use.term_id, use.words) for use in body.term_uses] == [
        ("pos-2", "the ICC pipeline"),
        ("valley", "ICC"),
        ("icc", "ICC"),
    ]


def test_every_use_of_a_long_paragraph_is_linked_at_its_place(render: Callable[..., RenderedBody]) -> None:
    text = " ".join(f"[[valley|number {number}]] and sanctions." for number in range(500))

    body = render(text, annotate=Annotate.ALL)

    assert [use.words for use in body.term_uses if use.term_id == "valley"] == [f"number {n}" for n in range(500)]
    assert sum(use.term_id == "sanction" for use in body.term_uses) == 500


def test_a_settled_label_is_no_label_in_other_languages() -> None:
    """What the front matter gives a term has none of the term's own other names."""
    library = Library(terms=(replace(COURT, translated=(Label(text="суд", language="ru"),)),))

    body = BodyRenderer(library, Options()).render_note("Суда нет.", PurePosixPath("glossary.yml"))

    assert words_in(body) == ["Суда"]


@pytest.mark.parametrize("text", ["At AT&T now.", "At AT&amp;T now.", "*AT*&T", "AT&#38;T"])
def test_a_label_may_hold_an_ampersand(text: str) -> None:
    library = Library(terms=(Term(id="att", pref_label="AT&T"),))

    body = BodyRenderer(library, Options()).render_note(text, PurePosixPath("glossary.yml"))

    assert words_in(body) == ["AT&T"]
