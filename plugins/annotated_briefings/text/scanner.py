"""The one scanner of our explicit syntax: citations, forced terms and ``///`` blocks in Markdown source.

It says where such syntax stands and nothing of what it means. Time is linear in the text: every pattern is
possessive or stops at the first character of the next one, and brackets are paired with a stack.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from annotated_briefings.text.place import Span


class TokenKind(StrEnum):
    """What a token is: a bracketed cluster, a bare ``@key``, or a ``[[term]]``."""

    CITATION = "citation"
    IN_TEXT = "in-text"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Token:
    """Code points ``start`` to ``end`` of the scanned text, brackets included."""

    kind: TokenKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClusterParts:
    """Where the keys of a cluster stand, with their signs, and the ends of its semicolons; both in order."""

    keys: tuple[Span, ...]
    semicolons: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSpan:
    """A ``/// name | title`` block. Rows count from 0; ``end_row`` is the closing line, or the last row if unclosed.

    ``header`` is the indented option lines under the opening one. A closing line that closes nothing is a block
    without a name, on its own row.
    """

    name: str
    title: str
    start_row: int
    end_row: int
    closed: bool
    blank_after_open: bool
    blank_before_close: bool
    header: str = ""


KEY = r"(?:\{[^{}\s]++\}|\w(?:\w|[:.#$%&+?<>~/-](?=\w)|[:/]/++(?=\w))*+)"
"""A key behind ``@`` as Pandoc has it (``simpleCiteIdentifier``), or anything without spaces in braces.

It ends in a letter or digit, and no look-ahead goes past that: cut out, it is the same key again.
"""

_SIGN = r"(?<![^\W_])(?<![^\W_][*_])(?<![^\W_][*_]{2})(?<!@)(?<!(?<!\.\.)\.)(?:(?<!-)-)?@"
"""The sign before a key, with ``-`` to leave out the author; one hyphen of several is part of a dash.

