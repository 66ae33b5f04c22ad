"""What can be cited, and what we know of its copy.

Standard: the item of CSL, https://docs.citationstyles.org/en/stable/specification.html (appendix IV: variables).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from annotated_briefings.text.place import Location


class Reuse(StrEnum):
    """How much of a source's text may be published; the editor's decision where the licence does not settle it."""

    FULL = "full"
    QUOTATIONS = "quotations"
    NONE = "none"
    UNDECIDED = ""


class UrlStatus(StrEnum):
    """What has become of a source's address. A usurped one (somebody else's page now) is never linked."""

    LIVE = "live"
    DEAD = "dead"
    CHANGED = "changed"
    MOVED = "moved"
    USURPED = "usurped"
    UNKNOWN = ""


class Extent(StrEnum):
    """How much of the source a frozen text holds."""

    WHOLE = "whole"
    PASSAGES = "passages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A CSL name: a person by parts, or an institution by ``literal``; ``role`` and ``affiliation`` are ours.

    A non-dropping particle belongs to the family name (van Gogh), a dropping one to the given name (Alexander von).
    """

    family: str = ""
    given: str = ""
    literal: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    role: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The frozen copy: paths relative to the folder of ``sources.yml``, hashes in lower-case hex.

    ``passages`` stand in for a text that is kept out of the project: the quoted passages, word for word.
    """

    text: str = ""
    sha256: str = ""
    original: str = ""
    original_sha256: str = ""
    retrieved: str = ""
    archive: str = ""
    extractor: str = ""
    extent: Extent = Extent.WHOLE
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A CSL item with its rights and its copy. Dates are EDTF text as written; an absent field is an empty string.

    ``primary`` is whether it speaks from first hand (PROV-O, ``prov:PrimarySource``), ``None`` where nobody has said.
    ``url_checked`` is when ``briefings sources check`` last saw the address, ``url_location`` where it has moved to.
    ``extra`` holds the CSL variables that we carry but do not read.
    """

    id: str
    location: Location
    type: str = "document"
    title: str = ""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    container_title: str = ""
    publisher: str = ""
    issued: str = ""
    accessed: str = ""
    url: str = ""
    url_status: UrlStatus = UrlStatus.UNKNOWN
    url_checked: str = ""
    url_location: str = ""
    doi: str = ""
    language: str = ""
    note: str = ""
    primary: bool | None = None
    rights: str = ""
    reuse: Reuse = Reuse.UNDECIDED
    copy: Copy | None = None
    extra: tuple[tuple[str, str], ...] = field(default=())

    @property
    def own_url(self) -> str:
        """The address, as far as it is still the source's: nothing where somebody else has taken it over."""
        return "" if self.url_status is UrlStatus.USURPED else self.url
