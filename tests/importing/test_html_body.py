"""Saved web pages: what is the article, what is not, and how its structure reads as Markdown."""

from __future__ import annotations

import lxml.html
import markdown
import pytest
from annotated_briefings.importing.article import Article, BlockKind
from annotated_briefings.importing.html import extractors
from annotated_briefings.importing.html.blocks import squeeze
from annotated_briefings.importing.html.body import Body, read_body
from annotated_briefings.importing.html.parse import parse_page
from annotated_briefings.importing.raw import Raw

URL = "https://news.example/2024/05/talks.html"
PROSE = (
    "The committee met for a long time on Thursday, and then it said that it would meet again, "
    "as nothing at all had been agreed by its members during the first three days of the talks."
)
OTHER = (
    "Delegates from both sides said that they had come further than in any of the rounds before, "
    "and that the wording of the last two paragraphs would be settled within a few weeks."
)


def page(inner: str, *, head: str = "<title>A day of talks</title>", around: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body>{around}"
        f"<article><h1>A day of talks</h1><div class='article-body'><p>{PROSE}</p>{inner}<p>{OTHER}</p></div></article>"
        "</body></html>"
    )


def body_of(html: str | bytes, *, url: str = URL, media_type: str = "text/html") -> Body:
    raw = Raw(data=html if isinstance(html, bytes) else html.encode(), url=url, media_type=media_type)
    parsed = parse_page(raw)
    assert parsed is not None
    return read_body(parsed.tree, url=url, place=raw.location)


def markdown_of(html: str | bytes, *, url: str = URL) -> str:
    return Article(blocks=body_of(html, url=url).blocks).body


def text_of(html: str | bytes, *, media_type: str = "text/html") -> str:
    return Article(blocks=body_of(html, media_type=media_type).blocks).text


def rendered(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(
        f"<div>{markdown.markdown(markdown_of(html), extensions=['tables', 'footnotes'])}</div>"
    )


def test_the_text_has_a_blank_line_between_paragraphs_and_no_title() -> None:
    assert text_of(page("")) == f"{PROSE}\n\n{OTHER}"


def test_a_main_heading_that_is_not_the_title_stays() -> None:
    head = "<head><title>Other words</title></head>"
    html = f"<html>{head}<body><article><h1>Bread</h1><p>{PROSE}</p><p>{OTHER}</p></article></body></html>"

    assert markdown_of(html).startswith("## Bread\n\n")


def test_headings_keep_their_level() -> None:
    assert f"### The last mile\n\n{OTHER}" in markdown_of(page("<h3>The last mile</h3>"))


def test_a_heading_with_nothing_below_it_goes() -> None:
    html = f"<html><body><article><p>{PROSE}</p><p>{OTHER}</p><h3>Most read</h3></article></body></html>"

    assert "Most read" not in text_of(html)


def test_block_quotes_survive_with_their_paragraphs() -> None:
    quote = "<blockquote><p>We are nearly there.</p><p>Nearly.</p></blockquote>"

    (found,) = [block for block in body_of(page(quote)).blocks if block.kind is BlockKind.QUOTE]

    assert found.markdown == "> We are nearly there.\n>\n> Nearly."
    assert found.text == "We are nearly there.\n\nNearly."


def test_an_embedded_post_is_a_quotation_whatever_its_box_is_called() -> None:
    post = "<div class='social-embed'><blockquote><p>What a day!</p>— A. Delegate (@delegate)</blockquote></div>"

    assert "> What a day!" in markdown_of(page(post))


def test_lists_nest_and_keep_their_numbers() -> None:
    nested = "<ol start='3'><li>Bread<ul><li>rye</li><li>wheat</li></ul></li><li>Salt</li></ol>"

    assert "3. Bread\n    - rye\n    - wheat\n4. Salt" in markdown_of(page(nested))


def test_a_nested_list_renders_as_one() -> None:
    tree = rendered(page("<ul><li>Bread<ul><li>rye</li><li>wheat</li></ul></li><li>Salt</li></ul>"))

    assert [item.text_content().strip() for item in tree.xpath("//li//li")] == ["rye", "wheat"]
    assert len(tree.xpath("./ul/li")) == 2


def test_a_table_of_data_is_a_table() -> None:
    rows = "<table><tr><th>Year</th><th>A|B</th></tr><tr><td>2023</td><td>14</td></tr></table>"

    assert "| Year | A\\|B |\n| --- | --- |\n| 2023 | 14 |" in markdown_of(page(rows))
    assert [cell.text for cell in rendered(page(rows)).iter("td")] == ["2023", "14"]
    assert "Year\nA|B\n2023\n14" in text_of(page(rows))


def test_a_table_of_layout_is_none() -> None:
    html = f"<html><body><table><tr><td><p>{PROSE}</p><p>{OTHER}</p></td><td>x</td></tr></table></body></html>"

    assert "|" not in markdown_of(html)


def test_captions_and_code_survive() -> None:
    inner = (
        "<figure><img src='a.png'><figcaption>The hall on Thursday.</figcaption></figure><pre>a = 1\n  b = `2`</pre>"
    )

    body = markdown_of(page(inner))

    assert "\n\nThe hall on Thursday.\n\n" in body
    assert "```\na = 1\n  b = `2`\n```" in body


def test_footnotes_become_footnotes() -> None:
    inner = (
        f"<p>{OTHER[:-1]}, again.<sup><a href='#fn1'>1</a></sup></p>"
        "<section class='footnotes'><ol><li id='fn1'>Interview, 17 May. <a href='#r1'>↩</a></li></ol></section>"
    )

    body = markdown_of(page(inner))

    assert "again.[^1]" in body
    assert body.endswith("[^1]: Interview, 17 May.")
    assert len(rendered(page(inner)).xpath("//*[@class='footnote']//li")) == 1


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/a?id=3&utm_source=x&fbclid=y", "https://news.example/a?id=3"),
        ("/a?gid=3&page=2", "https://news.example/a?gid=3&page=2"),
        ("other.html#part", "https://news.example/2024/05/other.html#part"),
        ("https://example.org/a_(b)", "https://example.org/a_%28b%29"),
        ("mailto:desk@news.example", "mailto:desk@news.example"),
    ],
)
def test_links_are_absolute_and_free_of_tracking(href: str, expected: str) -> None:
    link = f"<p>{OTHER[:-1]}, <a href='{href}'>they said</a>, and left the hall.</p>"

    assert f"[they said]({expected})" in markdown_of(page(link))


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "#top", "http://[", " "])
def test_what_is_not_safe_to_follow_is_no_link(href: str) -> None:
    link = f"<p>{OTHER[:-1]}, <a href='{href}'>they said</a>, and left the hall.</p>"

    assert ", they said, and" in markdown_of(page(link))


