"""The scanner of our explicit syntax."""

from __future__ import annotations

import pytest
from annotated_briefings.text.scanner import TokenKind, scan, scan_blocks
from hypothesis import given, settings
from hypothesis import strategies as st

CITATION, IN_TEXT, TERM = TokenKind.CITATION, TokenKind.IN_TEXT, TokenKind.TERM


def found(text: str) -> list[tuple[TokenKind, str]]:
    return [(token.kind, text[token.start : token.end]) for token in scan(text)]


@pytest.mark.parametrize(
    "cluster",
    [
        "[@key]",
        "[-@key]",
        "[see @a, ch. 2; @b]",
        "[@a, [sic] p. 3]",
        "[@a, p. 3\nand more]",
        "[@{https://example.org/?a=b}, p. 33]",
        "[@a {pp. iv, vi-xi} with suffix]",
        "[see [[Harbin]] in @a]",
        "[@a `; ]` p. 3]",
        "[@key_1:a.b#c$d%e&f-g+h?i<j>k~l/m]",
        "[@ключ; @西伯利亚]",
        "[@?]",
        "[@?: what is [still] missing]",
    ],
)
def test_a_cluster_is_one_token_with_its_brackets(cluster: str) -> None:
    assert found(f"So it was {cluster}, they said.") == [(CITATION, cluster)]


@pytest.mark.parametrize(
    "words", ["@key", "-@key", "@{any/key.}", "@key [p. 3]", "@key\n[p. 3]", "@key [p. 3; see @other]"]
)
def test_a_bare_key_is_a_token_that_takes_in_the_bracket_behind_it(words: str) -> None:
    assert found(f"As {words} says") == [(IN_TEXT, words)]


def test_a_key_ends_before_punctuation_that_is_not_inside_it() -> None:
    assert found("(@Foo_bar.baz.) @Foo_bar--baz, @key’s") == [
        (IN_TEXT, "@Foo_bar.baz"),
        (IN_TEXT, "@Foo_bar"),
        (IN_TEXT, "@key"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "write to me@example.org",
        "root@host and user@host:2222",
        "@user@social.example",
        r"\@key",
        "[text @key](https://example.org/@a)",
        "![alt @key](picture.png)",
        "![alt @key](my picture.png)",
        "[text @key][The  Reference]\n\n[the reference]: https://example.org",
        "<https://example.org/@a> <a href='@b'>",
        "https://example.org/@a and www.example.org/@b youtube.com/@c",
        "`@key` and ``a ` [@key]``",
        "```\n[@key]\n```",
        "> ~~~ text\n> @key\n> ~~~",
        "<!-- @key\n\n[@key] -->",
        "<pre>\n@key\n\n@key</pre>",
        "a note[^@key]",
        "a lone @ or [@] or @@ or @-",
        "[[1]](https://example.org)",
        "[[ ]] [[|words]]",
    ],
)
def test_what_only_looks_like_our_syntax_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[@key](p. 3)",
        "[@key](his second visit)",
        "[@key][reference]",
        "[@key][]",
        "[@key][^1]\n\n[^1]: A note.",
        "[words][see @key]",
        r"\\@key",
    ],
)
def test_a_citation_is_not_lost_to_what_only_looks_like_a_link(text: str) -> None:
    assert len(found(text)) == 1


def test_a_slash_parts_two_keys_but_not_the_words_of_an_address() -> None:
    assert [words for _, words in found("@a/@b and host/@c")] == ["@a", "@b"]


@pytest.mark.parametrize("term", ["[[Power of Siberia 2]]", "[[id|words]]", "[[Power of\nSiberia 2]]"])
def test_a_forced_term_is_a_token(term: str) -> None:
    assert found(f"| {term} |") == [(TERM, term)]


def test_the_innermost_bracket_that_holds_the_key_is_the_cluster() -> None:
    assert found("[outer [@key] more] [[@key]]") == [(CITATION, "[@key]"), (CITATION, "[@key]")]


@pytest.mark.parametrize("line", ["[@b]: says so.", "```\n[@b]: /url\n[b]: /url\n```"])
def test_a_line_that_begins_with_a_citation_or_stands_in_code_defines_no_link(line: str) -> None:
    assert (CITATION, "[@a]") in found(f"As said [@a][@b].\n\n{line}\n")
    assert (CITATION, "[@a]") in found(f"As said [@a][b].\n\n{line}\n")


