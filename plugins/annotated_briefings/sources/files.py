"""Bibliographies and frozen texts: from their files to sources.

The fields are CSL's, in YAML or JSON, with ``rights``, ``reuse``, ``url-status`` and ``copy`` beside them. BibTeX and
RIS become such items first, so that all are checked alike.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from annotated_briefings.sources.bibtex import read_entries
from annotated_briefings.sources.item import read_item
from annotated_briefings.sources.model import Copy, Extent, Source
from annotated_briefings.sources.nodes import Item
from annotated_briefings.sources.ris import read_records
from annotated_briefings.sources.state import load_states, with_states
from annotated_briefings.text.diagnostic import Report, error, note, warning
from annotated_briefings.text.disk import as_text, read_bytes, read_text, relative_path
from annotated_briefings.text.place import Location
from annotated_briefings.text.yaml import MAX_DEPTH, Mapping, Node, Scalar, Sequence, read_yaml

YAML_FILE = "sources.yml"
JSON_FILE = "sources.json"
BIB_FILE = "sources.bib"
RIS_FILE = "sources.ris"
FILES = (YAML_FILE, JSON_FILE, BIB_FILE, RIS_FILE)
"""In the order in which they are read: of two sources with one key the first counts."""

_KEY = re.compile(r"[^{}\s]+")
_RESERVED = re.compile(r"index|readme|\.+", re.IGNORECASE)

Reader = Callable[[str, PurePosixPath, Report], tuple[Source, ...]]
ItemReader = Callable[[str, PurePosixPath, Report], Iterable[Item]]


def load_sources(folder: Path, root: Path, report: Report) -> tuple[Source, ...]:
    """The sources of all :data:`FILES` in a folder; of two with one key the first.

    What is known of their addresses is put with them.
    """
    found: dict[str, Source] = {}
    for name in FILES:
        path = folder / name
        text = read_text(path, root, report) if path.is_file() else None
        for source in _READERS[name](text, relative_path(path, root), report) if text else ():
            if source.id in found:
                first = found[source.id].location
                report(error("duplicate-key", f"'{source.id}' stands twice, first in {first.path}:{first.line}",
                             source.location, hint="keep one of the two; the first is used"))  # fmt: skip
            else:
                found[source.id] = source
    return with_states(found.values(), load_states(folder, root, report))


def read_sources(text: str, path: PurePosixPath, report: Report) -> tuple[Source, ...]:
    """Turn the text of a bibliography (a YAML map, key to item) into its sources.

    A faulty field is reported and left out, a faulty item too; the others are still returned.
    """
    root = read_yaml(text, path, report)
    if root is None:
        return ()
    if not isinstance(root, Mapping):
        report(error("invalid-value", "a bibliography is a map: a key, then its item", root.location,
                     hint="write 'key:' on a line of its own and the fields indented below"))  # fmt: skip
        return ()
    return tuple(_read_items(root.entries, report))


def read_csl_json(text: str, path: PurePosixPath, report: Report) -> tuple[Source, ...]:
    """As :func:`read_sources`, for an array of CSL-JSON items; places are those of the items."""
    start = Location(path)
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as fault:
        line = fault.lineno if isinstance(fault, json.JSONDecodeError) else 1
        report(error("invalid-json", f"this is not JSON: {fault}", Location(path, line)))
        return ()
    if not isinstance(items, list):
        report(error("invalid-value", "CSL-JSON is an array of items", start))
        return ()
    return tuple(_read_items(_json_entries(items, text, path, report), report))


def read_bibtex(text: str, path: PurePosixPath, report: Report) -> tuple[Source, ...]:
    """As :func:`read_sources`, for BibTeX and BibLaTeX; places are those of the fields."""
    return _read_with_extra(read_entries, text, path, report)


def read_ris(text: str, path: PurePosixPath, report: Report) -> tuple[Source, ...]:
    """As :func:`read_sources`, for RIS; places are those of the records."""
    return _read_with_extra(read_records, text, path, report)


def _read_with_extra(read: ItemReader, text: str, path: PurePosixPath, report: Report) -> tuple[Source, ...]:
    try:
        return tuple(_read_items((item.entry for item in read(text, path, report)), report))
    except ModuleNotFoundError as fault:
        said = f"'{path.name}' cannot be read without {fault.name}"
        report(error("missing-extra", said, Location(path), hint="install the extra 'bib': annotated-briefings[bib]"))
        return ()


_READERS: dict[str, Reader] = {
    YAML_FILE: read_sources,
    JSON_FILE: read_csl_json,
    BIB_FILE: read_bibtex,
    RIS_FILE: read_ris,
}


def load_frozen_texts(sources: Iterable[Source], folder: Path, root: Path, report: Report) -> dict[str, str]:
    """The frozen texts by key. One that is missing, changed, outside or no text is reported and left out.

    Where the file of a copy is not there but its passages are stored with the record, these are the text.
    """
    texts: dict[str, str] = {}
    for source in sources:
        text = _frozen_text(source, folder, root, report)
        if text is not None:
            texts[source.id] = text
    return texts


def holds_whole_text(source: Source, folder: Path) -> bool:
    """Whether the frozen text of a source is the whole of it, not only passages."""
    copy = source.copy
    return bool(copy and copy.text and copy.extent is Extent.WHOLE and (folder / copy.text).is_file())


def _read_items(entries: Iterable[tuple[Scalar, Node]], report: Report) -> Iterator[Source]:
    for key, node in entries:
        if not _KEY.fullmatch(key.value):
            report(error("invalid-key", f"'{key.value}' cannot be cited", key.location,
                         hint="a key has no spaces and no braces"))  # fmt: skip
        elif _RESERVED.fullmatch(key.value):
            report(error("reserved-name", f"'{key.value}' is the page that lists the sources", key.location,
                         hint="give the source another key"))  # fmt: skip
        elif not isinstance(node, Mapping):
            report(error("invalid-value", f"the source '{key.value}' has no fields", key.location))
        else:
            yield read_item(key, node, report)


def _json_entries(items: list[object], text: str, path: PurePosixPath, report: Report) -> Iterator[tuple[Scalar, Node]]:
    """Each item under its id, as nodes that stand where the item's id stands.

    Behind an id that is not in the text as it is (a number, an escape) all places are the last one found.
    """
    seen: set[str] = set()
    offset = 0
    line = 1
    for number, item in enumerate(items, start=1):
        key = str(item["id"]) if isinstance(item, dict) and item.get("id") not in (None, "") else ""
        found = text.find(json.dumps(key, ensure_ascii=False), offset) if key else -1
        line += text.count("\n", offset, max(found, offset))
        offset = found if found >= 0 else len(text)
        place = Location(path, line)
        if not key:
            report(error("missing-field", f"item {number} needs an 'id'", place))
        elif key in seen:
            report(error("duplicate-key", f"'{key}' stands twice", place, hint="the first is used"))
        else:
            seen.add(key)
            yield Scalar(as_text(key), place), _json_node(item, place)


def _json_node(value: object, place: Location, depth: int = 1) -> Node:
    """A JSON value as a node. What is nested deeper than YAML may be becomes empty: no field reads it."""
    if isinstance(value, dict | list) and depth > MAX_DEPTH:
        return Scalar("", place, is_null=True)
    if isinstance(value, dict):
        names = [Scalar(as_text(str(key)), place) for key in value]
        values = [_json_node(inner, place, depth + 1) for inner in value.values()]
        return Mapping(tuple(zip(names, values, strict=True)), place)
    if isinstance(value, list):
        return Sequence(tuple([_json_node(inner, place, depth + 1) for inner in value]), place)
    if isinstance(value, bool):
        return Scalar(str(value).lower(), place)
    return Scalar("" if value is None else as_text(str(value)), place, is_null=value is None)


def _frozen_text(source: Source, folder: Path, root: Path, report: Report) -> str | None:
    copy = source.copy
    if copy is None or not (copy.text or copy.passages):
        return None
    if not copy.text:
        return _passages(copy)
    path = _inside(copy.text, folder)
    if path is None:
        report(error("path-outside", f"the copy of '{source.id}' lies outside the folder of its bibliography",
                     source.location, hint="put it into 'sources/'; symbolic links may not lead out"))  # fmt: skip
        return None
    if not path.is_file():
        return _missing(source, copy, report)
    data = read_bytes(path, root, report)
    return None if data is None else _checked(data, source, copy, report)


def _inside(name: str, folder: Path) -> Path | None:
    """The path of a copy where it is within the folder, links resolved."""
    if "\0" in name:
        return None
    try:
        path = (folder / name).resolve()
    except (OSError, RuntimeError):
        return None
    return path if path.is_relative_to(folder.resolve()) else None


def _missing(source: Source, copy: Copy, report: Report) -> str | None:
    if copy.passages:
        report(note("copy-not-here", f"the copy of '{source.id}' is not here; its stored passages are compared",
                    source.location))  # fmt: skip
        return _passages(copy)
    report(warning("copy-missing", f"there is no file '{copy.text}'", source.location,
                   hint="without it no quotation from it can be checked; 'passages' may stand in"))  # fmt: skip
    return None


def _passages(copy: Copy) -> str:
    """The stored passages as a text of that many paragraphs, so that no quotation runs from one into the next."""
    return "\n\n".join(copy.passages)


def _checked(data: bytes, source: Source, copy: Copy, report: Report) -> str | None:
    now = hashlib.sha256(data).hexdigest()
    if copy.sha256 and copy.sha256 != now:
        report(error("copy-changed", f"'{copy.text}' is not what was stored as the copy of '{source.id}'",
                     source.location, hint=f"restore it, or accept it with 'sha256: {now}'"))  # fmt: skip
        return None
    if not copy.sha256:
        report(warning("copy-not-locked", f"the copy of '{source.id}' has no 'sha256'", source.location,
                       hint=f"lock it with 'sha256: {now}'"))  # fmt: skip
    try:
        return as_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        report(error("not-utf-8", f"'{copy.text}' is not UTF-8", source.location,
                     hint="import the source again; a copy's text is UTF-8"))  # fmt: skip
        return None
