"""The glossary for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from annotated_briefings.glossary.export import Addresses, to_skos_jsonld
from annotated_briefings.publishing.addresses import GLOSSARY, source_path, term_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Asset

SKOS = "data/glossary.jsonld"


def build_glossary_data(context: Context) -> Iterator[Asset]:
    """The terms as SKOS in JSON-LD; nothing where there are none."""
    terms = context.library.terms
    if not terms:
        return
    document = to_skos_jsonld(terms, _addresses(context), language=context.library.language, title=context.site_name)
    yield Asset(path=SKOS, content=json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode())


def _addresses(context: Context) -> Addresses:
    """Absolute where the site's own address is known, else relative to the file."""

    def address(path: str) -> str:
        found = context.addresses.absolute(path)
        return found if context.addresses.base else f"../{found}"

    return Addresses(
        scheme=address(GLOSSARY),
        term=lambda term_id: address(term_path(term_id)),
        source=lambda key: address(source_path(key)),
    )
