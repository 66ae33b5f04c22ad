"""Word documents: their styles become structure, and a damaged one becomes a finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from annotated_briefings.check import check_project
from annotated_briefings.importing.article import Article, Author
from annotated_briefings.importing.draft import draft_article
from annotated_briefings.importing.read import read_article
from annotated_briefings.importing.write import write_draft

Make = Callable[..., bytes]
PROSE = "The committee met for a long time, and at the end of the day nothing of any weight had been agreed."
CORE = (
    "<dc:title>As the file has it</dc:title><dc:creator>Jane Doe; John Roe</dc:creator>"
    "<dcterms:created>2024-05-17T10:00:00Z</dcterms:created>"
)
BOLD, ITALIC, RAISED = "<w:b/>", "<w:i/>", '<w:vertAlign w:val="superscript"/>'
NOTE_REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def run(words: str, style: str = "") -> str:
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(part if part.startswith('<') else run(part) for part in runs)}</w:p>"


def item(words: str, level: int = 0) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{numbering}</w:pPr>{run(words)}</w:p>"


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def picture(description: str) -> str:
    blip = '<pic:pic><pic:blipFill><a:blip r:embed="ri"/></pic:blipFill></pic:pic>'
    graphic = f"<a:graphic><a:graphicData>{blip}</a:graphicData></a:graphic>"
    properties = f'<wp:docPr id="1" name="x" descr="{description}"/>'
    return f"<w:r><w:drawing><wp:inline>{properties}{graphic}</wp:inline></w:drawing></w:r>"


def read(data: bytes) -> Article:
    return read_article(data, name="article.docx")


def codes(article: Article) -> set[str]:
    return {found.code for found in article.diagnostics}


def test_styles_become_title_headings_and_quotations(make_docx: Make) -> None:
    body = (
        paragraph("A long walk", style="Title")
        + paragraph("First part", style="Heading1")
        + paragraph(PROSE)
        + paragraph("A detail", style="Heading2")
        + paragraph("We shall walk.", style="Zitat")
        + paragraph("And walk.", style="Zitat")
    )

    article = read(make_docx(body))

    assert article.title == "A long walk"
    assert article.body == f"## First part\n\n{PROSE}\n\n### A detail\n\n> We shall walk.\n>\n> And walk."


def test_a_first_heading_alone_on_its_level_is_the_title(make_docx: Make) -> None:
    body = paragraph("Walks", style="Heading1") + paragraph("One", style="Heading2") + paragraph(PROSE)

    article = read(make_docx(body, core=CORE))

    assert (article.title, article.body) == ("Walks", f"## One\n\n{PROSE}")


def test_what_the_text_does_not_say_is_taken_from_the_file_and_told(make_docx: Make) -> None:
    article = read(make_docx(paragraph(PROSE), core=CORE))

    assert article.title == "As the file has it"
    assert article.authors == (Author(name="Jane Doe"), Author(name="John Roe"))
    assert article.published == "2024-05-17"
    assert dict(article.provenance)["published"] == "property of the file"
    assert "date-of-file" in codes(article)


def test_what_the_text_says_goes_before_what_the_file_says(make_docx: Make) -> None:
    body = paragraph("By Ann Poe") + paragraph("12 March 2023") + paragraph(PROSE)

    article = read(make_docx(body, core=CORE))

    assert (article.authors, article.published) == ((Author(name="Ann Poe"),), "2023-03-12")
    assert "date-of-file" not in codes(article)


@pytest.mark.parametrize("creator", ["python-docx", "Microsoft Office User", ""])
def test_a_program_is_no_author(creator: str, make_docx: Make) -> None:
    assert read(make_docx(paragraph(PROSE), core=f"<dc:creator>{creator}</dc:creator>")).authors == ()


def test_a_short_bold_line_over_prose_is_a_heading_where_there_are_no_styles(make_docx: Make) -> None:
    body = paragraph(run("What was said", BOLD)) + paragraph(PROSE)

    assert read(make_docx(body)).body == f"## What was said\n\n{PROSE}"


def test_lists_keep_their_levels_and_kinds(make_docx: Make) -> None:
    body = item("One") + item("Inner", 1) + item("Further", 1) + item("Two")

    assert read(make_docx(body)).body == "- One\n    1. Inner\n    2. Further\n- Two"


def test_a_table_is_a_table_whatever_is_in_its_cells(make_docx: Make) -> None:
    article = read(make_docx(paragraph(PROSE) + table(["Year", "a|b"], ["2020"])))

    assert article.blocks[-1].markdown == "| Year | a\\|b |\n| --- | --- |\n| 2020 |  |"


def test_footnotes_are_referred_to_and_stand_at_the_end(make_docx: Make) -> None:
    notes = f'<w:footnote w:id="2">{paragraph("See the report.")}</w:footnote>'
    body = paragraph("It was said", NOTE_REFERENCE, " before.") + paragraph(PROSE)

    article = read(make_docx(body, notes=notes))

    assert article.blocks[0].markdown == "It was said[^1] before."
    assert article.blocks[0].text == "It was said before."
    assert article.blocks[-1].markdown == "[^1]: See the report."


def test_emphasis_and_raised_figures_are_kept(make_docx: Make) -> None:
    body = paragraph("Both ", run("bold", BOLD), " and ", run("slanted ", ITALIC), "10", run("2", RAISED), " km")

    article = read(make_docx(body))

    assert article.body == "Both **bold** and *slanted* 10² km"
    assert article.text == "Both bold and slanted 10² km"


def test_links_are_kept_unless_they_run_scripts(make_docx: Make) -> None:
    good, bad = (f'<w:hyperlink r:id="{key}">{run("here")}</w:hyperlink>' for key in ("rh", "rx"))

    article = read(make_docx(paragraph("Look ", good, " or ", bad, ".")))

    assert article.body == "Look [here](https://example.org/a%28b%29) or here."


def test_of_a_picture_its_description_stays_and_the_rest_is_told(make_docx: Make) -> None:
    article = read(make_docx(paragraph(PROSE) + paragraph(picture("A map of the route"))))

    assert article.blocks[-1].markdown == "*A map of the route*"
    assert "picture-left-out" in codes(article)


def test_text_stays_text(make_docx: Make) -> None:
    body = paragraph("[@key] &lt;", run("script", BOLD), "&gt; *star* [[term]]")

    assert read(make_docx(body)).body == "\\[&#64;key\\] <**script**> \\*star\\* \\[\\[term\\]\\]"


def test_a_draft_of_a_document_passes_its_verbatim_check(make_docx: Make, tmp_path: Path) -> None:
    body = paragraph("Walks", style="Title") + paragraph(PROSE) + item("One") + table(["Year"], ["2020"])
    article = read(make_docx(body, core=CORE))

    write_draft(draft_article(article, name="article"), tmp_path / "briefings")

    assert [str(found) for found in check_project(tmp_path) if found.severity == "error"] == []


def test_the_record_names_what_has_read_the_document(make_docx: Make) -> None:
    data = make_docx(paragraph(PROSE), core=CORE)

    draft = draft_article(read(data), name="article")

    assert draft.original == data
    assert ", mammoth " in draft.source_yaml.partition("extractor: ")[2].partition("\n")[0]
