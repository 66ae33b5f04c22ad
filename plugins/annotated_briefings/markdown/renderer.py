"""Turns bodies into HTML with marks, one at a time: a pure function of the body, the Library and the options."""

from __future__ import annotations

from html import unescape
from pathlib import PurePosixPath
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from annotated_briefings.briefing.model import Briefing, Heading, Library, RenderedBody
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.markdown.document import Document
from annotated_briefings.markdown.extension import BriefingExtension
from annotated_briefings.markdown.options import Options
from annotated_briefings.markdown.shelf import Shelf
from annotated_briefings.text.diagnostic import error
from annotated_briefings.text.disk import as_text
from annotated_briefings.text.marked import without_marks
from annotated_briefings.text.suggest import did_you_mean


class BodyRenderer:
    """Keeps one Markdown instance and one matcher; each process that renders builds its own."""

    def __init__(self, library: Library, options: Options) -> None:
        self._shelf = Shelf(library)
        self._options = options
        self._document = self._open("", PurePosixPath(), first_line=1, settled={})
        self._md = self._make_markdown(options)
        self._note_md = without_raw_html(self._make_markdown(options))

    @property
    def glossary(self) -> Glossary:
        """The matcher for the Library's terms, which is costly to build twice."""
        return self._shelf.glossary

    def render(self, briefing: Briefing) -> RenderedBody:
        """The body of a briefing."""
        settled = dict(briefing.front.terms)
        document = self._open(
            briefing.body, briefing.path, first_line=briefing.body_line, settled=settled, briefing=briefing.key
        )
        self._check_settled(document, briefing)
        return self._convert(document, self._md)

    def render_note(self, text: str, path: PurePosixPath, *, first_line: int = 1, own_term: str = "") -> RenderedBody:
        """A few lines of Markdown from a YAML file, such as a term's note; its own term is not linked, HTML is text."""
        document = self._open(text, path, first_line=first_line, settled={}, own_term=own_term, is_note=True)
        return self._convert(document, self._note_md)

    def _open(self, body: str, path: PurePosixPath, **known: Any) -> Document:
        return Document(shelf=self._shelf, options=self._options, path=path, body=as_text(body), **known)

    def _convert(self, document: Document, md: Markdown) -> RenderedBody:
        self._document = document
        md.reset()
        html = md.convert(document.body)
        return RenderedBody(
            html=html,
            headings=tuple(_headings(getattr(md, "toc_tokens", []))),
            citations=tuple(document.citations),
            term_uses=tuple(document.term_uses),
            quotations=tuple(document.quotations),
            events=tuple(document.events),
            paragraphs=tuple(document.paragraphs),
            paragraph_places=tuple(document.paragraph_places),
            margin_notes=tuple(document.margin_notes),
            links=tuple(document.links),
            words=document.words,
            left_out=document.left_out,
            has_sources_block=document.has_sources_block,
            diagnostics=tuple(document.diagnostics),
        )

    def _check_settled(self, document: Document, briefing: Briefing) -> None:
        for label, term_id in document.settled.items():
            if term_id is not None and term_id not in self._shelf.terms:
                document.report(
                    error(
                        "unknown-term",
                        f"there is no term '{term_id}'",
                        briefing.front.where(f"terms.{label}"),
                        hint=did_you_mean(term_id, self._shelf.terms),
                    )
                )

    def _make_markdown(self, options: Options) -> Markdown:
        extensions: list[str | Extension] = [ext for ext in options.extensions if isinstance(ext, (str, Extension))]
        if "toc" not in extensions:
            extensions.append("toc")
        ours = BriefingExtension(self._current)
        configs: dict[str, Any] = {name: dict(config) for name, config in options.extension_configs.items()}
        return Markdown(extensions=[*extensions, ours], extension_configs=configs)

    def _current(self) -> Document:
        return self._document


def without_raw_html(md: Markdown) -> Markdown:
    """A Markdown in which a tag is text."""
    md.preprocessors.deregister("html_block", strict=False)
    md.inlinePatterns.deregister("html", strict=False)
    return md


def _headings(tokens: list[Any]) -> list[Heading]:
    found = []
    for token in tokens:
        title = unescape(without_marks(token["name"]))
        found.append(Heading(id=token["id"], title=title, level=token["level"]))
        found.extend(_headings(token["children"]))
    return found
