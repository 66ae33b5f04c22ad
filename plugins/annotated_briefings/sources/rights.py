"""What a source's licence says: its name and address, whether it allows changes, whether it settles reuse."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotated_briefings.sources.model import Reuse, Source
from annotated_briefings.text.markup import safe_url

_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:[ -](?:NC|ND|SA))*)(?:[ -](\d\.\d))?(?:[ -][A-Z]+)?", re.IGNORECASE)
_ZERO = re.compile(r"CC[ -]?0(?:[ -]1\.0)?", re.IGNORECASE)
_NO_DERIVATIVES = re.compile(r"\b(?:ND|No-?Deriv(?:ative)?s)\b", re.IGNORECASE)
_RESERVED = re.compile(r"\b(?:all|alle) (?:rights|rechte)\b|\btous droits\b|\bвсе права\b|版权所有", re.IGNORECASE)
_OPEN = re.compile(r"PDDL-1\.0|CC-PDM-1\.0|OGL-UK-\d\.\d|public[ -]domain|LicenseRef-public-domain", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as a reader sees it; ``url`` is empty where the text does not say which version it is."""

    name: str
    url: str = ""


def licence_of(source: Source) -> Licence:
    """The licence that ``rights`` names; plain words stay as they are."""
    rights = source.rights.strip()
    if _ZERO.fullmatch(rights):
        return Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    if found := _CREATIVE_COMMONS.fullmatch(rights):
        return _creative_commons(found[1].upper().replace(" ", "-"), found[2] or "")
    return Licence(rights, safe_url(rights) if rights.lower().startswith(("https://", "http://")) else "")


def forbids_derivatives(source: Source) -> bool:
    """Whether the licence allows the text only as it is (``CC-BY-ND-4.0``)."""
    return bool(_NO_DERIVATIVES.search(source.rights))


def is_reserved(source: Source) -> bool:
    """Whether ``rights`` itself says that nobody may reuse the text."""
    return bool(_RESERVED.search(source.rights))


def settles_reuse(source: Source) -> bool:
    """Whether the licence itself says that the whole text may be published; one without its version does not."""
    rights = source.rights.strip()
    found = _CREATIVE_COMMONS.fullmatch(rights)
    return bool((found and found[2]) or _ZERO.fullmatch(rights) or _OPEN.fullmatch(rights))


def allows_whole_text(source: Source) -> bool:
    """Whether the whole text may be published: the editor's decision, else the licence."""
    if source.reuse is Reuse.UNDECIDED:
        return settles_reuse(source)
    return source.reuse is Reuse.FULL


def _creative_commons(parts: str, version: str) -> Licence:
    if not version:
        return Licence(f"CC {parts}")
    return Licence(f"CC {parts} {version}", f"https://creativecommons.org/licenses/{parts.lower()}/{version}/")
