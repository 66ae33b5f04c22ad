"""Proof on a finished site: of a frozen text that may not be published whole, nothing stands there but quotations.

It reads the files as they are served, whoever wrote them: pages, data, feeds, indexes of a search, books.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from annotated_briefings.briefing.model import CheckedQuotation, Library
from annotated_briefings.publishing.served import ServedText, read_served
from annotated_briefings.quotes.model import VerdictKind
from annotated_briefings.sources.model import Source
from annotated_briefings.sources.rights import allows_whole_text
from annotated_briefings.text.diagnostic import Diagnostic, error
from annotated_briefings.text.place import Location

BEYOND = 20
"""Most words of a source that may stand in a row outside its quotations: a title, a name, a phrase shared by chance."""

_SHINGLE = 6
"""Words by which a place in a source is recognised."""

_NAME = 3
"""Words in a row by which what a record says is recognised in the text."""

_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"\[[^\[\]]*\]|…|\.\.\.")


def check_site(site: Path, library: Library, quotations: Iterable[CheckedQuotation]) -> Iterator[Diagnostic]:
    """What a site publishes of the frozen texts although it may not; one finding for a source and a file.

    ``quotations`` are those of all pages. Places are within the site.
    """
    guarded = _Guarded(library, list(quotations))
    copies = dict(_copies(library))
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        place = PurePosixPath(site.name, path.relative_to(site).as_posix())
        content = path.read_bytes()
        key = copies.get(hashlib.sha256(content).hexdigest())
        if key:
            yield error("copy-published", f"the frozen copy of '{key}' is part of the site", Location(place),
                        hint="keep the folder of the briefings outside 'docs_dir'")  # fmt: skip
        for text in read_served(path.name, content):
            yield from guarded.check(text, place)


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a guarded text, and which of them are quoted."""

    key: str
    words: Sequence[str]
    quoted: Sequence[bool]


class _Guarded:
    """The texts that may not be published whole, ready to be recognised."""

    def __init__(self, library: Library, quotations: Sequence[CheckedQuotation]) -> None:
        sources = library.source_by_key
        guarded = [(sources[key], text) for key, text in library.texts if not allows_whole_text(sources[key])]
        self._places: dict[tuple[str, ...], list[tuple[_Text, int]]] = {}
        for source, text in guarded:
            known = _read(source, text, quotations)
            for start in range(len(known.words) - _SHINGLE + 1):
                shingle = tuple(known.words[start : start + _SHINGLE])
                self._places.setdefault(shingle, []).append((known, start))

    def check(self, served: ServedText, place: PurePosixPath) -> Iterator[Diagnostic]:
        """One finding for each source of which too much stands in a row."""
        found: dict[str, tuple[int, int, str]] = {}
        for start, known, at, length in self._runs(served.words):
            beyond = max(_streaks(known.quoted[at : at + length]), default=0)
            if beyond > max(BEYOND, found.get(known.key, (0, 0, ""))[0]):
                found[known.key] = beyond, served.lines[start], " ".join(served.words[start : start + _SHINGLE])
        for key, (beyond, line, words) in found.items():
            said = f"{beyond} words in a row of '{key}' are published beyond its quotations, from “{words} …”"
            yield error("text-published", said, Location(place, line),
                        hint="its reuse allows quotations only: quote less, or decide with 'reuse: full'")  # fmt: skip

    def _runs(self, words: Sequence[str]) -> Iterator[tuple[int, _Text, int, int]]:
        """Every longest stretch that a guarded text has: where it begins here, the text, where there, its length."""
        start = 0
        while start + _SHINGLE <= len(words):
            places = self._places.get(tuple(words[start : start + _SHINGLE]), ())
            runs = [(known, at, _common(words, start, known.words, at)) for known, at in places]
            yield from ((start, *run) for run in runs)
            longest = max((length for _, _, length in runs), default=0)
            start += max(1, longest - _SHINGLE + 1)


def _read(source: Source, text: str, quotations: Iterable[CheckedQuotation]) -> _Text:
    found = list(_WORD.finditer(text))
    words = [word[0].casefold() for word in found]
    quoted = [False] * len(words)
    for quotation in quotations:
        if quotation.source == source.id and quotation.verdict.verified:
            start, end = quotation.verdict.start, quotation.verdict.end
            inside = [number for number, word in enumerate(found) if start <= word.start() < end]
            for number in _literal(inside, words, quotation) if inside else ():
                quoted[number] = True
    for number in _in_record(words, source):
        quoted[number] = True
    return _Text(source.id, words, quoted)


def _literal(inside: Sequence[int], words: Sequence[str], quotation: CheckedQuotation) -> Iterator[int]:
    """The numbers of those words of a passage that its quotation has: all of them, or what its gaps leave."""
    if quotation.verdict.kind is VerdictKind.VERBATIM:
        yield from inside
        return
    number, end = inside[0], inside[-1] + 1
    for part in _MARKS.split(quotation.text):
        said = [word.casefold() for word in _WORD.findall(part)]
        at = next((at for at in range(number, end) if said and list(words[at : at + len(said)]) == said), None)
        if at is not None:
            yield from range(at, at + len(said))
            number = at + len(said)


def _in_record(words: Sequence[str], source: Source) -> Iterator[int]:
    """The numbers of the words that the source's record says too, such as its title and its by-line."""
    record = [source.title, source.container_title, source.publisher, source.note]
    said = [word.casefold() for word in _WORD.findall(" ".join(record))]
    known = {tuple(said[at : at + _NAME]) for at in range(len(said) - _NAME + 1)}
    for at in range(len(words) - _NAME + 1):
        if tuple(words[at : at + _NAME]) in known:
            yield from range(at, at + _NAME)


def _common(words: Sequence[str], start: int, others: Sequence[str], at: int) -> int:
    """How many words are the same from there on."""
    length = 0
    while start + length < len(words) and at + length < len(others) and words[start + length] == others[at + length]:
        length += 1
    return length


def _streaks(quoted: Iterable[bool]) -> Iterator[int]:
    """The lengths of the stretches that are not quoted."""
    return (sum(1 for _ in stretch) for is_quoted, stretch in groupby(quoted) if not is_quoted)


def _copies(library: Library) -> Iterator[tuple[str, str]]:
    """The hash of every copy with the key of its source."""
    for source in library.sources:
        if source.copy:
            yield from ((digest, source.id) for digest in (source.copy.sha256, source.copy.original_sha256) if digest)
