"""The canonical address of a page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from annotated_briefings.importing.html.claims import Claim
from annotated_briefings.importing.html.json_ld import texts_in
from annotated_briefings.importing.html.page import Page


def canonical_claims(page: Page) -> Iterator[Claim[str]]:
    """Addresses, most reliable first: what the page calls canonical, then where it was found."""
    for claim in _raw_claims(page):
        address = _absolute(claim.value, page.url)
        if address and not _is_front_page(address, page.url):
            yield Claim(address, claim.where)


def _raw_claims(page: Page) -> Iterator[Claim[str]]:
    for link in page.tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield Claim(link.get("href") or "", "link rel=canonical")
    yield from (
        Claim(value, f"meta {name}") for name, value in page.meta("og:url", "citation_public_url", "parsely-link")
    )
    for node in page.articles:
        yield from (Claim(text, "JSON-LD") for text in texts_in(node.get("url")))
    yield Claim(page.url, "given")


def _absolute(address: str, base: str) -> str:
    try:
        whole = urljoin(base, address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in {"http", "https"} and parts.hostname else ""


def _is_front_page(address: str, given: str) -> bool:
    """Whether an address is a site's front page while the page was found deeper."""
    return len(urlsplit(given).path) > 1 and len(urlsplit(address).path) <= 1 and not urlsplit(address).query
