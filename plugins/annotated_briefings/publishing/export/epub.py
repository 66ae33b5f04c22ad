"""Briefings as one book, a chapter each, by pandoc. Standard: EPUB 3.3, https://www.w3.org/TR/epub-33/."""

from __future__ import annotations

import os
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.citations.names import full_name
from annotated_briefings.dates.calendar import to_ordinal
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.export.chapter import ChapterRewriter, heading
from annotated_briefings.publishing.export.pages import html_of, outside
from annotated_briefings.publishing.linked_data import iso_date
from annotated_briefings.sources.rights import licence_of

SECONDS = 300
_FOLDER = files("annotated_briefings.publishing") / "export"
_DC = "http://purl.org/dc/elements/1.1/"
_BOOKS = uuid.UUID("6d8f2b7e-3c55-5c0e-9a0c-1f6b7a7e21d4")
"""The name space of the books' identifiers; RFC 9562, version 5: the same briefings give the same one."""

_DAY = 86_400
_EPOCH = to_ordinal(1970, 1, 1)
_FIRST_OF_ZIP = 315_532_800
"""1 January 1980, in seconds: before that no file in a ZIP was ever changed."""


class BookError(RuntimeError):
    """Pandoc did not make the book; the text says why."""


def write_epub(context: Context, briefings: Sequence[Briefing], target: Path, *, title: str, pandoc: str) -> None:
    """Write a book, as a whole or not at all; the same briefings give the same bytes. Raises :class:`BookError`."""
    with tempfile.TemporaryDirectory(prefix="briefings-") as name, as_file(_FOLDER / "book.css") as style:
        book, about, made = (Path(name, part) for part in ("book.html", "about.xml", "book.epub"))
        book.write_text(book_html(context, briefings), "utf-8")
        about.write_bytes(_about(context, briefings))
        command = [
            pandoc,
            "--from=html",
            "--to=epub3",
            "--toc-depth=2",
            f"--css={style}",
            f"--epub-metadata={about}",
            f"--metadata=title={title}",
            f"--metadata=lang={context.language.tag}",
            f"--output={made}",
            str(book),
        ]
        _run(command, _changed(briefings))
        started = target.with_name(f".{target.name}.new")
        started.write_bytes(made.read_bytes())
        started.replace(target)


def book_html(context: Context, briefings: Sequence[Briefing]) -> str:
    """The chapters one after the other; the ids of each begin with its number."""
    tops = {briefing.key: f"#b{number}" for number, briefing in enumerate(briefings, 1)}
    chapters = (_chapter(context, briefing, tops) for briefing in briefings)
    return '<!doctype html>\n<html><head><meta charset="utf-8"></head>\n<body>\n{}\n</body></html>\n'.format(
        "\n".join(chapters)
    )


def _chapter(context: Context, briefing: Briefing, tops: dict[str, str]) -> str:
    top = tops[briefing.key].removeprefix("#")
    place = outside(context, briefing, show_image=str, chapters=tops, without=("ab-strip",))
    content = ChapterRewriter(place, f"{top}-").rewrite(html_of(context, briefing))
    return heading(briefing.front.title, top) + content


def _about(context: Context, briefings: Sequence[Briefing]) -> bytes:
    """What the package document says of the book, in the elements of Dublin Core."""
    root = Element("metadata")
    for tag, text in _facts(context, briefings):
        SubElement(root, f"{{{_DC}}}{tag}").text = text
    return b"".join(tostring(element, encoding="utf-8") + b"\n" for element in root)


def _facts(context: Context, briefings: Sequence[Briefing]) -> Iterator[tuple[str, str]]:
    names = " ".join((context.addresses.base or context.site_name, *(briefing.key for briefing in briefings)))
    yield "identifier", f"urn:uuid:{uuid.uuid5(_BOOKS, names)}"
    for name in dict.fromkeys(_authors(context, briefings)) or (context.site_name,):
        yield "creator", name
    yield "publisher", context.site_name
    if len(briefings) == 1 and (day := iso_date(briefings[0].front.date)):
        yield "date", day
    if len(briefings) == 1 and briefings[0].front.summary:
        yield "description", briefings[0].front.summary
    for topic in dict.fromkeys(topic for briefing in briefings for topic in briefing.front.topics):
        yield "subject", topic
    if rights := "; ".join(dict.fromkeys(_rights(context, briefings))):
        yield "rights", rights


def _authors(context: Context, briefings: Sequence[Briefing]) -> Iterator[str]:
    """Who wrote the texts that are published unaltered."""
    for briefing in briefings:
        source = context.sources.get(briefing.front.source)
        if source and briefing.key in context.unaltered:
            yield from filter(None, map(full_name, source.author))


def _rights(context: Context, briefings: Sequence[Briefing]) -> Iterator[str]:
    for briefing in briefings:
        source = context.sources.get(briefing.front.source)
        if source and (name := licence_of(source).name):
            yield name


def _changed(briefings: Sequence[Briefing]) -> int:
    """When the book changed last, in seconds since 1970: a day of its briefings, not that of the export."""
    dates = [
        date
        for briefing in briefings
        for date in (briefing.front.published or briefing.front.date, *(one.date for one in briefing.front.changes))
    ]
    days = [date.latest for date in dates if date and date.latest is not None]
    return max(_FIRST_OF_ZIP, *((day - _EPOCH) * _DAY for day in days)) if days else _FIRST_OF_ZIP


def _run(command: list[str], changed: int) -> None:
    environment = {**os.environ, "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": str(changed)}
    try:
        done = subprocess.run(  # noqa: S603  (arguments are our own, without a shell)
            command, capture_output=True, timeout=SECONDS, check=False, env=environment, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise BookError(f"pandoc could not run: {fault}") from fault
    if done.returncode:
        lines = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        raise BookError(lines[-1] if lines else "pandoc failed without a word")
