"""How quickly a page answers its reader on a slow machine. Run with ``python benchmarks/interaction.py``.

Chromium at a quarter of its speed; what is measured is the time from a press to the next frame (Event Timing, rounded
by the browser to 8 ms), the slowest of each kind, as Interaction to Next Paint has it. Bar: 200 ms. A machine that is
busy with other things makes it look slow, so the page's own work (script, style and layout, in time of its thread,
which is slowed down too) is printed beside it. The glossary is that of the demonstration with many made-up terms.
"""

from __future__ import annotations

import functools
import http.server
import logging
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import CDPSession, Page, sync_playwright

ROOT = Path(__file__).parents[1]
BRIEFING = "briefings/putin-xi-state-visit/"
SLOWER = 4
TERMS = 2_000
OBSERVE = """
  window.events = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) window.events.push([entry.name, entry.duration]);
  }).observe({type: 'event', durationThreshold: 16, buffered: true});
"""


def main() -> None:
    """Print a line for each kind of interaction."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        sys.exit("no Chromium: install the package chromium")
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_site(Path(folder))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        with served(site) as address:
            page = browser.new_context(viewport={"width": 1366, "height": 900}).new_page()
            page.add_init_script(OBSERVE)
            devtools = page.context.new_cdp_session(page)
            devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.goto(address + BRIEFING)
            tell("terms and citations, opened and closed", page, devtools, in_popovers)
            tell("a term muted, and popovers switched off", page, devtools, in_switches)
            page.goto(address + "glossary/")
            tell(f"the glossary filtered ({TERMS:,} terms)", page, devtools, in_glossary)
        browser.close()


def in_popovers(page: Page) -> int:
    """Open and close twenty terms and citations by press, then some by key; each of these gives its presses."""
    for link in page.locator(".ab-row > p a:is([role=doc-glossref], [role=doc-biblioref])").all()[:20]:
        link.click()
        page.keyboard.press("Escape")
    for _ in range(5):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
    return 55


def in_switches(page: Page) -> int:
    """Mute a term, take it back, and switch popovers off and on."""
    for _ in range(2):
        page.locator(".ab-row > p .ab-term").first.click()
        page.get_by_role("button", name="I know this term").click()
    for _ in range(2):
        page.locator("[data-ab-close]").last.click()
    return 6


def in_glossary(page: Page) -> int:
    """Type into the filter, and delete it again."""
    page.get_by_role("searchbox", name="Find a term").click()
    page.keyboard.type("xi jinping", delay=60)
    for _ in "xi jinping":
        page.keyboard.press("Backspace")
    return 21


def tell(what: str, page: Page, devtools: CDPSession, interact: Callable[[Page], int]) -> None:
    """Print the slowest interaction and the work of an average one; under 16 ms the browser tells nothing."""
    before = work(devtools)
    presses = interact(page)
    mean = (work(devtools) - before) / presses
    page.wait_for_timeout(500)
    found = [duration for _, duration in page.evaluate("window.events.splice(0)")]
    slowest = max(found, default=16)
    print(f"{what:42} slowest {slowest:5.0f} ms (bar 200)   own work, mean {mean:4.0f} ms")


def work(devtools: CDPSession) -> float:
    """Milliseconds that the page has spent on script, style and layout so far."""
    metrics = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    return 1000 * sum(metrics[name] for name in ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration"))


def build_site(folder: Path) -> Path:
    """The demonstration with many more terms, as a site."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for part in ("docs", "briefings"):
        shutil.copytree(ROOT / part, folder / part)
    letters = (chr(ord("A") + n % 26) for n in range(TERMS))
    more = (
        f"made-up-{n}: {{prefLabel: {letter}adeup {n}, definition: The made-up term {n} of many.}}"
        for n, letter in enumerate(letters)
    )
    with (folder / "briefings" / "glossary.yml").open("a", encoding="utf-8") as glossary:
        glossary.write("\n".join(("", *more, "")))
    config = load_config(str(folder / "mkdocs.yml"), strict=False)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder / "site"


class _QuietFiles(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of the folder."""
    handler = functools.partial(_QuietFiles, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


if __name__ == "__main__":
    main()
