"""The licence of an article on a web page. Licences of pictures are left aside, and so are copyright notices."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from annotated_briefings.importing.html.blocks import INLINE
from annotated_briefings.importing.html.claims import Claim
from annotated_briefings.importing.html.elements import tokens_of
from annotated_briefings.importing.html.json_ld import names_in
from annotated_briefings.importing.html.page import Page
from annotated_briefings.importing.licence import folded, places_in, read_licence, reserves_rights, spdx_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS = ("dc.rights.license", "dcterms.license", "dc.license", "cc:license", "license", "licence", "dc.rights",
         "dcterms.rights", "dcterms.accessrights", "rights", "citation_license", "copyright")  # fmt: skip
_TERMS = re.compile(r"terms|copyright|legal|privacy|permission|imprint|impressum|/rights", re.IGNORECASE)
_PICTURE = re.compile(
    r"(?:^|[- ])(?:caption|image|img|photo|picture|gallery|thumb\w*|comments?|media|credits?|related)(?:[- ]|$)"
)
_SELF = re.compile(
    r"\W*(?:(?:this|these|our|the|all|some)\b.{0,60}?\b(?:work|article|story|piece|text|post|page|site|website|blog|weblog|"
    r"content|publication|document|essay|material|information|paper|report|chapter|entry|journal|newsletter)s?\b|(?:except|unless)\b|text|content|article|licen[cs]ed?|"
    r"(?:re|originally )?published|available|originally|creative commons|cc\b|©|copyright|you (?:are free|can|may)|"
    r"republish|dieser?s?\b|lizenz|cet article|este)",
    re.IGNORECASE,
)
_GRANTS = re.compile(
    r"licen[cs]|lizenz|licencia|licença|лиценз|creative commons|public domain|republish|CC BY|CC0", re.IGNORECASE
)
_GRANTING = (
    "licens", "licenc", "lizenz", "licença", "лиценз", "creative commons", "public domain", "republish", "cc by", "cc0",
)  # fmt: skip
"""What any text holds, :func:`folded`, in which ``_GRANTS`` finds something."""
_FREELY = re.compile(r"\brepublish\b[^.]{0,80}\b(?:Creative Commons|CC BY)", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:photo(?:graph)?|image|picture|video|audio|music|illustration|drawing|graphic|figure|map|chart|logo|icon|font|"
    r"theme|template|software|code|data ?set)s?\b|\b(?:flickr|wikimedia|unsplash|pixabay)\b",
    re.IGNORECASE,
)
"""What else may have a licence of its own, and where it comes from."""
_STATING = frozenset({
    "p", "li", "div", "small", "span", "footer", "section", "em", "i", "td", "dd", "address", "aside", "a"
})  # fmt: skip
_PROPERTIES = frozenset({"cc:license", "dct:license", "schema:license"})
_SENTENCE = re.compile(r"(?<=[.!?])(?<! [A-Z]\.) ")
"""Where one sentence ends and the next begins; an initial ends none."""
_LONGEST, _LONGEST_LINK = 500, 80
_TOPIC_FIRST = 40
"""Code points in which a statement says what it is about."""
_LONGEST_LAID_OUT = 5_000
"""The same with the spaces of a page's layout: what is longer is no statement, and costly to search."""
_FIRST_LETTERS = 200_000


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a licence, and its SPDX id where they settle one."""

    words: str
    rights: str = ""


def licence_claims(page: Page) -> Iterator[Claim[Said]]:
    """Licences, most reliable first; of one place, those that settle an id come first."""
    by_place = (_linked(page), _rel_license(page), _microdata(page), _tags(page), _stated(page), _last_lines(page))
    for claims in by_place:
        yield from sorted(claims, key=lambda claim: not claim.value.rights)


def reserved_rights(page: Page) -> str:
    """The words with which the page reserves all rights, or nothing."""
    return reserves_rights(page.tree.text_content()[-_FIRST_LETTERS:])


def _read(value: str, beside: str = "") -> Iterator[Said]:
    """The licence that an address or a phrase names; ``beside`` are the words of its link."""
    for said in (value, value.replace("_", " "), beside):
        rights, words = spdx_of(said)
        if rights:
            yield Said(rights, rights)
            return
    for said in (beside, value):
        words = spdx_of(said)[1] or ("Creative Commons" if "creative commons" in said.lower() else "")
        if words:
            yield Said(words)
            return
    if value and not _TERMS.search(value) and not _TERMS.search(beside) and value.lower().startswith("http"):
        yield Said(value)


def _linked(page: Page) -> Iterator[Claim[Said]]:
    for node in (*page.articles, *page.linked.of_types("WebPage")):
        values = [*names_in(node.get("license"), page.linked)]
        inner = node.get("license")
        if isinstance(inner, dict):
            values += [str(inner.get(name)) for name in ("url", "@id") if inner.get(name)]
        for value in values:
            yield from (Claim(said, "JSON-LD") for said in _read(value))


def _rel_license(page: Page) -> Iterator[Claim[Said]]:
    for element in page.elements.related:
        is_license = element.tag in {"a", "link"} and "license" in (element.get("rel") or "").split()
        if is_license and not _is_of_picture(element):
            yield from (Claim(said, "rel=license") for said in _read(element.get("href") or "", page.words_of(element)))


def _microdata(page: Page) -> Iterator[Claim[Said]]:
    for element in page.elements.described:
        if element.get("itemprop") != "license" and element.get("property") not in _PROPERTIES:
            continue
        value = element.get("content") or element.get("href") or element.get("resource") or page.words_of(element)
        if not _is_of_picture(element):
            yield from (Claim(said, "microdata") for said in _read(value, page.words_of(element)))


def _tags(page: Page) -> Iterator[Claim[Said]]:
    for name, value in page.meta(*_TAGS):
        rights, words = spdx_of(value)
        words = words or ("Creative Commons" if "creative commons" in value.lower() else "")
        if words:
            yield Claim(Said(rights or words, rights), f"meta {name}")


def _stated(page: Page) -> Iterator[Claim[Said]]:
    """Sentences that the page says of itself, with the links to a licence within them, and links that stand alone."""
    for element in _speaking(page):
        if element.tag in _STATING and _may_state(element) and not _is_of_picture(element):
            yield from _statement(element, page)


def _statement(element: HtmlElement, page: Page) -> Iterator[Claim[Said]]:
    words = page.words_of(element)
    hrefs = (link.get("href") or "" for link in element.iter("a"))
    known = [said for href in hrefs for said in [spdx_of(href)] if said[1]]
    is_own = bool(known) and _stands_alone(element, page) if element.tag == "a" else _speaks_of_itself(words)
    if len(words) > _LONGEST or not is_own:
        return
    found = read_licence(words)
    rights = next((rights for rights, _ in known if rights), found.rights if found else "")
    said = rights or (found.licence if found else "") or (known[0][1] if known else "")
    if said:
        yield Claim(Said(said, rights), "statement on the page")


def _speaks_of_itself(words: str) -> bool:
    if _TOPIC.search(words[:_TOPIC_FIRST]):
        return False
    sentences = _SENTENCE.split(words)
    return bool(_FREELY.search(words)) or any(_SELF.match(one) and _GRANTS.search(one) for one in sentences)


def _speaking(page: Page) -> list[HtmlElement]:
    """Elements, in document order, of whose own words some may grant something, or that link to Creative Commons."""
    found = set(_owners(page))
    for link in page.elements.commons:
        found.update(around for around in (link, link.getparent()) if around is not None)
    return sorted(found, key=page.elements.places.__getitem__)


def _owners(page: Page) -> Iterator[HtmlElement]:
    """The elements around each text that holds a word of a grant: one search of all texts is cheaper than many."""
    whole = folded(page.tree.text_content())
    if not any(word in whole or word.replace(" ", "") in whole for word in _GRANTING):
        return
    texts = page.tree.xpath(".//text()")
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    for at, word in places_in(folded(" ".join(texts)), _GRANTING):
        first, last = bisect_right(starts, at), bisect_left(starts, at + len(word))
        for text in texts[first - 1 : last]:
            beside = text.getparent()
            yield from (around for around in (beside, beside.getparent()) if around is not None)


def _may_state(element: HtmlElement) -> bool:
    """Whether the element's own text, or a link in it, speaks of a licence."""
    own = " ".join([element.text or "", *(f"{child.text or ''} {child.tail or ''}" for child in element)])
    if len(own) <= _LONGEST_LAID_OUT and _GRANTS.search(own):
        return True
    return any("creativecommons.org/" in (link.get("href") or "") for link in (element, *element.findall("a")))


