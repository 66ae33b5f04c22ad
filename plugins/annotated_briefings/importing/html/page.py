"""One parsed web page, with what is asked of it repeatedly: meta tags, JSON-LD, names of the site, the headline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from annotated_briefings.importing.html.elements import Elements
from annotated_briefings.importing.html.json_ld import JsonLd, Node, names_in, read_json_ld, texts_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SITE_TAGS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher", "cre")
_BLOCKS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "header", "ul", "td", "time",
                     "address", "dd", "dt", "blockquote", "article"})  # fmt: skip
_LONG = 240
"""Code points from which a paragraph is prose: the head of the article is over."""
_HEAD_LINES, _ROWS_BEFORE = 14, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page and what is asked of it repeatedly; ``metas`` has lower-case names, values in the page's order.

    ``articles`` are the nodes of JSON-LD that are about the article that the page is for.
    ``headline`` is the heading that names the article, ``head`` the short lines under it, up to the first paragraph.
    """

    tree: HtmlElement = field(repr=False)
    elements: Elements = field(repr=False)
    url: str
    text: str
    metas: Mapping[str, tuple[str, ...]]
    linked: JsonLd
    articles: tuple[Node, ...]
    site_names: tuple[str, ...]
    headline: HtmlElement | None
    head: tuple[HtmlElement, ...]

    def meta(self, *names: str) -> Iterator[tuple[str, str]]:
        """Values of meta tags with their names, in the order of the names."""
        for name in names:
            yield from ((name, value) for value in self.metas.get(name, ()))

    def words_of(self, element: HtmlElement) -> str:
        """See :meth:`Elements.words_of`."""
        return self.elements.words_of(element)

    def first_words_of(self, element: HtmlElement, least: int) -> str:
        """See :meth:`Elements.first_words_of`."""
        return self.elements.first_words_of(element, least)

    def is_aside(self, element: HtmlElement) -> bool:
        """See :meth:`Elements.is_aside`."""
        return self.elements.is_aside(element)


def look_at(tree: HtmlElement, *, url: str, text: str) -> Page:
    """Index a page once. The tree is only read."""
    elements = Elements(tree)
    metas = _metas(tree)
    linked = read_json_ld(tree)
    headline = _headline(tree, metas, elements)
    return Page(
        tree=tree,
        elements=elements,
        url=url,
        text=text,
        metas=metas,
        linked=linked,
        articles=_articles(linked, tree, headline, elements),
        site_names=tuple(dict.fromkeys(_site_names(metas, linked, url))),
        headline=headline,
        head=tuple(_head(headline, elements)) if headline is not None else (),
    )


def _metas(tree: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        value = " ".join(unescape(tag.get("content") or "").split())
        for name in {tag.get("property"), tag.get("name"), tag.get("itemprop"), tag.get("http-equiv")} - {None, ""}:
            if value:
                found.setdefault(name.strip().lower(), []).append(value)
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items()}


def _site_names(metas: Mapping[str, tuple[str, ...]], linked: JsonLd, url: str) -> Iterator[str]:
    for name in _SITE_TAGS:
        yield from metas.get(name, ())
    for node in linked.of_types("Article"):
        yield from names_in(node.get("publisher"), linked)
    yield from (name for node in linked.of_types("WebSite") for name in names_in(node, linked))
    address = url or next(iter(metas.get("og:url", ())), "")
    yield from (label for label in [_label(address)] if label)


def _label(url: str) -> str:
    """The part of a host that names the site: ``example`` of ``www.example.co.uk``."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    labels = [label for label in host.split(".") if label not in {"www", "m", "amp", "blog", "news"}]
    return max(labels[:-1], key=len, default="")


def _headline(tree: HtmlElement, metas: Mapping[str, tuple[str, ...]], elements: Elements) -> HtmlElement | None:
    """The heading that says what the title says, else the first ``h1`` of the article, else the first."""
    headings = [heading for heading in tree.iter("h1", "h2") if elements.words_of(heading)]
    titles = [*metas.get("og:title", ()), *(elements.words_of(title) for title in tree.iter("title"))]
    for title in filter(None, titles):
        for heading in headings:
            if _is_named(elements.words_of(heading), title):
                return heading
    first = [heading for heading in headings if heading.tag == "h1"]
    marked = [heading for heading in headings if heading.get("itemprop") == "headline"]
    return next(iter([*marked, *first]), None)


def _is_named(heading: str, title: str) -> bool:
    heading, title = heading.casefold(), title.casefold()
    return heading == title or (len(heading) > 12 and heading in title)


def _articles(linked: JsonLd, tree: HtmlElement, headline: HtmlElement | None, elements: Elements) -> tuple[Node, ...]:
    """Articles among the top nodes; where there are several, those that the page's title or headline names."""
    nodes = tuple(linked.of_types("Article"))
    if len({texts_in(node.get("headline")) for node in nodes}) <= 1:
        return nodes
    said = " ".join(
        elements.words_of(element) for element in (*tree.iter("title"), headline) if element is not None
    ).casefold()
    return tuple(node for node in nodes if any(text.casefold() in said for text in texts_in(node.get("headline"))))


def _head(headline: HtmlElement, elements: Elements) -> Iterator[HtmlElement]:
    """Short blocks behind the headline, in order, up to the first paragraph of prose; then those just before it."""
    yield from _behind(headline, elements)
    for element in (headline, headline.getparent()):
        before = element.xpath("preceding-sibling::*") if element is not None and element.tag != "body" else []
        near = (block for block in before[-_ROWS_BEFORE:] if not elements.is_aside(block))
        yield from (block for block in near if 0 < len(elements.first_words_of(block, _LONG)) < _LONG)


def _behind(headline: HtmlElement, elements: Elements) -> Iterator[HtmlElement]:
    count = 0
    for element in elements.behind(headline):
        if element.tag not in _BLOCKS or elements.is_aside(element):
            continue
        words = elements.first_words_of(element, _LONG)
        if element.tag == "p" and len(words) >= _LONG:
            return
        if words and len(words) < _LONG:
            yield element
            count += 1
            if count >= _HEAD_LINES:
                return
