"""The style sheet and the script, as they are served."""

from __future__ import annotations

from importlib.resources import files

from annotated_briefings.publishing.model import Asset

STYLE = "assets/briefings/briefings.css"
SCRIPT = "assets/briefings/popover.js"


def read_assets() -> tuple[Asset, ...]:
    """The files of the front end, from the package's own folder."""
    folder = files("annotated_briefings.publishing") / "assets"
    return tuple(Asset(path=path, content=(folder / path.rpartition("/")[2]).read_bytes()) for path in (STYLE, SCRIPT))
