"""Word documents and PDFs made by hand, as small as they can be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor

import pytest
from annotated_briefings.importing.workers import WorkerPool

Placed = tuple[float, float, float, bool, str]
"""A text on a page: x, y, font size, whether it is bold, its words."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)
_STYLES = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "Zitat": "Quote"}
_RELATED = {
    "rf": ("footnotes", "footnotes.xml", ""),
    "rs": ("styles", "styles.xml", ""),
    "rn": ("numbering", "numbering.xml", ""),
    "ri": ("image", "media/image1.png", ""),
    "rh": ("hyperlink", "https://example.org/a(b)", ' TargetMode="External"'),
    "rx": ("hyperlink", "javascript:alert(1)", ' TargetMode="External"'),
}
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def docx(body: str, *, notes: str = "", core: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    related = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
        for key, (kind, target, mode) in _RELATED.items()
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        "word/styles.xml": f"<w:styles {_SPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_SPACES}>{_NUMBERING}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {_SPACES}>{notes}</w:footnotes>",
        "word/media/image1.png": b"\x89PNG",
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:cp="{_PACKAGE}/metadata/core-properties">{core}'
        "</cp:coreProperties>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {**files, **(parts or {})}.items():
            package.writestr(name, data)
    return packed.getvalue()


def pdf(pages: Sequence[Sequence[Placed]], *, info: str = "", catalog: str = "") -> bytes:
    """A PDF of A4 pages in Helvetica; ``info`` and ``catalog`` are put into these dictionaries as they are."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(), b"", f"<< {info} >>".encode("latin-1")]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{weight} /Encoding /WinAnsiEncoding >>".encode()
        for weight in ("", "-Bold")
    ]
    kids = []
    for page in pages:
        drawn = b"BT\n" + b"".join(map(_drawn, page)) + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        fonts = b"/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >>"
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s /Contents %d 0 R >>"
                       % (fonts, len(objects)))  # fmt: skip
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file(objects)


def _drawn(placed: Placed) -> bytes:
    x, y, size, is_bold, words = placed
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"/F%d %g Tf 1 0 0 1 %g %g Tm (%s) Tj\n" % (2 if is_bold else 1, size, x, y, escaped)


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, inner in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, inner)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF" % (count, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + trailer


def column(
    lines: Sequence[str], *, x: float = 72, top: float = 700, size: float = 11, leading: float = 13
) -> list[Placed]:
    """Lines one below the other."""
    return [(x, top - row * leading, size, False, line) for row, line in enumerate(lines)]


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    return docx


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return pdf


@pytest.fixture
def set_column() -> Callable[..., list[Placed]]:
    return column


@pytest.fixture(scope="session")
def pool() -> Iterator[Executor]:
    with WorkerPool(2, seconds=30) as executor:
        yield executor
