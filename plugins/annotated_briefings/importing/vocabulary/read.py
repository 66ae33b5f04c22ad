"""From the bytes of a vocabulary to terms, by the kind of its file."""

from __future__ import annotations

from pathlib import PurePosixPath

from annotated_briefings.glossary.files import read_terms
from annotated_briefings.glossary.model import Term
from annotated_briefings.importing.raw import Raw, decode
from annotated_briefings.importing.vocabulary.rdf import FORMATS, as_jsonld
from annotated_briefings.importing.vocabulary.skos import read_skos
from annotated_briefings.importing.vocabulary.table import read_table
from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.place import Location

_TABLES = frozenset({".csv", ".tsv", ".txt"})
_JSON = frozenset({".jsonld", ".json"})


def read_vocabulary(data: bytes, path: PurePosixPath, report: Report, *, language: str = "en") -> tuple[Term, ...]:
    """The terms in a table or a file of SKOS; what is faulty is reported and left out.

    Tables may be in any encoding. ``language`` is the site's: texts without a language are taken to be in it.
    """
    suffix = path.suffix.lower()
    text = decode(Raw(data=data, name=str(path))).text
    if suffix in FORMATS:
        converted = as_jsonld(text, path, report)
        entries = read_skos(converted, path, report, language=language) if converted is not None else None
    elif suffix in _JSON:
        entries = read_skos(text, path, report, language=language)
    elif suffix in _TABLES:
        entries = read_table(text, path, report, language=language)
    else:
        known = ", ".join(sorted({*_TABLES, *_JSON, *FORMATS}))
        report(error("no-reader", f"no vocabulary is read from files of the kind '{suffix}'", Location(path),
                     hint=f"one of: {known}"))  # fmt: skip
        entries = None
    return read_terms(entries, report, language=language) if entries else ()
