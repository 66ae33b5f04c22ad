"""Makes two indexes of the same documents the same to the byte.

Pagefind (seen in 1.5.2) writes the values of its filters, and the list of the filters, in an order of chance, and
names files by their content. Here both are put in order. Its files are CBOR (RFC 8949) in gzip; of that no more is
read than where an item ends. What is not as expected is left as it is: the order has no meaning.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from pathlib import Path

_SIGN = b"pagefind_dcd"
_FILTERS = 3
"""The place of the filters in the list that is the index's description."""

_ARRAY = 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
_CONTENT = {2: "bytes", 3: "bytes", 4: "items", 5: "pairs", 6: "tag"}


class _UnexpectedError(ValueError):
    """The file is not what it was in the version that we know."""


def put_in_order(index: Path) -> None:
    """Do so in the folder of an index."""
    entry = index / "pagefind-entry.json"
    text = entry.read_text("utf-8")
    try:
        files = {path: _ordered_filter(path) for path in sorted(index.glob("filter/*.pf_filter"))}
        names = {path.stem: _name(path, data) for path, data in files.items()}
        for language in json.loads(text)["languages"].values():
            path = index / f"pagefind.{language['hash']}.pf_meta"
            files[path] = _ordered_description(path, names)
            text = text.replace(language["hash"], _name(path, files[path]).removeprefix("pagefind."))
    except (_UnexpectedError, OSError, EOFError, zlib.error, KeyError, IndexError):
        return
    for path, data in files.items():
        path.unlink()
        path.with_name(_name(path, data) + path.suffix).write_bytes(gzip.compress(data, 9, mtime=0))
    entry.write_text(text, "utf-8")


def _ordered_filter(path: Path) -> bytes:
    """A filter with its values in order."""
    data = _read(path)
    _, values = _items(data, len(_SIGN))
    return _ordered(data, values)


def _ordered_description(path: Path, names: dict[str, str]) -> bytes:
    """The description of an index with its filters in order, under their new names, which are as long as the old."""
    data = _read(path)
    start, end = _items(data, len(_SIGN))[_FILTERS]
    listed = data[start:end]
    for old, new in names.items():
        listed = listed.replace(old.encode(), new.encode())
    return _ordered(data[:start] + listed + data[end:], (start, end))


def _read(path: Path) -> bytes:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_SIGN):
        raise _UnexpectedError(path.name)
    return data


def _ordered(data: bytes, array: tuple[int, int]) -> bytes:
    """The data with the items of one of its arrays in order."""
    items = _items(data, array[0])
    begin = items[0][0] if items else array[1]
    return data[:begin] + b"".join(sorted(data[start:end] for start, end in items)) + data[array[1] :]


def _name(path: Path, data: bytes) -> str:
    """What a file is called by its content, without its suffix."""
    rest, _, old = path.stem.rpartition("_")
    return f"{rest}_{hashlib.sha256(data).hexdigest()[: len(old)]}"


def _items(data: bytes, at: int) -> list[tuple[int, int]]:
    """Where each item of the array at this place begins and ends."""
    major, count, start = _head(data, at)
    if major != _ARRAY:
        raise _UnexpectedError(f"expected an array, got {major}")
    spans = []
    for _ in range(count):
        end = _end(data, start)
        spans.append((start, end))
        start = end
    return spans


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of an item, its number, and where its content begins."""
    major, info = data[at] >> 5, data[at] & 31
    if info < min(_SIZES):
        return major, info, at + 1
    if info not in _SIZES:
        raise _UnexpectedError("an item without a length")
    start = at + 1 + _SIZES[info]
    return major, int.from_bytes(data[at + 1 : start], "big"), start


def _end(data: bytes, at: int) -> int:
    """Where an item ends."""
    left = 1
    while left:
        major, number, at = _head(data, at)
        content = _CONTENT.get(major)
        left += {"items": number, "pairs": 2 * number, "tag": 1}.get(content or "", 0) - 1
        at += number if content == "bytes" else 0
    return at
