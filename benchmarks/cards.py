"""What cards for previews of links cost. Run with ``python benchmarks/cards.py``.

Times are seconds of this process (not of the wall), for a thousand cards that differ in their titles, each with the
strip of a timeline of thirty dates; once drawn, once taken from the cache of an earlier build.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from annotated_briefings.publishing.cards.build import Cards
from annotated_briefings.publishing.cards.fonts import bundled_fonts
from annotated_briefings.publishing.cards.model import Bar, Card, Strip

COUNT = 1_000
MOST_BYTES = 40_000
TITLES = (
    "Talks end",
    "Putin and Xi pledge closer ties to offset US pressure",
    "Путин и Си договорились о более тесном сотрудничестве, чтобы противостоять давлению США",
)


def main() -> None:
    """Print the table."""
    fonts = bundled_fonts()
    if fonts is None:
        raise SystemExit("install the extra 'cards'")
    cards = Cards({f"briefing-{number}": _card(number) for number in range(COUNT)}, fonts)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, site in (("drawn", "first"), ("from the cache", "second")):
            began = time.process_time()
            cards.write_to(folder / site, folder / "cache")
            seconds = time.process_time() - began
            print(f"{COUNT} cards, {what:15} {seconds:7.2f} s   {seconds / COUNT * 1000:6.2f} ms each")
        sizes = [path.stat().st_size for path in (folder / "second").rglob("*.png")]
    print(f"bytes: median {statistics.median(sizes):,.0f}, most {max(sizes):,} (bar {MOST_BYTES:,})")


def _card(number: int) -> Card:
    bars = tuple(
        Bar(
            x=(number * 7 + place * 13) % 98,
            share=place % 4 * 1.5,
            length=0.0 if place % 4 else 1.0,
            row=place % 6,
            is_dashed=place % 5 == 0,
            is_open=False,
        )
        for place in range(30)
    )
    strip = Strip(rows=6, bars=bars, stretches=((0, 40), (44, 100)), labels=((10, "1960s"), (50, "2020"), (90, "2024")))
    title = f"{TITLES[number % len(TITLES)]} {number}"
    return Card(title=title, kicker="Energy · Sanctions", site="A site", date="17 May 2024", strip=strip)


if __name__ == "__main__":
    main()
