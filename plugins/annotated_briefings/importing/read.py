"""One article from its bytes, whatever the format."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.metadata import version

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.importing.article import Article
from annotated_briefings.importing.findings import check_article
from annotated_briefings.importing.formats import DOCX, PDF, Format, format_of, reader_of
from annotated_briefings.importing.limits import MAX_BYTES, MAX_TEXT_BYTES
from annotated_briefings.importing.raw import Raw, name_of
from annotated_briefings.text.diagnostic import Diagnostic, Severity, error

_BINARY = (DOCX, PDF)


def read_article(
    data: bytes,
    *,
    url: str | None = None,
    media_type: str | None = None,
    published: str | None = None,
    name: str | None = None,
) -> Article:
    """The article in ``data``; never raises for what is in it, but says so in ``diagnostics``.

    ``published`` is EDTF and goes before what the text says. ``name`` (a file's name) stands for the source in
    findings and tells the format where ``media_type`` does not.
    """
    label = name or (name_of(url) if url else "article")
    date, faults = _checked(published or "", Raw(data=data, name=label))
    raw = Raw(data=data, url=url or "", media_type=media_type or "", published=date, name=label)
    wanted = format_of(data, media_type=raw.media_type, name=label)
    article = _read(raw, wanted)
    if not date:
        date, further = _checked(article.published, raw)
        article, faults = replace(article, published=date), (*faults, *further)
    refused = not article.blocks and any(found.severity is Severity.ERROR for found in article.diagnostics)
    further = () if refused else tuple(check_article(article, raw))
    return replace(article, diagnostics=(*faults, *article.diagnostics, *further))


def _read(raw: Raw, wanted: Format) -> Article:
    """What the format's reader finds; where it cannot be asked, an article that only says why."""
    limit = MAX_BYTES if wanted in _BINARY else MAX_TEXT_BYTES
    reader = reader_of(wanted)
    if len(raw.data) > limit:
        fault = error("file-too-large", f"the file is larger than {limit // 1_000_000} MB", raw.location)
    elif reader is None:
        fault = error("no-reader", f"{wanted.name} cannot be read yet", raw.location,
                      hint="save the article as plain text or Markdown")  # fmt: skip
    else:
        try:
            article = reader(raw)
            return article if article.extractor else replace(article, extractor=_extractor(wanted))
        except ModuleNotFoundError as missing:
            fault = error("no-reader", f"to read {wanted.name}, '{missing.name}' is needed", raw.location,
                          hint="pip install 'annotated-briefings[import]'")  # fmt: skip
    return Article(url=raw.url, published=raw.published, original=raw.data, diagnostics=(fault,))


@cache
def _extractor(wanted: Format) -> str:
    """Us and the library that the reader leans on, with their versions."""
    return ", ".join(f"{name} {version(name)}" for name in ("annotated-briefings", wanted.library) if name)


def _checked(published: str, raw: Raw) -> tuple[str, tuple[Diagnostic, ...]]:
    if not published:
        return "", ()
    try:
        parse_edtf(published)
    except EdtfError as fault:
        return "", (
            error("invalid-date", f"'{published}' is not an EDTF date: {fault}", raw.location, hint=fault.hint),
        )
    return published, ()
