"""How long hostile text takes: bodies of one kind, once and four times as long. ``python benchmarks/hostile.py``.

Work in proportion to the text takes four times as long for four times as much; quadratic work sixteen times.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import PurePosixPath

from annotated_briefings import find_dates, find_quotations, parse_citations, parse_edtf
from annotated_briefings.briefing.files import read_briefing
from annotated_briefings.briefing.model import Library
from annotated_briefings.glossary.model import Term
from annotated_briefings.markdown.options import Options
from annotated_briefings.markdown.renderer import BodyRenderer
from annotated_briefings.text.sentences import sentence_starts

BODIES = {
    "open brackets": "[" * 5_000,
    "citations": "“x y z” [@a] " * 1_000,
    "keys": "@a " * 2_500,
    "terms": "ICC. " * 5_000,
    "events": "/// timeline\n\n" + "2020\n:   Same words here. [@a]\n\n" * 300 + "///\n\n",
    "emphasis": "*One* word of it.\n\n" * 2_000,
    "open quotation marks": "“open " * 5_000,
    "raw HTML": "<kbd>a</kbd> " * 2_000,
    "headings": "# a\n\n" * 500,
}
TEXTS: dict[str, tuple[Callable[[str], object], str]] = {
    "dates": (find_dates, "in May 1914 and " * 5_000),
    "quotations": (find_quotations, "“A,” he said. " * 5_000),
    "clusters": (parse_citations, "[see @a, p. 3; @b] " * 2_000),
    "sentences": (sentence_starts, "“a «b " * 10_000),
}


def main() -> None:
    """Print the table."""
    renderer = BodyRenderer(Library(terms=(Term(id="icc", pref_label="ICC"),)), Options())

    def render(text: str) -> object:
        return renderer.render(read_briefing(f"---\ntitle: x\n---\n{text}", PurePosixPath("a.md"), lambda _: None))

    print(f"{'what':24} {'once':>9} {'4 times':>9} {'ratio':>6}")
    for name, (work, text) in {**{name: (render, body) for name, body in BODIES.items()}, **TEXTS}.items():
        once, longer = seconds(work, text), seconds(work, text * 4)
        print(f"{name:24} {once * 1e3:6.0f} ms {longer * 1e3:6.0f} ms {longer / once:6.1f}")
    dates = ("2024-05-17", "2022-23", "../196X", "2024-05~", "156X-12-25", "{1667,1668,1670..1672}") * 500
    print(f"an EDTF date: {seconds(lambda _: [parse_edtf(date) for date in dates], '') / len(dates) * 1e6:.0f} µs")


def seconds(work: Callable[[str], object], text: str) -> float:
    """The least of three."""
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        work(text)
        taken.append(time.perf_counter() - began)
    return min(taken)


if __name__ == "__main__":
    main()
