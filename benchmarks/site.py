"""What a site costs: to build, to serve, and as it grows. Run with ``python benchmarks/site.py``.

Prints one line per figure. Times are wall clock of a whole build in this process, least of three; sizes are bytes as
served, gzip level 9. The bare page is the same text in the same theme without our plugin.
"""

from __future__ import annotations

import gzip
import html
import json
import logging
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from annotated_briefings.glossary.files import read_glossary
from annotated_briefings.text.diagnostic import Diagnostic
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[1]
BRIEFING = "putin-xi-state-visit"
RUNS = 3


def main() -> None:
    """Print the table."""
    logging.disable(logging.CRITICAL)
    with project() as folder:
        print(f"build of the demonstration            {build_time(folder):6.2f} s   (bar 5 s)")
        first = contents(folder / "site")
        build_project(folder)
        print(f"two builds are byte-identical         {contents(folder / 'site') == first}")
        page = folder / "site" / "briefings" / BRIEFING / "index.html"
        assets = folder / "site" / "assets" / "briefings"
        print(f"own JavaScript, gzip                  {size(assets / 'popover.js'):6d} B   (bar 2,500 B)")
        print(f"own CSS, gzip                         {size(assets / 'briefings.css'):6d} B   (bar 3,500 B)")
        bare = bare_page(folder)
        print(f"briefing page, gzip                   {size(page):6d} B")
        print(f"  over bare Material with its text    {size(page) - bare:6d} B")
        text = page.read_text("utf-8")
        uses = re.findall(r'<a class="ab-term"[^>]*>.*?</a>', text, re.DOTALL)
        median = statistics.median(map(len, uses))
        print(f"uses of terms                         {len(uses):6d}     median {median:.0f} B each")
        print(f"a definition stands on the page       {most_often(text, folder):6d} x   (bar 1)")
        print(f"  and in the search's index           {most_often(search_index(folder), folder):6d} x   (bar 1)")
        print(f"inline scripts of ours                {len(re.findall('<script>[^<]*ab-', text)):6d}")
    for count in (2, 200):
        with project(briefings=count) as folder:
            seconds = build_time(folder, runs=1)
            page = folder / "site" / "briefings" / BRIEFING / "index.html"
            print(f"{count:4d} briefings: build {seconds:6.2f} s, the page of one {page.stat().st_size} B")


@contextmanager
def project(briefings: int = 1) -> Iterator[Path]:
    """A copy of the demonstration with so many briefings, all of them its own under other names."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        for part in ("docs", "briefings"):
            shutil.copytree(ROOT / part, folder / part)
        text = (folder / "briefings" / f"{BRIEFING}.md").read_text("utf-8")
        for number in range(1, briefings):
            other = text.replace("title: ", f"title: {number}. ", 1)
            (folder / "briefings" / f"copy-{number}.md").write_text(other, "utf-8")
        yield folder


def build_project(folder: Path) -> None:
    """Build as ``mkdocs build`` does."""
    config = load_config(str(folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def build_time(folder: Path, runs: int = RUNS) -> float:
    """Seconds of the quickest of some builds."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        build_project(folder)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def bare_page(folder: Path) -> int:
    """The served size of the briefing's body, without our syntax, as an ordinary page of the theme."""
    text = (folder / "briefings" / f"{BRIEFING}.md").read_text("utf-8").split("---\n", 2)[2]
    text = re.sub(r"^///.*$", "", re.sub(r"\s*\[@[^\]]*\]", "", text), flags=re.MULTILINE)
    with tempfile.TemporaryDirectory() as name:
        plain = Path(name)
        (plain / "docs").mkdir()
        (plain / "docs" / "index.md").write_text(f"# A page\n\n{text}", "utf-8")
        config = (folder / "mkdocs.yml").read_text("utf-8")
        config = re.sub(r"^nav:\n(?:[ \n].*\n|\n)*", "", config, flags=re.MULTILINE).replace("  - briefings\n", "")
        (plain / "mkdocs.yml").write_text(config, "utf-8")
        build_project(plain)
        return size(plain / "site" / "index.html")


def most_often(text: str, folder: Path) -> int:
    """How often that definition stands in a text, outside its head, which stands there most often."""
    terms = read_glossary((folder / "briefings" / "glossary.yml").read_text("utf-8"), PurePosixPath("g.yml"), ignore)
    shown = re.sub(r"\s+", " ", html.unescape(re.sub(r"<head>.*?</head>|<[^>]*>", "", text, flags=re.DOTALL)))
    return max(shown.count(term.definition) for term in terms if term.definition)


def ignore(_: Diagnostic) -> None:
    """Findings are no figures."""


def search_index(folder: Path) -> str:
    """All texts that the site's search holds: Pagefind's fragments, each a signature and JSON."""
    fragments = (folder / "site" / "pagefind" / "fragment").glob("*.pf_fragment")
    texts = (gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd") for fragment in fragments)
    return "\n".join(json.loads(text)["content"] for text in texts)


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def size(path: Path) -> int:
    """Bytes as served."""
    return len(gzip.compress(path.read_bytes(), 9))


if __name__ == "__main__":
    main()
