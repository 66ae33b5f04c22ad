"""What cites a source that is not there, or not to be followed any more, is published all the same."""

from __future__ import annotations

from pathlib import Path

from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.model import Site
from annotated_briefings.publishing.site import build_context, build_site, render_library

QUOTED = "He said “The quick brown fox jumps over the lazy dog today.” [@{}]"


def built(folder: Path, key: str, sources: str) -> Site:
    folder.mkdir()
    (folder / "sources.yml").write_text(sources, "utf-8")
    (folder / "a.md").write_text(f"---\ntitle: A\ndate: 2024\n---\n\n{QUOTED.format(key)}\n", "utf-8")
    library, _ = load_library(folder)
    return build_site(build_context(render_library(library), addresses=Addresses(), site_name="Site"))


def test_a_quotation_of_an_unknown_source_stays_in_the_page(tmp_path) -> None:
    site = built(tmp_path / "briefings", "nosuch", "")

    page = next(page for page in site.pages if page.path == "briefings/a.md")
    assert "quick brown fox" in page.html
    assert "?nosuch" in page.html


def test_an_address_that_somebody_took_over_is_in_no_file(tmp_path) -> None:
    record = "gone:\n  title: Gone\n  URL: https://usurped.example/\n  url-status: usurped\n"

    site = built(tmp_path / "briefings", "gone", record)

    assert not [asset.path for asset in site.assets if b"usurped.example" in asset.content]
