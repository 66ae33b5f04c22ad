"""The policy of a site allows what stands in its pages, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from annotated_briefings.cli import main
from annotated_briefings.publishing.policy import content_security_policy
from click.testing import CliRunner


def directives(site: Path) -> dict[str, list[str]]:
    return {part.split()[0]: part.split()[1:] for part in content_security_policy(site).split(";")}


def site_with(folder: Path, *heads: str) -> Path:
    for number, head in enumerate(heads):
        (folder / f"{number}.html").write_text(f"<!doctype html><html><head>{head}</head><body></body></html>", "utf-8")
    return folder


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_a_site_without_inline_scripts_allows_none(tmp_path: Path) -> None:
    site = site_with(tmp_path, '<script src="a.js" defer></script>')

    found = directives(site)

    assert found["default-src"] == ["'none'"]
    assert found["script-src"] == ["'self'"]
    assert found["style-src"] == ["'self'"]


@pytest.mark.parametrize("text", ["var a = 1 < 2 && 'ü';", "\n  run()\n", "p = '<p></p>&amp;'"])
def test_an_inline_script_is_allowed_by_its_hash_to_the_letter(tmp_path: Path, text: str) -> None:
    site = site_with(tmp_path, f"<script>{text}</script>", f"<script type=module>{text}</script>")

    assert directives(site)["script-src"] == ["'self'", digest(text)]


def test_data_in_a_script_element_needs_no_leave(tmp_path: Path) -> None:
    site = site_with(tmp_path, '<script type="application/ld+json">{"a": "</b>"}</script>')

    assert directives(site)["script-src"] == ["'self'"]


def test_inline_styles_are_allowed_by_their_hashes(tmp_path: Path) -> None:
    site = site_with(tmp_path, "<style>a { color: red }</style>", "<style>b {}</style>")

    assert set(directives(site)["style-src"]) == {"'self'", digest("a { color: red }"), digest("b {}")}


def test_a_search_in_webassembly_may_run(tmp_path: Path) -> None:
    site = site_with(tmp_path, "")
    (site / "search.wasm").write_bytes(b"\0asm")

    assert directives(site)["script-src"] == ["'self'", "'wasm-unsafe-eval'"]


def test_the_command_shows_the_policy(tmp_path: Path) -> None:
    site = site_with(tmp_path, "")

    shown = CliRunner().invoke(main, ["policy", str(site)])

    assert shown.output.strip() == content_security_policy(site)