Not behind a word (also one in ``*`` or ``_``), a dot that ends no ellipsis, another sign.
"""

_INTERESTING = re.compile(
    rf"""
    (?=[\\`<\[\];@hfw-])(?:  # the first characters of what follows: most others are passed over at once
      (?P<escape>\\.)
    | (?P<ticks>`++)
    | (?P<comment><!--)
    | (?P<raw><(?P<element>pre|script|style|textarea)\b)
    | (?P<tag><[A-Za-z/!?][^<>]*+>)
    | (?P<url>\b(?:https?|ftp)://[^\s<>\[\]]*+ | \bwww\.[^\s<>\[\]]*+)
    | (?P<missing>\[\s*+@\?(?=[\s:\]]))
    | (?P<open>\[)
    | (?P<close>\])
    | (?P<semicolon>;)
    | (?P<at>{_SIGN})
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_KEY_HERE = re.compile(KEY)
_HANDLE_REST = re.compile(r"(?:@[\w.-]*+)++")
_TERM = re.compile(r"\[\[(?!\s*+(?:-?@|[|\]]))[^\[\]|]++(?:\|[^\[\]|]++)?\]\](?![(\[])")
_IN_PARENTHESES = re.compile(r"\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)")
_DESTINATION = re.compile(
    r"""\(\s*+(?:<[^<>\n]*+>|[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+)(?:\s++(?:"[^"]*+"|'[^']*+'))?\s*+\)"""
)
"""What follows a citation and makes it the words of a link: ``(p. 3)`` does not."""
_REFERENCE = re.compile(r"\[([^\[\]]++)\]")
_DEFINITION = re.compile(r"^ {0,3}+\[(?!\^|\s*+-?@)([^\[\]]++)\]:", re.MULTILINE)
_LOCATOR_AHEAD = re.compile(r"[ \t]*+(?:\n[ \t]*+)?(?=\[(?![\[^]))")
_BLANK = re.compile(r"[ \t\r]*+$")
_FENCE = re.compile(r"[ \t>]*+(?P<fence>`{3,}+|~{3,}+)(?P<info>[^\n]*)$")
_CONTAINER = re.compile(r" {0,3}(?:[-*+:] |\d{1,9}[.)] |\[\^|///|!!!|\?\?\?|===)")
_BLOCK_OPEN = re.compile(r" {0,3}(?P<slashes>/{3,}+) *+(?P<name>[\w-]++) *+(?:\|(?P<title>.*))?$")
_BLOCK_CLOSE = re.compile(r" {0,3}(?P<slashes>/{3,}+) *+$")
_OPTION = re.compile(r" {4,}\S")


def scan(text: str) -> tuple[Token, ...]:
    """Every token in order; none within another. Code, HTML tags, links and addresses hold none."""
    paragraphs = tuple(_paragraphs(text))
    defined = (name for one in paragraphs for name in _DEFINITION.findall(text, one.start, one.end))
    scanner = _Scanner(text, frozenset(map(_name, defined)))
    for paragraph in paragraphs:
        scanner.scan(paragraph)
    return tuple(scanner.tokens)


def scan_cluster(inner: str) -> ClusterParts:
    """The parts of a cluster, given without its brackets, also within inner ones; code and links hold no part."""
    scanner = _Scanner(inner)
    scanner.scan(Span(0, len(inner)))
    return ClusterParts(tuple(scanner.keys), tuple(scanner.semicolons))


def scan_blocks(text: str) -> tuple[BlockSpan, ...]:
    """Every ``///`` block in order of its opening line, by the rules of ``pymdownx.blocks``.

    A closing line has as many slashes as the innermost open block, otherwise it is text to that block.
    """
    lines = text.split("\n")
    return tuple(sorted(_blocks(lines, fenced_rows(lines)), key=lambda block: block.start_row))


@dataclass(slots=True)
class _Bracket:
    """An open bracket: where, how many tokens came before, and what was seen at its own level."""

    start: int
    tokens_before: int
    keys_before: int = 0
    semicolons_before: int = 0
    cites: bool = False
    parted: bool = False
    parted_before_key: bool = False
    follows_in_text: bool = False


@dataclass(slots=True)
class _Scanner:
    """Goes once through a text. ``keys`` are those outside of links, ``semicolons`` those that may part them.

    ``references`` are the names of the link references that the text defines.
    """

    text: str
    references: frozenset[str] = frozenset()
    tokens: list[Token] = field(default_factory=list)
    keys: list[Span] = field(default_factory=list)
    semicolons: list[int] = field(default_factory=list)
    _stack: list[_Bracket] = field(default_factory=list)
    _resume: int = 0
    _locator_at: int = -1
    _end: int = 0
    _ticks: dict[int, list[int]] = field(default_factory=dict)
    _unclosed: set[str] = field(default_factory=set)

    def scan(self, paragraph: Span) -> None:
        """Add the tokens of one paragraph; brackets pair within it only."""
        self._stack.clear()
        self._ticks.clear()
        self._end = paragraph.end
        position = max(paragraph.start, self._resume)
        while position < paragraph.end:
            found = _INTERESTING.search(self.text, position, paragraph.end)
            if not found:
                break
            position = self._step(found)
        self._resume = max(self._resume, position)

    def _step(self, found: re.Match[str]) -> int:
        """Take in one interesting place; where to go on."""
        match found.lastgroup:
            case "ticks":
                return self._after_code(found)
            case "comment":
                return self._after(found, "-->")
            case "element" | "raw":
                return self._after(found, f"</{found['element']}")
            case "missing" | "open":
                return self._open(found)
            case "close":
                return self._close(found.start())
            case "semicolon":
                return self._part(found.end())
            case "at":
                return self._cite(found)
        return found.end()

    def _after_code(self, found: re.Match[str]) -> int:
        """Behind the code span that these back-ticks open, or behind the ticks where nothing closes them."""
        if not self._ticks:
            for run in re.finditer(r"`++", self.text[found.start() : self._end]):
                self._ticks.setdefault(len(run[0]), []).append(found.start() + run.start())
        width = found.end() - found.start()
        runs = self._ticks.get(width, [])
        index = bisect_left(runs, found.end())
        return runs[index] + width if index < len(runs) else found.end()

    def _after(self, found: re.Match[str], closing: str) -> int:
        """Behind ``closing``, which may stand in a later paragraph."""
        if closing not in self._unclosed:
            end = self.text.find(closing, found.end())
            if end >= 0:
                return end + len(closing)
            self._unclosed.add(closing)
        return found.end()

    def _open(self, found: re.Match[str]) -> int:
        start = found.start()
        term = _TERM.match(self.text, start, self._end)
        if term:
            self.tokens.append(Token(TokenKind.TERM, start, term.end()))
            return term.end()
        follows = start == self._locator_at
        seen = (len(self.tokens), len(self.keys), len(self.semicolons))
        bracket = _Bracket(start, *seen, follows_in_text=follows, cites=found.lastgroup == "missing")
        self._stack.append(bracket)
        return found.end()

    def _part(self, end: int) -> int:
        if self._stack:
            self._stack[-1].parted = True
        self.semicolons.append(end)
        return end

    def _cite(self, found: re.Match[str]) -> int:
        """Take in ``@key``; a handle (``@user@host``, ``host/@user``) or a lone sign is passed over."""
        key = _KEY_HERE.match(self.text, found.end(), self._end)
        if not key or self._is_in_address(found.start()):
            return found.end()
        rest = _HANDLE_REST.match(self.text, key.end(), self._end)
        if rest:
            return rest.end()
        self.keys.append(Span(found.start(), key.end()))
        if self._stack and not self._stack[-1].cites:
            self._stack[-1].cites = True
            self._stack[-1].parted_before_key = self._stack[-1].parted
        self.tokens.append(Token(TokenKind.IN_TEXT, found.start(), key.end()))
        ahead = _LOCATOR_AHEAD.match(self.text, key.end(), self._end)
        self._locator_at = ahead.end() if ahead else -1
        return key.end()

    def _is_in_address(self, at: int) -> bool:
        """Whether a slash parts a sign from the word before it, unless that word is a key itself."""
        behind_slash = at > 1 and self.text[at - 1] == "/" and not self.text[at - 2].isspace()
        return behind_slash and not (self.keys and self.keys[-1].end == at - 1)

    def _close(self, at: int) -> int:
        """Pair a closing bracket: a link or footnote drops what it holds, a cluster replaces what it holds."""
        if not self._stack:
            return at + 1
        bracket = self._stack.pop()
        end = self._link_end(bracket, at + 1)
        is_note = self.text.startswith("[^", bracket.start)
        if end or is_note:
            del self.tokens[bracket.tokens_before :]
            del self.keys[bracket.keys_before :]
        if len(self.keys) == bracket.keys_before:
            del self.semicolons[bracket.semicolons_before :]
        if end or is_note:
            return end or at + 1
        if bracket.follows_in_text and (bracket.parted_before_key or not bracket.cites):
            self._extend_in_text(bracket, at + 1)
        elif bracket.cites:
            del self.tokens[bracket.tokens_before :]
            self.tokens.append(Token(TokenKind.CITATION, bracket.start, at + 1))
        return at + 1

    def _link_end(self, bracket: _Bracket, after: int) -> int:
        """The end of a link whose bracket has just closed, 0 where it is none."""
        is_picture = self.text[bracket.start - 1 : bracket.start] == "!"
        pattern = _DESTINATION if bracket.cites and not is_picture else _IN_PARENTHESES
        destination = pattern.match(self.text, after, self._end)
        if destination:
            return destination.end()
        reference = _REFERENCE.match(self.text, after, self._end)
        return reference.end() if reference and _name(reference[1]) in self.references else 0

    def _extend_in_text(self, bracket: _Bracket, end: int) -> None:
        """Let the ``@key`` before a bracket take it in as its locator."""
        author = self.tokens[bracket.tokens_before - 1]
        self.tokens[bracket.tokens_before - 1 :] = [Token(TokenKind.IN_TEXT, author.start, end)]


def _name(reference: str) -> str:
    """The name of a link reference: case and spaces do not count."""
    return " ".join(reference.lower().split())


def _paragraphs(text: str) -> Iterator[Span]:
    """The runs of lines between blank lines, without fenced code."""
    lines = text.split("\n")
    fenced = fenced_rows(lines)
    start = offset = 0
    for row, line in enumerate(lines):
        if row in fenced or _BLANK.match(line):
            if start < offset:
                yield Span(start, offset)
            start = offset + len(line) + 1
        offset += len(line) + 1
    if start < len(text):
        yield Span(start, len(text))


def indented_rows(lines: list[str]) -> frozenset[int]:
    """The rows of indented code: paragraphs four spaces in that belong to no list, definition, note or block above."""
    rows: set[int] = set()
    contained = in_paragraph = False
    for row, line in enumerate(lines):
        if not line.strip():
            in_paragraph = False
        elif line.startswith(("    ", "\t")):
            if not (contained or in_paragraph):
                rows.add(row)
        else:
            contained = bool(_CONTAINER.match(line)) or (contained and in_paragraph)
            in_paragraph = True
    return frozenset(rows)


def fenced_rows(lines: list[str]) -> frozenset[int]:
    """The rows of fenced code, fences included. A fence that nothing closes is text, as in Python-Markdown."""
    fences = [(row, found) for row, line in enumerate(lines) if (found := _FENCE.match(line))]
    closing: dict[str, list[int]] = {}
    for row, found in fences:
        if not found["info"].strip():
            closing.setdefault(found["fence"], []).append(row)
    rows: set[int] = set()
    last = -1
    for row, found in fences:
        if row <= last or "`" in found["info"]:
            continue
        ends = closing.get(found["fence"], [])
        index = bisect_left(ends, row + 1)
        if index < len(ends):
            last = ends[index]
            rows.update(range(row, last + 1))
    return frozenset(rows)


@dataclass(frozen=True, slots=True)
class _OpenBlock:
    row: int
    slashes: int
    name: str
    title: str


def _blocks(lines: list[str], fenced: frozenset[int]) -> Iterator[BlockSpan]:
    stack: list[_OpenBlock] = []
    for row, line in enumerate(lines):
        if row in fenced or "///" not in line:
            continue
        opening = _BLOCK_OPEN.match(line)
        closing = _BLOCK_CLOSE.match(line)
        if opening:
            title = (opening["title"] or "").strip()
            stack.append(_OpenBlock(row, len(opening["slashes"]), opening["name"].lower(), title))
        elif closing and not stack:
            yield _block(lines, _OpenBlock(row, 0, "", ""), row, closed=False)
        elif closing and stack[-1].slashes == len(closing["slashes"]):
            yield _block(lines, stack.pop(), row, closed=True)
    for block in stack:
        yield _block(lines, block, len(lines) - 1, closed=False)


def _block(lines: list[str], block: _OpenBlock, end_row: int, *, closed: bool) -> BlockSpan:
    first = block.row + 1
    while first < end_row and _OPTION.match(lines[first]):
        first += 1
    return BlockSpan(
        name=block.name,
        title=block.title,
        start_row=block.row,
        end_row=end_row,
        closed=closed,
        blank_after_open=_is_blank(lines, first),
        blank_before_close=_is_blank(lines, end_row - 1) if closed else True,
        header="\n".join(lines[block.row + 1 : first]),
    )


def _is_blank(lines: list[str], row: int) -> bool:
    return not 0 <= row < len(lines) or not lines[row].strip()
