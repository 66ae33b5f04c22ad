"""Strings as YAML scalars that read back as the same string."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[^\W_](?:[\w’'()/&%.,~–-]| (?!#))*")
_NEVER_PLAIN = re.compile(r"(?:true|false|yes|no|on|off|null|y|n|~)", re.IGNORECASE)
_IN_FLOW = frozenset(",[]{}")


def yaml_scalar(text: str, *, flow: bool = False) -> str:
    """``text`` as it is where YAML takes it for a plain string, else in double quotation marks.

    ``flow`` is for a value inside ``[…]`` or ``{…}``, where a comma ends it.
    """
    line = " ".join(text.split())
    is_plain = _PLAIN.fullmatch(line) and not _NEVER_PLAIN.fullmatch(line) and not (flow and _IN_FLOW & set(line))
    return line if is_plain else json.dumps(line, ensure_ascii=False)
