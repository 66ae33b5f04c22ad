"""Finds citations in Markdown and reads what they say.

Grammar: Pandoc's, https://pandoc.org/MANUAL.html#citation-syntax. Read more kindly than there: an item without a key
(``[@a; and more]``) belongs to the suffix before it, a second key in one item (``[@a, @b]``, also one in inner
brackets) begins an item of its own, which runs on from the one before. Ours alone: ``[@?]`` and ``[@?: words]``,
"needs a source".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, zip_longest

from annotated_briefings.citations.locators import read_locator
from annotated_briefings.citations.model import Citation, CitationItem
from annotated_briefings.text.scanner import KEY, TokenKind, indented_rows, scan, scan_cluster

_MISSING = re.compile(r"\[\s*+@\?(?=[\s:\]])\s*+:?(.*)\]", re.DOTALL)
_IN_TEXT = re.compile(rf"(-?@{KEY})(?:\s*+\[(.*)\])?", re.DOTALL)


class CitationError(ValueError):
    """Text that was given as a citation and is none."""


def parse_citations(text: str) -> tuple[Citation, ...]:
    """Every citation in Markdown source, in order; code, links and addresses hold none."""
    lines = text.split("\n")
    code = indented_rows(lines)
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    return tuple(
        parse_cluster(text[token.start : token.end], token.start)
        for token in scan(text)
        if token.kind is not TokenKind.TERM and bisect_right(starts, token.start) - 1 not in code
    )


def parse_cluster(raw: str, offset: int = 0) -> Citation:
    """The citation that one token of the scanner says; ``offset`` is where the token stands in its text.

    Raises :class:`CitationError` for text that the scanner would not call a citation.
    """
    end = offset + len(raw)
    if missing := _MISSING.fullmatch(raw):
        return Citation(start=offset, end=end, items=(), missing=" ".join(missing[1].split()))
    in_text = _IN_TEXT.fullmatch(raw)
    if in_text:
        items = _items(f"{in_text[1]} {in_text[2] or ''}")
    else:
        items = _items(raw[1:-1]) if raw[:1] == "[" and raw[-1:] == "]" else ()
    if not items:
        raise CitationError(f"expected a citation such as [@key, p. 3] or @key, got {raw[:80]!r}")
    return Citation(start=offset, end=end, items=items, in_text=bool(in_text))


def _items(text: str) -> tuple[CitationItem, ...]:
    """The items of a cluster, given without its brackets.

    Between two keys the text is cut behind its last semicolon, before the second key where it has none.
    """
    parts = scan_cluster(text)
    items: list[CitationItem] = []
    begin = 0
    runs_on = False
    for key, following in zip_longest(parts.keys, parts.keys[1:]):
        cut = _last_between(parts.semicolons, key.end, following.start) if following else len(text)
        end = cut or following.start
        parted = text[key.start : key.end], text[begin : key.start], text[key.end : end]
        items.append(_item(*parted, runs_on=runs_on))
        begin, runs_on = end, not cut
    return tuple(items)


def _last_between(offsets: Sequence[int], start: int, end: int) -> int:
    """The last of the ascending offsets from ``start`` to ``end``, 0 where there is none."""
    index = bisect_right(offsets, end)
    return offsets[index - 1] if index and offsets[index - 1] > start else 0


def _item(sign_and_key: str, prefix: str, rest: str, *, runs_on: bool) -> CitationItem:
    sign, _, key = sign_and_key.partition("@")
    located = read_locator(rest.rstrip("; \n\t"))
    return CitationItem(
        key=key[1:-1] if key[0] == "{" else key,
        prefix=prefix.strip(),
        suffix=located.suffix,
        label=located.label,
        locator=located.locator,
        suppress_author=sign == "-",
        runs_on=runs_on,
    )
