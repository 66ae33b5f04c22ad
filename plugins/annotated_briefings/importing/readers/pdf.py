"""PDF, through pypdfium2: letters at places, from which lines, columns and paragraphs are put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotated_briefings.importing.article import Article
from annotated_briefings.importing.assemble import Properties, assemble
from annotated_briefings.importing.limits import MAX_CHARACTERS, MAX_PAGES
from annotated_briefings.importing.pdf.blocks import Writer, labels_of, note_blocks, title_and_blocks
from annotated_briefings.importing.pdf.columns import Flow, flows_of
from annotated_briefings.importing.pdf.extract import read_page
from annotated_briefings.importing.pdf.hyphens import Vocabulary
from annotated_briefings.importing.pdf.lines import lines_of
from annotated_briefings.importing.pdf.model import Page
from annotated_briefings.importing.pdf.notes import take_notes
from annotated_briefings.importing.pdf.paragraphs import measure
from annotated_briefings.importing.pdf.running import without_running
from annotated_briefings.importing.raw import Raw
from annotated_briefings.text.diagnostic import Diagnostic, Report, error, warning

if TYPE_CHECKING:
    import pypdfium2

_SUFFIX = ".pdf"
_PASSWORD, _SECURITY = 4, 5
"""PDFium's FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY."""
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def read(raw: Raw) -> Article:
    """The article in a PDF that holds text; its title is the largest line near the start, else the file's own."""
    import pypdfium2

    found: list[Diagnostic] = []
    try:
        document = pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as fault:
        return _refused(raw, (_why(fault, raw),))
    try:
        properties = _properties(document)
        pages = list(_pages(document, raw, found.append))
    finally:
        document.close()
    if not any(page.words for page in pages):
        reason = (
            "its pages are pictures without text" if any(page.pictured for page in pages) else "there is no text in it"
        )
        hint = "run it through text recognition (OCR) and import the result"
        return _refused(raw, (*found, error("no-text", reason, raw.location, hint=hint)))
    _report_pictured(pages, raw, found.append)
    return _article(raw, pages, properties, found)


def _article(raw: Raw, pages: Sequence[Page], properties: Properties, found: Sequence[Diagnostic]) -> Article:
    lines, dropped = without_running([lines_of(page) for page in pages])
    flows: list[Flow] = [flow for page in lines for flow in flows_of(page)]
    vocabulary = Vocabulary.of(line for flow in flows for line in flow)
    flows, notes = take_notes(flows, measure(flows).size) if flows else ([], [])
    writer = Writer(vocabulary, labels_of(notes))
    title, body = title_and_blocks(flows, measure(flows), writer, known_title=properties.title) if flows else ("", [])
    return assemble(
        raw,
        title=title,
        body=body,
        notes=note_blocks(notes, writer),
        properties=properties,
        dropped=dropped,
        diagnostics=found,
        suffix=_SUFFIX,
    )


def _why(fault: pypdfium2.PdfiumError, raw: Raw) -> Diagnostic:
    if fault.err_code in (_PASSWORD, _SECURITY):
        return error("encrypted-file", "the PDF has a password", raw.location, hint="save it without one")
    return error("broken-file", f"this is no PDF, or a damaged one: {fault}", raw.location,
                 hint="open it in a viewer and save or print it to PDF again")  # fmt: skip


def _properties(document: pypdfium2.PdfDocument) -> Properties:
    said = document.get_metadata_dict(skip_empty=True)
    created = _DATE.match(said.get("CreationDate", ""))
    return Properties(
        title=said.get("Title", ""),
        author=said.get("Author", ""),
        created="-".join(created.groups()) if created else "",
    )


def _pages(document: pypdfium2.PdfDocument, raw: Raw, report: Report) -> Iterator[Page]:
    """Each page that can be read, as far as the limits reach."""
    import pypdfium2

    left = MAX_CHARACTERS
    damaged: list[int] = []
    count = len(document)
    for number in range(min(count, MAX_PAGES)):
        try:
            page = read_page(document, number, limit=left)
        except pypdfium2.PdfiumError:
            damaged.append(number + 1)
            continue
        left -= sum(len(word.text) for word in page.words)
        yield page
    if damaged:
        report(warning("broken-page", f"{_numbers(damaged)} damaged and left out", raw.location))
    if count > MAX_PAGES or left <= 0:
        report(warning("file-cut", f"only the first {MAX_PAGES} pages and {MAX_CHARACTERS} letters are read",
                       raw.location))  # fmt: skip


def _report_pictured(pages: Sequence[Page], raw: Raw, report: Report) -> None:
    pictured = [page.number + 1 for page in pages if page.pictured]
    if pictured:
        report(warning("page-without-text", f"{_numbers(pictured)} a picture without text", raw.location,
                       hint="text recognition (OCR) would make it readable"))  # fmt: skip


def _numbers(pages: Sequence[int]) -> str:
    named = ", ".join(map(str, pages[:10])) + (" …" if len(pages) > 10 else "")
    return f"page {named} is" if len(pages) == 1 else f"pages {named} are"


def _refused(raw: Raw, faults: tuple[Diagnostic, ...]) -> Article:
    return Article(url=raw.url, published=raw.published, diagnostics=faults, original=raw.data, suffix=_SUFFIX)
