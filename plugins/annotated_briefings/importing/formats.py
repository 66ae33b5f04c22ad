"""The formats that an article may come in; a format's reader is one module in ``readers/``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePosixPath

from annotated_briefings.importing.article import Article
from annotated_briefings.importing.raw import Raw

Reader = Callable[[Raw], Article]
_READERS = "annotated_briefings.importing.readers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """``name`` is for people; ``module`` is the reader's file; the first media type is the format's own.

    ``library`` is the distribution that the reader leans on: what is read depends on its version.
    """

    name: str
    module: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    library: str = ""


PLAIN = Format(name="plain text", module="plain", media_types=("text/plain",), suffixes=(".txt", ".text"))
MARKDOWN = Format(
    name="Markdown", module="markdown", media_types=("text/markdown",), suffixes=(".md", ".markdown", ".mkd")
)
HTML = Format(
    name="HTML",
    module="html",
    media_types=("text/html", "application/xhtml+xml"),
    suffixes=(".html", ".htm", ".xhtml"),
    library="trafilatura",
)
DOCX = Format(
    name="Word",
    module="docx",
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    suffixes=(".docx",),
    library="mammoth",
)
PDF = Format(name="PDF", module="pdf", media_types=("application/pdf",), suffixes=(".pdf",), library="pypdfium2")
FORMATS = (PLAIN, MARKDOWN, HTML, DOCX, PDF)

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n[A-Za-z_-]+[ \t]*:")
_SNIFFED = 4_096


def format_of(data: bytes, *, media_type: str = "", name: str = "") -> Format:
    """The format that is declared, else that of the name's suffix, else that of the first bytes; plain text at last.

    What begins as a PDF or a zip archive is no text, whatever is said of it.
    """
    sniffed = _sniff(data[:_SNIFFED])
    if sniffed in (DOCX, PDF):
        return sniffed
    declared = media_type.partition(";")[0].strip().lower()
    suffix = PurePosixPath(name).suffix.lower()
    by_type = next((known for known in FORMATS if declared in known.media_types), None)
    by_suffix = next((known for known in FORMATS if suffix in known.suffixes), None)
    return by_type or by_suffix or sniffed


def _sniff(start: bytes) -> Format:
    if start.startswith(b"%PDF-"):
        return PDF
    if start.startswith(b"PK\x03\x04"):
        return DOCX
    if _HTML_START.match(start):
        return HTML
    return MARKDOWN if _FRONT_MATTER.match(start) else PLAIN


def reader_of(wanted: Format) -> Reader | None:
    """The reader, or nothing where this version has none for the format."""
    name = f"{_READERS}.{wanted.module}"
    if find_spec(name) is None:
        return None
    reader: Reader = import_module(name).read
    return reader
