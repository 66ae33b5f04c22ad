"""The annotations of a briefing, against the W3C's model: https://www.w3.org/TR/annotation-model/."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.site import build_context, build_site, render_library

TEXT = """\
Die Lösung 🌉 ist einfach. The minister said that the bridge, which had stood for ninety years, would be rebuilt.
Nobody clapped, and the minister left by train."""

_MOTIVATIONS = """
assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating
questioning replying tagging
"""
MOTIVATIONS = frozenset(_MOTIVATIONS.split())
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def build(folder: Path, *, reuse: str, base: str = "", copy: str = "") -> dict:
    home = folder / "briefings"
    (home / "sources").mkdir(parents=True)
    (home / "sources" / "speech.txt").write_text(TEXT, "utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    (home / "sources.yml").write_text(
        f"speech:\n  title: A speech\n  issued: 2024\n  URL: https://example.org/speech\n  reuse: {reuse}\n"
        f"  copy: {copy or f'{{text: sources/speech.txt, sha256: {digest}, retrieved: 2024-05-18}}'}\n",
        "utf-8",
    )
    (home / "a.md").write_text(
        "---\ntitle: A & B\ndate: 2024\n---\n\n/// aside | First\n\nOf the page.\n\n///\n\n"
        "He said it “would be rebuilt” *soon* [@speech].\n\n"
        "/// aside | Note\n\nIt “would never be rebuilt” [@speech].\n\n///\n\n"
        "He spoke of “the bridge … would be rebuilt” [@speech].\n",
        "utf-8",
    )
    library, _ = load_library(folder)
    site = build_site(build_context(render_library(library), addresses=Addresses(base=base), site_name="S"))
    found = [asset for asset in site.assets if asset.path == "data/briefings/a.annotations.jsonld"]
    return json.loads(found[0].content) if found else {}


@pytest.fixture(params=[("full", ""), ("quotations", "https://example.com/site/")], ids=["free", "guarded"])
def collection(request, tmp_path: Path) -> dict:
    reuse, base = request.param
    return build(tmp_path, reuse=reuse, base=base)


def items(collection: dict) -> list[dict]:
    return collection["first"]["items"]


def resources(value: object) -> Iterator[dict]:
    """Every object within."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from resources(one)


def of_type(collection: dict, name: str) -> list[dict]:
    return [one for one in resources(collection) if one.get("type") == name]


def test_a_collection_has_a_context_an_id_a_type_and_its_pages(collection) -> None:
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(items(collection)) == 4
    page = collection["first"]
    assert (page["type"], page["partOf"], page["startIndex"]) == ("AnnotationPage", collection["id"], 0)
    assert page["id"] != collection["id"]


def test_every_annotation_has_one_id_of_its_own_a_type_and_a_target(collection) -> None:
    ids = [one["id"] for one in items(collection)]

    assert len(set(ids)) == len(ids)
    assert all(isinstance(one, str) and one for one in ids)
    assert all(one["type"] == "Annotation" and one["target"] for one in items(collection))
    assert all(one["motivation"] in MOTIVATIONS for one in items(collection))


def test_a_specific_resource_has_exactly_one_source(collection) -> None:
    found = of_type(collection, "SpecificResource")

    assert found
    assert all(isinstance(one["source"], str) and one["source"] for one in found)


def test_a_textual_body_has_exactly_one_value(collection) -> None:
    found = of_type(collection, "TextualBody")

    assert [one["value"] for one in found] == ["First. Of the page.", "Note. It “would never be rebuilt”."]
    assert all((one["format"], one["language"]) == ("text/plain", "en") for one in found)


def test_a_quote_selector_has_exactly_one_exact_and_at_most_one_prefix_and_suffix(collection) -> None:
    found = of_type(collection, "TextQuoteSelector")

    assert found
    assert all(isinstance(one["exact"], str) and one["exact"] for one in found)
    assert all(set(one) <= {"type", "exact", "prefix", "suffix"} for one in found)
    assert all(isinstance(text, str) and text for one in found for text in one.values())


def test_a_position_counts_code_points_and_has_the_exact_words_there(collection) -> None:
    targets = [one["target"] for one in items(collection) if one["motivation"] == "linking"]
    for target in targets:
        selectors = target["selector"] if isinstance(target["selector"], list) else [target["selector"]]
        by_type = {one["type"]: one for one in selectors}
        position = by_type["TextPositionSelector"]
        quote = by_type.get("TextQuoteSelector")
        assert 0 <= position["start"] < position["end"] <= len(TEXT)
        if quote:
            start, end = position["start"], position["end"]
            assert quote["exact"] == TEXT[start:end]
            assert TEXT[:start].endswith(quote.get("prefix", ""))
            assert TEXT[end:].startswith(quote.get("suffix", ""))
    assert len(targets) == 2


def test_a_state_names_the_copy_by_its_hash_and_the_day_in_utc(collection) -> None:
    states = of_type(collection, "TimeState")

    assert len(states) == 2
    assert all(one["cached"].startswith("ni:///sha-256;") and "=" not in one["cached"] for one in states)
    assert all(DATE_TIME.fullmatch(one[name]) for one in states for name in ("sourceDateStart", "sourceDateEnd"))
    assert not any("sourceDate" in one for one in states)  # it may not stand beside a start


def test_a_note_is_a_comment_on_the_paragraph_beside_which_it_stands(collection) -> None:
    first, second = (one["target"] for one in items(collection) if one["motivation"] == "commenting")

    assert isinstance(first, str)
    assert second["selector"]["exact"] == "He said it “would be rebuilt” soon."
    assert second["source"] == first


def test_nothing_around_a_quotation_is_told_of_a_source_that_may_only_be_quoted(tmp_path: Path) -> None:
    told = json.dumps(build(tmp_path, reuse="quotations"), ensure_ascii=False)

    assert "ninety" not in told
    assert "prefix" not in told


def test_a_source_that_may_not_even_be_quoted_is_no_target(tmp_path: Path) -> None:
    found = items(build(tmp_path, reuse="none"))

    assert {one["motivation"] for one in found} == {"commenting"}


def test_addresses_are_absolute_where_the_site_s_is_known(tmp_path: Path) -> None:
    found = build(tmp_path, reuse="full", base="https://example.com/site/")

    assert found["id"] == "https://example.com/site/data/briefings/a.annotations.jsonld"
    assert {one["source"] for one in of_type(found, "SpecificResource")} == {
        "https://example.com/site/briefings/a/",
        "https://example.org/speech",
    }


def test_passages_without_their_whole_text_have_no_position(tmp_path: Path) -> None:
    found = build(tmp_path, reuse="full", copy="{passages: ['the bridge, they said, would be rebuilt']}")

    assert of_type(found, "TextPositionSelector") == []
    assert "ni:///" not in json.dumps(found)
