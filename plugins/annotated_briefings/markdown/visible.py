"""What a reader sees of text that still holds placeholders of Python-Markdown's, entities and raw HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE, BLOCK_LEVEL_ELEMENTS, ETX, STX

from annotated_briefings.text.marked import without_marks

_UNSEEN = re.compile(
    r"<!--(?:-?>|(?:(?!--!?>).)*+(?:--!?>|$))|<(script|style|template)\b(?:(?!</\1\b).)*+(?:</\1[^>]*+>|$)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?([A-Za-z][\w-]*+)[^<>]*+>|<[/!?][^<>]*+>")
_BREAKS = frozenset({*BLOCK_LEVEL_ELEMENTS, "option", "caption", "br"})
_APART = "\x00"
"""Stands between two blocks of raw HTML; no text has it (:func:`annotated_briefings.text.disk.as_text`)."""

_SUBSTITUTE = re.compile(
    rf"""
      {STX}wzxhzdk:(?P<stashed>[0-9]+){ETX}
    | (?:&|{AMP_SUBSTITUTE})(?P<entity>(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[0-9a-zA-Z]+);)
    | (?P<ampersand>{AMP_SUBSTITUTE})
    | {STX}[^{STX}{ETX}]*{ETX}
    """,
    re.VERBOSE,
)
_CUT = re.compile(f"^[^\\s{STX}{ETX}]*{ETX}|{STX}[^{STX}{ETX}]*$")
"""What is left of a placeholder at the edge of a slice."""


class Visible:
    """Reads text of one document; ``as_written`` puts back our own syntax in what Markdown took as literal."""

    def __init__(self, md: Markdown, as_written: Callable[[str], str]) -> None:
        self._md = md
        self._as_written = as_written

    def paragraphs(self, text: str) -> list[str]:
        """The plain texts in a slice of a run, in order: one, or one for each block of the raw HTML in it."""
        parts = (" ".join(without_marks(part).split()) for part in self.plain(text).split(_APART))
        return [part for part in parts if part]

    def plain(self, text: str) -> str:
        """``text`` with its marks and white space, and with characters in place of entities and placeholders."""
        return _CUT.sub("", _SUBSTITUTE.sub(self._substituted, text)) if STX in text or "&" in text else _cut(text)

    def raw(self, index: int) -> str:
        """What was stashed under a number."""
        stash = self._md.htmlStash.rawHtmlBlocks
        raw = stash[index] if index < len(stash) else ""
        return raw if isinstance(raw, str) else ""

    def _substituted(self, found: re.Match[str]) -> str:
        if found["stashed"]:
            return self._text_of(self.raw(int(found["stashed"])))
        if found["entity"]:
            return html.unescape(f"&{found['entity']}")
        return "&" if found["ampersand"] else ""

    def _text_of(self, raw: str) -> str:
        """The visible text of raw HTML, its blocks apart; it reads a tag as short as a browser may, never longer."""
        return html.unescape(_TAG.sub(_gap, _UNSEEN.sub("", self._as_written(raw))))


def _cut(text: str) -> str:
    return _CUT.sub("", text) if ETX in text else text


def _gap(tag: re.Match[str]) -> str:
    return _APART if (tag[1] or "").lower() in _BREAKS else ""
