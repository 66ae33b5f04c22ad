"""The bytes that came, with what is known of them from outside, and text decoded from them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from annotated_briefings.text.disk import as_text
from annotated_briefings.text.place import Location

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("cp1252", "cp1251", "cp1250", "koi8_r", "iso8859_5", "gb18030", "shift_jis", "big5", "euc_kr")
_UTF16 = ("utf_16_le", "utf_16_be")
_WESTERN = "cp1252"
"""The commonest legacy encoding, and what is meant where "latin-1" is declared (WHATWG Encoding, section 4.2)."""
_SAMPLE = 100_000
"""Bytes from which an encoding is guessed; the guess costs about a second a megabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """``published`` is EDTF that has been checked; ``name`` stands for the source in findings."""

    data: bytes
    url: str = ""
    media_type: str = ""
    published: str = ""
    name: str = "article"

    @property
    def location(self) -> Location:
        """The start of the source."""
        return Location(PurePosixPath(self.name))


def name_of(url: str) -> str:
    """The last part of an address's path, or its host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "article"
    return PurePosixPath(parts.path).name or parts.netloc or "article"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with ``\\n`` line ends, and what it was read as; ``guessed`` where nothing but the bytes told."""

    text: str
    encoding: str
    guessed: bool


def decode(raw: Raw) -> Decoded:
    """The text of ``raw``: by its byte order mark, by its declared charset, as UTF-8, or by a guess; never fails."""
    for mark, encoding in _MARKS:
        if raw.data.startswith(mark):
            return Decoded(as_text(raw.data.decode(encoding, "replace")), encoding, guessed=False)
    for encoding in (_declared(raw.media_type), "utf-8"):
        text = _strictly(raw.data, encoding) if encoding else None
        if text is not None and "\x00" not in text:
            return Decoded(as_text(text), codecs.lookup(encoding).name, guessed=False)
    encoding = _guess(raw.data)
    return Decoded(as_text(raw.data.decode(encoding, "replace")), encoding, guessed=True)


def _declared(media_type: str) -> str:
    for part in media_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'")
    return ""


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        return max(_UTF16, key=lambda encoding: sample.decode(encoding, "replace").count(" "))
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(_LEGACY))
    best = matches.best()
    if best is None:
        return _WESTERN
    western = next((match for match in matches if match.encoding == _WESTERN), None)
    return _WESTERN if western and western.chaos <= best.chaos else best.encoding
