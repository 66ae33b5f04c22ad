"""Reading citations: what pandoc 3.7 says of the same text, measured once, stands in the tables."""

from __future__ import annotations

import pytest
from annotated_briefings.citations.model import CitationItem
from annotated_briefings.citations.scan import CitationError, parse_citations, parse_cluster
from hypothesis import given, settings
from hypothesis import strategies as st


def only_item(text: str) -> CitationItem:
    (citation,) = parse_citations(text)
    (item,) = citation.items
    return item


def test_a_cluster_has_its_place_and_its_items() -> None:
    text = "It was so [see @a, ch. 2; also -@b, p. 4 and *passim*]."

    (citation,) = parse_citations(text)

    assert text[citation.start : citation.end] == text[10:-1]
    assert not citation.in_text
    assert citation.items == (
        CitationItem(key="a", prefix="see", label="chapter", locator="2"),
        CitationItem(key="b", prefix="also", label="page", locator="4", suffix="and *passim*", suppress_author=True),
    )


@pytest.mark.parametrize(
    ("suffix", "label", "locator", "rest"),
    [
        (", p. 3", "page", "3", ""),
        (", p.3", "page", "3", ""),
        (", p 3", "page", "3", ""),
        (" p. 3, with suffix", "page", "3", ", with suffix"),
        (", pp. 33-35 and *passim*", "page", "33-35", "and *passim*"),
        (", pp. 33–35, 37", "page", "33–35, 37", ""),
        (", p. 3; 4", "page", "3; 4", ""),
        (", 3", "page", "3", ""),
        (" 123-35 foo", "page", "123-35", "foo"),
        (", 1:23-24", "page", "1:23-24", ""),
        (", 584 [78]", "page", "584 [78]", ""),
        (", p. IX mix it", "page", "IX mix", "it"),
        (", pp. iv, vi-xi, (xv)-(xvii) with suffix", "page", "iv, vi-xi, (xv)-(xvii)", "with suffix"),
        (" {pp. iv, vi-xi, (xv)-(xvii)} with suffix", "page", "iv, vi-xi, (xv)-(xvii)", "with suffix"),
        (", {123(4)a-8([a]12.398{8})}", "page", "123(4)a-8([a]12.398{8})", ""),
        ("{}, 99 years", "", "", ", 99 years"),
        (", ch. 2", "chapter", "2", ""),
        (", chap. 2", "chapter", "2", ""),
        (", §3", "section", "3", ""),
        (", §§ 3–5", "section", "3–5", ""),
        (", sec. 3.2.1. More", "section", "3.2.1", ". More"),
        (", section 2(a)(iv)", "section", "2(a)(iv)", ""),
        (", ¶ 4", "paragraph", "4", ""),
        (", paras. 2-3", "paragraph", "2-3", ""),
        (", para 2", "paragraph", "2", ""),
        (", vol. 1, p. 3", "volume", "1", ", p. 3"),
        (", fig. 3a", "figure", "3a", ""),
        (", n. 5", "note", "5", ""),
        (", l. 5", "line", "5", ""),
        (", v. 5", "verse", "5", ""),
        (", col. 2", "column", "2", ""),
        (", no. 7", "issue", "7", ""),
        (", art. 5", "article-locator", "5", ""),
        (", book II", "book", "II", ""),
        (", p. a", "", "", ", p. a"),
        (", n 5", "", "", ", n 5"),
        (", the 3 men", "", "", ", the 3 men"),
        (", and nowhere", "", "", ", and nowhere"),
        (",", "", "", ""),
    ],
)
def test_locators_have_csl_labels(suffix: str, label: str, locator: str, rest: str) -> None:
    item = only_item(f"[@key{suffix}]")

    assert (item.label, item.locator, item.suffix) == (label, locator, rest)


def test_a_suppressed_author_is_marked() -> None:
    assert only_item("[-@key]").suppress_author
    assert not only_item("[@key]").suppress_author


def test_a_dash_before_a_key_does_not_suppress_its_author() -> None:
    (found,) = parse_citations("It was late---@key says so.")

    assert (found.in_text, found.items[0].suppress_author) == (True, False)


def test_a_key_in_braces_loses_them() -> None:
    assert only_item("[@{https://example.org/?a=b}, p. 3]").key == "https://example.org/?a=b"


def test_a_bare_key_takes_its_locator_from_the_bracket_behind_it() -> None:
    (citation,) = parse_citations("@smith [p. 33; see also @doe, ch. 1] says")

    assert citation.in_text
    assert citation.items == (
        CitationItem(key="smith", label="page", locator="33"),
        CitationItem(key="doe", prefix="see also", label="chapter", locator="1"),
    )


def test_a_second_key_in_one_item_is_an_item_of_its_own() -> None:
    (citation,) = parse_citations("[@a, p. 3, and @b, p. 4]")

    assert [(item.key, item.locator, item.suffix) for item in citation.items] == [("a", "3", ", and"), ("b", "4", "")]


