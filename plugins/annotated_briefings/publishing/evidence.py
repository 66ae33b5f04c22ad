"""Evidence: the passages of the frozen copies that a page quotes, and what its marks mean.

How much may be shown is decided here, once: the words around a quotation only where the source's whole text may be
published, the quoted words alone where it may not, nothing where its reuse is "none".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from annotated_briefings.briefing.model import CheckedQuotation, RenderedBody
from annotated_briefings.quotes.model import VerdictKind
from annotated_briefings.sources.model import Reuse, Source, UrlStatus
from annotated_briefings.sources.rights import allows_whole_text
from annotated_briefings.text.language import Language
from annotated_briefings.text.markup import safe_url

AROUND = 100
"""Most code points of a copy that are shown on either side of a quotation."""

LONGEST = 600
"""Most code points of a passage; the middle of a longer one is left out."""

_ENDS = 4
"""Words at either end of a long passage that a text fragment names, and words of its prefix and suffix."""

_SHORT = 4
"""Words of a passage that may stand in a page more than once, so that its fragment names the words around."""

_WHOLE = 10
"""Words of a passage that a text fragment names in full."""

_BREAK = re.compile(r"\n\s*\n|(?<=[.!?:”’\"'])\n")
_GAP = re.compile(r"\[?(?:…|\.\.\.)\]?")
_MARK = re.compile(r"[\[\]…]|\.\.\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What of a copy may be shown for one quotation; ``href`` leads to it in the original, "" where nothing does."""

    words: str
    before: str = ""
    after: str = ""
    href: str = ""
    language: str = ""


def passage_of(quotation: CheckedQuotation, source: Source, text: str) -> Passage | None:
    """The passage that a quotation was taken from; nothing where it is not verified or nothing may be shown of it."""
    if source.reuse is Reuse.NONE or not text or not quotation.verdict.verified:
        return None
    start, end = quotation.verdict.start, quotation.verdict.end
    free = allows_whole_text(source)
    literal = quotation.verdict.kind is VerdictKind.VERBATIM
    words = _squeezed(text[start:end]) if free or literal else _squeezed(quotation.text)
    before, after = _around(text, start, end) if free else ("", "")
    url = original_of(source)
    parts = [words] if free or literal else _GAP.split(words)
    named = "" if any(map(_MARK.search, parts)) and not (free or literal) else text_fragment(parts, before, after)
    return Passage(
        words=_shortened(words),
        before=before,
        after=after,
        href=_at_text(url, named) if url else "",
        language=source.language,
    )


def original_of(source: Source) -> str:
    """Where a source can be read: its own address, else its archived copy; never one that somebody has taken over."""
    doi = f"https://doi.org/{source.doi}" if source.doi else ""
    archive = safe_url(source.copy.archive) if source.copy else ""
    if source.url_status in (UrlStatus.USURPED, UrlStatus.DEAD):
        return archive
    return safe_url(source.url or doi) or archive


def text_fragment(parts: Sequence[str], before: str = "", after: str = "") -> str:
    """The directive ``text=`` that finds a passage, whose ``parts`` are its words from gap to gap.

    A short passage is named with the words around it, a long one by its two ends.
    Standard: https://wicg.github.io/scroll-to-text-fragment/#syntax
    """
    words = " ".join(parts).split()
    if not words:
        return ""
    if len(parts) == 1 and len(words) <= _WHOLE:
        ends = [_encoded(words)]
    else:
        ends = [_encoded(parts[0].split()[:_ENDS]), _encoded(parts[-1].split()[-_ENDS:])]
    if len(words) <= _SHORT:
        prefix, suffix = before.strip("… ").split()[-_ENDS:], after.strip("… ").split()[:_ENDS]
        ends = [f"{_encoded(prefix)}-"] * bool(prefix) + ends + [f"-{_encoded(suffix)}"] * bool(suffix)
    return "text=" + ",".join(end for end in ends if end)


def render_passages(passages: Mapping[Passage, Sequence[str]], language: Language) -> Markup:
    """The passages of one source as a list; each names the marks in the text that it is the evidence of."""
    if not passages:
        return Markup("")
    items = (_item(passage, marks, language) for passage, marks in passages.items())
    return Markup('<ul class="ab-passages ab-uses ab-stop">{}</ul>').format(Markup("").join(items))


def verified_quotations(body: RenderedBody) -> dict[int, CheckedQuotation]:
    """The last quotation of each citation, by its index, all of whose quotations are verified."""
    last = {quotation.citation: quotation for quotation in body.quotations}
    differing = {quotation.citation for quotation in body.quotations if not quotation.verdict.verified}
    return {index: quotation for index, quotation in last.items() if index not in differing}


def legend_of(body: RenderedBody) -> tuple[str, ...]:
    """Which marks of the evidence view a body has: ``sourced``, ``quoted``, ``open``."""
    kinds = {
        "sourced": any(use.citation.items for use in body.citations),
        "quoted": bool(verified_quotations(body)),
        "open": any(use.citation.missing is not None for use in body.citations),
    }
    return tuple(kind for kind, is_there in kinds.items() if is_there)


def _item(passage: Passage, marks: Sequence[str], language: Language) -> Markup:
    lang = Markup(' lang="{}"').format(passage.language) if passage.language else ""
    shown = Markup("<span{}>{}<mark>{}</mark>{}</span>").format(lang, passage.before, passage.words, passage.after)
    link = Markup(' <a href="{}">{}</a>').format(passage.href, language.say("publishing.in-original"))
    return Markup('<li data-ab-for="{}">{}{}</li>').format(" ".join(marks), shown, link if passage.href else "")


def _at_text(url: str, directive: str) -> str:
    return f"{url}{'' if '#' in url else '#'}:~:{directive}" if directive else url


def _encoded(words: Sequence[str]) -> str:
    """Percent-encoded; the hyphen too, which marks prefix and suffix."""
    return quote(" ".join(words), safe="").replace("-", "%2D")


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a passage in its own paragraph, with the space that parts them from it."""
    before = _BREAK.split(text[max(0, start - 3 * AROUND) : start])[-1]
    after = _BREAK.split(text[end : end + 3 * AROUND])[0]
    return _last(before), _first(after)


def _last(text: str) -> str:
    words = re.sub(r"\s+", " ", text).lstrip()
    return words if len(words) <= AROUND else "… " + words[-AROUND:].partition(" ")[2]


def _first(text: str) -> str:
    words = re.sub(r"\s+", " ", text).rstrip()
    return words if len(words) <= AROUND else words[:AROUND].rpartition(" ")[0] + " …"


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _shortened(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    half = LONGEST // 2
    return f"{words[:half].rpartition(' ')[0]} … {words[-half:].partition(' ')[2]}"
