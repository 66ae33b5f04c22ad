"""The language of a text, by its script and its commonest words; "" where they do not tell."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_COMMON = {
    "en": "the of and to in that is was for with as on by from are have has",
    "de": "der die das und ist nicht mit von den ein eine zu im auf für sich",
    "fr": "le la les des et est une dans que pour qui sur pas par au du",
    "es": "el la los las de que y en un una por con para del se es",
    "it": "il la di che e un una per non con del della sono alla nel gli",
    "pt": "o a os as de que e do da em um uma para com não no na",
    "nl": "de het een en van is dat niet op te zijn met voor aan",
    "ru": "и в не на что с по как это из к для но от",
    "uk": "і в не на що з та як це із до для але від у",
}
_WORDS = {tag: frozenset(words.split()) for tag, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 8_000
"""Code points that are looked at: some 1,300 words."""
_LEAST_SHARE = 0.08
"""Share of a text's words that a language's commonest ones must have; prose of these languages has .2 to .45."""
_CERTAIN_SHARE, _LEAST_WORDS, _LONG_ENOUGH = 0.12, 80, 100
_SCRIPTS = ((re.compile("[぀-ヿ]"), "ja"), (re.compile("[가-힣]"), "ko"), (re.compile("[一-鿿]"), "zh"),
            (re.compile("[ก-๛]"), "th"), (re.compile("[؀-ۿ]"), "ar"), (re.compile("[א-ת]"), "he"),
            (re.compile("[α-ω]"), "el"))  # fmt: skip
_OF_SCRIPTS = re.compile("|".join(script.pattern for script, _ in _SCRIPTS))
_LEAST_OF_SCRIPT = 0.2


def guess_language(text: str) -> str:
    """A BCP 47 tag, or an empty string."""
    sample = text[:_SAMPLE]
    script = _script_of(sample)
    if script:
        return script
    words = _words_in(sample)
    total = words.total()
    if not total:
        return ""
    shares = {tag: sum(words[word] for word in common) / total for tag, common in _WORDS.items()}
    best = max(shares, key=lambda tag: shares[tag])
    return best if shares[best] >= _LEAST_SHARE else ""


def is_certain(text: str, tag: str) -> bool:
    """Whether a text is long enough, and its words are common enough in a language, to contradict what is declared."""
    if tag not in _WORDS:
        return bool(tag) and len(text) >= _LONG_ENOUGH
    words = _words_in(text[:_SAMPLE])
    total = words.total()
    return total >= _LEAST_WORDS and sum(words[word] for word in _WORDS[tag]) / total >= _CERTAIN_SHARE


def _script_of(sample: str) -> str:
    """The language of a script that most of the letters are of."""
    if not _OF_SCRIPTS.search(sample):
        return ""
    least = _LEAST_OF_SCRIPT * sum(map(str.isalpha, sample))
    return next((tag for script, tag in _SCRIPTS if least and len(script.findall(sample)) > least), "")


@lru_cache(maxsize=4)
def _words_in(sample: str) -> Counter[str]:
    return Counter(_WORD.findall(sample.lower()))
