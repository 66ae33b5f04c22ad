"""Whether the quotations that briefings take from a source still stand in its new text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from annotated_briefings.quotes.model import VerdictKind
from annotated_briefings.quotes.spans import find_spans
from annotated_briefings.quotes.verify import verify_quotation

_REACH = 300
"""Code points behind a quotation in which its citation stands, within its paragraph."""


def fallen_quotations(folder: Path, source_key: str, old: str, new: str) -> Iterator[tuple[Path, str]]:
    """The quotations cited to a source that stood in its old text and do not stand in the new one."""
    cited = re.compile(rf"@\{{?{re.escape(source_key)}\b(?![\w-])")
    for path in sorted(folder.glob("**/*.md")):
        text = path.read_text("utf-8", errors="replace")
        for start, end in find_spans(text):
            behind = text[end : end + _REACH].partition("\n\n")[0]
            if cited.search(behind) and _fell(text[start:end], old, new):
                yield path, text[start:end]


def _fell(quotation: str, old: str, new: str) -> bool:
    before, after = verify_quotation(quotation, old), verify_quotation(quotation, new)
    return before.kind is not VerdictKind.TOO_SHORT and before.verified and not after.verified
