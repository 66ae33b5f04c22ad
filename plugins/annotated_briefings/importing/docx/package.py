"""The zip archive that a Word document is: whether it may be opened, and what it says of itself."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree.ElementTree import Element, fromstring

from annotated_briefings.importing.assemble import Properties
from annotated_briefings.importing.limits import MAX_PARTS, MAX_UNPACKED_BYTES, MAX_XML_BYTES

_DOCTYPE = re.compile(rb"<!DOCTYPE|<\x00!\x00D\x00O\x00C\x00T|\x00<\x00!\x00D\x00O\x00C\x00T")
_PROPERTIES = "docProps/core.xml"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"


class RefusedPackageError(ValueError):
    """The archive is too large once unpacked."""


def open_package(data: bytes) -> zipfile.ZipFile:
    """The archive, once it has been checked.

    Raises :class:`zipfile.BadZipFile` where it is none, :class:`RefusedPackageError`, and :class:`ValueError` where a
    part declares entities, which no Word document does. The sizes of the directory
    can be relied on: no more than is stated there is ever unpacked from a part.
    """
    package = zipfile.ZipFile(io.BytesIO(data))
    parts = package.infolist()
    if len(parts) > MAX_PARTS:
        raise RefusedPackageError(f"expected at most {MAX_PARTS} parts, got {len(parts)}")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED_BYTES:
        raise RefusedPackageError(
            f"it unpacks to {unpacked // 1_000_000} MB; {MAX_UNPACKED_BYTES // 1_000_000} are read"
        )
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    size = sum(part.file_size for part in xml)
    if size > MAX_XML_BYTES:
        raise RefusedPackageError(f"its text unpacks to {size // 1_000_000} MB; {MAX_XML_BYTES // 1_000_000} are read")
    for part in xml:
        if _DOCTYPE.search(package.read(part)):
            raise ValueError(f"'{part.filename}' declares entities")
    return package


def read_properties(package: zipfile.ZipFile) -> Properties:
    """Title, creator, day of creation and language, as far as they are there."""
    if _PROPERTIES not in package.namelist():
        return Properties()
    root = _parse(package.read(_PROPERTIES))
    created = _DAY.match(_text(root, f"{_TERMS}created"))
    return Properties(
        title=_text(root, f"{_DC}title"),
        author=_text(root, f"{_DC}creator"),
        created=created[0] if created else "",
        language=_text(root, f"{_DC}language"),
    )


def _parse(data: bytes) -> Element:
    """The root of a part's XML, which declares no entities: see :func:`open_package`."""
    return fromstring(data)  # noqa: S314


def _text(root: Element, name: str) -> str:
    found = root.find(name)
    return (found.text or "").strip() if found is not None else ""
