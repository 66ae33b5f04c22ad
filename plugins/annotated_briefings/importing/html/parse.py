"""From a page's bytes to its tree: the charset that it declares, as browsers understand it, and one parse."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from annotated_briefings.importing.raw import Decoded, Raw, decode

_SNIFFED = 4_096
"""Bytes in which a charset is looked for; browsers look at 1,024 (HTML, section 4.2.5.4), pages say it later, too."""
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
    "shift_jis": "cp932", "iso8859-9": "cp1254", "tis-620": "cp874", "iso8859-11": "cp874", "big5": "big5hkscs",
}  # fmt: skip
"""What browsers read an encoding as (WHATWG Encoding, section 4.2)."""
_MOST_BROKEN = 0.002
"""Share of characters that may be unreadable in a page whose declaration is still believed."""
_USELESS = ("style", "svg", "template")


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """The tree, without styles and programs but with its data in JSON, and what the bytes were read as.

    ``elements`` are all of the tree's: while they are held, lxml need not make them anew on each walk, which saves
    about a millisecond a page (measured in November 2026).
    """

    tree: HtmlElement
    encoding: str
    elements: tuple[HtmlElement, ...] = field(repr=False)


def parse_page(raw: Raw) -> ParsedPage | None:
    """The page, or nothing where there is no element in it."""
    decoded = decode_page(raw)
    data = decoded.text.replace("\x00", "").encode("utf-8", "replace")
    try:
        tree = document_fromstring(data, parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    _strip(tree)
    return ParsedPage(tree=tree, encoding=decoded.encoding, elements=tuple(tree.iter()))


def _parser() -> etree.HTMLParser:
    """Makes elements of one class: lxml.html's own parser asks Python for the class of each, a tenth of the time."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


def decode_page(raw: Raw) -> Decoded:
    """The page's text: by its byte order mark, the charset from outside, its own, as UTF-8, or by a guess."""
    declared = raw.media_type if "charset" in raw.media_type.lower() else ""
    label = declared.lower().partition("charset=")[2].strip(" \"'") or _declared(raw.data)
    encoding = _known(label)
    if not encoding or raw.data[:3] == codecs.BOM_UTF8 or raw.data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return decode(replace(raw, media_type=""))
    text = raw.data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken and (broken > _MOST_BROKEN * len(text) or _is_utf8(raw.data)):
        return decode(replace(raw, media_type=""))
    return Decoded(text.replace("\r\n", "\n"), encoding, guessed=False)


def _declared(data: bytes) -> str:
    found = _META.search(data[:_SNIFFED]) or _XML.match(data[:_SNIFFED].lstrip())
    return found[1].decode("ascii") if found else ""


def _known(label: str) -> str:
    """The codec for a label; none for UTF-16, which a page that could be read this far is not in."""
    try:
        name = codecs.lookup(label).name if label else ""
    except LookupError:
        return ""
    return "" if name.startswith(("utf-16", "utf-32", "utf-7")) else _WIDER.get(name, name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strip(tree: HtmlElement) -> None:
    for element in [*tree.iter(*_USELESS), *tree.iter("script")]:
        if element.tag != "script" or "json" not in (element.get("type") or "").lower():
            element.drop_tree()
