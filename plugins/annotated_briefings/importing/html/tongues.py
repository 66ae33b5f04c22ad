"""The language of a page as a BCP 47 tag: what it declares, unless its own words clearly say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefings.importing.html.claims import Claim
from annotated_briefings.importing.html.json_ld import texts_in
from annotated_briefings.importing.html.page import Page
from annotated_briefings.importing.language import guess_language, is_certain

_TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:[-_](?P<script>[A-Za-z]{4}))?(?:[-_](?P<region>[A-Za-z]{2}|\d{3}))?(?:$|[-_,;. ])"
)


def language_claims(page: Page) -> Iterator[Claim[str]]:
    """Tags, most reliable first. A declared language that the words contradict comes after that of the words."""
    guessed = guess_language(page.text)
    certain = guessed if is_certain(page.text, guessed) else ""
    declared = [Claim(tag, claim.where) for claim in _declared(page) for tag in [language_tag(claim.value)] if tag]
    yield from (claim for claim in declared if not certain or claim.value.partition("-")[0] == certain)
    if guessed:
        yield Claim(guessed, "guessed from the words")
    yield from declared


def language_tag(said: str) -> str:
    """``en_us`` as ``en-US``; "" where it is no tag."""
    found = _TAG.match(said.strip())
    if not found or found["language"].lower() in {"und", "mul", "zxx"}:
        return ""
    parts = [found["language"].lower(), (found["script"] or "").title(), (found["region"] or "").upper()]
    return "-".join(part for part in parts if part)


def _declared(page: Page) -> Iterator[Claim[str]]:
    for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
        if page.tree.get(name):
            yield Claim(page.tree.get(name) or "", "html lang")
    for node in page.articles:
        yield from (Claim(text, "JSON-LD") for text in texts_in(node.get("inLanguage")))
    tags = page.meta(
        "content-language",
        "dc.language",
        "dcterms.language",
        "citation_language",
        "language",
        "inlanguage",
        "og:locale",
    )
    yield from (Claim(value, f"meta {name}") for name, value in tags)
