"""How long citations take: the parser, the house style, and a CSL style by pandoc, cold and from its cache.

Beside each style stands the plain command ``pandoc --citeproc`` on the same text. Processor seconds (its processes and
ours) say what the work is where others use the machine too.

``python benchmarks/citations.py [STYLE.csl …]``; without a style those of the tests.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from annotated_briefings import parse_citations
from annotated_briefings.citations.model import Citation
from annotated_briefings.citations.numbering import number_sources
from annotated_briefings.citations.pandoc import PageCitations, find_pandoc
from annotated_briefings.citations.render import BackReference, render_entry, render_mark, say_locator
from annotated_briefings.citations.style import load_style, style_with_cache
from annotated_briefings.citations.styled import render_styled_entry, render_styled_mark
from annotated_briefings.sources.export import to_csl_json
from annotated_briefings.sources.model import Copy, Name, Source
from annotated_briefings.text.language import load_language
from annotated_briefings.text.place import Location

STYLES = Path(__file__).parents[1] / "tests" / "citations" / "styles"
ENGLISH = load_language("en")
CITATIONS, ENTRIES = 1_000, 200
ALPHABET = "[]@?a-;:,.{}()p3i §\n`<>\\é界“*_/!"


def main() -> None:
    """Print the figures."""
    chance = random.Random(6)
    strings = ["".join(chance.choices(ALPHABET, k=20_000)) for _ in range(5)]
    slowest = max(seconds(lambda text=text: parse_citations(text)) for text in strings)
    print(f"parser, the slowest of 5 random strings of 20 kB: {slowest * 1e3:.0f} ms")
    clusters = "[see @a, p. 3; @b] " * 1_053
    print(f"parser, 20 kB of clusters: {seconds(lambda: parse_citations(clusters)) * 1e3:.0f} ms")

    sources = [source(number) for number in range(ENTRIES)]
    text = " ".join(f"[@k{number % ENTRIES}, p. {number + 1}]" for number in range(CITATIONS))
    citations = parse_citations(text)
    print(
        f"house style, {CITATIONS} citations and {ENTRIES} entries: {seconds(lambda: house(citations, sources)):.3f} s"
    )
    for path in [*map(Path, sys.argv[1:])] or sorted(STYLES.glob("*.csl")):
        print(f"{path.stem}: {styled(path, citations, sources)}; {plain(path, text, sources)}")


def source(number: int) -> Source:
    """A journal's article with everything that a style asks for."""
    return Source(
        id=f"k{number}",
        location=Location(PurePosixPath("sources.yml"), number + 1),
        type="article-journal",
        title=f"On subject {number}",
        author=(Name(family=f"Name{number % 50}", given="Ann Mary"), Name(family="Other", given="Bob")),
        container_title="The Journal",
        issued=f"{1990 + number % 30}-05",
        url=f"https://example.org/{number}",
        copy=Copy(retrieved="2024-05-18", archive=f"https://archive.example/{number}"),
        extra=(("page", "1-9"), ("volume", str(number % 40))),
    )


def house(citations: tuple[Citation, ...], sources: list[Source]) -> None:
    """All marks and entries in the house style."""
    known = {source.id: source for source in sources}
    numbers = number_sources(citations)
    back: dict[str, list[BackReference]] = {}
    for number, citation in enumerate(citations):
        render_mark(citation, numbers, sources=known, language=ENGLISH, mark_ids=(f"c-{number}",))
        item = citation.items[0]
        back.setdefault(item.key, []).append(BackReference(id=f"c-{number}", locator=say_locator(item, ENGLISH)))
    for key in numbers:
        render_entry(known[key], back_references=back[key], language=ENGLISH, page_href="../x/")


def styled(path: Path, citations: tuple[Citation, ...], sources: list[Source]) -> str:
    """One page with all citations, then twenty pages with a twentieth each."""
    style = load_style(path, path.parent, "en", print)
    if style is None:
        return "not usable"
    whole = {"a.md": PageCitations(citations, tuple(source.id for source in sources))}
    parts = [citations[start::20] for start in range(20)]
    split = {f"{number}.md": PageCitations(part, tuple(dict.fromkeys(c.items[0].key for c in part)))
             for number, part in enumerate(parts)}  # fmt: skip
    known = {source.id: source for source in sources}

    def run(pages: dict[str, PageCitations], cache: Path) -> None:
        for name, page in style_with_cache(pages, known, style, cache).items():
            for citation, inlines in zip(pages[name].citations, page.citations, strict=True):
                render_styled_mark(inlines, citation, ("c",))
            for key, inlines in page.entries:
                render_styled_entry(known[key], inlines, back_references=(), language=ENGLISH)

    figures = []
    for pages in (whole, split):
        with tempfile.TemporaryDirectory() as folder:
            began = processor_seconds()
            cold = seconds(lambda pages=pages, folder=folder: run(pages, Path(folder)), times=1)
            used = processor_seconds() - began
            cached = seconds(lambda pages=pages, folder=folder: run(pages, Path(folder)))
        name = f"{len(pages)} page{'s' * (len(pages) > 1)}"
        figures.append(f"{name} {cold:.2f} s cold (processor {used:.2f}), {cached:.3f} s cached")
    return "; ".join(figures)


def plain(style: Path, text: str, sources: list[Source]) -> str:
    """The plain command: a paragraph per citation, to HTML."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sources.json").write_text(to_csl_json(sources), "utf-8")
        (folder / "text.md").write_text(text.replace("] [", "]\n\n["), "utf-8")
        options = ["--citeproc", f"--csl={style}", f"--bibliography={folder / 'sources.json'}", "-Mlink-citations=true"]
        room = ["+RTS", "-A128m", "-RTS"]
        command = [find_pandoc() or "pandoc", *options, str(folder / "text.md"), f"--output={folder / 'x.html'}", *room]
        began = processor_seconds()
        taken = seconds(lambda: subprocess.run(command, check=True), times=1)
        return f"pandoc alone {taken:.2f} s (processor {processor_seconds() - began:.2f})"


def processor_seconds() -> float:
    """What this process and its children have used until now."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def seconds(work: Callable[[], object], *, times: int = 3) -> float:
    """The least of some runs."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


if __name__ == "__main__":
    main()
