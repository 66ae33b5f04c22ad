"""Title, authors, day, publisher, licence, address and language of a web page, each with the place that says it.

Several places of a page say the same thing and do not always agree: the most reliable is taken, and a note tells of
the others. What no place says stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from annotated_briefings.importing.article import Author
from annotated_briefings.importing.html.addresses import canonical_claims
from annotated_briefings.importing.html.claims import Claim, conflicts, first
from annotated_briefings.importing.html.days import INFERRED, day_claims
from annotated_briefings.importing.html.json_ld import names_in
from annotated_briefings.importing.html.licences import Said, licence_claims, reserved_rights
from annotated_briefings.importing.html.page import Page, look_at
from annotated_briefings.importing.html.people import author_claims, choose_authors
from annotated_briefings.importing.html.titles import title_claims
from annotated_briefings.importing.html.tongues import language_claims
from annotated_briefings.text.diagnostic import Diagnostic, note
from annotated_briefings.text.place import Location

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its article; a field that it does not say is empty.

    ``published`` is EDTF. ``license`` is the SPDX id, or the words where they settle none; ``rights`` is the id or "".
    ``copyright`` are words that reserve all rights, where there is no licence. ``url`` is canonical, ``language``
    BCP 47. ``provenance`` names for each filled field where it was found.
    """

    title: str = ""
    authors: tuple[Author, ...] = ()
    published: str = ""
    publisher: str = ""
    license: str = ""
    rights: str = ""
    copyright: str = ""
    url: str = ""
    language: str = ""
    provenance: tuple[tuple[str, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_metadata(tree: HtmlElement, *, url: str | None, text: str, name: str = "article") -> Metadata:
    """What the page in ``tree`` says of its article. ``text`` is the article's plain text, ``name`` stands in findings.

    The tree must be whole, with its scripts and its footer; it is only read.
    """
    page = look_at(tree, url=url or "", text=text)
    place = Location(PurePosixPath(name))
    language = first(language_claims(page))
    titles = tuple(title_claims(page))
    people = tuple(author_claims(page, language.value if language else ""))
    address = first(canonical_claims(page))
    days = tuple(day_claims(page, language.value if language else "", address.value if address else ""))
    licence = first(licence_claims(page))
    unread = "the page's JSON-LD is broken; only parts of it were read"
    broken = (note("broken-json-ld", unread, place),) if page.linked.unread else ()
    taken = _Taken(
        title=first(titles),
        authors=choose_authors(people, page.site_names),
        published=first(days),
        publisher=first(_publishers(page)),
        license=licence,
        url=address,
        language=language,
    )
    return Metadata(
        title=taken.title.value if taken.title else "",
        authors=taken.authors.value if taken.authors else (),
        published=taken.published.value if taken.published else "",
        publisher=taken.publisher.value if taken.publisher else "",
        license=licence.value.words if licence else "",
        rights=licence.value.rights if licence else "",
        copyright="" if licence else reserved_rights(page),
        url=taken.url.value if taken.url else "",
        language=language.value if language else "",
        provenance=tuple(taken.provenance()),
        diagnostics=(*broken, *_notes(taken, _Claims(titles=titles, people=people, days=days), place)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """The claims that were taken, by field."""

    title: Claim[str] | None
    authors: Claim[tuple[Author, ...]] | None
    published: Claim[str] | None
    publisher: Claim[str] | None
    license: Claim[Said] | None
    url: Claim[str] | None
    language: Claim[str] | None

    def provenance(self) -> Iterator[tuple[str, str]]:
        for name in ("title", "authors", "published", "publisher", "license", "url", "language"):
            claim = getattr(self, name)
            if claim is not None:
                yield name, claim.where


def _publishers(page: Page) -> Iterator[Claim[str]]:
    for name in page.metas.get("og:site_name", ()):
        if not name.startswith("@"):
            yield Claim(name.partition(" | ")[0], "meta og:site_name")
    for node in page.articles:
        yield from (Claim(name, "JSON-LD") for name in names_in(node.get("publisher"), page.linked))
    for tag, name in page.meta(
        "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher", "application-name"
    ):
        if not name.startswith(("http", "@")):
            yield Claim(name, f"meta {tag}")
    for node in page.linked.of_types("WebSite"):
        yield from (Claim(name, "JSON-LD") for name in names_in(node, page.linked))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claims:
    """All claims to the fields whose conflicts are told."""

    titles: tuple[Claim[str], ...]
    people: tuple[Claim[tuple[Author, ...]], ...]
    days: tuple[Claim[str], ...]


def _notes(taken: _Taken, claims: _Claims, place: Location) -> Iterator[Diagnostic]:
    if taken.title:
        for title in conflicts(taken.title, claims.titles, _letters):
            yield _conflict("title", _quoted(taken.title), _quoted(title), place)
    if taken.authors:
        for people in conflicts(taken.authors, claims.people, _keys):
            if not _keys(taken.authors.value) & _keys(people.value):
                yield _conflict("authors", _listed(taken.authors), _listed(people), place)
    if taken.published:
        yield from _notes_on_day(taken.published, claims.days, place)


def _notes_on_day(taken: Claim[str], days: tuple[Claim[str], ...], place: Location) -> Iterator[Diagnostic]:
    if taken.where == INFERRED:
        yield note("date-inferred", f"the day {taken.value} is that of the page's address; the page itself says none",
                   place, hint="give the day of publication with --date if you know better")  # fmt: skip
    for other in conflicts(taken, days, str):
        if other.where in {"JSON-LD", "microdata"} or other.where.startswith("meta "):
            yield _conflict("published", f"{taken.value} ({taken.where})", f"{other.value} ({other.where})", place)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _keys(authors: tuple[Author, ...]) -> frozenset[str]:
    return frozenset(_letters(author.name) for author in authors)


def _quoted(claim: Claim[str]) -> str:
    return f'"{claim.value}" ({claim.where})'


def _listed(claim: Claim[tuple[Author, ...]]) -> str:
    return f"{', '.join(author.name for author in claim.value)} ({claim.where})"


def _conflict(field: str, ours: str, other: str, place: Location) -> Diagnostic:
    return note("metadata-conflict", f"{field}: {ours} was taken, not {other}", place)
