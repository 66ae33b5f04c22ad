"""Linked data that a page carries: JSON-LD in any of its shapes, broken JSON as far as it can be read.

Standard: JSON-LD 1.1, https://www.w3.org/TR/json-ld11/ (section 4.9, named graphs; section 7, embedding in HTML), with
the terms of https://schema.org/Article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = Mapping[str, Any]
_ARTICLES = frozenset({"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting", "Review", "CreativeWork"})
_MOST_BYTES = 2_000_000
_DEEPEST = 8
_WRAPPING = re.compile(
    r"^\s*(?:(?://|/\*)?\s*<!(?:--|\[CDATA\[)\s*(?:\*/)?)?|(?:(?://|/\*)?\s*(?:-->|\]\]>)\s*(?:\*/)?)?;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_MISSING_COMMA = re.compile(r'("|\d|\]|\}|true|false|null)(\s*\n\s*)(?=")')
_STRING = r'"((?:[^"\\]|\\.){1,2000})"'
_SALVAGED = {name: re.compile(rf'"{name}"\s*:\s*{_STRING}') for name in ("headline", "datePublished", "license")}
_SALVAGED_AUTHOR = re.compile(rf'"author"\s*:\s*(?:\[\s*)?(?:\{{[^{{}}]{{0,500}}?"name"\s*:\s*)?{_STRING}')
_HOLDS_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:\w*Article|BlogPosting|Report)"')


@dataclass(frozen=True, slots=True)
class JsonLd:
    """The top nodes of all blocks, every node by its ``@id``, and how many blocks could not be read."""

    top: tuple[Node, ...] = ()
    by_id: Mapping[str, Node] = ()  # type: ignore[assignment]
    unread: int = 0

    def of_types(self, kind: str) -> Iterator[Node]:
        """Top nodes of a kind: "Article" stands for every kind of article, "WebPage" for every kind of page."""
        return (node for node in self.top if any(_is_kind(name, kind) for name in types_of(node)))

    def resolve(self, node: Node) -> Node:
        """The node that a bare reference ``{"@id": …}`` stands for."""
        known = self.by_id.get(str(node.get("@id", "")))
        return known if known is not None and len(known) > len(node) else node


def read_json_ld(tree: HtmlElement) -> JsonLd:
    """All blocks of a page. One that cannot be read is searched for the headline, the day and the first author."""
    top: list[Node] = []
    unread = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text_content()[:_MOST_BYTES]
        values = _values(text)
        if values is None:
            unread += 1
            values = [_salvage(text)]
        top.extend(node for value in values for node in _top_nodes(value))
    every = {str(node["@id"]): node for root in top for node in _all_nodes(root, 0) if "@id" in node and len(node) > 1}
    return JsonLd(tuple(top), every, unread)


def types_of(node: Node) -> tuple[str, ...]:
    """The names of a node's types, without the address of the vocabulary."""
    kinds = node.get("@type")
    return tuple(str(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind)


def texts_in(value: object) -> tuple[str, ...]:
    """The strings of a value that may be one, a list, or ``{"@value": …}``; entities decoded."""
    if isinstance(value, str):
        clean = " ".join(unescape(unescape(value)).split())
        return (clean,) if clean else ()
    if isinstance(value, list):
        return tuple(text for item in value for text in texts_in(item))
    return texts_in(value.get("@value")) if isinstance(value, Mapping) else ()


def names_in(value: object, linked: JsonLd) -> tuple[str, ...]:
    """The names of what a value stands for: strings as they are, nodes by ``name``."""
    if isinstance(value, Mapping):
        node = linked.resolve(value)
        return texts_in(node.get("name")) or texts_in(node)
    if isinstance(value, list):
        return tuple(name for item in value for name in names_in(item, linked))
    return texts_in(value)


def _is_kind(name: str, kind: str) -> bool:
    if kind == "Article":
        return name.endswith("Article") or name in _ARTICLES
    return name.endswith(kind)


def _values(text: str) -> list[object] | None:
    bare = text.strip()
    if not (bare.startswith(("{", "[")) and bare.endswith(("}", "]"))):
        bare = _WRAPPING.sub("", bare)
    for attempt in (bare, _mended(bare)):
        try:
            return list(_decode(attempt))
        except (ValueError, RecursionError):
            continue
    return None


def _mended(text: str) -> str:
    return _MISSING_COMMA.sub(r"\1,\2", _TRAILING_COMMA.sub(r"\1", _BAD_ESCAPE.sub(r"\\\\", text)))


def _decode(text: str) -> Iterator[object]:
    """The values that stand in a text one after another; control characters inside strings are let pass."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while (at := len(text) - len(text[at:].lstrip(" \t\r\n,;"))) < len(text):
        value, at = decoder.raw_decode(text, at)
        yield value


def _salvage(text: str) -> object:
    if not _HOLDS_ARTICLE.search(text):
        return {}
    found = {name: pattern.search(text) for name, pattern in _SALVAGED.items()} | {
        "author": _SALVAGED_AUTHOR.search(text)
    }
    return {"@type": "Article"} | {name: _unescaped(match[1]) for name, match in found.items() if match}


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def _top_nodes(value: object) -> Iterator[Node]:
    if isinstance(value, list):
        for item in value:
            yield from _top_nodes(item)
    elif isinstance(value, Mapping):
        if value.get("@type"):
            yield value
        yield from _top_nodes(value.get("@graph"))
        for name in ("mainEntity", "mainEntityOfPage"):
            inner = value.get(name)
            yield from _top_nodes(inner if isinstance(inner, Mapping) else None)


def _all_nodes(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from _all_nodes(inner, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _all_nodes(item, depth + 1)
