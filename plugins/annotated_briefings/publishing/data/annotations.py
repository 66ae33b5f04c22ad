"""Annotations of each briefing for other programs: its verified quotations, tied to the frozen texts, and its notes.

Standard: W3C Web Annotation Data Model and Vocabulary, https://www.w3.org/TR/annotation-model/. Frozen copies are
named by their hash (RFC 6920): nobody can fetch one here, and whoever has it can tell.
"""

from __future__ import annotations

import base64
import json
import posixpath
from collections.abc import Iterator

from annotated_briefings.briefing.model import Briefing, CheckedQuotation, MarginNote
from annotated_briefings.publishing.addresses import briefing_data_path, briefing_path, source_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.evidence import original_of
from annotated_briefings.publishing.model import Asset
from annotated_briefings.quotes.anchoring import selector_for
from annotated_briefings.quotes.model import TextQuoteSelector, VerdictKind
from annotated_briefings.sources.model import Copy, Reuse, Source
from annotated_briefings.sources.rights import allows_whole_text
from annotated_briefings.text.markup import safe_url

Json = dict[str, object]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SUFFIX = "annotations.jsonld"


def build_annotations(context: Context) -> Iterator[Asset]:
    """A collection of annotations for each briefing that has any."""
    for briefing in context.newest:
        items = list(_Annotations(context, briefing).items())
        if items:
            path = briefing_data_path(briefing.key, SUFFIX)
            text = json.dumps(_collection(context, briefing, items), ensure_ascii=False, separators=(",", ":"))
            yield Asset(path=path, content=f"{text}\n".encode())


def has_annotations(context: Context, briefing: Briefing) -> bool:
    """Whether a briefing has a file of annotations."""
    return next(_Annotations(context, briefing).items(), None) is not None


class _Annotations:
    """The annotations of one briefing. An address is absolute where the site's is known, else relative to the file."""

    def __init__(self, context: Context, briefing: Briefing) -> None:
        self._context = context
        self._briefing = briefing
        self._body = context.bodies[briefing.key]
        self._page = _address(context, briefing, briefing_path(briefing.key))

    def items(self) -> Iterator[Json]:
        """Quotations, then notes, each in the order of the text."""
        verified = (quotation for quotation in self._body.quotations if quotation.verdict.verified)
        targets = ((quotation, self._passage(quotation)) for quotation in verified)
        for number, (quotation, target) in enumerate(targets, start=1):
            if target:
                yield self._annotation(f"quotation-{number}", "linking", self._quoted(quotation), target)
        for number, note in enumerate(self._body.margin_notes, start=1):
            yield self._annotation(f"note-{number}", "commenting", self._said(note), self._annotated(note))

    def _annotation(self, name: str, motivation: str, body: Json, target: Json | str) -> Json:
        here = _address(self._context, self._briefing, briefing_data_path(self._briefing.key, SUFFIX))
        return {
            "id": f"{here}#{name}",
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": target,
        }

    def _quoted(self, quotation: CheckedQuotation) -> Json:
        """The quotation where the briefing's page has it."""
        return _resource(self._page, [_text_quote(TextQuoteSelector(exact=quotation.text))])

    def _passage(self, quotation: CheckedQuotation) -> Json | None:
        """What was quoted, in the source as it was frozen; nothing where the source may not even be quoted."""
        source = self._context.sources[quotation.source]
        text = self._context.texts.get(source.id, "")
        if source.reuse is Reuse.NONE or not text:
            return None
        is_whole = source.id in self._context.library.whole_texts
        selectors = list(_selectors(quotation, source, text, is_whole=is_whole))
        address = original_of(source) or _address(self._context, self._briefing, source_path(source.id))
        target = _resource(address, selectors)
        state = _state(source.copy, is_whole=is_whole) if source.copy else None
        return {**target, "state": state} if state else target

    def _said(self, note: MarginNote) -> Json:
        language = self._context.language.tag
        return {"type": "TextualBody", "value": note.text, "format": "text/plain", "language": language}

    def _annotated(self, note: MarginNote) -> Json | str:
        """The paragraph beside which a note stands, or the page."""
        return _resource(self._page, [_text_quote(TextQuoteSelector(exact=note.beside))]) if note.beside else self._page


def _selectors(quotation: CheckedQuotation, source: Source, text: str, *, is_whole: bool) -> Iterator[Json]:
    """The passage by its words, as far as they may be published, and by its place in a whole frozen text."""
    start, end = quotation.verdict.start, quotation.verdict.end
    is_free = allows_whole_text(source)
    if is_free or quotation.verdict.kind is VerdictKind.VERBATIM:
        yield _text_quote(selector_for(text, start, end) if is_free else TextQuoteSelector(exact=text[start:end]))
    if is_whole:
        yield {"type": "TextPositionSelector", "start": start, "end": end}


def _text_quote(selector: TextQuoteSelector) -> Json:
    around = {"prefix": selector.prefix, "suffix": selector.suffix}
    return {
        "type": "TextQuoteSelector",
        "exact": selector.exact,
        **{name: text for name, text in around.items() if text},
    }


def _resource(source: str, selectors: list[Json]) -> Json:
    """A part of a resource; several selectors say the same in other words."""
    if not selectors:
        return {"type": "SpecificResource", "source": source}
    return {"type": "SpecificResource", "source": source, "selector": selectors if len(selectors) > 1 else selectors[0]}


def _state(copy: Copy, *, is_whole: bool) -> Json | None:
    """When the source was as it was quoted, and the copies that show it."""
    cached = [_named_by_hash(copy.sha256)] if copy.sha256 and is_whole else []
    cached += [archive] if (archive := safe_url(copy.archive)) else []
    state: Json = {"cached": cached if len(cached) > 1 else cached[0]} if cached else {}
    if _is_day(copy.retrieved):
        state |= {"sourceDateStart": f"{copy.retrieved}T00:00:00Z", "sourceDateEnd": f"{copy.retrieved}T23:59:59Z"}
    return {"type": "TimeState", **state} if state else None


def _named_by_hash(sha256: str) -> str:
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _is_day(date: str) -> bool:
    """Whether a date of EDTF is one whole day, which ``xsd:dateTime`` can say."""
    return len(date) == len("2024-05-17") and date.replace("-", "").isdigit()


def _collection(context: Context, briefing: Briefing, items: list[Json]) -> Json:
    here = _address(context, briefing, briefing_data_path(briefing.key, SUFFIX))
    page: Json = {"id": f"{here}#page", "type": "AnnotationPage", "partOf": here, "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": here,
        "type": "AnnotationCollection",
        "label": briefing.front.title,
        "total": len(items),
        "first": page,
    }


def _address(context: Context, briefing: Briefing, path: str) -> str:
    if context.addresses.base:
        return context.addresses.absolute(path)
    folder = posixpath.dirname(briefing_data_path(briefing.key, SUFFIX))
    url = context.addresses.url(path) if path.endswith(".md") else path
    return posixpath.relpath(url, folder) + ("/" if url.endswith("/") else "")
