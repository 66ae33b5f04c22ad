"""Who wrote an article: what the page says to machines, then its visible by-lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from annotated_briefings.importing.article import Author
from annotated_briefings.importing.byline import read_byline, split_role
from annotated_briefings.importing.furniture import find_furniture
from annotated_briefings.importing.html.claims import Claim
from annotated_briefings.importing.html.elements import tokens_of
from annotated_briefings.importing.html.json_ld import names_in, texts_in, types_of
from annotated_briefings.importing.html.page import Page
from annotated_briefings.importing.names import is_institution, is_person, is_weak, read_names, says_role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Authors = tuple[Author, ...]
_INVERTED_TAGS = (
    "citation_author",
    "citation_authors",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "eprints.creators_name",
)
_TAGS = ("article:author", "author", "parsely-author", "sailthru.author", "byl", "article_author", "article.author",
         "og:article:author", "authors", "cxenseparse:author", "rnews:author", "dc.author", "creator")  # fmt: skip
_BYLINE = re.compile(
    r"(?:^|[- ])(?:by-?lines?|authors?|contributors?|writers?|creator|autor(?:en)?|byauthor|redakteur|reporter|"
    r"journalist)(?:[- ]|$)"
)
_BYLINE_WORDS = ("byline", "by-line", "author", "contributor", "writer", "creator", "autor", "redakteur",
                 "reporter", "journalist")  # fmt: skip
"""One of them is in all tokens in which ``_BYLINE`` finds something; to look for them is ten times as fast."""
_NOT_NAME = re.compile(
    r"(?:^|[- ])(?:bio\w*|about|avatar|image|img|photo|thumb|social|twitter|email|follow|link-?list|description|more|"
    r"flyout|archive|date|time|meta-date|copy|box|ad|ads|counts?|form)(?:[- ]|$)"
)
_ROLE_TOKEN = re.compile(
    r"(?:^|[- ])(?:role|affiliation|job|job-?title|occupation|author-(?:title|position|info))(?:[- ]|$)"
)
_CONTACT = re.compile(r"\S+@\S+\.\w+|(?<!\w)@\w+")
_BUTTONS = re.compile(
    r"\b(?:follow|biography|profile|unfollow|email|view|archive|subscribe|read more)\b.*$", re.IGNORECASE
)
_BY = re.compile(r"\s*(?:by|von|par|por|di|door|автор|作者|written by|posted by|words by)\b[:\s]", re.IGNORECASE)
_LONGEST, _LONGEST_ROLE = 200, 160
_ROLE_TAGS = ("p", "span", "div", "em", "small", "a", "li", "dd")
_NO_BYLINES = frozenset({"body", "html", "script", "input", "img", "meta", "style"})
_SENTENCE_END = re.compile(r"(?<=[^\W\d_A-Z]{3})\. (?=[A-Z])")


def author_claims(page: Page, language: str) -> Iterator[Claim[Authors]]:
    """Who the page says wrote it, most reliable first; each claim has at least one author."""
    for claim in _raw_claims(page, language):
        if claim.value:
            yield claim


def choose_authors(claims: Iterable[Claim[Authors]], site_names: tuple[str, ...]) -> Claim[Authors] | None:
    """The most reliable claim that names a person or a proper institution; a later one that adds names to it wins."""
    every = list(claims)
    strong = [claim for claim in every if not all(is_weak(author, site_names) for author in claim.value)]
    if not strong:
        return every[0] if every else None
    taken = strong[0]
    for claim in strong[1:]:
        if claim.where in _MAY_ADD and _names(taken) < _names(claim) and len(claim.value) <= _MOST_ADDED:
            taken = claim
    kept = (
        tuple(author for author in taken.value if not is_weak(author, site_names))
        if len(taken.value) > 1
        else taken.value
    )
    return _with_roles(Claim(kept, taken.where), every)


_MAY_ADD = frozenset(
    {"by-line", "line under the headline", "meta author", "meta byl", "meta parsely-author", "microdata"}
)
_MOST_ADDED = 8


def _names(claim: Claim[Authors]) -> frozenset[str]:
    return frozenset(author.name.casefold() for author in claim.value)


def _with_roles(taken: Claim[Authors], claims: list[Claim[Authors]]) -> Claim[Authors]:
    """The authors with the roles and affiliations that other places of the page give them."""
    known: dict[str, Author] = {}
    for claim in claims:
        for author in claim.value:
            old = known.setdefault(author.name.casefold(), author)
            known[author.name.casefold()] = replace(
                old, role=old.role or author.role, affiliation=old.affiliation or author.affiliation
            )
    return Claim(tuple(replace(known[author.name.casefold()], name=author.name) for author in taken.value), taken.where)


def _raw_claims(page: Page, language: str) -> Iterator[Claim[Authors]]:
    yield Claim(_linked(page, language), "JSON-LD")
    yield Claim(_distinct(_microdata(page, language)), "microdata")
    for name in _INVERTED_TAGS:
        values = page.metas.get(name, ())
        yield Claim(_distinct(_field(page, value, language, inverted=True) for value in values), f"meta {name}")
    for name in _TAGS:
        yield Claim(_distinct(_field(page, value, language) for value in page.metas.get(name, ())), f"meta {name}")
    marked = list(_leaves(page, language))
    yield Claim(_of_article(marked, page), "by-line")
    yield Claim(_near_headline(page, language), "line under the headline")
    yield Claim(_rel_author(page, language), "rel=author")
    if not _is_collection(marked, page):
        paragraphs = [part for part in page.text.split("\n") if part.strip()]
        yield Claim(find_furniture(paragraphs).authors, "last or first line")


def _distinct(groups: Iterable[Authors]) -> Authors:
    found: dict[str, Author] = {}
    for group in groups:
        for author in group:
            found.setdefault(author.name.casefold(), author)
    return tuple(found.values())


def _field(page: Page, value: str, language: str, *, inverted: bool = False) -> Authors:
    return read_names(value, language=language, site_names=page.site_names, inverted=inverted, text=page.text)


def _linked(page: Page, language: str) -> Authors:
    for node in page.articles:
        for name in ("author", "creator"):
            authors = _distinct(_of_value(page, node.get(name), language))
            if authors:
                return authors
    for node in page.linked.of_types("WebPage"):
        authors = _distinct(_of_value(page, node.get("author"), language))
        if authors:
            return authors
    return ()


def _of_value(page: Page, value: object, language: str) -> Iterator[Authors]:
    if isinstance(value, list):
        for item in value:
            yield from _of_value(page, item, language)
    elif isinstance(value, dict):
        node = page.linked.resolve(value)
        role = next(iter(texts_in(node.get("jobTitle"))), "")
        affiliation = next(iter(names_in(node.get("affiliation") or node.get("worksFor"), page.linked)), "")
        for name in texts_in(node.get("name")):
            if "Organization" in types_of(node) or "NewsMediaOrganization" in types_of(node):
                yield read_names(name, site_names=(*page.site_names, name))
                continue
            authors = _field(page, name, language)
            if len(authors) == 1:
                said = "" if role.lower() in {"author", "person"} else role
                authors = (
                    replace(
                        authors[0], role=authors[0].role or said, affiliation=authors[0].affiliation or affiliation
                    ),
                )
            yield authors
    else:
        for name in texts_in(value):
            yield _field(page, name, language)


def _microdata(page: Page, language: str) -> Iterator[Authors]:
    for element in page.elements.described:
        if not _is_author(element):
            continue
        if (element.tag == "meta" and element.get("property")) or page.is_aside(element) or _is_comment(element):
            continue
        named = next(iter(element.xpath(".//*[@itemprop='name']")), element)
        said = element.get("content") or named.get("content") or page.words_of(named)
        yield _short(page, said, language)


def _is_author(element: HtmlElement) -> bool:
    return element.get("itemprop") in {"author", "creator"} or element.get("property") in {"schema:author", "author"}


def _is_comment(element: HtmlElement) -> bool:
    scopes = element.xpath("ancestor::*[@itemtype][1]/@itemtype")
    return any(scope.endswith(("Comment", "UserComments", "ImageObject", "Review")) for scope in scopes)


def _short(page: Page, said: str, language: str) -> Authors:
    said = _BUTTONS.sub("", _CONTACT.split(said)[0]) if not _BY.match(said) else _CONTACT.split(said)[0]
    said = _SENTENCE_END.split(_undoubled(" ".join(said.split())))[0]
    return _field(page, said, language) if len(said) <= _LONGEST else ()


def _undoubled(said: str) -> str:
    """ "Jane Doe Jane Doe" is said once."""
    half = len(said) // 2
    return said[:half] if said[:half].strip() and said[:half] == said[half + 1 :] else said


def _is_collection(marked: list[tuple[HtmlElement, Authors]], page: Page) -> bool:
    """Whether the page lists many articles and is none itself: then the first or last by-line is a teaser's."""
    says_so = next(page.linked.of_types("CollectionPage"), None) is not None
    return not page.articles and (says_so or len({authors for _, authors in marked}) > _MOST_ADDED)


