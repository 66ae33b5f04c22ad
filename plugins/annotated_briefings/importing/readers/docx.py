"""Word documents (.docx), through mammoth: styles become structure, looks do not."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from annotated_briefings.importing.article import Article
from annotated_briefings.importing.assemble import assemble
from annotated_briefings.importing.docx.blocks import STYLES, Text, read_blocks
from annotated_briefings.importing.docx.package import RefusedPackageError, open_package, read_properties
from annotated_briefings.importing.raw import Raw
from annotated_briefings.text.diagnostic import Diagnostic, error, note

_SUFFIX = ".docx"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What the old binary format begins with, and a document under a password too."""
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ExpatError, ParseError, EOFError, OSError, RuntimeError, LookupError, ValueError,
    AttributeError, TypeError, AssertionError,
)  # fmt: skip
"""What zipfile, expat and mammoth raise on a damaged document (mammoth has no errors of its own)."""


def read(raw: Raw) -> Article:
    """The article in a Word document; its title is the paragraph in the style "Title", or a first heading."""
    import mammoth

    if raw.data.startswith(_OLE):
        return _refused(raw, error("encrypted-file", "the document has a password, or is of Word's old format",
                                   raw.location, hint="save it without a password, as .docx"))  # fmt: skip
    try:
        with open_package(raw.data) as package:
            properties = read_properties(package)
        made = mammoth.convert_to_html(
            io.BytesIO(raw.data),
            style_map=STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda image: {}),  # noqa: ARG005
        )
        text = read_blocks(made.value)
    except RefusedPackageError as fault:
        return _refused(raw, error("file-too-large", f"the document is refused: {fault}", raw.location))
    except _BROKEN as fault:
        return _refused(raw, error("broken-file", f"this is no Word document, or a damaged one: {fault}", raw.location,
                                   hint="open it in a word processor and save it again"))  # fmt: skip
    return assemble(
        raw,
        title=text.title,
        body=text.body,
        notes=text.notes,
        properties=properties,
        dropped=(),
        diagnostics=tuple(_said(raw, text)),
        suffix=_SUFFIX,
    )


def _said(raw: Raw, text: Text) -> Iterator[Diagnostic]:
    if text.pictures:
        count = f"{text.pictures} {'picture is' if text.pictures == 1 else 'pictures are'}"
        yield note("picture-left-out", f"{count} left out; what describes them stands in the text", raw.location)


def _refused(raw: Raw, fault: Diagnostic) -> Article:
    return Article(url=raw.url, published=raw.published, diagnostics=(fault,), original=raw.data, suffix=_SUFFIX)
