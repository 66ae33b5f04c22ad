"""PDFs: from letters at places to paragraphs in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from annotated_briefings.importing.article import Article, Author, BlockKind
from annotated_briefings.importing.read import read_article

Placed = tuple[float, float, float, bool, str]
Make = Callable[..., bytes]
Column = Callable[..., list[Placed]]

LEFT = [
    "The committee met in the town for a long time and",
    "came to no end, since the members were of different",
    "minds on what the river was worth to the farmers.",
    "It was not the first time that this was the case.",
    "They went home and said that they would come back",
]
RIGHT = [
    "before the winter, and that the matter would rest",
    "until then, whatever the papers might make of it.",
    "The river meanwhile went on as it always had done",
    "and took no notice of the members or the papers.",
    "In spring the farmers went down to it once again.",
]
TOGETHER = " ".join([*LEFT, *RIGHT])


def read(data: bytes) -> Article:
    return read_article(data, name="article.pdf")


def paragraphs(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH]


def codes(article: Article) -> set[str]:
    return {found.code for found in article.diagnostics}


def test_lines_become_paragraphs_by_the_gap_between_them(make_pdf: Make, set_column: Column) -> None:
    page = set_column(LEFT, top=700) + set_column(RIGHT, top=620)

    assert paragraphs(read(make_pdf([page]))) == [" ".join(LEFT), " ".join(RIGHT)]


def test_lines_become_paragraphs_by_their_indents(make_pdf: Make, set_column: Column) -> None:
    lines = [*set_column(LEFT[:1], x=90, top=700), *set_column(LEFT[1:], top=687),
             *set_column(RIGHT[:1], x=90, top=635), *set_column(RIGHT[1:], top=622)]  # fmt: skip

    assert paragraphs(read(make_pdf([lines]))) == [" ".join(LEFT), " ".join(RIGHT)]


@pytest.mark.parametrize("is_by_row", [True, False])
def test_columns_are_read_one_after_the_other(is_by_row: bool, make_pdf: Make, set_column: Column) -> None:
    left, right = set_column(LEFT, x=50, size=9), set_column(RIGHT, x=310, size=9)
    page = [line for row in zip(left, right, strict=True) for line in row] if is_by_row else [*right, *left]

    assert paragraphs(read(make_pdf([page]))) == [TOGETHER]


def test_a_headline_across_the_columns_is_the_title(make_pdf: Make, set_column: Column) -> None:
    page = [(50.0, 760.0, 22.0, True, "What the river is worth to the town and to the farmers"[:40])]
    page += set_column(LEFT, x=50, size=9) + set_column(RIGHT, x=310, size=9)

    article = read(make_pdf([page]))

    assert article.title == "What the river is worth to the town and "[:40].strip()
    assert paragraphs(article) == [TOGETHER]


def test_a_table_is_not_read_by_columns(make_pdf: Make, set_column: Column) -> None:
    names, figures = ["North", "South", "East", "West"], ["12", "7", "1,204", "33"]
    page = set_column(LEFT, top=700) + set_column(names, top=620) + set_column(figures, x=300, top=620)

    assert "North 12" in read(make_pdf([page])).text


def test_running_heads_and_page_numbers_are_left_out_and_told(make_pdf: Make, set_column: Column) -> None:
    pages = [
        [(72.0, 800.0, 9.0, False, "The River Review"), *set_column(lines), (290.0, 40.0, 9.0, False, str(number))]
        for number, lines in ((7, LEFT), (8, RIGHT))
    ]

    article = read(make_pdf(pages))

    assert paragraphs(article) == [TOGETHER]
    assert {(dropped.text, dropped.reason) for dropped in article.dropped} == {
        ("The River Review", "running head"),
        ("7", "page number"),
        ("8", "page number"),
    }


def test_a_number_in_a_paragraph_is_no_page_number(make_pdf: Make, set_column: Column) -> None:
    article = read(make_pdf([set_column([*LEFT, "1984"])]))

    assert article.text.endswith("come back 1984")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the inter-", "national talks"], "the international talks"),
        (["the well-", "known river"], "the well-known river"),
        (["a Franco-", "German river"], "a Franco-German river"),
        (["state-owned and state-", "owned"], "state-owned and state-owned"),
        (["cooperation and co-", "operation"], "cooperation and cooperation"),
        (["state was owned by a state-", "owned bank"], "state was owned by a state-owned bank"),
        (["from 1990-", "1994 on"], "from 1990-1994 on"),
        (["a dash -", "and more"], "a dash - and more"),
    ],
)
def test_a_word_parted_by_a_line_is_made_whole(
    lines: Sequence[str], joined: str, make_pdf: Make, set_column: Column
) -> None:
    assert joined in read(make_pdf([set_column([*LEFT[:2], *lines, RIGHT[0]])])).text


def test_headings_are_told_by_size_and_weight(make_pdf: Make, set_column: Column) -> None:
    page = [(72.0, 780.0, 20.0, True, "The worth of a river"), (72.0, 740.0, 14.0, True, "Autumn"),
            *set_column(LEFT, top=715), (72.0, 625.0, 11.0, True, "A detail"), *set_column(RIGHT, top=605),
            (72.0, 515.0, 14.0, True, "Winter"), *set_column(LEFT, top=490)]  # fmt: skip

    article = read(make_pdf([page]))

    headings = [block.markdown for block in article.blocks if block.kind is BlockKind.HEADING]
    assert article.title == "The worth of a river"
    assert headings == ["## Autumn", "### A detail", "## Winter"]


def test_footnotes_go_to_the_end_and_are_referred_to(make_pdf: Make, set_column: Column) -> None:
    page = [*set_column(LEFT), (330.0, 652.0, 6.0, False, "1"), *set_column(RIGHT, top=622),
            (72.0, 110.0, 5.0, False, "1"), (78.0, 106.0, 8.0, False, "See the report of the farmers, which runs"),
            (72.0, 96.0, 8.0, False, "over two lines.")]  # fmt: skip

    article = read(make_pdf([page]))

    assert f"{LEFT[-1]}[^1]" in article.body
    assert article.blocks[-1].markdown == "[^1]: See the report of the farmers, which runs over two lines."


def test_a_raised_figure_without_a_note_stays_one(make_pdf: Make, set_column: Column) -> None:
    page = [*set_column(LEFT), (72.0, 600.0, 11.0, False, "The town has 10"), (153.5, 604.0, 6.0, False, "2"),
            (160.0, 600.0, 11.0, False, "houses.")]  # fmt: skip

    assert "10² houses." in read(make_pdf([page])).text


def test_bullets_and_numbers_become_lists(make_pdf: Make, set_column: Column) -> None:
    page = [*set_column(LEFT), *set_column(["• the first of the points, which goes on", "• the second"], top=600),
            *set_column(["1. one", "2. two"], top=550)]  # fmt: skip

    article = read(make_pdf([page]))

    lists = [block.markdown for block in article.blocks if block.kind is BlockKind.LIST]
    assert "\n".join(lists) == "- the first of the points, which goes on\n- the second\n1. one\n2. two"


def test_the_file_says_what_the_pages_do_not(make_pdf: Make, set_column: Column) -> None:
    info = "/Title (River) /Author (Jane Doe and John Roe) /CreationDate (D:20240517120000+02'00')"

    article = read(make_pdf([set_column(LEFT)], info=info))

    assert (article.title, article.published) == ("River", "2024-05-17")
    assert article.authors == (Author(name="Jane Doe"), Author(name="John Roe"))
    assert "date-of-file" in codes(article)


@pytest.mark.parametrize("title", ["Microsoft Word - ", "untitled", "report.indd", "Microsoft Word - final.docx"])
def test_the_name_of_a_file_is_no_title(title: str, make_pdf: Make, set_column: Column) -> None:
    assert read(make_pdf([set_column(LEFT)], info=f"/Title ({title})")).title == ""


def test_turned_text_in_the_margin_is_none_of_the_article(make_pdf: Make, set_column: Column) -> None:
    data = make_pdf([set_column(LEFT)]).replace(b"ET", b"/F1 9 Tf 0 1 -1 0 20 300 Tm (A stamp) Tj ET", 1)

    assert "stamp" not in read(data).text


def test_a_page_without_text_is_said_to_be_one(make_pdf: Make) -> None:
    article = read(make_pdf([[], []]))

    assert article.blocks == ()
    assert codes(article) == {"no-text"}


def test_a_pdf_under_a_wrong_name_is_still_one(make_pdf: Make, set_column: Column) -> None:
    assert paragraphs(read_article(make_pdf([set_column(LEFT)]), name="article.txt")) == [" ".join(LEFT)]
