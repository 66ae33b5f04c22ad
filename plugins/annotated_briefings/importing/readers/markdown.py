"""Markdown, with or without front matter.

Its markup is kept; raw HTML, links that run scripts, and what would be our own syntax become text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath

import markdown

from annotated_briefings.importing.article import Article, Author, Block, BlockKind
from annotated_briefings.importing.furniture import Furniture, find_furniture
from annotated_briefings.importing.language import guess_language
from annotated_briefings.importing.licence import read_licence
from annotated_briefings.importing.raw import Raw, decode
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.markup import safe_url
from annotated_briefings.text.yaml import Mapping, Scalar, Sequence, read_yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<head>(?:(?!---|\.\.\.)[^\n]*\n)*)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<title>[^\n]*?)[ \t]*#*$")
_UNDERLINED = re.compile(r"(?P<title>[^\n]+)\n(?P<line>=+|-+)[ \t]*$")
_CODE = re.compile(r"(`+)(?!`)[^`]*(?:(?!\1)`+[^`]+)*\1(?!`)")
_RAW_HTML = re.compile(r"<(?=[A-Za-z/!?])(?!https?://[^\s<>]+>)")
_OURS = re.compile(r"(?<![\w\\])@(?=[\w{?])|\[(?=\[)|^///", re.MULTILINE)
_TARGET = re.compile(r"(?P<before>\]\(\s*<?|^[ ]{0,3}\[[^\]\n]+\]:\s*<?)(?P<target>[^\s)<>]+)", re.MULTILINE)
_DEEPEST = 6
_SUFFIX = ".markdown"
"""Not ``.md``: in a folder of briefings that would be a briefing."""
_MOST_BRACKETS = 1_000
"""Python-Markdown's time is quadratic in the open brackets of a block: 50,000 take minutes (3.11, November 2026)."""
_FIELDS = {"author": "authors", "date": "published", "licence": "license", "lang": "language"}
"""Names of front matter that are called otherwise in an article."""


def read(raw: Raw) -> Article:
    """The article in a Markdown file; the title is that of the front matter, else of the first heading of level 1."""
    decoded = decode(raw)
    found: list[Diagnostic] = []
    fields, body = _split(decoded.text, raw, found)
    chunks = list(_chunks(body))
    plain = [_plain(chunk) for chunk in chunks]
    furniture = find_furniture(plain, is_titled=bool(fields.get("title")))
    rows = [row for row in range(len(chunks)) if row not in furniture.rows]
    first = next((row for row in rows if _level(chunks[row]) == 1), None)
    title = fields.get("title", "") or (plain[first] if first is not None else "")
    kept = [row for row in rows if not (row == first and plain[row] == title)]
    blocks = tuple(_block(chunks[row], plain[row]) for row in kept)
    return _article(raw, fields, furniture, title=title, blocks=blocks, found=found, encoding=decoded.encoding)


def _article(
    raw: Raw,
    fields: dict[str, str],
    furniture: Furniture,
    *,
    title: str,
    blocks: tuple[Block, ...],
    found: list[Diagnostic],
    encoding: str,
) -> Article:
    said = fields.get("license") or fields.get("licence") or ""
    licence = (read_licence(said) if said else None) or furniture.licence
    names = [name.strip() for name in fields.get("author", fields.get("authors", "")).split(";") if name.strip()]
    language = fields.get("lang") or fields.get("language") or guess_language(" ".join(block.text for block in blocks))
    places = {_FIELDS.get(name, name): "front matter" for name in fields if fields[name]}
    given = {"published": raw.published, "url": raw.url}
    where = {**dict(furniture.provenance), **places, **{name: "given" for name, value in given.items() if value}}
    if title and "title" not in where:
        where["title"] = "first heading"
    return Article(
        title=title,
        authors=tuple(Author(name=name) for name in names) or furniture.authors,
        published=raw.published or fields.get("date", "") or furniture.published,
        publisher=fields.get("publisher", "") or (licence.publisher if licence else ""),
        license=said or (licence.licence if licence else ""),
        rights=licence.rights if licence else "",
        url=raw.url or safe_url(fields.get("url", "")) or furniture.url,
        language=language,
        blocks=blocks,
        provenance=tuple(where.items()),
        dropped=furniture.dropped,
        diagnostics=tuple(found),
        original=raw.data,
        encoding=encoding,
        suffix=_SUFFIX,
    )


