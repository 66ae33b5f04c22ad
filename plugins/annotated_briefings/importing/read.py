"""One article from its bytes, whatever the format."""

from __future__ import annotations

from dataclasses import replace

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.importing.article import Article
from annotated_briefings.importing.findings import check_article
from annotated_briefings.importing.formats import format_of, reader_of
from annotated_briefings.importing.raw import Raw, name_of
from annotated_briefings.text.diagnostic import Diagnostic, error


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
    reader = reader_of(wanted)
    if reader is None:
        fault = error("no-reader", f"{wanted.name} cannot be read yet", raw.location,
                      hint="save the article as plain text or Markdown")  # fmt: skip
        return Article(url=raw.url, published=date, original=data, diagnostics=(*faults, fault))
    article = reader(raw)
    if not date:
        date, further = _checked(article.published, raw)
        article, faults = replace(article, published=date), (*faults, *further)
    return replace(article, diagnostics=(*faults, *article.diagnostics, *check_article(article, raw)))


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