def test_the_base_element_counts() -> None:
    head = "<title>A day of talks</title><base href='/archive/'>"
    link = f"<p>{OTHER[:-1]}, <a href='x.html'>they said</a>, and left.</p>"

    assert "(https://news.example/archive/x.html)" in markdown_of(page(link, head=head))


def test_links_relative_to_nothing_are_told_of() -> None:
    body = body_of(page(f"<p>{OTHER[:-1]}, <a href='x.html'>they said</a>, and left.</p>"), url="")

    assert [found.code for found in body.diagnostics] == ["relative-link"]


def test_emphasis_stands_close_to_its_words_and_text_stays_text() -> None:
    inner = f"<p>A <b>bold </b>move, <i>he*he</i>, <code>a*b</code> and # _x_ [@key] [[term]]: {OTHER}</p>"

    body = markdown_of(page(inner))

    assert "A **bold** move, *he\\*he*, `a*b` and # \\_x\\_" in body
    assert "[@key]" not in body
    assert "[[" not in body


def test_emphasis_that_a_page_cuts_in_two_is_one() -> None:
    tree = rendered(page(f"<p><em>Call Me b</em><em>y Your Name</em>, <b>one</b> <b>two</b>: {OTHER}</p>"))

    assert [found.text for found in tree.iter("em", "strong")] == ["Call Me by Your Name", "one", "two"]


def test_a_heading_on_two_lines_is_one_heading() -> None:
    assert f"## Designed to be redesigned\n\n{OTHER}" in markdown_of(page("<h2>Designed to<br>be redesigned</h2>"))


def test_quotation_marks_and_dashes_stay_the_authors() -> None:
    said = "“Don’t” — he said – 'no' \"yes\" … it is agreed at last, and for good, by all of them."

    assert said in text_of(page(f"<p>{said}</p>"))


def test_a_line_break_is_one_in_markdown_and_a_space_in_the_text() -> None:
    verse = page(f"<p>Bread and salt,<br># salt and bread,<br>and nothing else: {OTHER}</p>")

    assert "Bread and salt,  \n\\# salt and bread,  \nand nothing" in markdown_of(verse)
    assert "Bread and salt, # salt and bread, and nothing" in text_of(verse)


def test_two_line_breaks_divide_paragraphs() -> None:
    html = f"<html><body><div>{PROSE}<br><br>{OTHER}<br>\n<br></div></body></html>"

    assert text_of(html) == f"{PROSE}\n\n{OTHER}"


