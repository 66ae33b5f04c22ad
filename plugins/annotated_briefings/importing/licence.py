"""What a line says of the licence and of the first publisher; recorded as said, never completed.

Standard: the ids of https://spdx.org/licenses/. A copyright notice is no licence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_REPUBLISHED = re.compile(
    r"(?:This (?:article|story|piece|text|post) (?:is|was|has been)|Originally|Re)\s?"
    r"(?:first |originally )?(?:re)?published (?:here )?(?:from|by|on|in|at) "
    r"(?:the )?(?P<publisher>[A-Z][\w’'&. -]{1,60}?)"
    r"(?: under (?:an? |the )?(?P<licence>[\w .-]{2,60}?) licen[cs]e)?(?=[.,]|$)"
)
_UNDER = re.compile(
    r"\b(?:under|with|by) (?:an? |the )?(?P<licence>(?:Creative Commons|CC|GNU|MIT|Open Government)[\w .,–-]{0,80}?) "
    r"(?:[Pp]ublic )?[Ll]icen[cs]e\b"
)
_SHORT = re.compile(
    r"\b(?:CC|Creative Commons)[ -](?P<kind>BY(?:[ -](?:NC|ND|SA)){0,2})(?:[ ,-]{1,2}v?(?P<version>[1-4]\.\d))?\b",
    re.IGNORECASE,
)
_ZERO = re.compile(r"\bCC[ -]?(?:0|Zero)\b(?:[ -]1\.0)?")
_PART = r"Non-?Commercial|No-?Derivatives|No-?Derivs|Share-?Alike|No Derivatives|Non Commercial|Share Alike"
_LONG = re.compile(
    rf"\b(?:Creative Commons[ :,–-]{{1,3}})?(?P<kind>Attribution(?:[ –-]{{1,3}}(?:{_PART})){{0,2}})"
    r"(?:,?(?: license)?,? (?:version )?v?(?P<version>[1-4]\.\d))?",
    re.IGNORECASE,
)
_COMMONS = re.compile(r"\bCreative[ -]Commons\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"creativecommons\.org/licen[cs]es/(?P<kind>by(?:-(?:nc|nd|sa|nd-nc)){0,2})(?:/(?P<version>[1-4]\.\d))?(?:/(?P<port>[a-z]{2,3}))?\b",
    re.IGNORECASE,
)
_DEDICATED = re.compile(
    r"creativecommons\.org/(?:publicdomain/(?P<kind>zero|mark)|licenses/(?P<old>publicdomain))", re.IGNORECASE
)
_OPEN_GOVERNMENT = re.compile(
    r"\bOpen Government Licen[cs]e\b(?!\s*[-–]\s*(?!v)\w)(?: for public sector information)?,?"
    r"(?: \(?(?:version |v\.? ?)?(?P<version>[123](?:\.0)?)\)?(?![\w.]\d))?|"
    r"open-government-licence/version/(?P<number>[123])\b|\bOGL[ -]?(?:UK[ -])?v?(?P<short>[123]\.0)",
    re.IGNORECASE,
)
_PUBLIC_DOMAIN = re.compile(
    r"\b(?:is|are|as|into?|to) (?:in )?the public domain\b|\bpublic domain mark(?: 1\.0)?\b|^\W*public domain\W*$",
    re.IGNORECASE,
)
_PARTS = {"attribution": "BY", "noncommercial": "NC", "noderivatives": "ND", "noderivs": "ND", "sharealike": "SA"}
_PORTS = frozenset(
    [
        "BY-2.5-AU",
        "BY-3.0-AT",
        "BY-3.0-AU",
        "BY-3.0-DE",
        "BY-3.0-IGO",
        "BY-3.0-NL",
        "BY-3.0-US",
        "BY-NC-3.0-DE",
        "BY-NC-ND-3.0-DE",
        "BY-NC-ND-3.0-IGO",
        "BY-NC-SA-2.0-DE",
        "BY-NC-SA-2.0-FR",
        "BY-NC-SA-2.0-UK",
        "BY-NC-SA-3.0-DE",
        "BY-NC-SA-3.0-IGO",
        "BY-ND-3.0-DE",
        "BY-SA-2.0-UK",
        "BY-SA-2.1-JP",
        "BY-SA-3.0-AT",
        "BY-SA-3.0-DE",
        "BY-SA-3.0-IGO",
    ]
)
"""Licences ported to a country that have an id of their own."""
_ORIGINAL = re.compile(r"\bRead the original (?:article|story|post)\b", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|Copyright\b).{0,200}", re.IGNORECASE)
_RESERVED = re.compile(
    r"\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos los derechos reservados\b|"
    r"\btodos os direitos reservados\b|\bвсе права защищены\b|版权所有",
    re.IGNORECASE,
)
_RESERVING = ("reserv", "réserv", "vorbehalten", "защищены", "版权所有")
"""What any text holds, :func:`folded`, in which ``_RESERVED`` finds something."""
_LONGEST_RESERVED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceLine:
    """``licence`` in the words of the line; ``rights`` is an SPDX id, "" where a version is missing.

    ``copyright`` is a notice that reserves rights and grants none.
    """

    publisher: str = ""
    licence: str = ""
    rights: str = ""
    copyright: str = ""
    names_original: bool = False


def read_licence(line: str) -> LicenceLine | None:
    """What a short paragraph says of rights and origin, or nothing where it is about something else."""
    if len(line) > 600:
        return None
    republished, under = _REPUBLISHED.search(line), _UNDER.search(line)
    rights, short = spdx_of(line)
    licence = (republished and republished["licence"]) or (under and under["licence"]) or short
    if not republished and not licence:
        said = _COPYRIGHT.match(line.strip())
        return LicenceLine(copyright=said[0]) if said else None
    publisher = republished["publisher"].strip() if republished else ""
    return LicenceLine(
        publisher=publisher, licence=licence or "", rights=rights, names_original=bool(_ORIGINAL.search(line))
    )


def spdx_of(said: str) -> tuple[str, str]:
    """SPDX id and the words that say it; the id is empty where the version is not said, both where there is no licence.

    ``said`` is a line or an address. "Creative Commons" alone says which family of licences, and stays words.
    """
    if found := _DEDICATED.search(said):
        return ("CC0-1.0" if found["kind"] == "zero" else "CC-PDM-1.0" if found["kind"] else ""), found[0]
    if found := _ADDRESS.search(said):
        return _creative_commons(found["kind"].split("-"), found["version"], found["port"]), found[0]
    if found := _ZERO.search(said):
        return "CC0-1.0", found[0]
    if found := _SHORT.search(said):
        return _creative_commons(re.split(r"[ -]", found["kind"])[0:], found["version"]), found[0]
    if (found := _LONG.search(said)) and (_COMMONS.search(said) or found["version"]):
        kinds = re.split(r"[ –-]+", re.sub(r"(?i)\b(non|no|share)[ -](?=\w)", r"\1", found["kind"]))
        return _creative_commons([_PARTS.get(kind.lower(), kind) for kind in kinds], found["version"]), found[0]
    return _other(said)


def reserves_rights(line: str) -> str:
    """The words with which a line, or a whole page's text, reserves all rights, or nothing."""
    for at, _ in places_in(folded(line), _RESERVING):
        found = _RESERVED.search(line, max(at - _LONGEST_RESERVED, 0), at + _LONGEST_RESERVED)
        if found:
            return found[0]
    return ""


def folded(text: str) -> str:
    """A text in small letters, each where it stood; those that differ by a dot or a tail alone are the same."""
    return text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()


def places_in(text: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where the words stand in a text, in order; looked for one by one, which is quicker than one pattern for all."""
    return sorted((at, word) for word in words for at in _places_of(word, text))


def _places_of(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _creative_commons(kinds: list[str], version: str | None, port: str | None = None) -> str:
    if not version:
        return ""
    name = f"{'-'.join(kinds).upper()}-{version}"
    ported = f"{name}-{port.upper()}" if port else name
    return f"CC-{ported if ported in _PORTS else name}"


def _other(said: str) -> tuple[str, str]:
    if found := _OPEN_GOVERNMENT.search(said):
        version = found["version"] or found["number"] or found["short"]
        return (f"OGL-UK-{version[0]}.0" if version else ""), found[0].strip()
    if found := _PUBLIC_DOMAIN.search(said):
        is_mark = "mark 1.0" in found[0].lower()
        return ("CC-PDM-1.0" if is_mark else ""), "public domain mark 1.0" if is_mark else "public domain"
    return "", ""
