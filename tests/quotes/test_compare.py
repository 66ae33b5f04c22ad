"""A verbatim text against its source."""

from __future__ import annotations

from annotated_briefings.quotes.compare import DifferenceKind, compare_verbatim
from hypothesis import given
from hypothesis import strategies as st

PARAGRAPHS = [
    "The first paragraph says that “nobody” knows.",
    "A heading",
    "The second paragraph is about pipelines in the north.",
    "The third paragraph is about banks and their money.",
    "By A. Writer, Reader in Letters, University of Somewhere",
]
SOURCE = "\n".join(PARAGRAPHS)


def kinds(paragraphs: list[str], omit: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    return [(found.kind.value, found.paragraph) for found in compare_verbatim(paragraphs, SOURCE, omit=omit)]


def test_the_text_itself_does_not_differ() -> None:
    assert compare_verbatim(PARAGRAPHS, SOURCE) == ()


def test_typography_and_white_space_do_not_count() -> None:
    assert kinds([text.replace("“nobody”", "'nobody'").replace(" ", "  ") for text in PARAGRAPHS] + [" "]) == []


def test_a_changed_word_is_shown() -> None:
    (found,) = compare_verbatim([*PARAGRAPHS[:2], PARAGRAPHS[2].replace("north", "south"), *PARAGRAPHS[3:]], SOURCE)

    assert (found.kind, found.paragraph) == (DifferenceKind.CHANGED, 2)
    assert found.diff == "The second paragraph is about pipelines in the [-north.-] {+south.+}"
    assert SOURCE[found.start : found.end] == PARAGRAPHS[2]


def test_a_capital_or_a_full_stop_is_a_change_too() -> None:
    (found,) = compare_verbatim(["the first paragraph says that “nobody” knows", *PARAGRAPHS[1:]], SOURCE)

    assert found.diff == "[-The-] {+the+} first paragraph says that “nobody” [-knows.-] {+knows+}"


def test_an_omitted_paragraph_is_missing_where_it_belongs() -> None:
    (found,) = compare_verbatim([*PARAGRAPHS[:2], *PARAGRAPHS[3:]], SOURCE)

    assert (found.kind, found.paragraph) == (DifferenceKind.MISSING, 2)
    assert SOURCE[found.start : found.end] == PARAGRAPHS[2]


def test_an_added_paragraph_has_no_place_in_the_source() -> None:
    (found,) = compare_verbatim([*PARAGRAPHS[:3], "Something entirely new.", *PARAGRAPHS[3:]], SOURCE)

    assert (found.kind, found.paragraph, found.start) == (DifferenceKind.ADDED, 3, -1)
    assert found.diff == "{+Something entirely new.+}"


def test_a_paragraph_that_stands_elsewhere_has_moved() -> None:
    first, heading, second, third, writer = PARAGRAPHS

    assert kinds([first, heading, third, second, writer]) in ([("moved", 2)], [("moved", 3)])


def test_words_lost_at_the_end_are_not_overlooked() -> None:
    assert kinds(PARAGRAPHS[:-1]) == [("missing", 4)]
    assert kinds([]) == [("missing", 0)] * 5


def test_a_by_line_may_be_left_out_when_it_is_named() -> None:
    assert kinds(PARAGRAPHS[:-1], omit=("By A. Writer, Reader",)) == []


def test_an_omission_named_by_a_word_or_two_is_not_accepted() -> None:
    assert kinds(PARAGRAPHS[:-1], omit=("By", "")) == [("missing", 4)]


def test_everything_is_reported_in_the_order_of_the_text() -> None:
    changed = ["New words.", PARAGRAPHS[0].replace("knows", "knew"), *PARAGRAPHS[2:4]]

    assert kinds(changed) == [("added", 0), ("changed", 1), ("missing", 2), ("missing", 4)]


@given(st.lists(st.sampled_from([*PARAGRAPHS, "Another one.", ""]), max_size=8))
def test_only_the_text_itself_is_without_differences(paragraphs: list[str]) -> None:
    same = [text for text in paragraphs if text] == PARAGRAPHS

    assert (compare_verbatim(paragraphs, SOURCE) == ()) is same
