"""Material's instant navigation, which is not our default, reaches every kind of page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

PROJECT = Path(__file__).parents[1] / "projects" / "a-small-site"


@pytest.fixture(scope="session")
def instant_site(tmp_path_factory: pytest.TempPathFactory, build: Callable, served: Callable) -> Iterator[str]:
    """A small site with our plugin and instant navigation."""
    project = Path(shutil.copytree(PROJECT, tmp_path_factory.mktemp("instant-project") / "project"))
    site = tmp_path_factory.mktemp("instant-pages")
    with served(site) as address:
        configuration = project / "mkdocs.yml"
        text = configuration.read_text("utf-8").replace("font: false", "font: false\n  features: [navigation.instant]")
        configuration.write_text(f"site_url: {address}\n{text}", "utf-8")
        build(project, site)
        yield address


def test_a_page_with_a_strip_is_reached_and_left(open_page: Callable[..., Page], instant_site: str) -> None:
    page = open_page(instant_site)
    page.evaluate("window.same = true")

    page.get_by_role("link", name="The treaty").first.click()
    expect(page.locator("h1")).to_contain_text("The treaty")
    expect(page.locator(".ab-strip svg").first).to_be_visible()
    page.locator(".ab-kicker a").first.click()
    expect(page.locator("h1")).to_have_text("Peace & war")

    assert page.evaluate("window.same") is True
