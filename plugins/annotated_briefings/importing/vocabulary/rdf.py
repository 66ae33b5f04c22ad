"""Turtle, RDF/XML and N-Triples, turned into expanded JSON-LD by rdflib where that is installed."""

from __future__ import annotations

from pathlib import PurePosixPath

from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.place import Location

FORMATS = {".ttl": "turtle", ".rdf": "xml", ".xml": "xml", ".owl": "xml", ".nt": "nt"}


def as_jsonld(text: str, path: PurePosixPath, report: Report) -> str | None:
    """The statements in a file of RDF as expanded JSON-LD, or nothing (then that is reported)."""
    place = Location(path)
    try:
        from rdflib import Graph
    except ImportError:
        report(error("no-reader", f"files of the kind '{path.suffix}' need rdflib, which is not installed", place,
                     hint="pip install rdflib; JSON-LD and tables are read without it"))  # fmt: skip
        return None
    graph = Graph()
    try:
        graph.parse(data=text, format=FORMATS[path.suffix.lower()])
        return str(graph.serialize(format="json-ld", auto_compact=False))
    except Exception as fault:  # noqa: BLE001 (each of its parsers raises errors of its own; they share no base class)
        said = " ".join(str(fault).split())[:200]
        report(error("broken-file", f"this is not {FORMATS[path.suffix.lower()]}: {said}", place))
        return None
