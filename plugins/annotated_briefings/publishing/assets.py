"""The style sheets and scripts, as they are served."""

from __future__ import annotations

import re
from importlib.resources import files

from annotated_briefings.publishing.model import Asset

FOLDER = "assets/briefings"

_COMMENT = re.compile(rb"""("[^"]*"|'[^']*')|\s*/\*.*?\*/""", re.DOTALL)
"""Or a string, in which nothing is one."""

STYLE = f"{FOLDER}/briefings.css"
SCRIPT = f"{FOLDER}/popover.js"
"""What every page loads. The other files serve one feature each, on its own pages or at its first gesture."""


def asset_path(name: str) -> str:
    """Where a file of the front end stands in the site."""
    return f"{FOLDER}/{name}"


def read_assets() -> tuple[Asset, ...]:
    """The files of the front end, from the package's own folder, in the order of their names.

    Style sheets go without their comments, which are a fifth of them.
    """
    folder = files("annotated_briefings.publishing") / "assets"
    found = sorted(entry.name for entry in folder.iterdir() if entry.is_file() and not entry.name.startswith("."))
    return tuple(Asset(path=asset_path(name), content=_served(name, (folder / name).read_bytes())) for name in found)


def _served(name: str, content: bytes) -> bytes:
    return _COMMENT.sub(lambda found: found[1] or b" ", content).lstrip() if name.endswith(".css") else content
