"""Extractors of main text: trafilatura first, and readability where the first result looks too short."""

from __future__ import annotations

import logging
from copy import deepcopy
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree
from lxml.html import HtmlElement, tostring

from annotated_briefings.importing.html.blocks import squeeze

for _library in ("trafilatura", "readability"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # what they warn of is told as findings

_LEFT_OUT = ("aside", "button", "footer", "iframe", "link", "menu", "meta", "nav", "noscript", "select")
_LEAST_PARAGRAPH = 40
"""Letters of a paragraph that is looked for in the extracted text."""
_FEW = 250
"""Letters under which a result is hardly an article."""
_LEAST_SHARE = 0.35
"""Share of the letters in all long paragraphs of the page under which a second opinion is asked."""
_END = 24
"""Letters at both ends of the extracted text that the region must hold."""
_MOST_CLIMBS = 5
_DISAGREE = 2.0
"""Times by which one result is longer than the other where they disagree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The article's letters (without spaces and punctuation), and the element that it stands in.

    ``length`` counts the letters of the first extractor, ``other`` those of the second where the two disagree, else 0.
    """

    letters: str
    region: HtmlElement
    length: int
    other: int = 0
    is_first: bool = True


def extract(tree: HtmlElement, page: HtmlElement) -> Extracted:
    """The article of ``page``, the body of ``tree``."""
    paragraphs = [(element, squeeze("".join(element.itertext()))) for element in page.iter("p")]
    slim = _slim(tree)
    first = _by_trafilatura(slim)
    prose = sum(len(letters) for _, letters in paragraphs if len(letters) >= _LEAST_PARAGRAPH)
    if len(first) >= _FEW and len(first) >= _LEAST_SHARE * prose:
        return Extracted(letters=first, region=_region(page, paragraphs, first), length=len(first))
    second = _by_readability(slim)
    is_first = len(first) >= _FEW or len(second) <= len(first)
    letters = first if is_first else second
    shorter, longer = sorted((len(first), len(second)))
    disagree = longer > _DISAGREE * shorter
    return Extracted(
        letters=letters,
        region=_region(page, paragraphs, letters),
        length=len(first),
        other=len(second) if disagree else 0,
        is_first=is_first,
    )


def _by_trafilatura(tree: HtmlElement) -> str:
    import trafilatura

    found = trafilatura.bare_extraction(
        tree, fast=True, favor_precision=True, include_comments=False, include_tables=True, with_metadata=False,
        output_format="txt",
    )  # fmt: skip
    return squeeze("".join(found.body.itertext())) if found is not None and not isinstance(found, dict) else ""


def _slim(tree: HtmlElement) -> HtmlElement:
    """A copy without what extractors leave out, too, but only after their slowest questions to every element."""
    slim = deepcopy(tree)
    for element in list(slim.iter(*_LEFT_OUT)):
        element.drop_tree()
    return slim


def _by_readability(tree: HtmlElement) -> str:
    from readability import Document
    from readability.readability import Unparseable

    try:
        summary = Document(tostring(tree, encoding="unicode")).summary(html_partial=True)
        return squeeze("".join(etree.HTML(summary).itertext())) if summary.strip() else ""
    except (Unparseable, etree.ParserError, ValueError, AttributeError):
        return ""


def _region(page: HtmlElement, paragraphs: list[tuple[HtmlElement, str]], letters: str) -> HtmlElement:
    """The innermost element around all paragraphs of the extracted text; the whole page where it has none."""
    common: list[HtmlElement] = []
    for element, words in paragraphs:
        if len(words) >= _LEAST_PARAGRAPH and words in letters:
            line = [*reversed(list(element.iterancestors()))]
            common = _shared(common, line) if common else line
    found = common[-1] if common else page
    for _ in range(_MOST_CLIMBS):
        if found is page or found.tag in {"html", "head"}:
            return page
        held = squeeze("".join(found.itertext()))
        if letters[:_END] in held and letters[-_END:] in held:
            return found
        found = found.getparent()
    return page


def _shared(one: list[HtmlElement], other: list[HtmlElement]) -> list[HtmlElement]:
    return [pair[0] for pair in takewhile(lambda pair: pair[0] is pair[1], zip(one, other, strict=False))]
