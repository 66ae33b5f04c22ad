"""What an import has to say of an article: what is missing, what to decide, what is not an article at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from annotated_briefings.importing.article import Article
from annotated_briefings.importing.raw import Raw, decode
from annotated_briefings.text.diagnostic import Diagnostic, error, note, warning
from annotated_briefings.text.place import LineIndex

_STRAY_SPACE = re.compile(r"[”’\"\w)] +[,;.!?](?=\s|$)")
_WALLS = re.compile(
    r"\b(?:(?:accept|manage|allow) (?:all )?cookies|we value your privacy|enable javascript|"
    r"verify (?:that )?you are (?:a )?human|"
    r"checking your browser|access denied|are you a robot|subscribe to (?:continue|read)|404 not found|page not found|"
    r"service unavailable|too many requests|403 forbidden)\b",
    re.IGNORECASE,
)
_BINARY = frozenset({".docx", ".pdf"})
_CONTEXT = 60
_SHORT = 600
"""A text of fewer code points that speaks of cookies or errors is a wall and no article."""


def check_article(article: Article, raw: Raw) -> Iterator[Diagnostic]:
    """What an editor should know of an article before it becomes a briefing."""
    place = raw.location
    if not article.blocks:
        yield error("empty-article", "there is no text in it", place)
        return
    if len(article.text) < _SHORT and _WALLS.search(article.text):
        yield error("not-an-article", "this is a notice of the site, not an article", place,
                    hint="save the page from your browser and import the file")  # fmt: skip
    yield from _missing(article, raw)
    yield from _stray_spaces(article, raw)


def _missing(article: Article, raw: Raw) -> Iterator[Diagnostic]:
    place = raw.location
    if not article.title:
        yield warning("missing-title", "the text has no title", place, hint="a title is proposed; --title sets it")
    if not article.published:
        yield warning("undated-article", "the text has no date; dates such as \"last year\" stay open", place,
                      hint="give the day of publication, e.g. --date 2024-05-17 (EDTF; '~' for about)")  # fmt: skip
    if not article.authors:
        yield note("missing-author", "the text names no author", place)
    if article.copyright and not article.license:
        yield note("rights-reserved", f"the text is under copyright: \"{article.copyright}\"", place,
                   hint="without leave, quote from it only: import it with --reuse quotations")  # fmt: skip
    elif article.license and not article.rights:
        yield note("licence-unclear", f"the licence is given as \"{article.license}\", without a version", place,
                   hint="decide on 'reuse:' in sources.yml")  # fmt: skip
    elif not article.license:
        yield note("missing-licence", "the text names no licence", place, hint="decide on 'reuse:' in sources.yml")
    if not article.url and _lost_link(article):
        yield warning("missing-original-link", "\"Read the original article\" has lost its link", place,
                      hint="find the address and set 'URL:' in sources.yml")  # fmt: skip


def _lost_link(article: Article) -> bool:
    return any("read the original" in dropped.text.lower() for dropped in article.dropped)


def _stray_spaces(article: Article, raw: Raw) -> Iterator[Diagnostic]:
    """A space before punctuation: left as it is, because the copy is verbatim."""
    text = article.text
    found = list(_STRAY_SPACE.finditer(text))
    if not found:
        return
    source = "" if article.suffix in _BINARY else decode(raw).text
    index = LineIndex(source, PurePosixPath(raw.name))
    for stray in found:
        around = text[: stray.end()].rpartition("\n")[2][-_CONTEXT:]
        at = source.find(around)
        place = index.locate(at + len(around) - len(stray[0])) if at >= 0 else raw.location
        yield note("stray-space", f"a space stands before the punctuation in '{stray[0]}'", place,
                   hint="it is kept, because the text is verbatim")  # fmt: skip
