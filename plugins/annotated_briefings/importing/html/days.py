"""The day on which a page says that it was published, as EDTF: never more precise than what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from annotated_briefings.dates.find import find_dates
from annotated_briefings.importing.html.claims import Claim
from annotated_briefings.importing.html.elements import tokens_of
from annotated_briefings.importing.html.json_ld import texts_in
from annotated_briefings.importing.html.page import Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INFERRED = "address (inferred)"
_TAGS = (
    "article:published_time", "article:published", "article.published", "og:article:published_time", "datepublished",
    "citation_publication_date", "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "publishdate", "publish-date", "publish_date", "published_time", "pub_date", "pubdate", "publication_date",
    "ptime", "pdate", "og:published_time", "originalpublicationdate", "article_date_original", "dc.date",
    "dcterms.date", "date", "dc.date.published", "rnews:datepublished", "displaydate", "datecreated",
)  # fmt: skip
_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)(?:[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?)?(?=$|[T\s,+Z])")
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:T?\d{4,6}Z?)?")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_NUMERIC = re.compile(r"\b(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)?\d\d)\b")
_EAST_ASIAN = re.compile(r"(?P<y>(?:19|20)\d\d)\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]")
_IN_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?:[/-](?P<m>\d{1,2}|[a-z]{3,9}))(?:[/-](?P<d>\d{1,2}))(?=[/_-]|$)|"
    r"[/_-](?P<y2>20\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?=[/_.-]|$)"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro января",
            "february feb februar février febrero febbraio fevereiro февраля",
            "march mar märz mars marzo março марта",
            "april apr avril abril aprile апреля",
            "may mai mayo maggio maio мая",
            "june jun juni juin junio giugno junho июня",
            "july jul juli juillet julio luglio julho июля",
            "august aug août agosto августа",
            "september sep sept septembre septiembre settembre setembro сентября",
            "october oct oktober okt octobre octubre ottobre outubro октября",
            "november nov novembre noviembre novembro ноября",
            "december dec dezember dez décembre diciembre dicembre dezembro декабря",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_MONTH = re.compile(
    rf"(?<![\w/])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?: de| of)? (?P<n>{_MONTH})\.?,?(?: de)? "
    r"(?P<y>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)(?P<n>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)(?:(?!\d)|(?=\d{{1,2}}:\d\d))",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updat|modif|aktualisiert|mis à jour|actualizad|обновл|更新", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|posted|first|erschienen|veröffentlicht|опубл", re.IGNORECASE)
_DATE_TOKEN = re.compile(
    r"(?:^|[- ])(?:date|dateline|pub-?date|pub-?time|published|publish|posted|timestamp|time|datetime|byline)(?:[- ]|$)"
)
_CLAUSE = re.compile(
    r"[;|•·]|\s[-–—]+\s|(?=\b(?:[Uu]pdated|[Mm]odified|[Aa]ktualisiert|[Mm]is à jour|"
    r"[Aa]ctualizado|[Oo]бновлено|[Pp]osted|[Pp]ublished)\b)"
)
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT = 200
_DESCRIBED = frozenset({"meta", "time", "span", "p", "div", "li", "a", "abbr"})
_LINES = frozenset({"span", "p", "div", "li", "abbr", "small", "em"})
_DIGIT = re.compile(r"\d")


def day_claims(page: Page, region: str, address: str) -> Iterator[Claim[str]]:
    """EDTF dates of publication, most reliable first; the one in the address is inferred and comes last.

    ``address`` is the canonical one. ``region`` is the page's language tag, which tells how "3/9/2015" is meant: month
    first in the United States.
    """
    said = [Claim(value, claim.where) for claim in _said(page) if (value := read_day(claim.value, region))]
    yield from said
    if not said:
        yield from _shown(page, region)
    yield from (Claim(value, INFERRED) for value in [_in_address(address)] if value)


def read_day(text: str, region: str = "") -> str:
    """EDTF of a date as machines and people write them: ``2019-11-20T08:02Z``, "20 Nov 2019 08:02 GMT", ``20191120``.

    The day is the one that is written, whatever its time zone. "" where the text holds no date, or may mean two.
    """
    if not _DIGIT.search(text):
        return ""
    text = " ".join(text.split())
    found = _ISO.match(text) or _COMPACT.fullmatch(text)
    if found:
        return _edtf(found["y"], found["m"], found["d"])
    if _EPOCH.fullmatch(text):
        return date.fromtimestamp(int(text[:10])).isoformat()  # noqa: DTZ012
    return _in_words(text) or _numeric(text, region)


def _edtf(year: str, month: str | None, day: str | None) -> str:
    """The date with the precision that is given, or nothing where there is no such day."""
    number = _MONTHS.get(month.lower(), 0) if month and month.isalpha() else int(month or 0)
    try:
        whole = date(int(year), number or 1, int(day or 1)).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7] if number else whole[:4]


def _in_words(text: str) -> str:
    for pattern in (_MONTH_DAY, _DAY_MONTH, _EAST_ASIAN):
        found = pattern.search(text)
        if found:
            return _edtf(found["y"], found.groupdict().get("n") or found["m"], found["d"])
    days = [said.edtf for said in find_dates(text) if _FULL_DAY.fullmatch(said.edtf)]
    return days[0] if days else ""


def _numeric(text: str, region: str) -> str:
    found = _NUMERIC.search(text)
    if not found:
        return ""
    year = found["y"] if len(found["y"]) == 4 else f"20{found['y']}"
    first, second = found["a"], found["b"]
    if int(second) > 12 or (found["sep"] == "/" and int(first) <= 12 and region.lower() in {"en-us", "en-ph"}):
        return _edtf(year, first, second)
    is_settled = (
        int(first) > 12 or first == second or found["sep"] == "." or (region and not region.lower().startswith("en"))
    )
    is_settled = is_settled or region.lower() in {"en-gb", "en-au", "en-nz", "en-ie", "en-in"}
    return _edtf(year, second, first) if is_settled else ""


def _said(page: Page) -> Iterator[Claim[str]]:
    """What the page says to machines."""
    for node in page.articles:
        yield from (Claim(text, "JSON-LD") for text in texts_in(node.get("datePublished")))
    yield from (Claim(value, f"meta {name}") for name, value in page.meta(*_TAGS[:4]))
    for element in page.elements.described:
        if element.tag in _DESCRIBED and _is_day_of_publication(element):
            said = element.get("content") or element.get("datetime") or element.get("title") or page.words_of(element)
            if not page.is_aside(element):
                yield Claim(said, "microdata")
    for node in page.linked.of_types("WebPage"):
        yield from (Claim(text, "JSON-LD") for text in texts_in(node.get("datePublished")))
    yield from (Claim(value, f"meta {name}") for name, value in page.meta(*_TAGS[4:]))


def _is_day_of_publication(element: HtmlElement) -> bool:
    properties = {"schema:datePublished", "datePublished"}
    return element.get("itemprop") == "datePublished" or element.get("property") in properties


def _shown(page: Page, region: str) -> Iterator[Claim[str]]:
    """What the page shows to readers: ``<time>`` and dates near the headline, those marked as published first."""
    head = set(page.head)
    near = [time for block in page.head for time in (block, *block.iter("time")) if time.tag == "time"]
    times = [
        time for time in page.tree.iter("time") if time.get("pubdate") is not None or "published" in tokens_of(time)
    ]
    for element in (*near, *times):
        said = element.get("datetime") or page.words_of(element)
        if not page.is_aside(element) and not _UPDATED.search(
            f"{tokens_of(element)} {page.words_of(element)}".replace("published updated", "")
        ):
            yield from (Claim(value, "<time>") for value in [read_day(said, region)] if value)
    for element in page.head:
        yield from (
            Claim(value, "line under the headline") for value in _in_line(page.first_words_of(element, _SHORT), region)
        )
    for element, tokens in page.elements.named:
        is_line = element.tag in _LINES and element not in head
        if is_line and _says_date(tokens) and not page.is_aside(element):
            yield from (Claim(value, "date line") for value in _in_line(page.first_words_of(element, _SHORT), region))


@lru_cache(maxsize=4_096)
def _says_date(tokens: str) -> bool:
    return _DATE_TOKEN.search(tokens) is not None


def _in_line(words: str, region: str) -> Iterator[str]:
    """The days of a line, parts that say "published" first, those that say "updated" left out."""
    if len(words) > _SHORT:
        return
    parts = [part for part in _CLAUSE.split(words) if not _UPDATED.search(part)]
    for part in sorted(parts, key=lambda part: not _PUBLISHED.search(part)):
        value = read_day(part.strip(), region)
        if _FULL_DAY.fullmatch(value):
            yield value


def _in_address(address: str) -> str:
    found = _IN_ADDRESS.search(address)
    if not found:
        return ""
    return _edtf(found["y"] or found["y2"], found["m"] or found["m2"], found["d"] or found["d2"])
