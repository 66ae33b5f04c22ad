"""An index is put in order; what is not understood is left alone."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from annotated_briefings.publishing.reproducible import put_in_order


def text(value: str) -> bytes:
    return bytes([0x60 + len(value)]) + value.encode()


def array(*items: bytes) -> bytes:
    return bytes([0x80 + len(items)]) + b"".join(items)


def number(value: int) -> bytes:
    return bytes([value]) if value < 24 else b"\x19" + value.to_bytes(2, "big")


def index(folder: Path, years: list[str], filters: list[str]) -> Path:
    """An index as Pagefind writes it, with one filter of some values and a list of filters."""
    (folder / "filter").mkdir(parents=True)
    values = array(*(array(text(year), array(number(1), number(300))) for year in years))
    write(folder / "filter" / "en_aaaaaaa.pf_filter", array(text("year"), values))
    listed = array(*(array(text(name), text("en_aaaaaaa" if name == "year" else "en_bbbbbbb")) for name in filters))
    write(folder / "pagefind.en_cccccccccc.pf_meta", array(text("1.5.2"), array(), array(), listed, array()))
    entry = {"languages": {"en": {"hash": "en_cccccccccc", "wasm": "en"}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), "utf-8")
    return folder


def write(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(b"pagefind_dcd" + data))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_order_of_values_and_of_filters_makes_no_difference(tmp_path) -> None:
    first = index(tmp_path / "first", ["2022", "2024", "2002"], ["year", "kind"])
    second = index(tmp_path / "second", ["2002", "2022", "2024"], ["kind", "year"])

    put_in_order(first)
    put_in_order(second)

    assert contents(first) == contents(second)


def test_the_names_lead_from_the_entry_to_the_filter(tmp_path) -> None:
    folder = index(tmp_path / "index", ["2024", "2022"], ["year", "kind"])

    put_in_order(folder)

    name = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))["languages"]["en"]["hash"]
    description = gzip.decompress((folder / f"pagefind.{name}.pf_meta").read_bytes())
    (values,) = (folder / "filter").iterdir()
    assert values.stem.encode() in description
    assert b"en_bbbbbbb" in description
    assert gzip.decompress(values.read_bytes()).index(b"2022") < gzip.decompress(values.read_bytes()).index(b"2024")


@pytest.mark.parametrize("data", [b"", b"\x82", b"\x9f\xff", b"\x01"])
def test_a_file_of_another_kind_is_left_alone(data, tmp_path) -> None:
    folder = index(tmp_path / "index", ["2024", "2022"], ["year"])
    write(folder / "filter" / "en_aaaaaaa.pf_filter", data)
    before = contents(folder)

    put_in_order(folder)

    assert contents(folder) == before
