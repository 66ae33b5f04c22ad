"""The elements of a page: walked once, and what is asked of each repeatedly is read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ASIDE = re.compile(
    r"(?:^|[-_ ])(?:comments?|respond|related|recommend\w*|sidebar|footer|nav|navigation|menu|promo|teasers?|cards?|"
    r"widgets?|trending|popular|latest|more|newsletter|social|share|disqus|carousel|hovercard|tooltip|infobox|toc|hatnote)"
    r"(?:[-_ ]|$)",
    re.IGNORECASE,
)
_ASIDE_TAGS = frozenset({"aside", "footer", "nav", "figure", "figcaption", "form", "script", "style", "noscript"})
_OWN_TAGS = frozenset({"aside", "footer"})
"""Asides that are the article's own where they stand in it."""
_NEVER_ASIDE = frozenset({"html", "body", "main", "article"})
_LONGEST_KEPT = 1_000
"""Code points of words that are kept: those of a page's boxes, one in the other, would add up."""
_UNSEEN = ("script", "style", "noscript", "template", "svg")


class _Around(NamedTuple):
    """Where an element stands: within an article, aside of all, aside as seen from the innermost article."""

    in_article: bool = False
    of_all: bool = False
    of_article: bool = False


class Elements:
    """Elements in document order with their ``places``, and those that carry what is looked for.

    ``named`` are those with a class or an id, with :func:`tokens_of` them; ``described`` have a property of microdata
    or RDFa, ``related`` say what a link is to the page, ``commons`` link to Creative Commons. The tree is only read.
    """

    def __init__(self, tree: HtmlElement) -> None:
        self.every: tuple[HtmlElement, ...] = tuple(tree.iter("*"))
        self.places: Mapping[HtmlElement, int] = {element: at for at, element in enumerate(self.every)}
        self.named: list[tuple[HtmlElement, str]] = []
        self.described: list[HtmlElement] = []
        self.related: list[HtmlElement] = []
        self.commons: list[HtmlElement] = []
        self._words: dict[HtmlElement, str] = {}
        self._around: dict[HtmlElement, _Around] = {}
        self._veiled = {around for unseen in tree.iter(*_UNSEEN) for around in (unseen, *unseen.iterancestors())}
        self._walk()

    def _walk(self) -> None:
        for element in self.every:
            said = element.keys()
            if "class" in said or "id" in said:
                self.named.append((element, tokens_of(element)))
            if "itemprop" in said or "property" in said:
                self.described.append(element)
            if "rel" in said:
                self.related.append(element)
            if "href" in said and "creativecommons.org/" in element.get("href"):
                self.commons.append(element)

    def behind(self, element: HtmlElement) -> Iterator[HtmlElement]:
        """The elements after the end of one, in document order."""
        start = self.places[element] + sum(1 for _ in element.iter("*"))
        return (self.every[at] for at in range(start, len(self.every)))

    def words_of(self, element: HtmlElement) -> str:
        """The visible words of an element, spaces collapsed; those of neighbouring elements stay apart."""
        words = self._words.get(element)
        if words is None:
            words = _joined(self._texts(element))
            if len(words) <= _LONGEST_KEPT:
                self._words[element] = words
        return words

    def first_words_of(self, element: HtmlElement, least: int) -> str:
        """The words of an element; where they are longer than ``least`` code points, more of them than that."""
        if element in self._words:
            return self._words[element]
        read: list[str] = []
        length = 0
        for text in self._texts(element):
            read.append(text)
            length += sum(map(len, text.split()))
            if length > least:
                return _joined(read)
        words = self._words[element] = _joined(read)
        return words

    def _texts(self, element: HtmlElement) -> Iterator[str]:
        if element not in self._veiled:
            yield from element.itertext()
        elif element.tag not in _UNSEEN:
            yield element.text or ""
            for child in element:
                yield from self._texts(child)
                yield child.tail or ""

    def is_aside(self, element: HtmlElement) -> bool:
        """Whether an element, or one around it, is no part of the article: comments, related items, navigation."""
        line: list[HtmlElement] = []
        around: HtmlElement | None = element
        while around is not None and around not in self._around:
            line.append(around)
            around = around.getparent()
        known = self._around[around] if around is not None else _Around()
        for inner in reversed(line):
            known = self._around[inner] = _within(inner, known)
        return known.of_article


def _joined(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())


def _within(element: HtmlElement, around: _Around) -> _Around:
    if element.tag == "article":
        return _Around(in_article=True, of_all=around.of_all, of_article=around.of_all)
    if element.tag in _NEVER_ASIDE:
        return around
    is_named = _says_aside(tokens_of(element))
    of_all = around.of_all or is_named or element.tag in _ASIDE_TAGS
    if not around.in_article:
        return _Around(in_article=False, of_all=of_all, of_article=of_all)
    of_article = around.of_article or is_named or element.tag in _ASIDE_TAGS - _OWN_TAGS
    return _Around(in_article=True, of_all=of_all, of_article=of_article)


def tokens_of(element: HtmlElement) -> str:
    """Class and id in lower case, words joined with ``-``: ``AuthorName`` becomes ``author-name``."""
    return _tokens(element.get("class") or "", element.get("id") or "")


@lru_cache(maxsize=4_096)
def _tokens(classes: str, name: str) -> str:
    return _CAMEL.sub("-", f"{classes} {name}").replace("_", "-").lower()


@lru_cache(maxsize=4_096)
def _says_aside(tokens: str) -> bool:
    return _ASIDE.search(tokens) is not None
