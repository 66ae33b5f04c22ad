"""The page of a briefing, taken out of its site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.publishing.addresses import briefing_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.export.rewrite import Outside
from annotated_briefings.publishing.pages.briefings import build_briefing
from annotated_briefings.text.markup import safe_url

_NOWHERE = "https://site.invalid/"
"""Where the site's address is not known; RFC 2606 keeps ``invalid`` for such names."""

_IMAGES = frozenset({".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""What both PDF and EPUB can show (EPUB 3.3, core media types)."""

_SITES_OWN = frozenset({"ab-copies", "ab-facts", "ab-linking", "ab-neighbours", "ab-related-briefings"})


def html_of(context: Context, briefing: Briefing) -> str:
    """The content of the page, with its terms in the order of their use."""
    return str(build_briefing(context, briefing, is_apart=True).html)


def outside(
    context: Context,
    briefing: Briefing,
    *,
    show_image: Callable[[Path], str],
    chapters: Mapping[str, str] = MappingProxyType({}),
    without: Iterable[str] = (),
) -> Outside:
    """How a briefing's links and images are found from outside of the site.

    A link into the site becomes absolute where the site's address is known, else it is none. ``chapters`` are the
    addresses of briefings that go along, by key. Images are the project's own files; others are only named.
    Elements with a class of ``without`` are left out, and so is what only a site needs.
    """
    page = urljoin(context.addresses.base or _NOWHERE, context.addresses.url(briefing_path(briefing.key)))
    along = {
        urljoin(page, context.addresses.link(briefing_path(briefing.key), briefing_path(key))): chapter
        for key, chapter in chapters.items()
    }

    def address(href: str) -> str:
        absolute, _ = urldefrag(target := _joined(page, href))
        if absolute in along:
            return along[absolute]
        return "" if target.startswith(_NOWHERE) else safe_url(target)

    def image(src: str) -> str:
        found = _own_file(context, _joined(page, src))
        return show_image(found) if found else ""

    return Outside(address=address, image=image, without=_SITES_OWN.union(without))


def _joined(page: str, href: str) -> str:
    try:
        return urljoin(page, href)
    except ValueError:
        return ""


def _own_file(context: Context, address: str) -> Path | None:
    """The file of the project that stands at an address of the site, if it is an image beside the briefings."""
    home = context.library.home
    base = context.addresses.base or _NOWHERE
    if home is None or not address.startswith(base):
        return None
    path = unquote(urlsplit(address[len(base) :]).path)
    name = path.removeprefix("briefings/")
    if name == path or name not in context.library.files or Path(name).suffix.lower() not in _IMAGES:
        return None
    file = Path(home, name)
    return file.absolute() if file.is_file() else None
