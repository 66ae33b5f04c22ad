"""A text as sentences are read in it: of the same length, without what only looks like a name or like two marks."""

from __future__ import annotations

import re

_PLACE = r"[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]+){0,3}"
_DAY = r", [A-Z][a-z]+\.? \d{1,2}"
_AGENCY = r" ?(?:\([A-Z][\w. ]{1,20}\)|/[A-Z]+/)\.?"
_DATELINE = re.compile(
    rf"^[ \t]*(?:{_PLACE}(?:, [A-Z][\w. ]{{0,20}}?){{0,2}}\.?(?:{_AGENCY}(?: ?[—–-]{{1,2}})?| ?[—–-]{{1,2}})"
    rf"|[A-Z][\w-]++(?: [A-Z][\w-]++){{0,2}}{_DAY}(?:{_AGENCY})?(?: ?[—–-]{{1,2}}|:)"
    r"|\([A-Z]\w{1,20}\) ?[—–-]{1,2})(?= [A-Z“\"‘'])",
    re.MULTILINE,
)
""" "BERLIN, March 7 (Reuters) -", "WASHINGTON, D.C. —", "Hyderabad, Dec 06:" before the first sentence."""
_TWO_FOR_ONE = re.compile(r"(?P<open>(?<![^\s(\[])(?:''|‘‘|``|’’)(?=\w))|(?P<close>(?<=\S)(?:''|’’))")
"""Two single marks that stand for a double one."""


def as_prose(text: str) -> str:
    """The text without datelines and with double marks for doubled single ones; every place in it stays."""
    return _TWO_FOR_ONE.sub(_as_one, _DATELINE.sub(lambda found: " " * len(found[0]), text))


def _as_one(found: re.Match[str]) -> str:
    return ' "' if found["open"] else '" '
