"""Quotations made from a text by a rule, each with the verdict that the rule asks for.

What the quotation lock lets pass and what it must refuse, class by class. Deterministic for a given generator of
random numbers; used by the tests on the texts of this repository, and by ``benchmarks/quotations.py`` on more.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotated_briefings.quotes.model import VerdictKind

VERBATIM = frozenset({VerdictKind.VERBATIM})
MARKED = frozenset({VerdictKind.VERBATIM_WITH_CHANGES})
DIFFERS = frozenset({VerdictKind.DIFFERS})
REFUSED = frozenset({VerdictKind.DIFFERS, VerdictKind.NOT_FOUND})

_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[a-z]{4,}")
_NUMBER = re.compile(r"\d+")
_NEGATION = re.compile(r"\b(?:not|never|no|cannot|without|nor|neither|none|nothing|nobody)\b|n[’']t\b", re.IGNORECASE)
_SENSE = re.compile(
    rf"{_NEGATION.pattern}|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|once|twice|both|half|first|second|"
    r"third|few|little|less|only|\w*teen|\w*ty|hundreds?|thousands?|millions?|billions?|un\w+|im\w+|fail\w*|refus\w*|"
    r"den\w+|lacks?|hardly|barely|rarely|seldom|against|except|unless|wrong|false|double|dozens?|non|sans|personne)\b",
    re.IGNORECASE,
)
_SYNONYMS = {
    "the": "a", "said": "stated", "but": "yet", "and": "plus", "of": "from", "to": "for", "in": "within", "is": "seems",
    "was": "seemed", "are": "seem", "that": "which", "with": "alongside", "by": "through", "have": "hold",
}  # fmt: skip
_CURLY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True, slots=True)
class Passage:
    """Words ``first`` to ``last`` (exclusive) of a paragraph, with the paragraphs around."""

    paragraphs: tuple[str, ...]
    number: int
    words: tuple[str, ...]
    first: int
    last: int

    @property
    def chosen(self) -> list[str]:
        """The words of the passage."""
        return list(self.words[self.first : self.last])

    @property
    def text(self) -> str:
        """The passage as it stands, apart from white space."""
        return " ".join(self.chosen)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A quotation, the class it was made by, and the verdicts that are right."""

    name: str
    quotation: str
    expected: frozenset[VerdictKind]


Maker = Callable[[Passage, random.Random], str | None]


def make_mutations(paragraphs: tuple[str, ...], dice: random.Random, *, each: int) -> Iterator[Mutation]:
    """Up to ``each`` mutations of every class; fewer where the text has no place for more."""
    long = [number for number, text in enumerate(paragraphs) if len(text.split()) >= 12]
    for name, (make, expected) in CLASSES.items():
        made: set[str] = set()
        for _ in range(60 * each):
            if len(made) == each or not long:
                break
            passage = _passage(paragraphs, dice.choice(long), dice)
            quotation = make(passage, dice)
            if quotation and quotation not in made and not (expected & DIFFERS and _stands(quotation, paragraphs)):
                made.add(quotation)
                yield Mutation(name, quotation, expected)


def _passage(paragraphs: tuple[str, ...], number: int, dice: random.Random) -> Passage:
    words = tuple(paragraphs[number].split())
    length = dice.randint(8, min(25, len(words)))
    first = dice.randint(0, len(words) - length)
    return Passage(paragraphs, number, words, first, first + length)


def _stands(quotation: str, paragraphs: tuple[str, ...]) -> bool:
    """Whether the words stand in one paragraph as they are: then the mutation has changed nothing."""
    bare = " ".join(_WORD.findall(quotation))
    return any(f" {bare} " in f" {' '.join(_WORD.findall(text))} " for text in paragraphs)


def _exact(passage: Passage, dice: random.Random) -> str:
    return passage.text


def _quotation_marks(passage: Passage, dice: random.Random) -> str:
    words = passage.text.translate(_CURLY) if dice.random() < 0.5 else passage.text.replace("'", "’")
    return dice.choice(("“{}”", '"{}"', "{}", "‘{}’")).format(words)


def _white_space(passage: Passage, dice: random.Random) -> str:
    gaps = (" ", "\n", "\u00a0", "  ", "\n    ", "\u2009")
    return "".join(word + dice.choice(gaps) for word in passage.chosen)


