"""A draft on disk. What is there already stays as it is; the differences are told instead."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

from annotated_briefings.importing.draft import Draft
from annotated_briefings.importing.standing import fallen_quotations
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.yaml import Mapping, read_yaml

BIBLIOGRAPHY = "sources.yml"
_HEAD = "# What the briefings cite: CSL items, with how much may be reused and the frozen copy.\n"
_KEY_LINE = re.compile(r"(?P<quote>[\"']?)(?P<key>[\w.-]+)(?P=quote):(?:\s|$)")
_MOST_LINES = 20
_SAME_SHARE = 0.3
"""Share of lines that two versions of an article have in common, at least."""


class OutsideFolderError(OSError):
    """A file of the draft would land outside the folder of briefings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a draft became. ``created`` and ``extended`` are paths; ``kept`` says what was there and what differs."""

    created: tuple[Path, ...] = ()
    extended: tuple[Path, ...] = ()
    kept: tuple[str, ...] = ()


def write_draft(draft: Draft, folder: Path) -> Written:
    """Write the draft into a folder of briefings, which is made where it is missing.

    Nothing that exists is overwritten; the record of the source goes to the end of the bibliography, whose lines stay.
    Raises :class:`OutsideFolderError` where a link leads out of the folder.
    """
    created: list[Path] = []
    kept: list[str] = []
    for path, data in _files(draft, folder):
        _refuse_outside(path, folder)
        if path.exists():
            kept.extend(_told(path, data, folder, draft))
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        created.append(path)
    if not draft.is_tracked:
        created.extend(_keep_untracked(draft, folder))
    extended = _extend(draft, folder)
    if not extended:
        kept.append(f"{BIBLIOGRAPHY}: '{draft.source_key}' is there already; its record was left as it is")
    return Written(created=tuple(created), extended=extended, kept=tuple(kept))


def _files(draft: Draft, folder: Path) -> Iterator[tuple[Path, bytes]]:
    yield folder / "sources" / f"{draft.source_key}.txt", draft.frozen_text
    if draft.original is not None:
        yield folder / "sources" / f"{draft.source_key}.original{draft.original_suffix}", draft.original
    yield folder / f"{draft.key}.md", draft.briefing_markdown.encode()
    if draft.terms_yaml:
        yield folder / f"{draft.key}.proposed-terms.yml", draft.terms_yaml.encode()


def _keep_untracked(draft: Draft, folder: Path) -> Iterator[Path]:
    """Name the frozen copy in a ``.gitignore`` beside it; yields that file where it is new."""
    path = folder / "sources" / ".gitignore"
    _refuse_outside(path, folder)
    names = [f"/{draft.source_key}.txt"]
    if draft.original is not None:
        names.append(f"/{draft.source_key}.original{draft.original_suffix}")
    text = path.read_text("utf-8") if path.exists() else ""
    missing = [name for name in names if name not in text.splitlines()]
    if not text:
        yield path
    if missing:
        gap = "" if not text or text.endswith("\n") else "\n"
        path.write_text(text + gap + "\n".join(missing) + "\n", "utf-8", newline="\n")


def _refuse_outside(path: Path, folder: Path) -> None:
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OutsideFolderError(f"expected a path inside {folder}, got {path}, which leads to {path.resolve()}")


def _told(path: Path, data: bytes, folder: Path, draft: Draft) -> Iterator[str]:
    """What to say of a file that exists: nothing has changed, or how the new text differs."""
    name = path.relative_to(folder).as_posix()
    old = path.read_bytes()
    if old == data:
        yield f"{name}: unchanged"
        return
    yield f"{name}: exists and was left as it is"
    if path.parent != folder and path.suffix == ".txt":
        cause = "is the same, but is read differently now" if _is_same_original(draft, folder) else "has changed"
        yield from _changes(old, data, cause)
        yield from _standing(folder, path.stem, old, data)


def _is_same_original(draft: Draft, folder: Path) -> bool:
    """Whether the bytes that the text was made from are those that were stored: then its extractor has changed."""
    path = folder / "sources" / f"{draft.source_key}.original{draft.original_suffix}"
    return draft.original is not None and path.is_file() and path.read_bytes() == draft.original


def _changes(old: bytes, new: bytes, cause: str) -> Iterator[str]:
    """The lines of the source that are gone and new, as a diff would show them."""
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (old, new))
    lines = [
        line
        for line in difflib.unified_diff(before, after, lineterm="", n=0)
        if not line.startswith(("---", "+++", "@@"))
    ]
    gone, come = (sum(line.startswith(sign) for line in lines) for sign in "-+")
    yield f"  the source {cause}: {gone} line{'s' * (gone != 1)} gone, {come} line{'s' * (come != 1)} new"
    yield from (f"  {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"  … and {len(lines) - _MOST_LINES} more"


def _standing(folder: Path, source_key: str, old: bytes, new: bytes) -> Iterator[str]:
    """Which quotations the change has made untrue."""
    before, after = (data.decode("utf-8", "replace") for data in (old, new))
    fallen = list(fallen_quotations(folder, source_key, before, after))
    yield from (f"  {path.relative_to(folder)} quotes what is gone: “{words}”" for path, words in fallen)
    if not fallen:
        yield "  every quotation that you took from it still stands"


def free_source_key(key: str, frozen_text: bytes, folder: Path) -> str:
    """``key``, or ``key-b``, ``key-c`` … where that key's frozen text is another article by the same authors."""
    return next(free for free in _lettered(key) if _is_same(folder / "sources" / f"{free}.txt", frozen_text))


