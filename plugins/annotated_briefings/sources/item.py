"""One item of a bibliography: from a mapping to a source, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.sources.csl import DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES, TYPES, date_as_edtf
from annotated_briefings.sources.model import Copy, Extent, Name, Reuse, Source, UrlStatus
from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.fields import Fields
from annotated_briefings.text.markup import safe_url
from annotated_briefings.text.yaml import Mapping, Node, Scalar, Sequence

_SHA256 = re.compile(r"[0-9a-f]{64}")
_PRIMARY = {"true": True, "false": False, "": None}
_RESOLVER = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def read_item(key: Scalar, item: Mapping, report: Report) -> Source:
    """The source of one item; a faulty field is reported and left out."""
    fields = Fields(item, report, owner=f"the source '{key.value}'")
    fields.node("id")
    source = Source(
        id=key.value,
        location=key.location,
        type=fields.choice("type", TYPES, default="document"),
        title=fields.text("title"),
        author=_names(fields, "author", report),
        editor=_names(fields, "editor", report),
        container_title=fields.text("container-title"),
        publisher=fields.text("publisher"),
        issued=_date(fields, "issued", report),
        accessed=_date(fields, "accessed", report),
        url=_url(fields, "URL", report),
        url_status=UrlStatus(fields.choice("url-status", [status for status in UrlStatus if status], default="")),
        doi=_RESOLVER.sub("", fields.text("DOI")),
        language=fields.text("language"),
        note=fields.text("note"),
        primary=_PRIMARY[fields.choice("primary", [said for said in _PRIMARY if said], default="")],
        rights=fields.text("rights"),
        reuse=Reuse(fields.choice("reuse", [reuse for reuse in Reuse if reuse], default="")),
        copy=_copy(fields, report),
        extra=tuple(_extra(fields, report)),
    )
    fields.report_unknown()
    return source


def _extra(fields: Fields, report: Report) -> Iterator[tuple[str, str]]:
    """The CSL variables that we carry but do not read, as text."""
    for name in sorted(TEXT_VARIABLES | NAME_VARIABLES | DATE_VARIABLES):
        node = fields.node(name)
        if node is None:
            continue
        if name in DATE_VARIABLES:
            value = _date(fields, name, report)
        elif name in NAME_VARIABLES:
            value = "; ".join(_plain(person) for person in _names(fields, name, report))
        else:
            value = fields.text(name)
        if value:
            yield name, value


def _plain(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)


def _names(fields: Fields, name: str, report: Report) -> tuple[Name, ...]:
    """A list of names, or one; a plain string is an institution's, or a name that nobody has taken apart."""
    node = fields.node(name)
    nodes = node.items if isinstance(node, Sequence) else (node,) if node else ()
    return tuple(found for item in nodes if (found := _name(item, report)))


def _name(node: Node, report: Report) -> Name | None:
    if isinstance(node, Scalar):
        return Name(literal=node.value.strip()) if node.value.strip() else None
    if isinstance(node, Sequence):
        report(error("invalid-value", "a name is text, or a map of given and family", node.location))
        return None
    fields = Fields(node, report, owner="a name")
    for name in ("comma-suffix", "static-ordering", "parse-names"):
        fields.node(name)
    found = Name(
        family=fields.text("family"),
        given=fields.text("given"),
        literal=fields.text("literal"),
        dropping_particle=fields.text("dropping-particle"),
        non_dropping_particle=fields.text("non-dropping-particle"),
        suffix=fields.text("suffix"),
        role=fields.text("role"),
        affiliation=fields.text("affiliation"),
    )
    fields.report_unknown()
    if found.family or found.given or found.literal:
        return found
    report(error("missing-field", "a name needs 'family' or 'literal'", node.location))
    return None


def _date(fields: Fields, name: str, report: Report) -> str:
    """A date as EDTF text, whether it was written so or in CSL's own form; "" where it is none."""
    node = fields.node(name)
    if node is None:
        return ""
    text = date_as_edtf(node) if isinstance(node, Mapping) else fields.text(name)
    try:
        if text:
            parse_edtf(text)
    except EdtfError as fault:
        report(error("invalid-date", f"'{name}': {fault.message}", node.location, hint=fault.hint))
        return ""
    return text


def _url(fields: Fields, name: str, report: Report) -> str:
    found = fields.scalar(name)
    text = found.value.strip() if found else ""
    if found and text and not (text.lower().startswith(("https://", "http://")) and safe_url(text)):
        report(error("invalid-url", f"'{name}' is no web address: '{text}'", found.location,
                     hint="it begins with https:// or http://"))  # fmt: skip
        return ""
    return text


def _copy(fields: Fields, report: Report) -> Copy | None:
    mapping = fields.mapping("copy")
    if mapping is None:
        return None
    inner = Fields(mapping, report, owner="a copy")
    copy = Copy(
        text=inner.text("text"),
        sha256=_hash(inner, "sha256", report),
        original=inner.text("original"),
        original_sha256=_hash(inner, "original-sha256", report),
        retrieved=_date(inner, "retrieved", report),
        archive=_url(inner, "archive", report),
        extractor=inner.text("extractor"),
        extent=Extent(inner.choice("extent", list(Extent), default=Extent.WHOLE)),
        passages=inner.texts("passages"),
    )
    inner.report_unknown()
    return copy


def _hash(fields: Fields, name: str, report: Report) -> str:
    found = fields.scalar(name)
    text = found.value.strip().lower() if found else ""
    if found and text and not _SHA256.fullmatch(text):
        report(error("invalid-value", f"'{name}' is no SHA-256: 64 hexadecimal digits", found.location))
        return ""
    return text
