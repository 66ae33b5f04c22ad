"""Addresses of a page: absolute, free of tracking, and safe to follow."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from lxml.html import HtmlElement

from annotated_briefings.text.markup import safe_url

_TRACKING = re.compile(
    r"utm_\w*|fbclid|gclid|dclid|gclsrc|gbraid|wbraid|msclkid|yclid|ttclid|twclid|mc_[ce]id|mkt_tok|igsh(?:id)?|"
    r"_hs(?:enc|mi)|vero_id|oly_(?:anon|enc)_id|_openstat|ref_(?:src|url)|cmpid|s_cid|ncid|ocid|wt\.mc_id|smid|smtyp|"
    r"spm|xtor|__twitter_impression|at_(?:medium|campaign)\w*",
    re.IGNORECASE,
)
"""Parameters that tell a site where a reader came from, and nothing else."""
_UNSAFE_IN_MARKDOWN = re.compile(r"[\s()<>\"'\\`\[\]{}|*^~@!]")


class Links:
    """Resolves the addresses of one page; ``lost`` counts those that could not be, for want of the page's own."""

    def __init__(self, tree: HtmlElement, url: str) -> None:
        self._base = _base_of(tree, url)
        self.lost = 0

    def resolve(self, href: str) -> str:
        """An absolute address as Markdown can hold it, or an empty string where there is nothing to link to."""
        href = "".join(href.split())
        if not href or href.startswith("#"):
            return ""
        try:
            address = safe_url(urljoin(self._base, href))
            parts = urlsplit(address)
        except ValueError:
            return ""
        if parts.scheme == "mailto":
            return _UNSAFE_IN_MARKDOWN.sub(_quoted, address).replace("%40", "@")
        if not parts.netloc:
            self.lost += bool(address)
            return ""
        cleaned = parts._replace(query=_untracked(parts.query))
        return _UNSAFE_IN_MARKDOWN.sub(_quoted, urlunsplit(cleaned))


def _quoted(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _untracked(query: str) -> str:
    kept = [part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0])]
    return "&".join(kept)


def _base_of(tree: HtmlElement, url: str) -> str:
    """What relative addresses are relative to: the page's base element, else its own or its canonical address."""
    own = url or _canonical(tree)
    base = next((element.get("href", "") for element in tree.iter("base") if element.get("href")), "")
    try:
        return urljoin(own, base.strip()) if base else own
    except ValueError:
        return own


def _canonical(tree: HtmlElement) -> str:
    for link in tree.iter("link"):
        if "canonical" in link.get("rel", "").lower().split():
            return str(link.get("href", "")).strip()
    named = (meta.get("content", "") for meta in tree.iter("meta") if meta.get("property") == "og:url")
    return str(next(named, "")).strip()
