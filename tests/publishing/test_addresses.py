"""Links between pages, with and without folders."""

from __future__ import annotations

import pytest
from annotated_briefings.publishing.addresses import Addresses, source_path


@pytest.mark.parametrize(
    ("here", "there", "with_folders", "without"),
    [
        ("index.md", "briefings/a.md", "briefings/a/", "briefings/a.html"),
        ("briefings/a.md", "briefings/b.md", "../b/", "b.html"),
        ("briefings/a.md", "briefings/index.md", "../", "index.html"),
        ("briefings/a.md", "index.md", "../../", "../index.html"),
        ("briefings/a.md", "glossary/x.md", "../../glossary/x/", "../glossary/x.html"),
        ("glossary/index.md", "glossary/x.md", "x/", "x.html"),
        ("index.md", "index.md", "./", "index.html"),
    ],
)
def test_a_link_is_relative(here, there, with_folders, without) -> None:
    assert Addresses(directory=True).link(here, there) == with_folders
    assert Addresses(directory=False).link(here, there) == without


def test_a_link_may_lead_to_a_place_on_the_page() -> None:
    assert Addresses().link("index.md", "briefings/a.md", "s-x") == "briefings/a/#s-x"


def test_a_key_with_signs_makes_a_file_name() -> None:
    assert source_path("doi:10.1/x y") == "sources/doi~3a10.1~2fx~20y.md"


def test_an_absolute_address_begins_with_the_sites_own() -> None:
    addresses = Addresses(base="https://example.org/site/")

    assert addresses.absolute("briefings/a.md", "c-1") == "https://example.org/site/briefings/a/#c-1"
    assert addresses.absolute("data/glossary.jsonld") == "https://example.org/site/data/glossary.jsonld"
    assert Addresses().absolute("index.md") == ""
