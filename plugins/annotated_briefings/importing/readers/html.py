"""A saved web page: its main text, and what the page says of it."""

from __future__ import annotations

from annotated_briefings.importing.article import Article
from annotated_briefings.importing.raw import Raw

_SUFFIX = ".html"


def read(raw: Raw) -> Article:
    """The article in a page; what is given from outside goes before what the page says."""
    from annotated_briefings.importing.html.body import read_body
    from annotated_briefings.importing.html.metadata import read_metadata
    from annotated_briefings.importing.html.parse import parse_page

    page = parse_page(raw)
    if page is None:
        return Article(url=raw.url, published=raw.published, original=raw.data, suffix=_SUFFIX)
    body = read_body(page.tree, url=raw.url, place=raw.location)
    text = "\n\n".join(block.text for block in body.blocks)
    said = read_metadata(page.tree, url=raw.url or None, text=text, name=raw.name)
    given = {name: "given" for name, value in (("published", raw.published), ("url", raw.url)) if value}
    return Article(
        title=said.title,
        authors=said.authors,
        published=raw.published or said.published,
        publisher=said.publisher,
        license=said.license,
        rights=said.rights,
        copyright=said.copyright,
        url=raw.url or said.url,
        language=said.language,
        blocks=body.blocks,
        provenance=tuple({**dict(said.provenance), **given}.items()),
        dropped=body.dropped,
        diagnostics=(*said.diagnostics, *body.diagnostics),
        original=raw.data,
        encoding=page.encoding,
        suffix=_SUFFIX,
    )
