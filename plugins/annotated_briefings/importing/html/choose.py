"""Which leaves of a page are the article: those that the extractor took, mended by the structure that they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from annotated_briefings.importing.html.blocks import HEADINGS, Leaf
from annotated_briefings.importing.html.matching import Matcher
from annotated_briefings.importing.html.notices import notice, says_whom_to_follow

_OTHER = "not in the article"
_MOST_IN_BOX = 0.3
"""Share of the extracted letters from which an element is the article, whatever its name says."""
_LEAST_PROSE = 60
_LEAST_PARAGRAPH = 120
"""Code points of a paragraph behind which no title is expected."""
_QUOTES, _ITEMS, _TABLES = frozenset({"blockquote"}), frozenset({"li"}), frozenset({"table"})
_FIGURES = frozenset({"figcaption", "pre"})
_EMBEDDED = frozenset({"share buttons", "by-line", "related links"})
"""Reasons that do not hold for a block quote: embedded posts are quoted from social networks."""
_WITHIN_PARAGRAPHS = frozenset({"p", "li", "ul", "ol", "center", "span", "strong", "b", "em", *HEADINGS})
_SENTENCE_END = re.compile(r"[.!?…:;”\"'’)。！？؟]\s*$")


def choose(leaves: list[Leaf], letters: str, titles: frozenset[str]) -> list[str]:
    """For each leaf why it is no part of the article, or an empty string where it is one.

    ``letters`` is the extracted text without spaces and punctuation; ``titles`` are squeezed, too.
    """
    matcher = Matcher(letters)
    choice = _Choice(leaves, [matcher.holds(leaf.letters) for leaf in leaves])
    choice.open_boxes()
    choice.rescue()
    choice.drop_notices()
    choice.drop_title(titles)
    choice.drop_tail()
    choice.drop_idle_headings()
    return choice.reasons()


class _Choice:
    """The state of the choice; each step looks at what the ones before it have left."""

    def __init__(self, leaves: list[Leaf], kept: list[bool]) -> None:
        self._leaves = leaves
        self._kept = kept
        self._reasons = [leaf.reason for leaf in leaves]

    def reasons(self) -> list[str]:
        rows = zip(self._kept, self._reasons, strict=True)
        return ["" if kept else reason or _OTHER for kept, reason in rows]

    def open_boxes(self) -> None:
        """A part that is named like boilerplate is some, unless it holds much of the text."""
        share: Counter[int] = Counter()
        for leaf in self._taken():
            share[id(leaf.box)] += len(leaf.letters)
        least = _MOST_IN_BOX * share.total()
        for row, leaf in enumerate(self._leaves):
            is_embedded = leaf.reason in _EMBEDDED and leaf.inside(_QUOTES) is not None
            if leaf.box is None or is_embedded or share[id(leaf.box)] >= least > 0:
                self._reasons[row] = ""
            else:
                self._kept[row] = False

    def rescue(self) -> None:
        """Take in what extractors lose between the parts that they take."""
        surroundings = _Surroundings(self._leaves, self._kept)
        lost = [row for row, kept in enumerate(self._kept) if not kept and not self._reasons[row]]
        for row in lost:
            if self._leaves[row].heading is None:
                self._kept[row] = surroundings.holds(row, after_kept=row > 0 and self._kept[row - 1])
        for row in reversed(lost):
            if surroundings.may_head(row):
                self._kept[row] = surroundings.is_home(row) or self._leads(row)

    def _leads(self, row: int) -> bool:
        """Whether the next leaf that is not boilerplate is part of the article."""
        for after in range(row + 1, len(self._leaves)):
            if self._kept[after]:
                return True
            if not self._reasons[after]:
                return False
        return False

    def drop_notices(self) -> None:
        for row, leaf in self._rows():
            reason = notice(leaf.words) if leaf.inside(_QUOTES | _ITEMS) is None else ""
            if reason:
                self._drop(row, reason)

    def drop_title(self, titles: frozenset[str]) -> None:
        """The title is not part of the body; it stands before the first paragraph."""
        for row, leaf in self._rows():
            if leaf.letters in titles and (leaf.heading is not None or not leaf.path):
                self._drop(row, "title")
            elif leaf.heading is None and len(leaf.words) >= _LEAST_PARAGRAPH:
                return

    def drop_tail(self) -> None:
        """Behind the last paragraph of prose: links to other pages without a heading, and whom to follow."""
        links = []
        for row, leaf in reversed(list(self._rows())):
            if leaf.heading is not None:
                return
            if leaf.is_linked and leaf.inside(_QUOTES) is None:
                links.append(row)
            elif says_whom_to_follow(leaf.words) and not leaf.path:
                self._drop(row, "share buttons")
            else:
                break
        for row in links:
            self._drop(row, "related links")

    def drop_idle_headings(self) -> None:
        """Headings at the end, under which nothing is left."""
        for row, leaf in reversed(list(self._rows())):
            if leaf.heading is None or len(leaf.path) > 1:
                return
            self._drop(row, "heading without text")

    def _taken(self) -> Iterator[Leaf]:
        return (leaf for _, leaf in self._rows())

    def _rows(self) -> Iterator[tuple[int, Leaf]]:
        return ((row, leaf) for row, leaf in enumerate(self._leaves) if self._kept[row])

    def _drop(self, row: int, reason: str) -> None:
        self._kept[row] = False
        self._reasons[row] = reason


class _Surroundings:
    """Where the extracted leaves stand: from which row to which, in which elements, lists and tables."""

    def __init__(self, leaves: list[Leaf], kept: list[bool]) -> None:
        self._leaves = leaves
        rows = [row for row, is_kept in enumerate(kept) if is_kept]
        self._first, self._last = (rows[0], rows[-1]) if rows else (len(leaves), -1)
        self._homes = Counter(id(_home(leaves[row])) for row in rows)
        self._first_home = _home(leaves[self._first]) if rows else None
        self._lists = _unlinked(leaves, kept, _outer_list)
        self._tables = _unlinked(leaves, kept, lambda leaf: leaf.inside(_TABLES))

    def holds(self, row: int, *, after_kept: bool) -> bool:
        """Whether a leaf that is no heading belongs to what stands around it."""
        leaf = self._leaves[row]
        is_between = self._first < row < self._last
        at_home = self._homes[id(_home(leaf))] > 0
        if leaf.inside(_QUOTES) is not None:
            return is_between or (at_home and after_kept)
        if leaf.inside(_FIGURES) is not None:
            return is_between
        if (table := leaf.inside(_TABLES)) is not None:
            return is_between and id(table) in self._tables
        if leaf.inside(_ITEMS) is not None:
            return (is_between or at_home) and id(_outer_list(leaf)) in self._lists
        return self.is_home(row) and is_prose(leaf)

    def may_head(self, row: int) -> bool:
        """Whether a heading stands among the paragraphs, or right above the first of them, and is no teaser."""
        leaf = self._leaves[row]
        if leaf.heading is None or leaf.inside(_QUOTES) is not None:
            return False
        is_above = row < self._first and _home(leaf) is self._first_home
        is_teaser = leaf.is_linked and not (self.is_home(row) and len(leaf.path) == 1)
        return (is_above or self._first < row < self._last) and not is_teaser

    def is_home(self, row: int) -> bool:
        """Whether several extracted paragraphs stand in the same element."""
        return self._homes[id(_home(self._leaves[row]))] > 1


def _unlinked(leaves: list[Leaf], kept: list[bool], element_of: Callable[[Leaf], HtmlElement | None]) -> frozenset[int]:
    """Lists or tables that are not made of links to other pages, or of which the extractor took something."""
    size: Counter[int] = Counter()
    linked: Counter[int] = Counter()
    taken: set[int] = set()
    for leaf, is_kept in zip(leaves, kept, strict=True):
        element = element_of(leaf)
        if element is not None:
            size[id(element)] += len(leaf.words)
            linked[id(element)] += leaf.linked
            if is_kept:
                taken.add(id(element))
    return frozenset(taken | {name for name in size if linked[name] <= size[name] / 2})


def _home(leaf: Leaf) -> HtmlElement:
    """The element of which the leaf is a paragraph."""
    element = leaf.parent
    while element.tag in _WITHIN_PARAGRAPHS and element.getparent() is not None:
        element = element.getparent()
    return element


def _outer_list(leaf: Leaf) -> HtmlElement | None:
    """The outermost list that the leaf stands in."""
    pairs = zip(leaf.path, leaf.path[1:], strict=False)
    return next((element for element, inner in pairs if inner.tag == "li"), None)


def is_prose(leaf: Leaf) -> bool:
    """Whether a leaf is a sentence, and not a link."""
    return len(leaf.words) >= _LEAST_PROSE and not leaf.is_linked and _SENTENCE_END.search(leaf.words) is not None
