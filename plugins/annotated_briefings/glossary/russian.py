"""Russian case forms of labels, by rule.

The endings are those of Zaliznyak's classes (Grammaticheskij slovar' russkogo jazyka, 1977). Stress is not
known, so where it decides (an instrumental in -ом or -ем, a vowel that comes or goes) every candidate is
given: a form that does not exist is not met in prose either. ё counts as е throughout, as it does in the
matcher.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product

Cells = dict[str, tuple[str, ...]]
"""The forms of one word under "sg.gen" and so on; a cell that is missing does not exist."""

_CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
_SINGULAR = tuple(f"sg.{case}" for case in _CASES)
_PLURAL = tuple(f"pl.{case}" for case in _CASES)
_VOWELS = "аеиоуыэюя"
_CONSONANTS = "бвгджзйклмнпрстфхцчшщь"
_VELARS = "кгх"
_SIBILANTS = "жшщч"
_SURNAME_ENDINGS = ("ов", "ев", "ин", "ын")
_FEMININE_SURNAME_ENDINGS = ("ова", "ева", "ина", "ына")
_FLEETING = {"посол": "посл", "огонь": "огн", "ветер": "ветр", "лед": "льд", "уголь": "угл", "угол": "угл",
             "лев": "льв", "павел": "павл", "орел": "орл", "узел": "узл", "церковь": "церкв", "любовь": "любв",
             "ложь": "лж", "хребет": "хребт", "шатер": "шатр", "ковер": "ковр", "отец": "отц",
             "заем": "займ"}  # fmt: skip


def case_forms(label: str, *, with_plural: bool) -> tuple[str, ...]:
    """Every form of a label in the nominative, singular and, where wanted, plural.

    What inflects is the adjectives at the start and the first noun ("Международного уголовного суда", "Силы
    Сибири 2"), or every word where each has a capital ("Владимира Путина"). Abbreviations in capitals stay.
    """
    words = label.replace("ё", "е").replace("Ё", "Е").split(" ")
    wanted = _SINGULAR + _PLURAL if with_plural else _SINGULAR
    forms = [form for reading in _readings(words) for form in _agreeing(reading, wanted)]
    return tuple(dict.fromkeys(forms))


Word = Callable[[str], Cells]
Reading = list[tuple[str, Word | None]]
"""Each word of a label with what inflects it, if anything does."""


def _readings(words: list[str]) -> Iterator[Reading]:
    """The ways to understand a label; of an East Asian name only the last syllables inflect: Ким Чен Ына."""
    first = next((i for i, word in enumerate(words) if _is_inflected(word)), None)
    if first is None:
        return
    for head in range(first, len(words)):
        yield [(word, _part_of_head(i, first, head)) for i, word in enumerate(words)]
        if not _is_adjective(words[head]):
            break
    if len(words) > 1 and all(word[:1].isupper() for word in words):
        yield [(word, _any_word if _is_inflected_name(word) else None) for word in words]
        if words[-1][-1] in _CONSONANTS and not words[-1].isupper():
            yield [*((word, None) for word in words[:-1]), (words[-1], _any_word)]


def _part_of_head(index: int, first: int, head: int) -> Word | None:
    if index == head:
        return _any_word
    return _adjective if first <= index < head else None


def _is_inflected(word: str) -> bool:
    """Cyrillic words of at least three letters, unless all in capitals."""
    return len(word) > 2 and word[0].isalpha() and "а" <= word[-1].lower() <= "я" and not word.isupper()


def _is_inflected_name(word: str) -> bool:
    """Names in other vowels than -а and -я stay: Си Цзиньпина."""
    return _is_inflected(word) and word[-1] not in "еиоуыэю"


def _agreeing(reading: Reading, wanted: Iterable[str]) -> Iterator[str]:
    """The label in each number and case in which all its inflected words have a form."""
    cells = [inflected(word) if inflected else None for word, inflected in reading]
    plural_only = any(found is not None and "sg.nom" not in found for found in cells)
    for cell in _PLURAL if plural_only else wanted:
        choices = [
            (word,) if found is None else found.get(cell, ()) for (word, _), found in zip(reading, cells, strict=True)
        ]
        yield from map(" ".join, product(*choices)) if len(choices) > 1 else choices[0]


def _any_word(word: str) -> Cells:
    """A noun, or an adjective that stands for one; of a word with hyphens the last, the first or each part."""
    if "-" in word:
        return _compound(word)
    found = _noun(word)
    return _joined(found, _adjective(word)) if _is_adjective(word) else found


def _compound(word: str) -> Cells:
    first, _, rest = word.partition("-")
    front, back = _any_word(first), _any_word(rest)
    found: Cells = {}
    for cell in {**front, **back}:
        fronts, backs = front.get(cell, ()), back.get(cell, ())
        pairs = [*product((first,), backs), *product(fronts, (rest,)), *product(fronts, backs)]
        found[cell] = tuple("-".join(pair) for pair in pairs)
    return found


def _joined(one: Cells, other: Cells) -> Cells:
    return {cell: one.get(cell, ()) + other.get(cell, ()) for cell in {**one, **other}}


# Adjectives


def _is_adjective(word: str) -> bool:
    lower = word.lower()
    if len(lower) < 4:
        return False
    if lower.endswith(("ый", "ой", "ая", "яя", "ое", "ее", "ые")):
        return True
    return (lower.endswith("ий") and lower[-3] in _VELARS + _SIBILANTS + "н") or (
        lower.endswith("ие") and lower[-3] in _VELARS + _SIBILANTS
    )


def _adjective(word: str) -> Cells:
    stem, ending = word[:-2], word[-2:].lower()
    last = stem[-1:].lower()
    soft = (ending in {"яя", "ее"} and last not in _SIBILANTS) or (ending == "ий" and last == "н")
    y = "и" if soft or last in _VELARS + _SIBILANTS else "ы"
    o = "е" if soft or (last in _SIBILANTS and ending != "ой") else "о"
    plural = _cells("pl", stem, f"{y}е {y}х {y}м {y}е/{y}х {y}ми {y}х")
    if ending in {"ые", "ие"}:
        return plural
    if ending in {"ая", "яя"}:
        u = "ю" if soft else "у"
        return plural | _cells("sg", stem, f"{ending} {o}й {o}й {u}ю {o}й/{o}ю {o}й")
    accusative = ending if ending in {"ое", "ее"} else f"{ending}/{o}го"
    return plural | _cells("sg", stem, f"{ending} {o}го {o}му {accusative} {y}м {o}м")


# Nouns


def _noun(word: str) -> Cells:
    lower = word.lower()
    last = lower[-1:]
    if lower in _FLEETING:
        return _joined(_by_ending(word, last), _with_stem(_FLEETING[lower], word, last))
    return _by_ending(word, last)


def _by_ending(word: str, last: str) -> Cells:
    if last == "а":
        return _first_declension(word)
    if last == "я":
        return _first_declension_soft(word)
    if last in "ое":
        return _neuter(word)
    if last in "ыи":
        return _plural_noun(word)
    if last == "й":
        return _masculine_in_j(word)
    if last == "ь":
        return _in_soft_sign(word)
    return _masculine(word) if last in _CONSONANTS else {}


def _with_stem(stem: str, word: str, last: str) -> Cells:
    """The oblique forms of a word of :data:`_FLEETING`."""
    stem = word[:1] + stem[1:]
    if last == "ь":
        return _soft_cells(stem)
    return _masculine_cells(stem)


def _masculine(word: str) -> Cells:
    lower = word.lower()
    found = _masculine_cells(word)
    for stem in _stems_without_vowel(word):
        found = _joined(found, _masculine_cells(stem))
    if word[0].isupper() and lower.endswith(_SURNAME_ENDINGS):
        found["sg.ins"] += (f"{word}ым",)
    if lower.endswith(("анин", "янин")):
        found = _joined(found, _cells("pl", word[:-2], "е - ам - ами ах"))
    found["sg.nom"] = (word,)
    return found


def _masculine_cells(stem: str) -> Cells:
    last = stem[-1:].lower()
    if last in _SIBILANTS:
        return _cells("sg", stem, "- а у -/а ом/ем е") | _cells("pl", stem, "и ей ам и/ей ами ах")
    y = "и" if last in _VELARS else "ы"
    many = "ов/ев" if last == "ц" else "ов/-"
    ins = "ом/ем" if last == "ц" else "ом"
    return _cells("sg", stem, f"- а у -/а {ins} е") | _cells("pl", stem, f"{y} {many} ам {y}/{many} ами ах")


def _stems_without_vowel(word: str) -> Iterator[str]:
    """рынок, рынк-; китаец, китайц-; владелец, владельц-; порядок, порядк-."""
    lower = word.lower()
    if len(lower) < 4 or not lower.endswith(("ок", "ек", "ец")):
        return
    before, final = word[:-2], word[-1]
    if before[-1].lower() in _VOWELS:
        yield f"{before}й{final}"
    elif before[-1].lower() == "л" and final.lower() == "ц":
        yield f"{before}ь{final}"
    else:
        yield f"{before}{final}"


def _masculine_in_j(word: str) -> Cells:
    stem = word[:-1]
    loc = "и" if word.lower().endswith("ий") else "е"
    return _cells("sg", stem, f"й я ю й/я ем {loc}") | _cells("pl", stem, "и ев ям и/ев ями ях")


def _in_soft_sign(word: str) -> Cells:
    """Masculine and feminine: only a dictionary tells them apart, but for a few endings."""
    stem = word[:-1]
    if word.lower().endswith("тель"):
        return _soft_cells(stem, feminine=False)
    found = _soft_cells(stem)
    if word.lower().endswith(("ень", "овь")) and len(word) > 3:
        found = _joined(found, _soft_cells(f"{stem[:-2]}{stem[-1]}"))
    return found | {"sg.nom": (word,)}


def _soft_cells(stem: str, *, feminine: bool = True) -> Cells:
    a = "а" if stem[-1:].lower() in _SIBILANTS else "я"
    plural = _cells("pl", stem, f"и ей {a}м и/ей {a}ми {a}х")
    masculine = _cells("sg", stem, "ь я ю ь/я ем е")
    if not feminine:
        return masculine | plural
    singular = _cells("sg", stem, "ь и и ь ью и")
    if stem.lower().endswith(("ост", "ест", *_SIBILANTS)):
        return singular | plural
    return _joined(masculine, singular) | plural


def _first_declension(word: str) -> Cells:
    stem = word[:-1]
    last = stem[-1:].lower()
    y = "и" if last in _VELARS + _SIBILANTS else "ы"
    ins = "ей/ой" if last in _SIBILANTS + "ц" else "ой/ою"
    found = _cells("sg", stem, f"а {y} е у {ins} е") | _cells("pl", stem, f"{y} - ам {y} ами ах")
    if word[0].isupper() and word.lower().endswith(_FEMININE_SURNAME_ENDINGS):
        found = _joined(found, _cells("sg", stem, "а ой ой у ой ой"))
    return _with_genitive_plural(found, _bare(stem))


def _first_declension_soft(word: str) -> Cells:
    stem = word[:-1]
    if stem.lower().endswith("и"):
        return _cells("sg", stem, "я и и ю ей и") | _cells("pl", stem, "и й ям и/й ями ях")
    if word.lower().endswith("мя"):
        return _cells("sg", stem, "я ени ени я енем ени") | _cells("pl", stem, "ена ен енам ена енами енах")
    found = _cells("sg", stem, "я и е ю ей/ею е") | _cells("pl", stem, "и - ям и ями ях")
    return _with_genitive_plural(found, _bare_soft(stem))


def _neuter(word: str) -> Cells:
    stem, ending = word[:-1], word[-1].lower()
    last = stem[-1:].lower()
    if ending == "о" or last in _SIBILANTS + "ц":
        ins = "ом" if ending == "о" else "ем"
        found = _cells("sg", stem, f"{ending} а у {ending} {ins} е") | _cells("pl", stem, "а - ам а ами ах")
        return _with_genitive_plural(found, _bare(stem))
    loc = "и" if last == "и" else "е"
    many = {"и": "й", "ь": "ев"}.get(last, "ей")
    found = _cells("sg", stem, f"е я ю е ем {loc}") | _cells("pl", stem, f"я {many} ям я/{many} ями ях")
    return _with_genitive_plural(found, (f"{stem[:-1]}ий",)) if last == "ь" else found


def _plural_noun(word: str) -> Cells:
    """A label that stands in the plural, such as "санкции" or "выборы"."""
    stem, ending = word[:-1], word[-1].lower()
    last = stem[-1:].lower()
    if ending == "ы" or last in _VELARS:
        many = "ов/ев" if last == "ц" else "ов"
        found = _cells("pl", stem, f"{ending} {many} ам {ending}/{many} ами ах")
        return _with_genitive_plural(found, _bare(stem))
    if last == "и":
        return _cells("pl", stem, "и й ям и/й ями ях")
    if last in _SIBILANTS:
        return _with_genitive_plural(_cells("pl", stem, "и ей ам и/ей ами ах"), _bare(stem))
    many = "ев/й" if last in _VOWELS else "ей"
    found = _cells("pl", stem, f"и {many} ям и/{many} ями ях")
    return _with_genitive_plural(found, _bare_soft(stem))


def _with_genitive_plural(cells: Cells, forms: Iterable[str]) -> Cells:
    more = tuple(forms)
    return _joined(cells, {"pl.gen": more, "pl.acc": more})


def _bare(stem: str) -> tuple[str, ...]:
    """The genitive plural without ending, its last two consonants parted by a vowel: сделок."""
    if len(stem) < 2 or stem[-1].lower() not in _CONSONANTS or stem[-2].lower() not in _CONSONANTS:
        return (stem,)
    before, final = stem[-2].lower(), stem[-1]
    if before in "ьй":
        return (stem, f"{stem[:-2]}е{final}")
    if final.lower() == "к":
        vowel = "е" if before in _SIBILANTS + "ц" else "о"
        return (f"{stem[:-1]}{vowel}{final}",)
    return (stem, f"{stem[:-1]}е{final}", f"{stem[:-1]}о{final}")


def _bare_soft(stem: str) -> tuple[str, ...]:
    """The same for stems in a soft consonant or a vowel: земель, башен, статей, идей."""
    last = stem[-1:].lower()
    if last == "ь":
        return (f"{stem[:-1]}ей", f"{stem[:-1]}ий")
    if last in _VOWELS:
        return (f"{stem}й",)
    parted = _bare(stem)
    return (f"{stem}ей", *parted, *(f"{form}ь" for form in parted))


def _cells(number: str, stem: str, endings: str) -> Cells:
    """One number of a paradigm: six endings in the order of the cases, "/" between variants, "-" for none."""
    return {cell: tuple([stem + variant for variant in variants]) for cell, variants in _endings(number, endings)}


@cache
def _endings(number: str, endings: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The variants of each cell's ending."""
    listed = zip(_CASES, endings.split(" "), strict=True)
    return tuple(
        (f"{number}.{case}", tuple(variant.strip("-") for variant in ending.split("/"))) for case, ending in listed
    )