def _stands_alone(link: HtmlElement, page: Page) -> bool:
    """Whether a short link, or a badge, is no part of the article's prose, nor of a sentence about something else."""
    words = page.words_of(link)
    block = next((around for around in link.iterancestors() if around.tag not in INLINE), None)
    if block is None or len(words) > _LONGEST_LINK or next(link.iterancestors("nav"), None) is not None:
        return False
    around = page.first_words_of(block, _LONGEST)
    sentence = _SENTENCE.split(around[: around.find(words) + len(words)] or around)[-1]
    is_prose = len(around) > _LONGEST_LINK and around in page.text
    return len(around) <= _LONGEST and not is_prose and not _TOPIC.search(sentence)


def _last_lines(page: Page) -> Iterator[Claim[Said]]:
    lines = [line for line in page.text.split("\n") if line.strip()]
    for line in reversed(lines[-8:]):
        found = read_licence(line) if _SELF.match(line) else None
        if found and found.licence:
            yield Claim(Said(found.rights or found.licence, found.rights), "last lines")


def _is_of_picture(element: HtmlElement) -> bool:
    return any(
        around.tag in {"figure", "figcaption", "picture"} or (around.tag != "body" and _says_picture(tokens_of(around)))
        for around in (element, *element.iterancestors())
        if isinstance(around.tag, str)
    )


@lru_cache(maxsize=4_096)
def _says_picture(tokens: str) -> bool:
    return _PICTURE.search(tokens) is not None