def test_two_clusters_side_by_side_are_no_reference_link() -> None:
    assert found("[@a][@b] @c [@d]") == [
        (CITATION, "[@a]"),
        (CITATION, "[@b]"),
        (IN_TEXT, "@c"),
        (CITATION, "[@d]"),
    ]


def test_brackets_do_not_pair_across_a_blank_line() -> None:
    assert found("[@a\n\n@b]") == [(IN_TEXT, "@a"), (IN_TEXT, "@b")]


def test_a_fence_that_nothing_closes_is_text() -> None:
    assert found("```\n@key\n") == [(IN_TEXT, "@key")]


def test_text_goes_on_behind_code_comments_and_links() -> None:
    text = "`@a` @b <!-- @c\n\n@d --> @e [@f](x) @g\n\n~~~\n@h\n~~~\n@i"

    assert [words for _, words in found(text)] == ["@b", "@e", "@g", "@i"]


ADVERSARIES = {
    unit: (unit * 20_000)[:20_000]
    for unit in ["[", "]", "@", "[@a", "[](", "[[", "[[a|", "<a", "<!--", "<pre", "@{", "@a [", "[@a]", "`a", "\\",
                 "[ ", "; [", "@a-", "[](a(b)", "```a\n", "/// a\n", "x@y ", "[@?", "http://", "[a][", "\n[@a\n"]
}  # fmt: skip
ADVERSARIES["ticks"] = "".join("`" * (number % 190) + "x" for number in range(220))
ADVERSARIES["nested"] = "[@a " * 4_000 + "]" * 4_000


@pytest.mark.parametrize("text", ADVERSARIES.values(), ids=ADVERSARIES.keys())
def test_hostile_text_is_scanned_to_its_end(text: str) -> None:
    rows = text.count("\n") + 1

    assert all(0 <= token.start < token.end <= len(text) for token in scan(text))
    assert all(0 <= block.start_row <= block.end_row < rows for block in scan_blocks(text))


@given(st.text(alphabet="[]@?a-;:,.{}()<>`~!|\\/ \n\té界^", max_size=120))
@settings(max_examples=400, deadline=None)
def test_tokens_are_in_order_and_never_overlap(text: str) -> None:
    tokens = scan(text)

    ends = [0, *(token.end for token in tokens)]
    assert all(end <= token.start < token.end for end, token in zip(ends, tokens, strict=False))
    assert all(text[token.start] in "[@-" for token in tokens)


def test_a_block_has_a_name_a_title_and_rows() -> None:
    (block,) = scan_blocks("text\n\n/// aside | In  context \n\nwords\n\n///\n\ntext")

    assert (block.name, block.title, block.start_row, block.end_row) == ("aside", "In  context", 2, 6)
    assert block.closed
    assert block.blank_after_open
    assert block.blank_before_close


def test_missing_blank_lines_are_seen() -> None:
    (block,) = scan_blocks("/// key-points\n- one\n///")

    assert not block.blank_after_open
    assert not block.blank_before_close


def test_options_stand_between_the_opening_line_and_the_blank_one() -> None:
    (block,) = scan_blocks("/// aside\n    type: x\n    open: true\n\nwords\n\n///")

    assert block.header == "    type: x\n    open: true"
    assert block.blank_after_open


def test_an_unclosed_block_reaches_to_the_end() -> None:
    (block,) = scan_blocks("/// aside\n\nwords\n")

    assert not block.closed
    assert block.end_row == 3


def test_a_block_ends_at_a_line_with_as_many_slashes() -> None:
    outer, inner = scan_blocks("//// a\n\n/// b\n\n////\n\n///\n\n////")

    assert (outer.name, outer.end_row, outer.closed) == ("a", 8, True)
    assert (inner.name, inner.end_row, inner.closed) == ("b", 6, True)


def test_blocks_of_one_length_nest() -> None:
    outer, inner = scan_blocks("/// a\n\n/// b\n\n///\n\n///")

    assert (outer.end_row, inner.end_row) == (6, 4)


def test_a_closing_line_without_an_opening_one_is_a_block_without_a_name() -> None:
    (stray,) = scan_blocks("words\n\n///\n")

    assert (stray.name, stray.start_row, stray.closed) == ("", 2, False)


@pytest.mark.parametrize("text", ["```\n/// aside\n```", "    /// aside", "// aside", "/// two words", "a /// b"])
def test_what_only_looks_like_a_block_is_none(text: str) -> None:
    assert scan_blocks(text) == ()
