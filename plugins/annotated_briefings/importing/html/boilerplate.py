"""What surrounds an article on its page, told by the names that the page gives to its parts."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

_TAGS = {"nav": "navigation", "menu": "navigation", "footer": "footer", "form": "form"}
_ROLES = {
    **dict.fromkeys(("navigation", "search", "menu", "menubar", "toolbar", "tablist"), "navigation"),
    **dict.fromkeys(("dialog", "alertdialog"), "notice"),
    "contentinfo": "footer",
}
_NAMES = {
    "navigation": "nav navigation navbar menu breadcrumb breadcrumbs pagination pager skip toolbar sidebar",
    "comments": "comment comments disqus respond commentlist replies",
    "related links": "related recommended recommendations trending popular outbrain taboola teaser teasers promo "
    "promos promotion readmore morefrom upnext",
    "newsletter": "newsletter newsletters subscribe subscription signup optin mailchimp",
    "share buttons": "share sharing sharedaddy social addthis sharethis follow",
    "cookie notice": "cookie cookies consent gdpr",
    "advertisement": "ad ads advert advertisement advertising sponsored sponsor dfp adslot",
    "by-line": "byline",
    "caption": "caption captions credit credits gallery slideshow carousel lightbox",
    "footer": "footer copyright colophon",
    "paywall": "paywall",
}
"""Words of classes and ids, as they stand alone: "ad" is none of "header"."""
_COMPOUNDS = {
    "related links": (
        r"(?:related|recommended|more|further|latest|also)[-_ ]?"
        r"(?:articles?|posts?|stor(?:y|ies)|news|content|links?|reading|items?|topics?|videos?)"
        r"|(?:read|see|watch)[-_ ]?(?:also|more|next)"
    ),
    "by-line": r"author[-_ ]?(?:bio|box|info|card)|about[-_ ]?(?:the[-_ ]?)?author|(?:post|entry|article)[-_ ]?meta",
    "tags": r"(?:post|entry|article)[-_ ]?(?:tags|categories|cats|footer)",
    "hidden": r"screen[-_ ]?reader|visually[-_ ]?hidden|sr-only",
}
_REASONS = {name: reason for reason, names in _NAMES.items() for name in names.split()}
_COMPOUND = tuple((reason, re.compile(pattern)) for reason, pattern in _COMPOUNDS.items())
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FIGURES = frozenset({"figure", "figcaption"})


def reason_of(element: HtmlElement) -> str:
    """Why an element is no part of an article, or an empty string where nothing about it says so."""
    tag, attributes = element.tag, element.attrib
    if tag in _TAGS or not attributes:
        return _TAGS.get(tag, "")
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _HIDDEN.search(attributes.get("style", "")):
        return "hidden"
    role = _ROLES.get(attributes.get("role", ""), "")
    reason = role or _by_names(attributes.get("class", ""), attributes.get("id", ""))
    return "" if reason == "caption" and tag in _FIGURES else reason


@lru_cache(maxsize=4_096)
def _by_names(classes: str, name: str) -> str:
    names = f"{classes} {name}"
    lower = names.lower()
    compounds = (reason for reason, pattern in _COMPOUND if pattern.search(lower))
    words = (_REASONS.get(word.lower(), "") for word in _WORD.findall(names))
    return next(compounds, "") or next(filter(None, words), "")
