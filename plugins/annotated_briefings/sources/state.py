"""What has become of the sources' addresses: ``sources/state.yml``, written by ``briefings sources check`` only.

It stands apart from the bibliography, which is the editor's. What the editor says there (``url-status``) comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import yaml

from annotated_briefings.sources.model import Source, UrlStatus
from annotated_briefings.text.diagnostic import Report
from annotated_briefings.text.disk import read_text, relative_path
from annotated_briefings.text.fields import Fields
from annotated_briefings.text.markup import safe_url
from annotated_briefings.text.yaml import Mapping as Node
from annotated_briefings.text.yaml import read_yaml

STATE_FILE = "sources/state.yml"

_HEADER = """\
# What has become of the sources' addresses, as of the day that each was looked at.
# Written by `briefings sources check`. Your own word on an address is 'url-status' in the bibliography.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One address on the day ``checked``. ``location`` is where it has moved to.

    ``digest`` is of the text that was found there; ``etag`` and ``modified`` are what its server called it by.
    """

    url: str
    status: UrlStatus = UrlStatus.UNKNOWN
    checked: str = ""
    location: str = ""
    digest: str = ""
    etag: str = ""
    modified: str = ""


def load_states(folder: Path, root: Path, report: Report) -> dict[str, State]:
    """The states by the keys of their sources; none where there is no file."""
    path = folder / STATE_FILE
    text = read_text(path, root, report) if path.is_file() else None
    return read_states(text, relative_path(path, root), report) if text else {}


def read_states(text: str, path: PurePosixPath, report: Report) -> dict[str, State]:
    """The states in the text of a file; a faulty one is reported and left out."""
    root = read_yaml(text, path, report)
    entries = root.entries if isinstance(root, Node) else ()
    return {key.value: _state(node, report) for key, node in entries if isinstance(node, Node)}


def write_states(states: Mapping[str, State], path: Path) -> None:
    """Write all states, in the order of their keys, as a whole or not at all."""
    plain = {key: _plain(states[key]) for key in sorted(states)}
    text = _HEADER + (yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=1000) if plain else "")
    path.parent.mkdir(parents=True, exist_ok=True)
    started = path.with_name(f".{path.name}.new")
    started.write_text(text, "utf-8")
    started.replace(path)


def with_states(sources: Iterable[Source], states: Mapping[str, State]) -> tuple[Source, ...]:
    """The sources with what is known of their addresses; a state of another address than the record's says nothing."""
    return tuple(_with_state(source, states.get(source.id)) for source in sources)


def _with_state(source: Source, state: State | None) -> Source:
    if state is None or state.url != source.url:
        return source
    status = source.url_status or state.status
    location = state.location if status is UrlStatus.MOVED else ""
    return replace(source, url_status=status, url_checked=state.checked, url_location=location)


def _state(node: Node, report: Report) -> State:
    fields = Fields(node, report, owner="a state")
    state = State(
        url=fields.text("url"),
        status=UrlStatus(fields.choice("status", [status for status in UrlStatus if status], default="")),
        checked=fields.text("checked"),
        location=safe_url(fields.text("location")),
        digest=fields.text("digest"),
        etag=fields.text("etag"),
        modified=fields.text("modified"),
    )
    fields.report_unknown()
    return state


def _plain(state: State) -> dict[str, str]:
    values = {
        "url": state.url,
        "status": str(state.status),
        "checked": state.checked,
        "location": state.location,
        "digest": state.digest,
        "etag": state.etag,
        "modified": state.modified,
    }
    return {name: value for name, value in values.items() if value}
