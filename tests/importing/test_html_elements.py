"""The elements of a web page: their words, and what is no part of the article."""

from __future__ import annotations

import pytest

lxml_html = pytest.importorskip("lxml.html")

from annotated_briefings.importing.html.elements import Elements, tokens_of  # noqa: E402
from annotated_briefings.importing.licence import reserves_rights  # noqa: E402
from annotated_briefings.importing.read import read_article  # noqa: E402


def elements(body: str) -> tuple[Elements, dict[str, lxml_html.HtmlElement]]:
    """The elements of a page, and those with an id by that."""
    tree = lxml_html.document_fromstring(f"<html><body>{body}</body></html>")
    return Elements(tree), {element.get("id"): element for element in tree.iter() if element.get("id")}


def test_words_of_neighbouring_elements_stay_apart() -> None:
    page, by_id = elements("<div id='a'><b>Jane</b><b>Doe</b> and \n others</div>tail")

    words = page.words_of(by_id["a"])

    assert words == "Jane Doe and others"


@pytest.mark.parametrize("unseen", ["script", "noscript", "style", "svg", "template"])
def test_what_is_not_seen_has_no_words_and_hides_none_behind_it(unseen: str) -> None:
    page, by_id = elements(f"<div id='a'>one <{unseen}>no</{unseen}> two <i>three</i></div>")

    words = page.words_of(by_id["a"])

    assert words == "one two three"


def test_a_comment_has_no_words() -> None:
    page, by_id = elements("<div id='a'>one <!-- no --> two</div>")

    words = page.words_of(by_id["a"])

    assert words == "one two"


def test_the_first_words_of_a_long_element_are_longer_than_asked_for_and_not_all() -> None:
    page, by_id = elements(f"<div id='a'>{'<p>word</p>' * 1_000}</div>")

    words = page.first_words_of(by_id["a"], 100)

    assert 100 < len(words) < 200
    assert page.words_of(by_id["a"]).startswith(words)


def test_the_first_words_of_a_short_element_are_its_words() -> None:
    page, by_id = elements("<p id='a'>a few <b>words</b></p>")

    words = page.first_words_of(by_id["a"], 100)

    assert words == "a few words"


def test_a_footer_is_part_of_the_article_that_it_stands_in_and_of_no_other() -> None:
    page, by_id = elements(
        "<article><footer><i id='own'></i></footer></article>"
        "<footer><article><i id='other'></i></article></footer>"
        "<footer><i id='of-page'></i></footer>"
    )

    asides = {name for name, element in by_id.items() if page.is_aside(element)}

    assert asides == {"other", "of-page"}


def test_what_stands_in_comments_is_aside_however_deep() -> None:
    page, by_id = elements(
        "<article><div class='CommentList'><p><b id='deep'></b></p></div><p id='prose'></p></article>"
    )

    asides = {name for name, element in by_id.items() if page.is_aside(element)}

    assert asides == {"deep"}


def test_behind_an_element_comes_what_follows_its_end() -> None:
    page, by_id = elements("<div><h1 id='title'>A <b>title</b></h1><p>x<i>y</i></p></div><ul></ul>")

    behind = [element.tag for element in page.behind(by_id["title"])]

    assert behind == ["p", "i", "ul"]


def test_classes_and_ids_are_read_word_by_word() -> None:
    _, by_id = elements("<p class='AuthorName by_line' id='Top'></p>")

    tokens = tokens_of(by_id["Top"])

    assert tokens == "author-name by-line top"


@pytest.mark.parametrize("said", ["All rights reserved", "ALL RİGHTS RESERVED", "Alle Rechte vorbehalten"])
def test_reserved_rights_are_found_anywhere_in_a_long_text(said: str) -> None:
    text = f"{'They reserved a table. ' * 500}© 2024 Example. {said}. {'Then they left. ' * 500}"

    found = reserves_rights(text)

    assert found == said


def test_a_reserved_table_reserves_no_rights() -> None:
    assert reserves_rights("All tables were reserved.") == ""


def test_a_licence_is_read_though_its_words_are_marked_up() -> None:
    page = (
        f"<html><body><article><h1>Rain</h1><p>{'It rained, and it went on raining. ' * 20}</p></article>"
        "<div>This article is published under <b>CC BY</b> 4.0.</div></body></html>"
    )

    article = read_article(page.encode(), media_type="text/html")

    assert article.rights == "CC-BY-4.0"


def test_much_space_around_a_line_break_is_one_space() -> None:
    space = "&#32;" * 60_000
    page = f"<article><h1>Rain</h1><p>{'It rained. ' * 50}{space}x{space}<br>It went on raining.</p></article>"

    article = read_article(page.encode(), media_type="text/html")

    assert article.text.endswith("x It went on raining.")
