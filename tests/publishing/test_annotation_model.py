"""Every MUST of the W3C's model that our annotations fall under: https://www.w3.org/TR/annotation-model/.

What a schema can say is in the schema, by the sections of the standard; what it cannot is in the tests below it.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.site import build_context, build_site, render_library
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SUFFIX = ".annotations.jsonld"

IRI = {"type": "string", "pattern": r"^[^\s<>\"{}|\\^`]+$"}
TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}
UTC = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}


def one_or_more(schema: dict) -> dict:
    return {"anyOf": [schema, {"type": "array", "items": schema, "minItems": 1}]}


def class_of(name: str, required: dict, optional: dict | None = None) -> dict:
    """A class of the model: its type, what it must have, what it may have, nothing else."""
    return {
        "type": "object",
        "properties": {"type": {"const": name}, **required, **(optional or {})},
        "required": ["type", *required],
        "additionalProperties": False,
    }


# 4.2.4 and 4.2.5
QUOTE = class_of("TextQuoteSelector", {"exact": TEXT}, {"prefix": TEXT, "suffix": TEXT})
POSITION = class_of("TextPositionSelector", {"start": COUNT, "end": COUNT})
# 4.3.1: an interval has both ends; a sourceDate, which may not stand beside one, is never written
STATE = class_of("TimeState", {}, {"cached": one_or_more(IRI), "sourceDateStart": UTC, "sourceDateEnd": UTC}) | {
    "dependentRequired": {"sourceDateStart": ["sourceDateEnd"], "sourceDateEnd": ["sourceDateStart"]},
    "minProperties": 2,
}
# 4: exactly one source
SPECIFIC = class_of(
    "SpecificResource", {"source": IRI}, {"selector": one_or_more({"anyOf": [QUOTE, POSITION]}), "state": STATE}
)
# 3.2.4: exactly one value
TEXTUAL = class_of("TextualBody", {"value": TEXT}, {"format": {"const": "text/plain"}, "language": TEXT})
# 3.1 and 3.3.5: an id, a type, one or more targets; the motivation is one of the list
MOTIVATION = {
    "enum": [
        "assessing",
        "bookmarking",
        "classifying",
        "commenting",
        "describing",
        "editing",
        "highlighting",
        "identifying",
        "linking",
        "moderating",
        "questioning",
        "replying",
        "tagging",
    ]
}
ANNOTATION = class_of(
    "Annotation",
    {"id": IRI, "target": one_or_more({"anyOf": [IRI, SPECIFIC]})},
    {"body": one_or_more({"anyOf": [TEXTUAL, SPECIFIC]}), "motivation": MOTIVATION},
)
# 5.2: within a collection a page has no context; one page alone has no next
PAGE = class_of(
    "AnnotationPage",
    {"id": IRI, "items": {"type": "array", "items": ANNOTATION, "minItems": 1}},
    {"partOf": IRI, "startIndex": COUNT},
)
# 5.1, and 3.1: one context is a string
COLLECTION = class_of(
    "AnnotationCollection",
    {"@context": {"const": CONTEXT}, "id": IRI, "first": PAGE},
    {"label": TEXT, "total": COUNT},
)

VALIDATOR = Draft202012Validator(COLLECTION)

PROJECTS = {"the demo": ROOT, "a small site": ROOT / "tests" / "projects" / "a-small-site"}


class Published:
    """A project's pages and annotations."""

    def __init__(self, folder: Path, base: str) -> None:
        library, _ = load_library(folder)
        self.context: Context = build_context(render_library(library), addresses=Addresses(base=base), site_name="S")
        site = build_site(self.context)
        self.pages = {page.path: page.html for page in site.pages}
        self.collections = {
            asset.path.removeprefix("data/briefings/").removesuffix(SUFFIX): json.loads(asset.content)
            for asset in site.assets
            if asset.path.endswith(SUFFIX)
        }

    def annotations(self) -> Iterator[tuple[str, dict]]:
        """Each with the key of its briefing."""
        for key, collection in self.collections.items():
            for annotation in collection["first"]["items"]:
                yield key, annotation


@pytest.fixture(
    scope="module",
    params=[(name, base) for name in PROJECTS for base in ("", "https://example.com/site/")],
    ids=lambda param: f"{param[0]}, {'an address' if param[1] else 'no address'}",
)
def published(request: pytest.FixtureRequest) -> Published:
    name, base = request.param
    return Published(PROJECTS[name] / "briefings", base)


def selectors(resource: object) -> list[dict]:
    found = resource.get("selector", []) if isinstance(resource, dict) else []
    return found if isinstance(found, list) else [found]