def _of_article(leaves: list[tuple[HtmlElement, Authors]], page: Page) -> Authors:
    """By-lines by their class: those near the headline, else the only one of the page."""
    if not leaves:
        return ()
    near = list(_by_headline(leaves, page))
    if near:
        inside = set(_group(near[0][0], page).iter())
        return _distinct(authors for element, authors in near if element in inside)
    said = {tuple(author.name for author in authors) for _, authors in leaves}
    return leaves[0][1] if len(said) == 1 else ()


def _by_headline(leaves: list[tuple[HtmlElement, Authors]], page: Page) -> Iterator[tuple[HtmlElement, Authors]]:
    """The by-lines that stand close to the headline, counted in elements."""
    if page.headline is None:
        return
    places = page.elements.places
    start = places[page.headline]
    yield from (leaf for leaf in leaves if -_BEFORE <= places[leaf[0]] - start <= _BEHIND)


def _group(element: HtmlElement, page: Page) -> HtmlElement:
    """The largest box around a by-line that holds little more than by-lines, and not the headline."""
    outside = set() if page.headline is None else {page.headline, *page.headline.iterancestors()}
    for around in element.iterancestors():
        is_wide = around.tag in {"body", "article", "main"} or around in outside
        if is_wide or len(page.first_words_of(around, _LONGEST_GROUP)) > _LONGEST_GROUP:
            break
        element = around
    return element