def test_words_behind_a_semicolon_without_a_key_stay_with_the_item_before() -> None:
    assert only_item("[@a; see the appendix]").suffix == "; see the appendix"


def test_the_keys_of_an_inner_cluster_are_items_that_run_on() -> None:
    (citation,) = parse_citations("[@a, [see @b; @c] too; @d]")

    assert [(item.key, item.suffix) for item in citation.items] == [
        ("a", ", [see"),
        ("b", ""),
        ("c", "] too"),
        ("d", ""),
    ]
    assert [item.runs_on for item in citation.items] == [False, True, False, False]


def test_what_stands_in_inner_brackets_without_a_key_parts_nothing() -> None:
    (citation,) = parse_citations("[@a, [x; y] z; @b]")

    assert [(item.key, item.suffix) for item in citation.items] == [("a", ", [x; y] z"), ("b", "")]


def test_indented_code_holds_no_citation_and_a_paragraph_of_a_list_does() -> None:
    text = "Words\n\n    [@code]\n\n- item\n  more\n\n    [@list]\n\nWords\n    [@lazy]\n\n\t[@code]"

    assert [item.key for one in parse_citations(text) for item in one.items] == ["list", "lazy"]


def test_code_and_addresses_inside_a_cluster_part_nothing() -> None:
    (citation,) = parse_citations("[@a `; @b` https://example.org/;@c x@y.org; @d]")

    assert [item.key for item in citation.items] == ["a", "d"]


@pytest.mark.parametrize(
    ("raw", "words"), [("[@?]", ""), ("[ @? ]", ""), ("[@?: the year]", "the year"), ("[@?: a\n [b]]", "a [b]")]
)
def test_a_missing_source_has_words_and_no_items(raw: str, words: str) -> None:
    (citation,) = parse_citations(f"x {raw} y")

    assert citation.items == ()
    assert citation.missing == words


def test_an_ordinary_citation_is_not_missing() -> None:
    (citation,) = parse_citations("[@a]")

    assert citation.missing is None


def test_a_token_is_read_where_it_stands() -> None:
    citation = parse_cluster("[@a]", 40)

    assert (citation.start, citation.end) == (40, 44)


@pytest.mark.parametrize("raw", ["", "[]", "words", "[words]", "[@a", "a@b.org", "@a and @b"])
def test_what_is_no_citation_is_refused(raw: str) -> None:
    with pytest.raises(CitationError):
        parse_cluster(raw)


@pytest.mark.parametrize(
    "text", ["[{@a}]", "[x {,p]/}]*@(a", "[``a` @a]", "[{ @a; b } c]", "[<b @a]", "[\\[ {|@a _“(i}]"]
)
def test_whatever_the_scanner_calls_a_citation_can_be_read(text: str) -> None:
    assert [item.key for citation in parse_citations(text) for item in citation.items] in (["a"], [])


@given(st.text(alphabet="[]@?a-;:,.{}()p3i §\n`<>\\é界“*_/!", max_size=120))
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_without_an_exception_and_no_key_is_empty(text: str) -> None:
    for citation in parse_citations(text):
        assert 0 <= citation.start < citation.end <= len(text)
        assert bool(citation.items) is (citation.missing is None)
        assert all(item.key for item in citation.items)


@given(st.lists(st.from_regex(r"[a-z]\w{0,6}", fullmatch=True), min_size=1, max_size=6))
@settings(deadline=None)
def test_the_keys_of_a_cluster_come_back_in_order(keys: list[str]) -> None:
    text = "[" + "; ".join(f"see @{key}, p. 3" for key in keys) + "]"

    (citation,) = parse_citations(text)

    assert [item.key for item in citation.items] == keys


@pytest.mark.parametrize("unit", ["@a;", "@a {", "@a, p. i", "@a, 3,", "@a ((", "@a [b] "])
def test_a_hostile_cluster_is_read_to_its_end(unit: str) -> None:
    text = "[" + unit * 5_000 + "]"

    assert all(0 <= one.start < one.end <= len(text) for one in parse_citations(text))


@pytest.mark.parametrize("text", ["see @smith//", "see @smith///", "[@smith//]", "@smith:/ says", "@a:/// [p. 3]"])
def test_a_key_does_not_end_in_slashes(text) -> None:
    (citation,) = parse_citations(text)

    assert citation.items[0].key in {"smith", "a"}


def test_slashes_within_a_key_are_its_own() -> None:
    assert only_item("[@https://example.org/a//b]").key == "https://example.org/a//b"


@given(st.text(alphabet="[]@?a-;:,.{}()<>`~!|\\/ \n\té界^", max_size=60))
@settings(max_examples=400, deadline=None)
def test_whatever_the_scanner_takes_for_a_citation_is_one(text: str) -> None:
    for citation in parse_citations(text):
        assert citation.items or citation.missing is not None