def _soft_hyphen(passage: Passage, dice: random.Random) -> str | None:
    return _change_word(passage, dice, lambda word: f"{word[:3]}\u00ad{word[3:]}")


def _capital_at_start(passage: Passage, dice: random.Random) -> str | None:
    return passage.text[0].swapcase() + passage.text[1:] if passage.text[0].isalpha() else None


def _bracketed_capital(passage: Passage, dice: random.Random) -> str | None:
    if not passage.text[:2].isalpha():
        return None
    return f"[{passage.text[0].swapcase()}]{passage.text[1:]}"


def _final_punctuation(passage: Passage, dice: random.Random) -> str | None:
    following = passage.words[passage.last - 1]
    bare = passage.text.rstrip(".,;:")
    return bare + dice.choice(("", ".", ",")) if bare[-1:].isalnum() and "?" not in following else None


def _gap(passage: Passage, dice: random.Random) -> str | None:
    words = passage.chosen
    if len(words) < 14:
        return None
    begin = dice.randint(4, len(words) - 9)
    end = dice.randint(begin + 4, len(words) - 4)
    mark = dice.choice(("…", "...", "[…]", "[...]", ". . ."))
    return " ".join((*words[:begin], mark, *words[end:]))


def _insertion(passage: Passage, dice: random.Random) -> str | None:
    index = dice.randint(3, len(passage.chosen) - 3)
    words = passage.chosen
    added = dice.choice(("[sic]", "[the speaker]", "[they]", "[in Moscow]"))
    return " ".join((*words[:index], added, *words[index:]))


def _replacement(passage: Passage, dice: random.Random) -> str | None:
    words, length = passage.chosen, dice.randint(1, 3)
    index = dice.randint(3, len(words) - length - 2)
    replaced = words[index : index + length]
    if _SENSE.search(" ".join(replaced)) or not all(_PLAIN.fullmatch(word) for word in replaced):
        return None
    return " ".join((*words[:index], dice.choice(("[they]", "[the ministers]")), *words[index + length :]))


def _typo(passage: Passage, dice: random.Random) -> str | None:
    return _change_word(passage, dice, lambda word: word[0] + word[2] + word[1] + word[3:])


def _double_letter(passage: Passage, dice: random.Random) -> str | None:
    return _change_word(passage, dice, lambda word: word[:2] + word[1:])


def _case_inside(passage: Passage, dice: random.Random) -> str | None:
    return _change_word(passage, dice, str.title, inner=True)


def _negation_inserted(passage: Passage, dice: random.Random) -> str:
    index = dice.randint(1, len(passage.chosen) - 1)
    return " ".join((*passage.chosen[:index], dice.choice(("not", "never", "no")), *passage.chosen[index:]))


def _negation_removed(passage: Passage, dice: random.Random) -> str | None:
    inner = " ".join(passage.chosen[1:-1])
    changed = " ".join(_NEGATION.sub("", inner, count=1).split())
    return " ".join((passage.chosen[0], changed, passage.chosen[-1])) if changed != inner else None


def _number_swapped(passage: Passage, dice: random.Random) -> str | None:
    found = _NUMBER.search(passage.text)
    if not found:
        return None
    return passage.text[: found.start()] + str(int(found[0]) + dice.randint(1, 9)) + passage.text[found.end() :]


def _dropped_word(passage: Passage, dice: random.Random) -> str | None:
    words = passage.chosen
    index = dice.randint(1, len(words) - 2)
    return " ".join((*words[:index], *words[index + 1 :])) if _WORD.search(words[index]) else None


def _swapped_words(passage: Passage, dice: random.Random) -> str:
    words = passage.chosen
    index = dice.randint(0, len(words) - 2)
    words[index], words[index + 1] = words[index + 1], words[index]
    return " ".join(words)


def _synonym(passage: Passage, dice: random.Random) -> str | None:
    places = [index for index, word in enumerate(passage.chosen) if word in _SYNONYMS]
    words = passage.chosen
    if not places:
        return None
    index = dice.choice(places)
    words[index] = _SYNONYMS[words[index]]
    return " ".join(words)


def _negation_in_brackets(passage: Passage, dice: random.Random) -> str:
    index = dice.randint(2, len(passage.chosen) - 2)
    added = dice.choice(("[not]", "[never]", "[30]", "[two]", "[without them]", "[hardly]"))
    return " ".join((*passage.chosen[:index], added, *passage.chosen[index:]))