def test_words_are_joined_only_where_the_page_joins_them() -> None:
    said = f"co\u00adoperate well-\nknown 10<sup>2</sup> H<sub>2</sub>O one<br>two <b>th</b>ree: {OTHER}"

    assert "cooperate well- known 10² H₂O one two three:" in text_of(page(f"<p>{said}</p>"))


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("<div class='newsletter-signup'><p>Get our best stories every Friday morning.</p></div>", "newsletter"),
        ("<ul class='share-buttons'><li>Facebook</li><li>Post it</li></ul>", "share buttons"),
        (
            "<aside class='related-articles'><h3>More</h3><ul><li><a href='/a'>Other</a></li></ul></aside>",
            "related links",
        ),
        ("<div id='comments'><p>I do not agree at all with this piece, said a reader.</p></div>", "comments"),
        ("<p>Sign up for our newsletter to read more of this.</p>", "newsletter"),
        ("<p>Read more: <a href='/x'>The first day of talks</a></p>", "related links"),
        ("<p>Follow us on Mastodon.</p>", "share buttons"),
    ],
)
def test_boilerplate_is_dropped_with_a_word(inner: str, reason: str) -> None:
    body = body_of(page(inner))

    assert Article(blocks=body.blocks).text == f"{PROSE}\n\n{OTHER}"
    assert reason in {dropped.reason for dropped in body.dropped}


def test_what_stands_around_the_article_is_dropped_with_a_word() -> None:
    around = "<nav><a href='/'>Home</a></nav><div class='cookie-banner'>We use cookies.</div>"

    dropped = {found.reason: found.text for found in body_of(page("", around=around)).dropped}

    assert dropped["navigation"] == "Home"
    assert dropped["cookie notice"] == "We use cookies."


def test_a_part_with_a_bad_name_that_holds_the_text_is_the_article() -> None:
    html = f"<html><body><div class='comments social'><p>{PROSE}</p><p>{OTHER}</p></div></body></html>"

    assert text_of(html) == f"{PROSE}\n\n{OTHER}"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Short.</p>",
        "<html><body>Only a few words<br><br>and no paragraph</body></html>",
        "<div><a href='/'>x</a></div>",
    ],
)
def test_nothing_that_has_words_comes_out_empty(html: str) -> None:
    assert text_of(html).strip()


def test_extractors_that_disagree_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extractors, "_by_trafilatura", lambda tree: squeeze("A day of talks"))

    body = body_of(page(""))

    (found,) = body.diagnostics
    assert found.code == "extractors-disagree"
    assert "11 and" in found.message
    assert Article(blocks=body.blocks).text == f"{PROSE}\n\n{OTHER}"


def test_a_second_opinion_is_asked_only_where_the_first_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(extractors, "_by_readability", lambda tree: asked.append(tree) or "")

    body_of(page(""))

    assert not asked


@pytest.mark.parametrize(
    ("encoding", "label", "words"),
    [
        (
            "cp1251",
            "windows-1251",
            "Переговоры продолжались весь день, и к вечеру стороны договорились встретиться снова.",
        ),
        (
            "gb18030",
            "gb2312",
            "会谈持续了一整天，到晚上双方同意下周在同一地点再次会面，继续讨论剩余的问题，并发表一份简短的联合声明。",
        ),
        ("cp1252", "iso-8859-1", "Les négociations ont duré toute la journée – « sans accord », a dit le délégué."),
        ("utf-8", "utf-8", "Gespräche über Öl und Gas dauerten den ganzen Tag, und am Abend ging man auseinander."),
    ],
)
def test_the_charset_that_a_page_declares_is_believed(encoding: str, label: str, words: str) -> None:
    head = f"<meta http-equiv='Content-Type' content='text/html; charset={label}'>"
    html = f"<html><head>{head}</head><body><article><p>{words}</p><p>{words} 2</p></article></body></html>"

    assert words in text_of(html.encode(encoding))


def test_a_byte_order_mark_goes_before_the_declared_charset() -> None:
    html = page("<p>Größe</p>", head="<meta charset='iso-8859-1'>")

    assert "Größe" in text_of(b"\xef\xbb\xbf" + html.encode())
    assert "Größe" in text_of(html.encode("utf-16"))


def test_the_charset_from_outside_goes_before_the_pages_own() -> None:
    html = page("<h2>Größe</h2>", head="<meta charset='utf-8'>").encode("cp1252")

    assert "Größe" in text_of(html, media_type="text/html; charset=iso-8859-1")


def test_a_page_in_utf_8_that_says_otherwise_is_read_as_utf_8() -> None:
    html = page("<h2>会谈，持续</h2>", head="<meta charset='gb2312'>")

    assert "会谈，持续" in text_of(html)


@pytest.mark.parametrize("data", [b"", b"  \n", b"<!-- nothing -->"])
def test_nothing_is_no_page(data: bytes) -> None:
    assert parse_page(Raw(data=data)) is None


@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "ul", "b"])
def test_deep_nesting_is_no_fault(tag: str) -> None:
    body_of(f"<html><body><p>{PROSE}</p>{f'<{tag}>' * 3_000}{OTHER}")
