"""How a date looks in a list and in a strip: point or range, certain or not, closed or open."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefings.dates.model import EdtfDate, Kind, Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A disc or a pill (``is_range``), with a dashed outline, pale because an end is open or unknown."""

    is_range: bool
    is_dashed: bool
    open_start: bool
    open_end: bool

    @property
    def is_open(self) -> bool:
        """Whether one end is open or unknown."""
        return self.open_start or self.open_end

    @property
    def classes(self) -> tuple[str, ...]:
        """The names that style sheets know; none for a plain day."""
        flags = {"is-range": self.is_range, "is-dashed": self.is_dashed, "is-open": self.is_open}
        return tuple(name for name, holds in flags.items() if holds)


def shape_of(date: EdtfDate) -> Shape:
    """The shape of a date. A guess, a decade and a century are dashed: their limits are not meant exactly."""
    is_choice = date.kind is Kind.SET and date.text.startswith("[")
    doubtful = date.uncertain or date.approximate or date.unspecified or is_choice
    return Shape(
        is_range=date.earliest is None or date.latest is None or date.earliest != date.latest,
        is_dashed=doubtful or date.precision <= Precision.DECADE,
        open_start=date.earliest is None,
        open_end=date.latest is None,
    )
