"""The main text of a page: what an extractor takes of it, mended by the page's own structure, as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml.html import HtmlElement

from annotated_briefings.importing.article import Block, Dropped
from annotated_briefings.importing.html.blocks import SKIPPED, Leaf, read_leaves, squeeze
from annotated_briefings.importing.html.boilerplate import reason_of
from annotated_briefings.importing.html.choose import choose, is_prose
from annotated_briefings.importing.html.extractors import Extracted, extract
from annotated_briefings.importing.html.inline import InlineWriter
from annotated_briefings.importing.html.links import Links
from annotated_briefings.importing.html.markdown import write_blocks
from annotated_briefings.importing.html.notes import find_notes, note_blocks
from annotated_briefings.text.diagnostic import Diagnostic, note, warning
from annotated_briefings.text.place import Location

_LEAST_TITLE_SHARE = 0.5
"""Share of a main heading's words that the page's title has, too, where it is the article's title."""
_LONGEST_DROPPED = 300
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The blocks of an article, what of its page is not among them, and what to know of both."""

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_body(tree: HtmlElement, *, url: str, place: Location) -> Body:
    """The article in a page's tree, which is only read. ``url`` is what relative links are relative to."""
    page = tree.find(".//body")
    page = tree if page is None else page
    extracted = extract(tree, page)
    leaves = read_leaves(extracted.region)
    reasons = choose(leaves, extracted.letters, titles_of(tree))
    if all(reasons):
        reasons = _anything(leaves)
    kept = [leaf for leaf, reason in zip(leaves, reasons, strict=True) if not reason]
    links = Links(tree, url)
    notes = find_notes(kept)
    writer = InlineWriter(links, notes.labels)
    blocks = (*write_blocks(notes.body, writer), *note_blocks(notes, writer))
    dropped = (*_dropped(leaves, reasons), *dropped_around(page, extracted.region))
    return Body(blocks=blocks, dropped=dropped, diagnostics=tuple(_said(extracted, links, place)))


def _anything(leaves: list[Leaf]) -> list[str]:
    """Where nothing was chosen, all that is not named like boilerplate; where all is, the prose in it, or all of it."""
    named = [leaf.reason for leaf in leaves]
    if not all(named):
        return named
    prose = ["" if is_prose(leaf) else leaf.reason for leaf in leaves]
    return [""] * len(leaves) if all(prose) else prose


def _said(extracted: Extracted, links: Links, place: Location) -> Iterator[Diagnostic]:
    if extracted.other:
        yield warning(
            "extractors-disagree",
            f"two ways to find the article give {extracted.length} and {extracted.other} letters; the "
            f"{'first' if extracted.is_first else 'second'} was taken",
            place,
            hint="compare the draft with the page",
        )
    if links.lost:
        counted = "1 link is" if links.lost == 1 else f"{links.lost} links are"
        yield note("relative-link", f"{counted} relative, and the page does not say to what; only the words were kept",
                   place, hint="give the page's address with --url")  # fmt: skip


def titles_of(tree: HtmlElement) -> frozenset[str]:
    """The page's titles, squeezed; a main heading is one where it has words in common with them."""
    said = ["".join(title.itertext()) for title in tree.iterfind(".//head/title")]
    said += [meta.get("content", "") for meta in tree.iter("meta") if _names_title(meta)]
    words = [set(_WORD.findall(title.lower())) for title in said]
    for heading in tree.iter("h1"):
        title = "".join(heading.itertext())
        own = set(_WORD.findall(title.lower()))
        if not words or any(len(own & known) >= _LEAST_TITLE_SHARE * len(own) for known in words):
            said.append(title)
    return frozenset(map(squeeze, said)) - {""}


def _names_title(meta: HtmlElement) -> bool:
    return meta.get("property") == "og:title" or meta.get("name") in {"twitter:title", "title"}


def dropped_around(page: HtmlElement, region: HtmlElement) -> Iterator[Dropped]:
    """What stands beside the article: one entry for each neighbour of the elements that lead to it."""
    inner = region
    while inner is not page and (outer := inner.getparent()) is not None:
        for element in outer:
            if element is not inner and isinstance(element.tag, str) and element.tag not in SKIPPED:
                words = " ".join(" ".join(_visible(element)).split())
                if squeeze(words[:_LONGEST_DROPPED]):
                    yield Dropped(text=shortened(words), reason=_reason_around(element))
        inner = outer


def _visible(element: HtmlElement) -> Iterator[str]:
    """The first words of an element; data in scripts are none."""
    length = 0
    for node in element.iter():
        if length > _LONGEST_DROPPED:
            return
        if isinstance(node.tag, str) and node.tag not in SKIPPED and node.text:
            yield node.text
            length += len(node.text.strip())
        if node is not element and node.tail:
            yield node.tail
            length += len(node.tail.strip())


def _reason_around(element: HtmlElement) -> str:
    inner = (reason_of(child) for child in element)
    tag = {"header": "header", "aside": "aside"}.get(element.tag, "outside the article")
    return reason_of(element) or next(filter(None, inner), "") or tag


def _dropped(leaves: Iterable[Leaf], reasons: Iterable[str]) -> Iterator[Dropped]:
    """One entry for neighbours that were left out for the same reason."""
    for reason, group in groupby(zip(leaves, reasons, strict=True), key=lambda pair: pair[1]):
        if reason:
            words = " ".join(leaf.words for leaf, _ in group)
            yield Dropped(text=shortened(words), reason=reason)


def shortened(words: str) -> str:
    """The beginning of what was left out; a page's navigation may be longer than its article."""
    return words if len(words) <= _LONGEST_DROPPED else f"{words[: _LONGEST_DROPPED - 1].rstrip()}…"
