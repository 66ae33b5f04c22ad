"""Plain text: paragraphs, headings, by-lines, licences, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotated_briefings.importing.article import Article, Author, BlockKind
from annotated_briefings.importing.read import read_article

BRIEFINGS = Path(__file__).parents[2] / "briefings"
PROSE = (
    "The committee met for a long time and then it said that it would meet again, as nothing at all had been agreed. "
)


@pytest.fixture(scope="module")
def first_article() -> Article:
    return read_article((BRIEFINGS / "sources" / "kaczmarski-kuhrt-2024.txt").read_bytes(), published="2024-05-17~")


def codes(article: Article) -> set[str]:
    return {found.code for found in article.diagnostics}


def test_the_first_article_has_twenty_paragraphs_and_one_heading(first_article: Article) -> None:
    kinds = [block.kind for block in first_article.blocks]

    assert kinds.count(BlockKind.PARAGRAPH) == 20
    assert [block.text for block in first_article.blocks if block.kind is BlockKind.HEADING] == ["Russia in Ukraine"]
    assert len(kinds) == 21


def test_the_first_article_has_two_authors(first_article: Article) -> None:
    assert first_article.authors == (
        Author(name="Marcin Kaczmarski", role="Lecturer in Security Studies", affiliation="University of Glasgow"),
        Author(
            name="Natasha Kuhrt",
            role="Senior Lecturer in International Peace & Security",
            affiliation="King’s College London",
        ),
    )


def test_nothing_is_invented_for_the_first_article(first_article: Article) -> None:
    assert (first_article.title, first_article.rights, first_article.url) == ("", "", "")
    assert (first_article.publisher, first_article.license) == ("The Conversation", "Creative Commons")
    assert codes(first_article) == {"missing-title", "licence-unclear", "missing-original-link", "stray-space"}


def test_what_is_not_body_is_listed(first_article: Article) -> None:
    assert [dropped.reason for dropped in first_article.dropped] == ["by-line", "licence line"]
    assert "Kaczmarski" not in first_article.text


def test_each_field_says_where_it_was_found(first_article: Article) -> None:
    assert dict(first_article.provenance) == {
        "published": "given",
        "authors": "by-line at the end",
        "license": "licence line at the end",
        "publisher": "licence line at the end",
        "language": "guessed from the words",
    }


def test_a_stray_space_is_reported_where_it_stands(first_article: Article) -> None:
    (stray,) = [found for found in first_article.diagnostics if found.code == "stray-space"]

    assert (stray.location.line, stray.location.column) == (18, 368)
    assert "“concerns” , as" in first_article.text


def test_title_by_line_and_date_may_stand_at_the_top() -> None:
    article = read_article(f"A day of talks\n\nBy Jane Doe and John Roe\n\n17 May 2024\n\n{PROSE}\n".encode())

    assert article.title == "A day of talks"
    assert [author.name for author in article.authors] == ["Jane Doe", "John Roe"]
    assert article.published == "2024-05-17"
    assert article.text == PROSE.strip()


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("title", ["A day of talks", "A day of talks on the bank of the same old river"])
def test_a_name_with_a_day_under_the_title_is_a_by_line(title: str, between: str) -> None:
    article = read_article(f"\n{title}{between}Elena Petrova, 14 May 2024{between}{PROSE}\n\n{PROSE}\n".encode())

    assert (article.title, article.published) == (title, "2024-05-14")
    assert article.authors == (Author(name="Elena Petrova"),)
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH] * 2
    assert codes(article) == {"missing-licence"}
    assert dict(article.provenance)["published"] == "by-line at the top"


def test_a_name_with_a_day_elsewhere_is_text() -> None:
    article = read_article(f"{PROSE}\n\nElena Petrova, 14 May 2024\n\n{PROSE}\n".encode())

    assert (article.authors, article.published) == ((), "")
    assert "Elena Petrova" in article.text


def test_a_given_date_goes_before_the_text_s_own() -> None:
    article = read_article(f"17 May 2024\n\n{PROSE}".encode(), published="2024-05-18")

    assert article.published == "2024-05-18"


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The committee met for a long time and then it said\nthat it would meet again, for nothing had been\nagreed."

    article = read_article(f"{text}\n\n{text}\n".encode())

    assert [block.text for block in article.blocks] == [text.replace("\n", " ")] * 2


def test_lines_without_blank_ones_are_a_paragraph_each() -> None:
    article = read_article(f"{PROSE}\n{PROSE}\n{PROSE}".encode())

    assert len(article.blocks) == 3


def test_a_list_stays_a_list() -> None:
    article = read_article(f"{PROSE}\n\n• one\n• two_three\n\n1) first\n2) second\n".encode())

    assert [block.markdown for block in article.blocks[1:]] == ["- one\n- two\\_three", "1. first\n2. second"]


@pytest.mark.parametrize(
    "line",
    ["This line ends with a stop.", "By Jane Doe", "lower case", "A" * 101, "https://example.org/a", "Not, a heading,"],
)
def test_what_is_long_punctuated_or_a_by_line_is_no_heading(line: str) -> None:
    article = read_article(f"{PROSE}\n{PROSE}\n{PROSE}\n{PROSE}\n{PROSE}\n{line}\n{PROSE}".encode())

    assert BlockKind.HEADING not in {block.kind for block in article.blocks}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"])
def test_russian_is_read_in_every_encoding(encoding: str) -> None:
    text = "Россия и Китай договорились о том, что будут работать над проектом.\r\n\r\nВторой абзац, с другими словами."

    article = read_article(text.encode(encoding))

    assert [block.text for block in article.blocks] == text.split("\r\n\r\n")
    assert article.language == "ru"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_european_is_read_without_a_declared_charset(encoding: str) -> None:
    text = (
        "Le président a déclaré à la presse qu'il était prêt à négocier, « sans conditions », dès le mois de février."
    )

    assert read_article(text.encode(encoding)).text == text


def test_a_declared_charset_is_taken() -> None:
    article = read_article("Привет, мир".encode("cp866"), media_type="text/plain; charset=cp866")

    assert article.text == "Привет, мир"


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_text_is_said_to_be_empty(data: bytes) -> None:
    assert codes(read_article(data)) == {"empty-article"}


@pytest.mark.parametrize("data", [b"\x00\xff\xfe\x00" * 100, b"\xff" * 50, bytes(range(256)) * 4])
def test_bytes_that_are_no_text_are_survived(data: bytes) -> None:
    assert "\x00" not in read_article(data).text


def test_a_cookie_wall_is_no_article() -> None:
    article = read_article(b"We value your privacy. Please accept all cookies to go on.")

    assert "not-an-article" in codes(article)


def test_a_format_without_a_reader_is_said_to_be_so() -> None:
    article = read_article(b"anything", name="article.xyz.docx", media_type="application/pdf")

    assert codes(article) <= {"no-reader"} or article.blocks == ()


def test_a_date_that_is_no_edtf_is_an_error() -> None:
    article = read_article(PROSE.encode(), published="17 May")

    assert article.published == ""
    assert "invalid-date" in codes(article)