def test_every_collection_is_what_the_model_asks_for(published: Published) -> None:
    assert published.collections
    for collection in published.collections.values():
        assert [fault.message for fault in VALIDATOR.iter_errors(collection)] == []


def test_no_two_things_have_one_id_and_the_collection_counts_its_annotations(published: Published) -> None:
    for collection in published.collections.values():
        page = collection["first"]
        ids = [collection["id"], page["id"], *(one["id"] for one in page["items"])]
        assert len(set(ids)) == len(ids)
        assert (page["partOf"], collection["total"]) == (collection["id"], len(page["items"]))


def test_the_quoted_words_stand_at_their_position_in_the_frozen_text_counted_in_code_points(
    published: Published,
) -> None:
    compared = 0
    for key, annotation in published.annotations():
        by_type = {one["type"]: one for one in selectors(annotation["target"])}
        if "TextPositionSelector" not in by_type:
            continue
        start, end = by_type["TextPositionSelector"]["start"], by_type["TextPositionSelector"]["end"]
        quote = by_type["TextQuoteSelector"]
        (text,) = {
            published.context.texts[quotation.source]
            for quotation in published.context.bodies[key].quotations
            if (quotation.verdict.start, quotation.verdict.end) == (start, end)
        }
        compared += 1
        assert 0 <= start < end <= len(text)
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote.get("prefix", ""))
        assert text[end:].startswith(quote.get("suffix", ""))
    assert compared


def test_what_is_selected_on_our_own_pages_stands_there(published: Published) -> None:
    compared = 0
    for key, annotation in published.annotations():
        page = visible_text(published.pages[f"briefings/{key}.md"])
        for resource in (annotation.get("body"), annotation["target"]):
            own = isinstance(resource, dict) and f"briefings/{key}/" in resource.get("source", "")
            for selector in selectors(resource) if own else ():
                compared += 1
                assert " ".join(selector["exact"].split()) in page
    assert compared


def visible_text(html: str) -> str:
    """What a page says, without the marks that we put into its sentences."""
    root: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return " ".join("".join(_words(root)).split())


def _words(element: Element) -> Iterator[str]:
    if not {"ab-cite", "ab-verified"} & set((element.get("class") or "").split()):
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def annotation_of(collection: dict, motivation: str) -> dict:
    return next(one for one in collection["first"]["items"] if one["motivation"] == motivation)


def linking(collection: dict) -> dict:
    return annotation_of(collection, "linking")["target"]


FAULTS: dict[str, Callable[[dict], object]] = {
    "another context": lambda found: found.update({"@context": "https://schema.org"}),
    "no id": lambda found: found.pop("id"),
    "two ids": lambda found: found["first"]["items"][0].update(id=["a", "b"]),
    "no annotation": lambda found: found["first"].update(items=[]),
    "no target": lambda found: found["first"]["items"][0].pop("target"),
    "another class": lambda found: found["first"]["items"][0].update(type="Note"),
    "a motivation of our own": lambda found: found["first"]["items"][0].update(motivation="proving"),
    "two sources": lambda found: linking(found).update(source=["https://a.example/", "https://b.example/"]),
    "a source that is no IRI": lambda found: linking(found).update(source="a b"),
    "a quotation without words": lambda found: linking(found)["selector"][0].pop("exact"),
    "two prefixes": lambda found: linking(found)["selector"][0].update(prefix=["a", "b"]),
    "a position before the start": lambda found: linking(found)["selector"][1].update(start=-1),
    "a position that is no whole number": lambda found: linking(found)["selector"][1].update(end=2.5),
    "no end": lambda found: linking(found)["selector"][1].pop("end"),
    "an interval without its end": lambda found: linking(found)["state"].pop("sourceDateEnd"),
    "a time that is not in UTC": lambda found: linking(found)["state"].update(
        sourceDateEnd="2024-05-18T00:00:00+02:00"
    ),
    "a comment without words": lambda found: annotation_of(found, "commenting")["body"].pop("value"),
    "a negative index": lambda found: found["first"].update(startIndex=-1),
    "a page with a context": lambda found: found["first"].update({"@context": CONTEXT}),
}


@pytest.fixture(scope="module")
def sound() -> dict:
    """A collection that has every class that we write."""
    collections = Published(ROOT / "briefings", "").collections.values()
    return next(
        one for one in collections if {"linking", "commenting"} == {a["motivation"] for a in one["first"]["items"]}
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_what_breaks_the_model_is_refused(sound: dict, fault: str) -> None:
    broken = copy.deepcopy(sound)

    FAULTS[fault](broken)

    assert not VALIDATOR.is_valid(broken)
