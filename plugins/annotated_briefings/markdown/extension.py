"""The Python-Markdown extension: it hangs our steps into the user's own Markdown, and nothing more."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from annotated_briefings.markdown.blocks import OurBlocks
from annotated_briefings.markdown.brackets import KeepBrackets
from annotated_briefings.markdown.document import CurrentDocument
from annotated_briefings.markdown.finish import Finish
from annotated_briefings.markdown.syntax import ResolveSyntax, SwapSyntax


class BriefingExtension(Extension):
    """One per Markdown instance; ``document`` says which body is being converted."""

    def __init__(self, document: CurrentDocument, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._document = document

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        if "deflist" not in md.parser.blockprocessors:
            md.registerExtensions(["def_list"], {})
        md.preprocessors.register(KeepBrackets(md, self._document), "ab-brackets", KeepBrackets.PRIORITY)
        md.preprocessors.register(SwapSyntax(md, self._document), "ab-swap", SwapSyntax.PRIORITY)
        md.treeprocessors.register(_Resolve(md, self._document), "ab-resolve", 15)
        md.treeprocessors.register(_LastStep(md, self._document), "ab-finish", -100)
        md.postprocessors.register(_PutBack(md, self._document), "ab-put-back", -100)
        if "@" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        OurBlocks(self._document).extendMarkdown(md)


class _Resolve(Treeprocessor):
    """After inline patterns and before ids are made of headings."""

    def __init__(self, md: Markdown, document: CurrentDocument) -> None:
        super().__init__(md)
        self._document = document

    def run(self, root: Element) -> None:
        ResolveSyntax(self._document()).run(root)


class _LastStep(Treeprocessor):
    """After every other tree processor: the tree is as the reader will meet it."""

    def __init__(self, md: Markdown, document: CurrentDocument) -> None:
        super().__init__(md)
        self._document = document

    def run(self, root: Element) -> None:
        Finish(self.md, self._document()).run(root)


class _PutBack(Postprocessor):
    """What ended in stashed code or raw HTML goes back to what was written."""

    def __init__(self, md: Markdown, document: CurrentDocument) -> None:
        super().__init__(md)
        self._document = document

    def run(self, text: str) -> str:
        return ResolveSyntax(self._document()).as_written_html(text)
