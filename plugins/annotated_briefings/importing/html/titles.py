"""The title of an article, without the name of the site around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefings.importing.html.claims import Claim
from annotated_briefings.importing.html.json_ld import texts_in
from annotated_briefings.importing.html.page import Page

_TAGS = ("dc.title", "dcterms.title", "citation_title", "og:title", "parsely-title", "sailthru.title", "twitter:title",
         "twitter:text:title", "fulltitle", "title")  # fmt: skip
_SEPARATOR = re.compile(r"\s+(?:[|·•»«:]|[-–—]{1,2})\s+|\s*[|｜]\s*|(?<=\S)_(?=\S)")
_AFTER_HEADING = re.compile(r"\s*(?:[|｜·•»_（]|[-–—]{1,2}\s|\(|\.\s)")
_NOT_LETTERS = re.compile(r"[\W_]+")
_GENERIC = frozenset({"home", "homepage", "news", "blog", "untitled", "index", "article"})
_SHORTEST = 3


def title_claims(page: Page) -> Iterator[Claim[str]]:
    """Titles, most reliable first, cleaned."""
    headings = _headings(page)
    for claim in _raw_claims(page):
        title = clean_title(claim.value, site_names=page.site_names, headings=headings)
        if len(title) >= _SHORTEST and not _is_site(title, page.site_names):
            yield Claim(title, claim.where)


def clean_title(title: str, *, site_names: tuple[str, ...] = (), headings: tuple[str, ...] = ()) -> str:
    """A title without what stands around it: a heading of the page that begins it is all of it, a site's name goes."""
    title = " ".join(title.split())
    for heading in headings:
        if heading == title:
            return title
        rest = title[len(heading) :] if title.startswith(heading) else ""
        if rest and _AFTER_HEADING.match(rest):
            return heading
    return _without_site(title, site_names)


def _without_site(title: str, site_names: tuple[str, ...]) -> str:
    """Cut parts that name the site, from the end and then from the start, as long as something is left."""
    parts = list(_SEPARATOR.finditer(title))
    while parts and _is_site(title[parts[-1].end() :], site_names):
        title = title[: parts.pop().start()]
    while parts and _is_site(title[: parts[0].start()], site_names):
        cut = parts[0].end()
        title = title[cut:]
        parts = list(_SEPARATOR.finditer(title))
    return title.strip()


def _is_site(part: str, site_names: tuple[str, ...]) -> bool:
    key = _key(part)
    names = [_key(name) for name in site_names]
    return not key or key in _GENERIC or any(name and _same(key, name) for name in names)


def _same(part: str, name: str) -> bool:
    """Whether two keys name one site: equal, or one begins or ends with the other and is at least half of it."""
    short, long = sorted((part, name), key=len)
    return short == long or (
        len(short) >= 4 and len(short) * 2 >= len(long) and (long.startswith(short) or long.endswith(short))
    )


def _key(text: str) -> str:
    key = _NOT_LETTERS.sub("", text.casefold())
    return key.removeprefix("the").removesuffix("com")


def _headings(page: Page) -> tuple[str, ...]:
    """Texts of the page's headings that may be the title, longest first."""
    texts = {page.words_of(heading) for heading in page.tree.iter("h1", "h2")}
    return tuple(sorted((text for text in texts if len(text) >= _SHORTEST), key=len, reverse=True))


def _raw_claims(page: Page) -> Iterator[Claim[str]]:
    for node in page.articles:
        for text in texts_in(node.get("headline")) or texts_in(node.get("name")):
            yield Claim(text, "JSON-LD")
    for node in page.linked.of_types("WebPage"):
        yield from (Claim(text, "JSON-LD") for text in texts_in(node.get("headline")))
    yield from (Claim(value, f"meta {name}") for name, value in page.meta(*_TAGS[:3]))
    if page.headline is not None and page.headline.get("itemprop") == "headline":
        yield Claim(page.words_of(page.headline), "microdata")
    yield from (Claim(value, f"meta {name}") for name, value in page.meta(*_TAGS[3:]))
    yield from _visible(page)


def _visible(page: Page) -> Iterator[Claim[str]]:
    """The heading where the page's title holds its words, else the page's title, else the first heading."""
    heading = page.words_of(page.headline) if page.headline is not None else ""
    title = next((page.words_of(title) for title in page.tree.iter("title") if page.words_of(title)), "")
    if heading and (not title or heading.casefold() in title.casefold()):
        yield Claim(heading, "heading")
    if title:
        yield Claim(title, "page title")
    if heading:
        yield Claim(heading, "heading")
