"""A guard against text that would take Python-Markdown minutes: its search for links is quadratic in open brackets.

Measured with Python-Markdown 3.11: 10,000 of them in a paragraph take nine seconds, 1,000 a tenth of a second.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markupsafe import escape

from annotated_briefings.markdown.document import CurrentDocument
from annotated_briefings.text.diagnostic import error

MOST_BRACKETS = 1000
_BLOCKS = re.compile(r"(\n[ \t]*(?:\n[ \t]*)+)")


class KeepBrackets(Preprocessor):
    """Takes a paragraph with too many open brackets past Markdown, as the plain text that it is."""

    PRIORITY = 21

    def __init__(self, md: Markdown, document: CurrentDocument) -> None:
        super().__init__(md)
        self._document = document

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with a placeholder for each such paragraph."""
        text = "\n".join(lines)
        if text.count("[") <= MOST_BRACKETS:
            return lines
        return "".join(self._kept(block) for block in _BLOCKS.split(text)).split("\n")

    def _kept(self, block: str) -> str:
        if block.count("[") <= MOST_BRACKETS:
            return block
        document = self._document()
        written = document.as_written(block)
        document.report(
            error(
                "too-many-brackets",
                f"a paragraph has more than {MOST_BRACKETS} open brackets and is shown as plain text",
                document.locate_words(written[:40]),
                hint="divide it by empty lines, or write \\[ for a bracket that begins no link",
            )
        )
        placeholder: str = self.md.htmlStash.store(f"<p>{escape(written)}</p>")
        return placeholder
