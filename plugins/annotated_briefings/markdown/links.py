"""Links and images within the project: to other briefings, to the site's own pages, to files beside the briefings.

An editor writes the path of a file, as it lies in the folder; which address its page gets is the page's own affair,
so a link becomes a mark that every page fills with a relative address.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE

from annotated_briefings.markdown.document import Document
from annotated_briefings.text.diagnostic import error
from annotated_briefings.text.marked import link_mark
from annotated_briefings.text.markup import safe_url
from annotated_briefings.text.suggest import did_you_mean


def resolve_links(root: Element, document: Document) -> None:
    """Turn every address of a file of the project into a mark, and report those that lead nowhere."""
    ids = {element.get("id", "") for element in root.iter()}
    for element in root.iter():
        name = {"a": "href", "img": "src"}.get(element.tag)
        address = element.get(name) if name else None
        if name and address:
            resolved = _resolve(address, document, ids)
            if resolved is None:
                del element.attrib[name]
            else:
                element.set(name, resolved)


def _resolve(address: str, document: Document, ids: set[str]) -> str | None:
    """The address to be written; nothing where it may not be followed at all."""
    if address.startswith(AMP_SUBSTITUTE):  # an e-mail's, which Python-Markdown has written in character references
        return address
    if not safe_url(address):
        hint = "an address begins with https://, http:// or mailto:, or is the path of a file"
        place = document.locate_words(address)
        document.report(error("unsafe-link", f"'{address}' is no address to follow", place, hint=hint))
        return None
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return address
    if not parts.path:
        if parts.fragment and parts.fragment not in ids and not document.shelf.is_apparatus(parts.fragment):
            _report_broken(address, document, "there is no such place on this page", ids)
        return address
    folder = posixpath.dirname(document.shelf.place_of(document.path))
    wanted = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    target = document.shelf.target(wanted)
    if target is None:
        _report_broken(address, document, "there is no such file", document.shelf.targets)
        return address
    document.links.append(target)
    return link_mark(len(document.links) - 1) + (f"#{parts.fragment}" if parts.fragment else "")


def _report_broken(address: str, document: Document, why: str, right: Iterable[str]) -> None:
    hint = did_you_mean(address, right) or "a path is relative to the file that it stands in"
    place = document.locate_words(address)
    document.report(error("broken-link", f"'{address}' leads nowhere: {why}", place, hint=hint))
