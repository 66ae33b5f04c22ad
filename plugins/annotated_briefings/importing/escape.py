"""Plain words as Markdown that shows exactly these words."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*_\[\]{}<&@~^=+]")
"""What is escaped wherever it stands; most lines have none of it."""
_ANYWHERE = re.compile(r"[\\`*_\[\]{}]")
_ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT = re.compile(r"@(?=[\w{?])")
_DOUBLED = re.compile(r"[~^]|([=+])(?=\1)")
_AT_START = re.compile(r"(#{1,6}(?=\s|$)|>|[-+](?=\s|[-+]{2}|$)|!!!)")
_NUMBER_AT_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_ENTITY_AT_START = re.compile(r"(/(?=//)|:(?=\s)|\?(?=\?\?)|=(?==))")


def escape_markdown(text: str) -> str:
    """One paragraph's words, escaped; line breaks become spaces, so that no line can begin a block.

    What Markdown cannot escape with a backslash is written as a character reference.
    """
    line = " ".join(text.split())
    line = _within(line) if _SPECIAL.search(line) else line
    line = _AT_START.sub(r"\\\1", line, count=1) if _AT_START.match(line) else line
    line = _NUMBER_AT_START.sub(r"\1\\\2", line, count=1) if _NUMBER_AT_START.match(line) else line
    return _ENTITY_AT_START.sub(_reference, line, count=1) if _ENTITY_AT_START.match(line) else line


def _within(line: str) -> str:
    line = _ENTITY.sub("&amp;", line)
    line = _ANYWHERE.sub(r"\\\g<0>", line)
    line = _ANGLE.sub("&lt;", line)
    line = _AT.sub(r"&#64;", line)
    return _DOUBLED.sub(_reference, line)


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0][0])};"
