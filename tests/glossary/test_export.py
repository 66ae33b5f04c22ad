"""The glossary as SKOS."""

from __future__ import annotations

import json

from annotated_briefings.glossary.export import to_skos_jsonld
from annotated_briefings.glossary.model import Label, Term

BASE = "https://example.org/glossary"


def test_terms_become_concepts_of_one_scheme() -> None:
    terms = (
        Term(
            id="ps",
            pref_label="Power of Siberia",
            definition="A pipeline.",
            alt_label=("PoS", Label(text="Сила Сибири", language="ru")),
            related=("ps2", "gone"),
            sources=("k",),
        ),
        Term(id="ps2", pref_label="Power of Siberia 2", broader=("ps",)),
    )

    scheme, first, second = to_skos_jsonld(terms, base_url=BASE, language="en")["@graph"]  # type: ignore[misc]

    assert scheme == {"@id": f"{BASE}/", "@type": "ConceptScheme"}
    assert first["@id"] == f"{BASE}/ps/"
    assert first["inScheme"] == f"{BASE}/"
    assert first["prefLabel"] == {"@value": "Power of Siberia", "@language": "en"}
    assert first["altLabel"][1] == {"@value": "Сила Сибири", "@language": "ru"}
    assert first["related"] == [f"{BASE}/ps2/"]
    assert second["broader"] == [f"{BASE}/ps/"]
    assert "definition" not in second


def test_addresses_of_ids_in_other_scripts_are_valid() -> None:
    document = to_skos_jsonld([Term(id="台湾", pref_label="台湾")], base_url=f"{BASE}/", language="zh")

    assert document["@graph"][1]["@id"] == f"{BASE}/%E5%8F%B0%E6%B9%BE/"  # type: ignore[index]
    assert json.loads(json.dumps(document)) == document
