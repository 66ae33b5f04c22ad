"""What is drawn on a card: words, and the strip of the briefing's own dates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A mark of the strip. A long one begins at ``x`` and is ``share`` wide, both per cent.

    A disc or a short pill has its middle at ``x`` and is ``length`` times as wide as it is high.
    """

    x: float
    share: float
    length: float
    row: int
    is_dashed: bool
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Marks in ``rows``, the ends of the stretches of the axis below them, and what stands under it; all per cent."""

    rows: int
    bars: tuple[Bar, ...]
    stretches: tuple[tuple[float, float], ...]
    labels: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card; a word that the font cannot write is "", and a briefing without a timeline has no strip."""

    title: str
    kicker: str = ""
    site: str = ""
    date: str = ""
    strip: Strip | None = None