def free_key(key: str, source_key: str, folder: Path) -> str:
    """``key``, or ``key-b``, ``key-c`` … where a briefing of that name was not made from this source."""
    return next(free for free in _lettered(key) if _is_made_from(folder / f"{free}.md", source_key))


def _is_made_from(path: Path, source_key: str) -> bool:
    """Whether a briefing is missing, or names the source."""
    if not path.exists():
        return True
    return bool(
        re.search(rf"^source: {re.escape(source_key)}[ \t]*$", path.read_text("utf-8", "replace"), re.MULTILINE)
    )


def _lettered(key: str) -> Iterator[str]:
    """``key``, ``key-b`` … ``key-z``, ``key-27``, and so on."""
    yield key
    yield from (f"{key}-{letter}" for letter in string.ascii_lowercase[1:])
    yield from (f"{key}-{number}" for number in count(len(string.ascii_lowercase) + 1))


def _is_same(path: Path, text: bytes) -> bool:
    """Whether a frozen text is missing, or shares enough lines with ``text`` to be the same article, changed."""
    if not path.is_file():
        return True
    old, new = (set(data.split(b"\n")) - {b"", b"\r"} for data in (path.read_bytes(), text))
    return not old or not new or len(old & new) >= _SAME_SHARE * min(len(old), len(new))


def _extend(draft: Draft, folder: Path) -> tuple[Path, ...]:
    """Append the source's record, unless its key is there; the path that was written to, if any."""
    path = folder / BIBLIOGRAPHY
    _refuse_outside(path, folder)
    folder.mkdir(parents=True, exist_ok=True)
    text = path.read_bytes().decode("utf-8-sig") if path.exists() else _HEAD
    if _has_key(text, draft.source_key):
        return ()
    gap = "\n" if text.endswith("\n") else "\n\n"
    with path.open("ab") as file:
        file.write(f"{'' if path.stat().st_size else _HEAD}{gap}{draft.source_yaml}".encode())
    return (path,)


def _has_key(text: str, key: str) -> bool:
    """Whether a bibliography has a key, in capitals or not.

    One in the usual style, a key to a line at the margin, is not parsed: that takes 40 ms for 600 records, for each
    draft of a batch again (3.11, November 2026).
    """
    margin = [line for line in text.splitlines() if line[:1] not in ("", " ", "#")]
    keys = [_KEY_LINE.match(line) for line in margin]
    if keys and all(keys):
        return any(found["key"].casefold() == key.casefold() for found in keys if found)
    faults: list[Diagnostic] = []
    root = read_yaml(text, PurePosixPath(BIBLIOGRAPHY), faults.append)
    if isinstance(root, Mapping):
        return any(known.value.casefold() == key.casefold() for known, _ in root.entries)
    return f"\n{key}:" in f"\n{text}"