def _split(text: str, raw: Raw, found: list[Diagnostic]) -> tuple[dict[str, str], str]:
    """The front matter's fields, lists joined by semicolons, and the body."""
    matter = _FRONT_MATTER.match(text)
    if not matter:
        return {}, text
    root = read_yaml(matter["head"], PurePosixPath(raw.name), found.append, first_line=2)
    entries = root.entries if isinstance(root, Mapping) else ()
    return {key.value.lower(): _value(node) for key, node in entries}, text[matter.end() :]


def _value(node: Scalar | Sequence | Mapping) -> str:
    if isinstance(node, Sequence):
        return "; ".join(item.value.strip() for item in node.items if isinstance(item, Scalar))
    return node.value.strip() if isinstance(node, Scalar) and not node.is_null else ""


def _chunks(body: str) -> Iterator[str]:
    """What blank lines separate; a fenced block is one, whatever is in it."""
    lines: list[str] = []
    fence = ""
    for line in body.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        if line.strip() or fence:
            lines.append(line.rstrip())
        elif lines:
            yield "\n".join(lines)
            lines = []
    if lines:
        yield "\n".join(lines)


def _level(chunk: str) -> int:
    """The level of a heading, 0 for anything else."""
    heading, underlined = _HEADING.match(chunk), _UNDERLINED.fullmatch(chunk)
    if heading and "\n" not in chunk:
        return len(heading["marks"])
    return 0 if not underlined else 1 if underlined["line"][0] == "=" else 2


def _block(chunk: str, plain: str) -> Block:
    """A chunk with its headings one level down where they are of level 1: that one is the title's."""
    level = _level(chunk)
    if level:
        words = _neutral(chunk.split("\n", maxsplit=1)[0].strip("# \t"))
        return Block(kind=BlockKind.HEADING, text=plain, markdown=f"{'#' * min(max(level, 2), _DEEPEST)} {words}")
    if _FENCE.match(chunk):
        return Block(kind=BlockKind.OTHER, text=plain, markdown=chunk)
    return Block(kind=_kind(chunk), text=plain, markdown=_neutral(chunk))


def _kind(chunk: str) -> BlockKind:
    if chunk.startswith(">"):
        return BlockKind.QUOTE
    if re.match(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]", chunk):
        return BlockKind.LIST
    return BlockKind.PARAGRAPH


def _neutral(text: str) -> str:
    """Markdown that shows what it showed before, without raw HTML, our own syntax, or links that run scripts."""
    parts: list[str] = []
    position = 0
    for code in _CODE.finditer(text):
        parts += [_harmless(text[position : code.start()]), code[0]]
        position = code.end()
    return "".join([*parts, _harmless(text[position:])])


def _harmless(text: str) -> str:
    text = _RAW_HTML.sub("&lt;", text)
    text = _TARGET.sub(lambda link: link["before"] + (link["target"] if safe_url(link["target"]) else "#"), text)
    return _OURS.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", text)


class _Words(HTMLParser):
    """Collects the words of an HTML fragment, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)


def _plain(chunk: str) -> str:
    """The words of a chunk, without its markup; of one that nobody wrote by hand, with it."""
    if chunk.count("[") > _MOST_BRACKETS:
        return chunk
    parser = _Words()
    source = chunk if _FENCE.match(chunk) else _neutral(chunk)
    parser.feed(markdown.markdown(source, extensions=["tables", "fenced_code"]))
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.words).split("\n"))
    joined = "\n" if _kind(chunk) is BlockKind.LIST or _FENCE.match(chunk) or "|" in chunk else " "
    return joined.join(line for line in lines if line)
