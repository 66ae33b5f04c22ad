"""What a citation style made of citations and entries, as HTML: pandoc's tree, every string escaped by us."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from annotated_briefings.citations.model import Citation
from annotated_briefings.citations.pandoc import Node
from annotated_briefings.citations.render import BackReference, render_ways, robust_attributes
from annotated_briefings.sources.model import Source, UrlStatus
from annotated_briefings.text.language import Language
from annotated_briefings.text.markup import safe_url

_ELEMENTS = {
    "Emph": "em",
    "Strong": "strong",
    "Superscript": "sup",
    "Subscript": "sub",
    "Strikeout": "s",
    "Underline": "u",
}
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
_ID, _LINK = Markup(' id="%s"'), Markup('<a role="doc-biblioref"%s href="#s-%s">%s</a>')
_MARK, _ANCHOR = Markup('<span class="ab-cite ab-styled">%s%s</span>'), Markup('<span id="%s"></span>')
"""With ``%``, which takes a third of the time of ``format``: a page may have a thousand."""

Link = Callable[[str, Markup], Markup]
"""What a link becomes, from its target and its words."""


def render_styled_mark(inlines: Sequence[Node], citation: Citation, mark_ids: Sequence[str]) -> Markup:
    """The mark of a citation; each of its sources is a link to its entry, with the id that its entry leads back to.

    A space parts it from the words before it, unless it is raised.
    """
    link = _EntryLinks([item.key for item in citation.items], mark_ids)
    words = render_inlines(inlines, link)
    is_raised = inlines and inlines[0]["t"] == "Superscript"
    return ("" if is_raised or citation.in_text else " ") + _MARK % (words, link.left())


def render_styled_entry(
    source: Source,
    inlines: Sequence[Node],
    *,
    back_references: Sequence[BackReference],
    language: Language,
    page_href: str = "",
    passages: Markup = Markup(""),
    sheet: str = "",
) -> Markup:
    """The list item of a source, as :func:`annotated_briefings.citations.render.render_entry`.

    ``sheet`` is the address of the style sheet of such lists, which one entry of a list brings.
    """

    def away(target: str, words: Markup) -> Markup:
        url = safe_url(target)
        if not url or source.url_status is UrlStatus.USURPED:
            return words
        robust = robust_attributes(source) if target == source.url else ""
        return Markup('<a class="ab-external" href="{}"{}>{}</a>').format(url, robust, words)

    reference = Markup('<span class="ab-entry-title">{}</span>').format(render_inlines(inlines, away))
    brought = Markup('<link rel="stylesheet" href="{}">').format(sheet) if sheet else ""
    rest = render_ways(source, back_references=back_references, language=language, page_href=page_href)
    return Markup('<li class="ab-entry ab-styled-entry" id="s-{}"><p class="ab-entry-head">{}{}</p>{}{}</li>').format(
        source.id, reference, rest, passages, brought
    )


def render_inlines(inlines: Sequence[Node], link: Link) -> Markup:
    """Pandoc's inline elements as HTML; of one that is not known here, what it holds. A note stands in brackets."""
    return Markup("".join([_rendered(inline, link) for inline in inlines]))  # noqa: S704  (each part is escaped)


def _rendered(inline: Node, link: Link) -> str:
    kind: str = inline["t"]
    content: Any = inline.get("c")
    if kind == "Str":
        return str(escape(content))
    if kind in _SPACES:
        return " "
    if kind in _ELEMENTS:
        return f"<{_ELEMENTS[kind]}>{render_inlines(content, link)}</{_ELEMENTS[kind]}>"
    if kind == "SmallCaps":
        return f'<span class="ab-caps">{render_inlines(content, link)}</span>'
    if kind == "Quoted":
        opening, closing = _QUOTES[content[0]["t"]]
        return f"{opening}{render_inlines(content[1], link)}{closing}"
    if kind == "Link":
        return link(content[2][0], render_inlines(content[1], link))
    if kind == "Note":
        return f" ({' '.join(render_inlines(block['c'], link) for block in content)})"
    return _unnamed(content, link)


def _unnamed(content: object, link: Link) -> str:
    """Any other element: its words, or the inline elements that come last in it (a span, a citation)."""
    last = content[-1] if isinstance(content, list) and content else content
    if isinstance(last, str):
        return str(escape(last))
    return render_inlines(last, link) if isinstance(last, list) else ""


@dataclass(slots=True)
class _EntryLinks:
    """Turns links to pandoc's entries into links to ours; the first one of a source takes its id."""

    keys: Sequence[str]
    ids: Sequence[str]
    _left: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, mark_id in zip(self.keys, self.ids, strict=True):
            self._left.setdefault(key, []).append(mark_id)

    def __call__(self, target: str, words: Markup) -> Markup:
        key = target.removeprefix("#ref-")
        if key == target or key not in self.keys:
            return words
        ids = self._left.get(key)
        mark_id = _ID % ids.pop(0) if ids else ""
        return _LINK % (mark_id, key.replace("%", "%25"), words)

    def left(self) -> Markup:
        """Anchors for the sources that a style draws together (1–3); ask when all links are made."""
        ids = [mark_id for left in self._left.values() for mark_id in left if mark_id]
        return Markup("").join([_ANCHOR % mark_id for mark_id in ids])
