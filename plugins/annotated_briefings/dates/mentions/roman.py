"""Roman numerals, as centuries are written in many languages."""

from __future__ import annotations

import re

_NUMERAL = re.compile(r"(X{0,2})(IX|IV|V?I{0,3})")
_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def read_roman(word: str) -> int:
    """The number from 1 to 29 that a word in capitals says, 0 where it is none."""
    found = _NUMERAL.fullmatch(word)
    return 10 * len(found[1]) + _ONES[found[2]] if found else 0
