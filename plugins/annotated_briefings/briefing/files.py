"""From a briefing's file to its values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from annotated_briefings.briefing.model import Briefing, Change, FrontMatter
from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.text.diagnostic import Report, error, note
from annotated_briefings.text.fields import Fields
from annotated_briefings.text.markup import slug
from annotated_briefings.text.place import Location
from annotated_briefings.text.yaml import Mapping, Scalar, Sequence, read_yaml

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def read_briefing(text: str, path: PurePosixPath, report: Report) -> Briefing:
    """The briefing in ``text``. A fault in the front matter is reported; the body is kept whatever happens."""
    head, body, body_line = split_front_matter(text, path, report)
    return Briefing(
        key=slug(path.stem),
        path=path,
        front=_read_front_matter(head, path, report, is_fenced=body_line > 2),
        body=body,
        body_line=body_line,
    )


def split_front_matter(text: str, path: PurePosixPath, report: Report) -> tuple[str, str, int]:
    """The YAML between the fences, the body below, and the body's first line in the file, counted from 1."""
    opening = _FENCE.match(text)
    if not opening:
        report(
            error(
                "missing-front-matter",
                "a briefing begins with front matter",
                Location(path),
                hint="put '---', 'title: …' and '---' on the first lines",
            )
        )
        return "", text, 1
    closing = _FENCE.search(text, opening.end())
    if not closing:
        report(
            error(
                "unclosed-front-matter",
                "the front matter is not closed",
                Location(path),
                hint="close it with a line of three hyphens",
            )
        )
        return "", text[opening.end() :], 2
    head, body = text[opening.end() + 1 : closing.start()], text[closing.end() + 1 :]
    return head, body, text.count("\n", 0, closing.end()) + 2


def _read_front_matter(head: str, path: PurePosixPath, report: Report, *, is_fenced: bool) -> FrontMatter:
    start = Location(path)
    root = read_yaml(head, path, report, first_line=2)
    if root is not None and not isinstance(root, Mapping):
        hint = "begin each line with a name and a colon: 'title: …'"
        report(error("invalid-front-matter", "the front matter must be lines of 'name: value'", start, hint=hint))
    mapping = root if isinstance(root, Mapping) else Mapping((), start)
    is_read = isinstance(root, Mapping) or (is_fenced and not head.strip())
    fields = Fields(mapping, report, owner="the front matter")
    front = FrontMatter(
        title=(fields.required("title") if is_read else "") or path.stem,
        location=start,
        date=_read_date(fields.scalar("date"), report),
        published=_read_date(fields.scalar("published"), report),
        changes=_read_changes(fields, report),
        summary=fields.text("summary"),
        topics=_read_topics(fields, report),
        is_read=is_read,
        source=fields.text("source"),
        verbatim=fields.flag("verbatim", default=False),
        omit=fields.texts("omit"),
        terms=_read_terms(fields, report),
        proposed=fields.texts("proposed"),
        draft=fields.flag("draft", default=False, doubtful=True) or not is_read,
        fields=tuple(_places(mapping)),
    )
    fields.report_unknown()
    return front


def _read_date(found: Scalar | None, report: Report) -> EdtfDate | None:
    if found is None:
        return None
    try:
        return parse_edtf(found.value.strip())
    except EdtfError as fault:
        place = found.location
        column = place.column + fault.column - 1
        report(
            error(
                "invalid-date",
                f"'{found.value}' is not an EDTF date: {fault.message}",
                Location(place.path, place.line, column),
                hint=fault.hint,
            )
        )
        return None


def _read_changes(fields: Fields, report: Report) -> tuple[Change, ...]:
    """Corrections and updates; one without a date or a text is reported and left out."""
    changes = []
    for entry in fields.mappings("changes"):
        change = Fields(entry, report, owner="a change")
        text = change.required("text")
        if not change.required("date"):
            continue
        date = _read_date(change.scalar("date"), report)
        change.report_unknown()
        if date and text:
            changes.append(Change(date=date, text=text))
    return tuple(changes)


def _read_topics(fields: Fields, report: Report) -> tuple[str, ...]:
    topics: dict[str, None] = {}
    alone = fields.node("topics")
    if isinstance(alone, Scalar) and "," in alone.value:
        hint = f"if they are several, write a list: topics: [{alone.value.strip()}]"
        report(note("one-topic", f"'{alone.value.strip()}' is read as one topic", alone.location, hint=hint))
    for topic in fields.scalars("topics"):
        name = topic.value.strip()
        if any(char.isalnum() for char in name):
            topics.setdefault(name)
        else:
            hint = "a topic has a page, and its address is made of its letters"
            report(error("invalid-value", f"'{name}' cannot be a topic", topic.location, hint=hint))
    return tuple(topics)


def _read_terms(fields: Fields, report: Report) -> tuple[tuple[str, str | None], ...]:
    mapping = fields.mapping("terms")
    settled: list[tuple[str, str | None]] = []
    for key, node in mapping.entries if mapping else ():
        if isinstance(node, Scalar):
            settled.append((key.value, None if node.is_null else node.value.strip()))
        else:
            report(error("invalid-value", f"'{key.value}' under 'terms' must be a term's id or null", node.location))
    return tuple(settled)


def _places(mapping: Mapping, prefix: str = "") -> Iterator[tuple[str, Location]]:
    """Where each field's value stands; those of a mapping within as ``outer.inner``."""
    for key, node in mapping.entries:
        yield f"{prefix}{key.value}", node.location
        if isinstance(node, Mapping):
            yield from _places(node, f"{prefix}{key.value}.")
        elif isinstance(node, Sequence):
            yield from (
                (f"{prefix}{key.value}.{item.value}", item.location) for item in node.items if isinstance(item, Scalar)
            )
