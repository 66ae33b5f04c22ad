"""The quotation lock on quotations made by rule from real texts, class by class."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from annotated_briefings.quotes.verify import SourceText

ROOT = Path(__file__).parents[2]
TEXTS = (
    ROOT / "briefings" / "sources" / "kaczmarski-kuhrt-2024.txt",
    ROOT / "plugins" / "annotated_briefings" / "starter" / "briefings" / "sources" / "lincoln-1863.txt",
)
EACH = 12
SEED = 20240516


def load() -> ModuleType:
    """The module beside this one; the benchmark loads it too."""
    spec = importlib.util.spec_from_file_location("mutations", Path(__file__).with_name("mutations.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutations"] = module
    spec.loader.exec_module(module)
    return module


MUTATIONS = load()


@pytest.fixture(scope="module")
def judged() -> dict[str, list[tuple[str, bool, bool]]]:
    """By class: the quotation, whether its verdict is right, whether it was verified."""
    dice = random.Random(SEED)
    found: dict[str, list[tuple[str, bool, bool]]] = {}
    for path in TEXTS:
        text = path.read_text("utf-8")
        source = SourceText(text)
        paragraphs = tuple(line for line in text.split("\n") if line.strip())
        for one in MUTATIONS.make_mutations(paragraphs, dice, each=EACH):
            verdict = source.verify(one.quotation)
            found.setdefault(one.name, []).append((one.quotation, verdict.kind in one.expected, verdict.verified))
    return found


@pytest.mark.parametrize("name", MUTATIONS.CLASSES)
def test_every_quotation_of_a_class_gets_the_verdict_of_its_rule(judged, name: str) -> None:
    assert len(judged[name]) >= 6
    assert [quotation for quotation, is_right, _ in judged[name] if not is_right] == []


@pytest.mark.parametrize("name", sorted(MUTATIONS.FORGERIES))
def test_no_forgery_is_ever_verified(judged, name: str) -> None:
    assert [quotation for quotation, _, is_verified in judged[name] if is_verified] == []


def test_there_are_enough_of_them_to_tell(judged) -> None:
    assert sum(map(len, judged.values())) >= 540
