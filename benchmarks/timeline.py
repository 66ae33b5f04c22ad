"""What timelines cost: a strip, an overview, the pages and the data of a long one. ``python benchmarks/timeline.py``.

Prints one line per figure; times are of the processor, the least of twenty. The events are made by chance, from one
seed. With ``--site FOLDER`` it writes a project of 5,000 events instead; with ``--filter ADDRESS`` of the served site
of such a project it measures the filter in a browser, at a quarter of the processor's speed.
"""

from __future__ import annotations

import argparse
import gzip
import random
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from annotated_briefings.briefing.load import load_library
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.assets import read_assets
from annotated_briefings.publishing.data.timeline_filter import build_timeline_filter
from annotated_briefings.publishing.pages.timeline import build_timeline
from annotated_briefings.publishing.site import build_context, render_library
from annotated_briefings.text.place import Location
from annotated_briefings.timeline.density import draw_density
from annotated_briefings.timeline.merge import merge_events
from annotated_briefings.timeline.model import Event
from annotated_briefings.timeline.periods import cut_into_periods
from annotated_briefings.timeline.strip import draw_strip

EVENTS, BRIEFINGS = 5_000, 100
NOUNS = ("treaty", "pipeline", "summit", "election", "strike", "budget", "court", "port", "vaccine", "census")
PLACES = ("Harbin", "Lagos", "Oslo", "Lima", "Quito", "Accra", "Turin", "Leeds", "Perth", "Osaka")
WORST_INTERACTION = """() => new Promise((done) => {
  let worst = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { worst = Math.max(worst, duration); }))
    .observe({ type: 'event', durationThreshold: 16, buffered: true });
  setTimeout(() => done(worst), 1000);
})"""


def main() -> None:
    """Print the table, or do what the options say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, help="write the project of a long timeline into this folder, and stop")
    parser.add_argument("--filter", help="measure the filter of the site at this address, which ends in a slash")
    options = parser.parse_args()
    if options.site:
        write_project(options.site)
    elif options.filter:
        measure_filter(options.filter)
    else:
        measure_pictures()
        measure_pages()


def measure_pictures() -> None:
    """The strip and the overview."""
    chance = random.Random(4)
    events = [event(chance, index) for index in range(EVENTS)]
    strip = draw_strip(events[:200], language="en", label="x")
    took = fastest(lambda: draw_strip(events[:200], language="en", label="x"))
    print(f"strip of 200 events        {took:7.1f} ms  (bar 20 ms)")
    print(f"                           {len(strip.encode()):7d} B   (bar 30,000 B)")
    merged = merge_events(events)
    print(f"{EVENTS:,} events, merged      {fastest(lambda: merge_events(events)):7.1f} ms")
    print(f"  cut into periods         {fastest(lambda: cut_into_periods(merged)):7.1f} ms")
    density = draw_density(merged, language="en", label="x", href=lambda one: one.id)
    took = fastest(lambda: draw_density(merged, language="en", label="x", href=lambda one: one.id))
    print(f"  drawn by density         {took:7.1f} ms, {len(density.encode()):,} B")


def measure_pages() -> None:
    """The pages and the data of a site with as many events."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        write_project(Path(name))
        library, _ = load_library(Path(name))
    context = build_context(render_library(library), addresses=Addresses(), site_name="Benchmark")
    pages = list(build_timeline(context))
    sizes = [len(page.html.encode()) for page in pages]
    print(f"  pages                    {len(pages):7d}     (overview {sizes[0]:,} B)")
    print(f"  the largest              {max(sizes):7,} B   (bar 500,000 B)")
    (data,) = build_timeline_filter(context)
    print(f"  data of the filter       {len(data.content):7,} B, gzip {len(gzip.compress(data.content, 9)):,} B")
    for asset in read_assets():
        if "/timeline." in asset.path:
            print(f"{asset.path.rpartition('/')[2]:27}{len(gzip.compress(asset.content, 9)):7,} B gzip (bar 2,000 B)")


def measure_filter(address: str) -> None:
    """The slowest interaction of some with the filter, in Chromium at a quarter of the processor's speed."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{address}timeline/")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.locator(".ab-filter summary").click()
        page.locator(".ab-filter fieldset:enabled").wait_for()
        for name, year in (("from", "1990"), ("to", "2005")):
            page.locator(f"input[name={name}]").click()
            page.keyboard.type(year, delay=80)
        page.locator(".ab-show-more").click()
        page.locator("select[name=topic]").select_option(index=2)
        page.locator(".ab-filter button").click()
        worst = page.evaluate(WORST_INTERACTION)
        print(f"slowest interaction        {worst:7.0f} ms  (bar 200 ms, a quarter of the speed)")
        browser.close()


def event(chance: random.Random, index: int) -> Event:
    """An event of any kind of date."""
    return Event(
        id=f"ev-{index:08x}",
        date=parse_edtf(edtf(chance)),
        text=words(chance, index),
        html="",
        location=Location(PurePosixPath("a.md"), 1, 1),
        briefing="a",
    )


def edtf(chance: random.Random) -> str:
    """A date, most of them days, more of them of late."""
    year, month, day = int(chance.triangular(1900, 2025, 2025)), chance.randint(1, 12), chance.randint(1, 28)
    month_of_it = f"{year}-{month:02}"
    forms = (
        f"{month_of_it}-{day:02}",
        month_of_it,
        f"{year}~",
        f"{year}/{year + 1}",
        f"{year // 10}X",
        f"{month_of_it}/..",
    )
    return chance.choices(forms, weights=(60, 20, 8, 8, 2, 2))[0]


def words(chance: random.Random, index: int) -> str:
    """What happened; no two are alike."""
    one, other = chance.sample(NOUNS, 2)
    here, there = chance.choices(PLACES, k=2)
    return f"The {one} of {here} is followed by the {other} in {there}, as number {index}."


def write_project(folder: Path) -> None:
    """Briefings with timelines, a glossary and sources, for MkDocs."""
    chance = random.Random(4)
    briefings = folder / "briefings"
    briefings.mkdir(parents=True, exist_ok=True)
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs/index.md").write_text("# Start\n", "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Benchmark\ntheme: material\nplugins: [briefings]\n", "utf-8")
    terms = "".join(f"{name.lower()}: {{prefLabel: {name}, definition: One of ten.}}\n" for name in (*NOUNS, *PLACES))
    (briefings / "glossary.yml").write_text(terms, "utf-8")
    sources = "".join(
        f"s-{index}: {{type: report, title: Report {index}, issued: {1950 + index % 70}}}\n" for index in range(400)
    )
    (briefings / "sources.yml").write_text(sources, "utf-8")
    for number in range(BRIEFINGS):
        first = number * EVENTS // BRIEFINGS
        told = "".join(told_event(chance, index) for index in range(first, first + EVENTS // BRIEFINGS))
        front = f"---\ntitle: Briefing {number}\ndate: 2024\ntopics: [Topic {number % 12}]\n---\n\n"
        (briefings / f"b-{number:03d}.md").write_text(f"{front}/// timeline\n\n{told}///\n", "utf-8")


def told_event(chance: random.Random, index: int) -> str:
    """An event with two sources, as an editor writes it."""
    one, other = chance.choices(range(400), k=2)
    return f"{edtf(chance)}\n:   {words(chance, index)} [@s-{one}; @s-{other}]\n\n"


def fastest(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest of twenty."""
    taken = []
    for _ in range(20):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken) * 1e3


if __name__ == "__main__":
    main()
