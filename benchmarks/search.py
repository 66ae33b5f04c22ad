"""What the search costs and finds. Run with ``python benchmarks/search.py [PAGES…]``; 1,000 and 10,000 by default.

The site is the demonstration. Its index also holds so many pages made of its own words, as often as it has them, and of
invented ones, so that every query has competitors. Bytes are those that a server with gzip sends from the opening of
the dialog to the first result; times are the page's own clock in Chromium on one machine: from the key that opens the
dialog to the first result of a query that is typed the moment it is open, and from a query to its result once the
dialog has been used. Nothing is in the browser's cache; the network is this machine's.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path

from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.search import INDEX, Facets, Indexing, facets_of, render_document
from annotated_briefings.publishing.site import build_context, build_site, render_library
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SEED = 2024
WORDS = 700
INVENTED = 0.15
"""The share of words that the demonstration does not have."""

KNOWN = {
    "Putin": "glossary/vladimir-putin/",
    "Xi Jinping": "glossary/xi-jinping/",
    "ICC": "glossary/international-criminal-court/",
    "Power of Siberia": "glossary/power-of-siberia-2/",
    "dollar": "glossary/us-dollar/",
    "lavrov": "glossary/sergei-lavrov/",
    "arrest warrant": "glossary/icc-arrest-warrant/",
    "machine tools": "glossary/machine-tool/",
    "settlement in yuan": "glossary/yuan-settlement/",
    "frozen assets": "glossary/frozen-russian-assets/",
    "Harbin Institute": "glossary/harbin-institute-of-technology/",
    "little moscow harbin": "glossary/harbin/",
    "pledge closer ties": "briefings/putin-xi-state-visit/",
    "kaczmarski kuhrt": "sources/kaczmarski-kuhrt-2024/",
    "harbin connection": "sources/moustafine-harbin-2002/",
    "economic sanctions council on foreign relations": "sources/cfr-sanctions/",
}
TYPOS = {
    "Kazcmarski": "kaczmarski-kuhrt-2024",
    "Sibreia": "power-of-siberia-2",
    "Interntional Crimnal Court": "glossary/international-criminal-court/",
    "Lavrvo": "glossary/sergei-lavrov/",
}
RUSSIAN = {
    "Путин": "glossary/vladimir-putin/",
    "Сила Сибири": "power-of-siberia-2",
    "Харбин": "glossary/harbin/",
}
CHINESE = {
    "西伯利亚": "glossary/power-of-siberia-2/",
    "力量": "glossary/power-of-siberia-2/",
    "尔滨": "glossary/harbin/",
}


def main(counts: list[int]) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        site = folder / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
        program = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for count in counts:
            documents = folder / f"documents-{count}"
            write_documents(documents, count)
            shutil.rmtree(site / INDEX)
            start = time.perf_counter()
            Indexing(documents, site / INDEX).wait()
            seconds = time.perf_counter() - start
            size = sum(path.stat().st_size for path in (site / INDEX).rglob("*") if path.is_file())
            print(f"{count:6,d} pages: index made in {seconds:5.1f} s, {size / 1e6:6.2f} MB")
            measure(browser, site)
        browser.close()


def measure(browser, site: Path) -> None:
    """Print what the queries cost and find."""
    with serving(site) as (address, sent):
        costs = [first_result(browser, address, sent, query) for query in ("Harbin", "joint statement", "sanctions")]
        print(f"        to the first result: {max(cost for cost, _ in costs) / 1000:5.0f} kB,", end=" ")
        print(f"{max(seconds for _, seconds in costs):4.2f} s (the worst of {len(costs)} queries)")
        page = browser.new_page()
        page.goto(address)
        open_dialog(page)
        times: list[float] = []
        for name, queries in {"known": KNOWN, "typos": TYPOS, "Russian": RUSSIAN, "Chinese": CHINESE}.items():
            ranks = {query: rank(page, query, wanted, times) for query, wanted in queries.items()}
            hits = " ".join(f"hit@{most} {sum(0 < one <= most for one in ranks.values()):2d}" for most in (1, 5))
            missed = ", ".join(f"{query}: {one or 'not found'}" for query, one in ranks.items() if one != 1)
            print(f"        {name:8s} {hits} of {len(queries):2d}  {missed}")
        print(f"        a query in the open dialog: {sorted(times)[len(times) // 2]:.2f} s, at most {max(times):.2f} s")
        page.close()


def open_dialog(page: Page) -> None:
    """Press the key, and wait until the dialog can be typed into."""
    page.keyboard.press("/")
    page.wait_for_selector(".ab-search-dialog[open]")


TYPE_WHEN_OPEN = """
  (query) => new Promise((found) => {
    let start = 0, isTyped = false;
    addEventListener('keydown', () => { start ||= performance.now(); }, true);
    new MutationObserver(() => {
      const field = document.querySelector('.ab-search-dialog[open] [name=q]');
      if (!field) return;
      if (document.querySelector('.ab-search-dialog ol a')) found(performance.now() - start);
      if (isTyped) return;
      isTyped = true;
      field.value = query;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  })
"""
"""Milliseconds of the page's own, without those that a driver takes to see that something is there."""


def first_result(browser, address: str, sent: Counter[str], query: str) -> tuple[int, float]:
    """The bytes and the seconds from the key to the first result, with nothing in the browser's cache."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    sent.clear()
    page.evaluate(f"(query) => {{ window.first = ({TYPE_WHEN_OPEN})(query); }}", query)
    page.keyboard.press("/")
    seconds = page.evaluate("window.first") / 1000
    page.wait_for_load_state("networkidle")
    context.close()
    return sent.total(), seconds


TYPE_AND_WAIT = """
  (query) => new Promise((found) => {
    const field = document.querySelector('.ab-search-dialog [name=q]');
    const status = document.querySelector('.ab-search-dialog [role=status]'), start = performance.now();
    status.textContent = '';
    const seen = new MutationObserver(() => {
      if (!status.textContent) return;
      seen.disconnect();
      found(performance.now() - start);
    });
    seen.observe(status, { childList: true });
    field.value = query;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })
"""


def rank(page: Page, query: str, wanted: str, times: list[float]) -> int:
    """The place of the wanted page among the results, from 1; 0 where it is not among the first."""
    times.append(page.evaluate(TYPE_AND_WAIT, query) / 1000)
    found = page.locator(".ab-search-dialog ol > li > a").evaluate_all("(links) => links.map(({ href }) => href)")
    return next((place for place, href in enumerate(found, 1) if wanted in href), 0)


def write_documents(folder: Path, count: int) -> None:
    """The documents of the demonstration, and enough others to make so many."""
    library, _ = load_library(ROOT / "briefings", root=ROOT)
    context = build_context(render_library(library), addresses=Addresses(), site_name="Annotated briefings")
    facets = facets_of(context)
    pages = [page for page in build_site(context).pages if page.searchable]
    for page in pages:
        text = render_document(str(page.html), title=page.title, facets=facets[page.path], language="en")
        write(folder, context.addresses.url(page.path), text)
    counted = Counter(word for page in pages for word in re.findall(r"[^\W\d_]{2,}", re.sub("<[^>]*>", " ", page.html)))
    words = Words(counted)
    for number in range(count - len(pages)):
        write(folder, f"briefings/other-{number}/", words.document(number))


def write(folder: Path, url: str, text: str) -> None:
    """A document where its page stands."""
    place = folder / url / "index.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


class Words:
    """Makes pages of words as frequent as they are counted, and of invented ones that are frequent as in Zipf's law."""

    def __init__(self, counted: Counter[str]) -> None:
        self._random = random.Random(SEED)
        self._known, self._weights = list(counted), list(accumulate(counted.values()))
        syllables = [f"{first}{vowel}" for first in "bdfgklmnprstvz" for vowel in "aeiou"]
        self._invented = ["".join(self._random.choices(syllables, k=self._random.randint(2, 4))) for _ in range(40_000)]
        self._zipf = list(accumulate(1 / (place + 10) for place in range(len(self._invented))))

    def some(self, count: int) -> list[str]:
        """So many words."""
        strange = round(count * INVENTED)
        found = self._random.choices(self._known, cum_weights=self._weights, k=count - strange)
        found += self._random.choices(self._invented, cum_weights=self._zipf, k=strange)
        self._random.shuffle(found)
        return found

    def document(self, number: int) -> str:
        """A briefing with a title, sections, facets and a date."""
        title = " ".join(self.some(7)).capitalize()
        parts = [f"<h1>{title}</h1>"]
        for section in range(4):
            parts += f'<h2 id="s-{section}">{" ".join(self.some(4))}</h2>', f"<p>{' '.join(self.some(WORDS // 4))}.</p>"
        year = self._random.randint(1990, 2025)
        facets = Facets(
            kinds=("briefing", "event"),
            topics=tuple(f"Topic {self._random.randrange(60)}" for _ in range(3)),
            terms=tuple(f"Term {self._random.randrange(1000)}" for _ in range(20)),
            sources=tuple(f"Source {self._random.randrange(3000)}" for _ in range(8)),
            years=(str(year),),
            date=year * 365,
            said=str(year),
        )
        return render_document("\n".join(parts), title=title, facets=facets, language="en")


class _Packed(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are used again, as with any host
    sent: Counter[str]

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in (".html", ".js", ".css", ".json"):
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.sent[self.path] += len(data)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, Counter[str]]]:
    """The address of a server, and the bytes of the answers that it has sent, by path."""
    sent: Counter[str] = Counter()
    handler = type("Handler", (_Packed,), {"sent": sent})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", sent
        server.shutdown()


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1_000, 10_000])
