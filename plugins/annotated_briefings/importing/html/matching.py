"""Finding the leaves of a page in an extracted text, of which only letters and digits are compared."""

from __future__ import annotations

_LONG = 25
"""Letters from which a leaf is found anywhere in the extracted text; a shorter one must stand next to the last find."""
_NEAR = 60
_FAR = 2_000
"""Letters that are searched behind the last find before the whole text is."""
_WIDEST = 200_000
"""Letters around the last find that count as the whole text, so that the time stays linear in the page."""
_CHUNK = 24
_LEAST_CHUNKS, _MOST_CHUNKS = 3, 16
_MOSTLY = 0.6
"""Share of a leaf's chunks that the extracted text holds where the extractor has cut something out of it."""


class Matcher:
    """Asked for the leaves in document order; what stands twice on the page and once in the text is found once."""

    def __init__(self, letters: str) -> None:
        self._letters = letters
        self._cursor = 0
        self._used: set[int] = set()

    def holds(self, wanted: str) -> bool:
        """Whether the extracted text has these letters, at a place that no leaf before has taken."""
        at = self._ahead(wanted)
        if at < 0 and len(wanted) >= _LONG:
            at = self._anywhere(wanted)
            if at < 0:
                return self._letters.find(wanted, *self._window()) < 0 and self._mostly(wanted)
        if at < 0:
            return False
        self._used.add(at)
        self._cursor = at + len(wanted)
        return True

    def _ahead(self, wanted: str) -> int:
        reach = _NEAR if len(wanted) < _LONG else _FAR
        return self._letters.find(wanted, self._cursor, self._cursor + reach + len(wanted))

    def _anywhere(self, wanted: str) -> int:
        start, stop = self._window()
        at = self._letters.find(wanted, start, stop)
        while at in self._used:
            at = self._letters.find(wanted, at + 1, stop)
        return at

    def _window(self) -> tuple[int, int]:
        return max(0, self._cursor - _WIDEST), self._cursor + _WIDEST

    def _mostly(self, wanted: str) -> bool:
        step = max(_CHUNK, len(wanted) // _MOST_CHUNKS)
        chunks = [wanted[start : start + _CHUNK] for start in range(0, len(wanted) - _CHUNK + 1, step)]
        window = self._window()
        held = sum(self._letters.find(chunk, *window) >= 0 for chunk in chunks)
        return len(chunks) >= _LEAST_CHUNKS and held >= _MOSTLY * len(chunks)
