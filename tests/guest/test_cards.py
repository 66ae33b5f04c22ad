"""Images for previews of links, as the host builds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotated_briefings.publishing.cards.fonts import bundled_fonts

CARD = "data/cards/the-treaty.png"


@pytest.fixture
def addressed(project) -> Path:
    """A project that says where its site will stand."""
    if bundled_fonts() is None:
        pytest.skip("the font of the extra 'cards' is not installed")
    return configure(project("a-small-site"), "site_url: https://example.org/\n")


def configure(folder: Path, more: str = "", options: str = "") -> Path:
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(more + text.replace("  - briefings", f"  - briefings: {{{options}}}"), "utf-8")
    return folder


def head_of(site: Path) -> str:
    return (site / "briefings/the-treaty/index.html").read_text("utf-8").partition("</head>")[0]


def test_the_site_has_a_card_for_each_briefing_and_keeps_it_for_the_next_build(addressed, build_site) -> None:
    site = build_site(addressed)

    assert (site / CARD).read_bytes().startswith(b"\x89PNG")
    assert f'content="https://example.org/{CARD}"' in head_of(site)
    kept = {path.read_bytes() for path in (addressed / ".cache/briefings/cards").iterdir()}
    assert kept == {path.read_bytes() for path in (site / "data/cards").iterdir()}


def test_a_publisher_may_want_none(project, build_site) -> None:
    site = build_site(configure(project("a-small-site"), "site_url: https://example.org/\n", "cards: false"))

    assert not (site / "data/cards").exists()
    assert "og:image" not in head_of(site)


def test_every_page_of_ours_knows_the_style_of_paper(addressed, build_site) -> None:
    site = build_site(addressed)

    for page, path in (("briefings/the-treaty", "../../"), ("glossary", "../")):
        head = (site / page / "index.html").read_text("utf-8").partition("</head>")[0]
        assert f'<link rel="stylesheet" media="print" href="{path}assets/briefings/print.css">' in head