_LONGEST_GROUP = 400
_BOX_LEVELS, _BOX_CHILDREN = 3, 12
"""How far around a name its role is looked for; a box with more children is no author's."""
_BEFORE, _BEHIND = 40, 120
"""Elements before and behind the headline among which a by-line is the article's own."""


def _leaves(page: Page, language: str) -> Iterator[tuple[HtmlElement, Authors]]:
    """Innermost elements that are marked as by-lines and hold names."""
    taken: set[HtmlElement] = set()
    found: list[tuple[HtmlElement, Authors]] = []
    for element, tokens in reversed(page.elements.named):
        if not _says_byline(tokens) or element.tag in _NO_BYLINES or element in taken or page.is_aside(element):
            continue
        words = page.first_words_of(element, _LONGEST)
        authors = _short(page, words, language) if 0 < len(words) <= _LONGEST else ()
        if authors and all(_is_full(author, after_by=bool(_BY.match(words))) for author in authors):
            taken.update((element, *element.iterancestors()))
            found.append((element, tuple(_with_box(author, element, page) for author in authors)))
    yield from reversed(found)


def _is_full(author: Author, *, after_by: bool) -> bool:
    """Whether a name can stand alone: a person's, an institution's, or after "By" a single word."""
    if is_person(author.name) or (after_by and " " not in author.name):
        return True
    return (
        is_institution(author.name)
        and " " in author.name
        and author.name[0].isupper()
        and not says_role(author.name)
        and len(author.name.split()) <= 5
    )


@lru_cache(maxsize=4_096)
def _says_byline(tokens: str) -> bool:
    is_likely = any(word in tokens for word in _BYLINE_WORDS)
    return is_likely and _BYLINE.search(tokens) is not None and not _NOT_NAME.search(tokens)


def _with_box(author: Author, element: HtmlElement, page: Page) -> Author:
    """An author with the role that stands in the same box."""
    if author.role or author.affiliation:
        return author
    box = element
    for _ in range(_BOX_LEVELS):
        box = box.getparent() if box.getparent() is not None else box
        if len(box) > _BOX_CHILDREN:
            break
        marked = (inner for inner in box.iter(*_ROLE_TAGS) if _says_role(tokens_of(inner)))
        roles = [
            role
            for role in map(page.words_of, marked)
            if len(role) <= _LONGEST_ROLE and says_role(role) and author.name not in role
        ]
        if roles:
            role, affiliation = split_role(roles[0]) if len(roles) == 1 else (roles[0], "")
            return replace(author, role=role, affiliation=affiliation)
    return author


@lru_cache(maxsize=4_096)
def _says_role(tokens: str) -> bool:
    return _ROLE_TOKEN.search(tokens) is not None


def _near_headline(page: Page, language: str) -> Authors:
    """The one line under the headline that begins with "By", or that is a by-line as a whole; several are teasers."""
    lines = {authors for element in page.head if (authors := _in_line(page, page.words_of(element), language))}
    return lines.pop() if len(lines) == 1 else ()


def _in_line(page: Page, words: str, language: str) -> Authors:
    authors = _short(page, words, language) if _BY.match(words) else ()
    if authors and all(is_person(author.name) for author in authors):
        return authors
    return read_byline(words)


def _rel_author(page: Page, language: str) -> Authors:
    links = [
        link
        for link in page.elements.related
        if link.tag == "a" and " author " in f" {link.get('rel')} " and not page.is_aside(link)
    ]
    named = _distinct(_short(page, page.words_of(link), language) for link in links)
    return named if len(named) <= 3 else ()
