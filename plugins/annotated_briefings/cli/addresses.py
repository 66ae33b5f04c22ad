"""What has become of the pages that sources stand on, and what that means for the quotations taken from them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from annotated_briefings.briefing.model import CheckedQuotation
from annotated_briefings.importing.read import read_article
from annotated_briefings.quotes.verify import is_long_enough, verify_quotation
from annotated_briefings.sources.model import Source, UrlStatus
from annotated_briefings.sources.state import State
from annotated_briefings.sources.web import Answer, Fetcher, FetchError, NoSuchHostError

_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A source's address as it was found. ``lost`` are the quotations that no longer stand on the page.

    ``is_known`` is false where nothing came that would say what has become of it; then ``state`` is the old one.
    """

    key: str
    state: State
    words: str
    lost: tuple[CheckedQuotation, ...] = ()
    is_known: bool = True

    @property
    def is_bad(self) -> bool:
        """Whether a reader who follows the link does not find what the briefing says."""
        return bool(self.lost) or (self.is_known and self.state.status is UrlStatus.DEAD)


def look_at(
    source: Source,
    before: State,
    *,
    copy: str,
    quotations: Iterable[CheckedQuotation],
    fetcher: Fetcher,
    today: str,
) -> Seen:
    """Ask for the page of one source; ``copy`` is its frozen text, "" for none, ``today`` a date as EDTF."""
    known = before if before.url == source.url else State(url=source.url)
    asked_before = known.status is UrlStatus.LIVE
    try:
        answer = fetcher.page(
            source.url, etag=known.etag if asked_before else "", modified=known.modified if asked_before else ""
        )
    except NoSuchHostError as fault:
        return _dead(source, known, today, str(fault))
    except FetchError as fault:
        return Seen(key=source.id, state=known, words=f"not seen: {fault}", is_known=False)
    if answer.status == 304:
        return Seen(key=source.id, state=replace(known, checked=today), words="live, the same as before")
    if answer.status in _GONE:
        return _dead(source, known, today, f"the server says {answer.status}")
    if answer.status != 200:
        return Seen(key=source.id, state=known, words=f"not seen: the server says {answer.status}", is_known=False)
    if _is_front_page_instead(source.url, answer.url):
        return _dead(source, known, today, "it leads to the front page")
    return _seen(source, known, answer, copy, tuple(quotations), today)


def _dead(source: Source, known: State, today: str, why: str) -> Seen:
    state = replace(known, status=UrlStatus.DEAD, checked=today, etag="", modified="")
    return Seen(key=source.id, state=state, words=f"dead: {why}")


def _is_front_page_instead(asked: str, found: str) -> bool:
    return urlsplit(found).path in {"", "/"} and urlsplit(asked).path not in {"", "/"} and not urlsplit(found).query


def _seen(
    source: Source, known: State, answer: Answer, copy: str, quotations: tuple[CheckedQuotation, ...], today: str
) -> Seen:
    article = read_article(answer.body, url=answer.url, media_type=answer.media_type)
    text = article.text
    digest = hashlib.sha256(" ".join(text.split()).encode()).hexdigest() if text else ""
    state = replace(known, checked=today, digest=digest, etag=answer.etag, modified=answer.modified, location="")
    if not text:
        words = "live, but nothing on the page can be read as an article"
        return Seen(key=source.id, state=replace(state, status=UrlStatus.LIVE, digest=known.digest), words=words)
    missing, paragraphs = _missing(copy, text)
    lost = tuple(one for one in quotations if one.verdict.verified and not verify_quotation(one.text, text).verified)
    changed = bool(missing or lost or (not copy and known.digest and known.digest != digest))
    if changed:
        state = replace(state, status=UrlStatus.CHANGED)
        return Seen(key=source.id, state=state, words=_what_changed(missing, paragraphs), lost=lost)
    if _has_moved(source.url, answer.moved_to):
        state = replace(state, status=UrlStatus.MOVED, location=answer.moved_to)
        return Seen(key=source.id, state=state, words=f"moved to {answer.moved_to}")
    return Seen(key=source.id, state=replace(state, status=UrlStatus.LIVE), words="live")


def _missing(copy: str, text: str) -> tuple[int, int]:
    """How many paragraphs of the frozen text no longer stand on the page, and how many it has."""
    paragraphs = [line for line in copy.split("\n") if is_long_enough(line)]
    return sum(not verify_quotation(line, text).verified for line in paragraphs), len(paragraphs)


def _what_changed(missing: int, paragraphs: int) -> str:
    if not paragraphs:
        return "changed since it was last looked at"
    of_all = f"{missing} of {paragraphs} paragraph{'s' * (paragraphs != 1)}"
    return f"changed: {of_all} of the frozen copy {'is' if missing == 1 else 'are'} no longer there"


def _has_moved(url: str, moved_to: str) -> bool:
    """Whether a permanent redirect led elsewhere than to the same address in another spelling."""
    return bool(moved_to) and _plain(url) != _plain(moved_to)


def _plain(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"
