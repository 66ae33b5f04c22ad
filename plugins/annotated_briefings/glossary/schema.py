"""What a glossary file may hold, for editors that complete and check YAML while it is written.

Standard: JSON Schema 2020-12. A test holds it against the reader in :mod:`annotated_briefings.glossary.files`.
"""

from __future__ import annotations

from typing import Any

from annotated_briefings.glossary.model import Case, TermType

_TEXT = {"type": ["string", "number", "boolean"]}
"""YAML 1.2 reads 2024 and true as other kinds than we do: every scalar is text to us."""
_LANGUAGE = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$"
_NO_LETTER = r"\sA-Z_.,:;!?'\"()\[\]{}<>|/\\@#%&*+=~`^$–—-"
_ID = f"^(?!index$)[^{_NO_LETTER}]+(-[^{_NO_LETTER}]+)*$"
_IDS = {"oneOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_SWITCH = {"enum": [True, False, "true", "false", "yes", "no", "on", "off"]}


def glossary_schema() -> dict[str, Any]:
    """The schema, ready for :func:`json.dumps`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A glossary of annotated briefings",
        "description": "Terms by their ids.",
        "type": ["object", "null"],
        "propertyNames": {"pattern": _ID},
        "additionalProperties": {"$ref": "#/$defs/term"},
        "$defs": {
            "term": {
                "type": "object",
                "required": ["prefLabel"],
                "additionalProperties": False,
                "properties": _properties(),
            },
            "texts": {"oneOf": [_TEXT, {"type": "array", "items": _TEXT}]},
            "labels": {
                "oneOf": [
                    _TEXT,
                    {"$ref": "#/$defs/byLanguage"},
                    {"type": "array", "items": {"oneOf": [_TEXT, {"$ref": "#/$defs/byLanguage"}]}},
                ]
            },
            "byLanguage": _by_language({"$ref": "#/$defs/texts"}),
        },
    }


def _properties() -> dict[str, Any]:
    return {
        "prefLabel": _said({"oneOf": [_TEXT, _by_language(_TEXT)]}, "The name that is shown."),
        "altLabel": _said({"$ref": "#/$defs/labels"}, "Other names; {ru: …} gives one in another language."),
        "hiddenLabel": _said({"$ref": "#/$defs/labels"}, "Names to be found by that are never shown."),
        "type": _said({"enum": [str(kind) for kind in TermType]}, "What kind of thing it is."),
        "definition": _said(_TEXT, "One or two sentences for the popover."),
        "note": _said(_TEXT, "Longer Markdown for the term's page; may cite."),
        "sources": _said(_IDS, "Keys of what the definition rests on."),
        "asOf": _said(_TEXT, "When the definition was true (EDTF)."),
        "reviewBy": _said(_TEXT, "When to look at it again (EDTF)."),
        "related": _said(_IDS, "Ids of terms that have to do with it."),
        "broader": _said(_IDS, "Ids of terms that it is a kind or a part of."),
        "match": _said(_match(), "How the labels are found in prose."),
    }


def _match() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "case": _said({"enum": [str(case) for case in Case]}, "How capitals bind."),
            "inflect": _said(_SWITCH, "Whether plurals and case forms are found."),
            "auto": _said(_SWITCH, "Whether it is linked without [[…]]."),
        },
    }


def _by_language(values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "propertyNames": {"pattern": _LANGUAGE}, "additionalProperties": values}


def _said(schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"description": description, **schema}
