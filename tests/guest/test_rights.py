"""The demonstration, had its article to be quoted only: the site as the host writes it holds nothing else of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from annotated_briefings.check import check_project

ROOT = Path(__file__).parents[2]
KEY = "kaczmarski-kuhrt-2024"


@pytest.fixture
def demonstration(tmp_path: Path) -> Path:
    """A copy of the demonstration."""
    for part in ("briefings", "docs"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def published(folder: Path, site: Path) -> list[tuple[str, str]]:
    found = check_project(folder, site=site)
    return [(one.code, str(one.location.path)) for one in found if one.code.endswith("-published")]


def guard(folder: Path) -> None:
    path = folder / "briefings" / "sources.yml"
    text = path.read_text("utf-8")
    assert text.count("reuse: full") == 1
    path.write_text(text.replace("reuse: full", "reuse: quotations"), "utf-8")


def test_a_guarded_text_is_nowhere_on_the_site_but_in_quotations(demonstration: Path, build_site) -> None:
    guard(demonstration)
    briefing = next((demonstration / "briefings").glob("*.md"))
    text = re.sub(r"^verbatim: true$", "", briefing.read_text("utf-8"), flags=re.MULTILINE)
    head, notes, rest = text.partition("/// key-points")
    quotation = "They “intend to increase interaction … hostile course”, they said. [@kaczmarski-kuhrt-2024]\n\n"
    points = rest.partition("///\n")[0]
    briefing.write_text(f"{head}{quotation}{notes}{points}///\n", "utf-8")

    site = build_site(demonstration)

    assert "intend to increase interaction" in (site / "briefings" / briefing.stem / "index.html").read_text("utf-8")
    assert published(demonstration, site) == []


def test_a_text_published_before_its_rights_were_settled_is_found(demonstration: Path, demo: Path) -> None:
    site = shutil.copytree(demo, demonstration / "site")
    assert published(demonstration, site) == []
    guard(demonstration)

    found = published(demonstration, site)

    assert {code for code, _ in found} == {"text-published"}
    assert "site/briefings/putin-xi-state-visit/index.html" in {path for _, path in found}
