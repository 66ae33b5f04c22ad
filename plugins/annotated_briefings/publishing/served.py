"""The words that a file of a site gives to whoever fetches it."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

_PAGES = (".html", ".htm", ".xhtml")
_JSON = (".json", ".jsonld", ".webmanifest")
_ARCHIVES = (".epub", ".zip", ".docx")
_GZIP = b"\x1f\x8b"
_LARGEST = 64_000_000
"""Bytes of a packed file that are unpacked."""

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class ServedText:
    """Words in small letters, in order, each with its line in the file (from 1; 1 where lines mean nothing)."""

    words: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, text: str, line: int, *, counts_lines: bool = True) -> None:
        """Take the words of a text that begins on a line."""
        done = 0
        for found in _WORD.finditer(text):
            line += text.count("\n", done, found.start()) if counts_lines else 0
            done = found.start()
            self.words.append(found[0].casefold())
            self.lines.append(line)


def read_served(name: str, content: bytes) -> Iterator[ServedText]:
    """The texts of a file; none where it holds no text, such as an image."""
    if name.endswith(_ARCHIVES):
        yield from _packed(content)
        return
    if content.startswith(_GZIP):
        content = _unpacked(content)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return
    if name.endswith(_PAGES):
        yield from _page(text)
    elif name.endswith(_JSON):
        yield _json(text)
    else:
        yield _plain(unescape(text))


def _page(text: str) -> Iterator[ServedText]:
    parser = _PageParser()
    parser.feed(text)
    parser.close()
    yield parser.shown
    yield parser.said


class _PageParser(HTMLParser):
    """Tells the words of a page from those of its attributes; the numbers of its marks do not part its words."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = ServedText()
        self.said = ServedText()
        self._raised = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by the parser."""
        self._raised += tag == "sup"
        for _, value in attrs:
            self.said.add(value or "", self.getpos()[0], counts_lines=False)

    def handle_endtag(self, tag: str) -> None:
        """Called by the parser."""
        self._raised -= tag == "sup" and self._raised > 0

    def handle_data(self, data: str) -> None:
        """Called by the parser."""
        if not self._raised:
            self.shown.add(data, self.getpos()[0])


def _json(text: str) -> ServedText:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return _plain(text)
    served = ServedText()
    for string in _strings(value):
        served.add(unescape(string), 1, counts_lines=False)
    return served


def _strings(value: object) -> Iterator[str]:
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list):
            stack += reversed(one)
        elif isinstance(one, dict):
            stack += reversed(list(one.values()))


def _plain(text: str) -> ServedText:
    served = ServedText()
    served.add(text, 1)
    return served


def _unpacked(content: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            return packed.read(_LARGEST)
    except (OSError, EOFError, zlib.error):
        return content


def _packed(content: bytes) -> Iterator[ServedText]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                if not member.is_dir() and member.file_size <= _LARGEST and not member.filename.endswith(_ARCHIVES):
                    yield from read_served(member.filename, archive.read(member))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        return