def _negation_under_a_gap(passage: Passage, dice: random.Random) -> str | None:
    words = passage.chosen
    places = [index for index, word in enumerate(words[3:-3], start=3) if _NEGATION.fullmatch(word)]
    if not places:
        return None
    index = dice.choice(places)
    return " ".join((*words[:index], dice.choice(("…", "[...]")), *words[index + 1 :]))


def _reversed_gap(passage: Passage, dice: random.Random) -> str | None:
    words, half = passage.chosen, len(passage.chosen) // 2
    first, second = " ".join(words[:half]), " ".join(words[half:])
    return f"{second} … {first}" if len(words) >= 12 and _once(first, passage) and _once(second, passage) else None


def _gap_over_paragraphs(passage: Passage, dice: random.Random) -> str | None:
    following = _following(passage)
    if following is None:
        return None
    first, second = " ".join(passage.chosen[:6]), " ".join(following[:6])
    return f"{first} … {second}" if _once(first, passage) and _once(second, passage) else None


def _stub_over_a_break(passage: Passage, dice: random.Random) -> str | None:
    """One word from one side of a paragraph's end and some from the other."""
    following = _following(passage)
    if following is None:
        return None
    left, right = dice.choice(((1, 3), (3, 1), (1, 8), (8, 1)))
    stub = passage.words[-1] if left == 1 else following[0]
    if len(stub) >= 12:
        return None
    return " ".join((*passage.words[-left:], *following[:right]))


def _long_over_a_break(passage: Passage, dice: random.Random) -> str | None:
    """Enough words from both sides of a paragraph's end."""
    following = _following(passage)
    return " ".join((*passage.words[-6:], *following[:6])) if following else None


def _change_word(
    passage: Passage, dice: random.Random, change: Callable[[str], str], *, inner: bool = False
) -> str | None:
    """Change one plain word of at least four letters; nothing where that leaves it as it is."""
    words = passage.chosen
    places = [index for index, word in enumerate(words) if _PLAIN.fullmatch(word) and not (inner and index == 0)]
    if not places:
        return None
    index = dice.choice(places)
    changed = change(words[index])
    if changed == words[index]:
        return None
    words[index] = changed
    return " ".join(words)


def _following(passage: Passage) -> list[str] | None:
    """The words of the next paragraph, where it is a long one."""
    number = passage.number + 1
    words = passage.paragraphs[number].split() if number < len(passage.paragraphs) else []
    return words if len(words) >= 8 else None


def _once(words: str, passage: Passage) -> bool:
    return " ".join(" ".join(passage.paragraphs).split()).casefold().count(words.casefold()) == 1


CLASSES: dict[str, tuple[Maker, frozenset[VerdictKind]]] = {
    "exact": (_exact, VERBATIM),
    "quotation marks": (_quotation_marks, VERBATIM),
    "white space": (_white_space, VERBATIM),
    "soft hyphen": (_soft_hyphen, VERBATIM),
    "capital at the start": (_capital_at_start, VERBATIM),
    "final punctuation": (_final_punctuation, VERBATIM),
    "long on both sides of a break": (_long_over_a_break, VERBATIM),
    "bracketed capital": (_bracketed_capital, MARKED),
    "gap": (_gap, MARKED),
    "insertion in brackets": (_insertion, MARKED),
    "replacement in brackets": (_replacement, MARKED),
    "typo": (_typo, DIFFERS),
    "double letter": (_double_letter, DIFFERS),
    "case changed inside": (_case_inside, DIFFERS),
    "negation inserted": (_negation_inserted, DIFFERS),
    "negation removed": (_negation_removed, DIFFERS),
    "number swapped": (_number_swapped, DIFFERS),
    "word dropped": (_dropped_word, DIFFERS),
    "words swapped": (_swapped_words, DIFFERS),
    "synonym": (_synonym, DIFFERS),
    "negation or number in brackets": (_negation_in_brackets, DIFFERS),
    "negation under a short gap": (_negation_under_a_gap, DIFFERS),
    "gap that reverses the order": (_reversed_gap, REFUSED),
    "gap over paragraphs": (_gap_over_paragraphs, REFUSED),
    "one word beyond a break": (_stub_over_a_break, REFUSED),
}

FORGERIES = frozenset(name for name, (_, expected) in CLASSES.items() if expected <= REFUSED)
"""The classes of which not a single one may be verified."""
