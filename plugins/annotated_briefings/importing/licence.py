"""What a line says of the licence and of the first publisher; recorded as said, never completed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_REPUBLISHED = re.compile(
    r"(?:This (?:article|story|piece|text) (?:is|was)|Originally|Re)\s?(?:re)?published (?:here )?(?:from|by|on|in|at) "
    r"(?:the )?(?P<publisher>[A-Z][\w’'&. -]{1,60}?)"
    r"(?: under an? (?P<licence>[\w .-]{2,60}?) licen[cs]e)?(?=[.,]|$)"
)
_UNDER = re.compile(
    r"\b(?:under|with) an? (?P<licence>(?:Creative Commons|CC|GNU|MIT|Open Government)[\w .-]{0,60}?) licen[cs]e\b"
)
_SHORT = re.compile(r"\bCC[ -](?P<kind>BY(?:[ -](?:NC|ND|SA)){0,2})(?:[ -](?P<version>[1-4]\.\d))?\b", re.IGNORECASE)
_ZERO = re.compile(r"\bCC0(?:[ -]1\.0)?\b")
_LONG = re.compile(
    r"\bCreative Commons (?P<kind>Attribution(?:[- ](?:NonCommercial|NoDerivatives|NoDerivs|ShareAlike)){0,2})"
    r"(?: (?P<version>[1-4]\.\d))?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"creativecommons\.org/licenses/(?P<kind>by(?:-(?:nc|nd|sa)){0,2})/(?P<version>[1-4]\.\d)")
_PARTS = {"attribution": "BY", "noncommercial": "NC", "noderivatives": "ND", "noderivs": "ND", "sharealike": "SA"}
_ORIGINAL = re.compile(r"\bRead the original (?:article|story|post)\b", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|Copyright\b).{0,200}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceLine:
    """``licence`` in the words of the line; ``rights`` is an SPDX id, "" where a version is missing."""

    publisher: str = ""
    licence: str = ""
    rights: str = ""
    names_original: bool = False


def read_licence(line: str) -> LicenceLine | None:
    """What a short paragraph says of rights and origin, or nothing where it is about something else."""
    if len(line) > 600:
        return None
    republished, under = _REPUBLISHED.search(line), _UNDER.search(line)
    rights, short = _spdx(line)
    licence = (republished and republished["licence"]) or (under and under["licence"]) or short
    if not republished and not licence:
        said = _COPYRIGHT.match(line.strip())
        return LicenceLine(licence=said[0]) if said else None
    publisher = republished["publisher"].strip() if republished else ""
    return LicenceLine(
        publisher=publisher, licence=licence or "", rights=rights, names_original=bool(_ORIGINAL.search(line))
    )


def _spdx(line: str) -> tuple[str, str]:
    """SPDX id and the words that say it; the id is empty where the version is not said."""
    if _ZERO.search(line):
        return "CC0-1.0", "CC0"
    for pattern in (_ADDRESS, _SHORT, _LONG):
        found = pattern.search(line)
        if found:
            words = re.split(r"[ -]", found["kind"])
            kinds = [_PARTS.get(word.lower(), word.upper()) for word in words]
            version = found["version"]
            return (f"CC-{'-'.join(kinds)}-{version}" if version else "", found[0])
    return "", ""
