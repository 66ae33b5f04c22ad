"""What different places of a page say of the same thing, the most reliable first; and which of it is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Claim(Generic[T]):
    """A value and the place that says it, e.g. "JSON-LD"."""

    value: T
    where: str


def first(claims: Iterable[Claim[T]]) -> Claim[T] | None:
    """The most reliable claim."""
    return next(iter(claims), None)


def conflicts(taken: Claim[T], claims: Iterable[Claim[T]], key: Callable[[T], object]) -> Iterator[Claim[T]]:
    """Claims that say something else than the one that was taken, each value once."""
    seen = {key(taken.value)}
    for claim in claims:
        if key(claim.value) not in seen:
            seen.add(key(claim.value))
            yield claim
