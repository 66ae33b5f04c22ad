"""English plurals of labels.

The irregular words are those of Quirk et al., A Comprehensive Grammar of the English Language (1985), 5.73 to
5.103, that occur in writing about politics, law and the economy.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}+\Z")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]*[A-Z]\Z")
_PREPOSITION = re.compile(r" (?:of|in|to|at|for|on|by|with|without|from|against|under|over|de|d'|d’)\b")
_OFFICES = re.compile(r"(?:attorney|consul|director|governor|inspector|secretary|solicitor|surgeon)[ -]general\Z")

_IRREGULAR: dict[str, tuple[str, ...]] = {
    "alumnus": ("alumni",), "analysis": ("analyses",), "appendix": ("appendices", "appendixes"),
    "axis": ("axes",), "bacterium": ("bacteria",), "child": ("children",), "codex": ("codices",),
    "consortium": ("consortia", "consortiums"), "corpus": ("corpora",), "corrigendum": ("corrigenda",),
    "criterion": ("criteria",), "curriculum": ("curricula", "curriculums"), "datum": ("data",),
    "epoch": ("epochs",), "erratum": ("errata",), "eunuch": ("eunuchs",), "foot": ("feet",),
    "formula": ("formulas", "formulae"), "forum": ("forums", "fora"), "fungus": ("fungi",),
    "genus": ("genera",), "goose": ("geese",), "index": ("indexes", "indices"), "matrix": ("matrices",),
    "medium": ("media", "mediums"), "memorandum": ("memoranda", "memorandums"), "monarch": ("monarchs",),
    "mouse": ("mice",), "nucleus": ("nuclei",), "ox": ("oxen",), "patriarch": ("patriarchs",),
    "person": ("people", "persons"), "phenomenon": ("phenomena",), "plateau": ("plateaus", "plateaux"),
    "quiz": ("quizzes",), "quantum": ("quanta",), "referendum": ("referendums", "referenda"),
    "spectrum": ("spectra", "spectrums"), "stimulus": ("stimuli",), "stomach": ("stomachs",),
    "stratum": ("strata",), "tooth": ("teeth",), "vertex": ("vertices",), "virus": ("viruses",),
}  # fmt: skip
_UNCHANGED = (
    "aircraft", "craft", "deer", "fish", "headquarters", "means", "offspring", "series", "sheep", "species",
)  # fmt: skip
_F_TO_VES = (
    "calf", "elf", "half", "leaf", "life", "knife", "loaf", "scarf", "sheaf", "shelf", "self", "thief",
    "wharf", "wife", "wolf",
)  # fmt: skip
_O_TO_OES = (
    "echo", "embargo", "hero", "potato", "tomato", "torpedo", "veto",
)  # fmt: skip
_O_TO_BOTH = (
    "buffalo", "cargo", "halo", "mango", "manifesto", "memento", "mosquito", "motto", "tornado", "volcano",
    "zero",
)  # fmt: skip
_NONE = ("economic", "mean", "new", "politic")  # an "s" makes another word of them
_MAN_STAYS = ("caiman", "german", "hetman", "human", "norman", "ottoman", "roman", "shaman", "talisman")


def plurals(label: str, *, is_name: bool) -> tuple[str, ...]:
    """The plurals of a label: of the word before a preposition ("prisoners of war"), else of the last.

    None for names: labels of a naming type and labels with a capital behind the first letter; an acronym that
    is no name takes an "s" ("NGOs").
    """
    if is_name:
        return ()
    if _ACRONYM.fullmatch(label):
        return (f"{label}s",)
    if label[1:] != label[1:].lower():
        return ()
    head, rest = _split_at_preposition(label)
    if _OFFICES.search(head.lower()):
        head, rest = head[: -len("general") - 1], head[-len("general") - 1 :] + rest
    return tuple(f"{form}{rest}" for form in _of_last_word(head))


def _split_at_preposition(label: str) -> tuple[str, str]:
    found = _PREPOSITION.search(label)
    return (label[: found.start()], label[found.start() :]) if found else (label, "")


def _of_last_word(head: str) -> tuple[str, ...]:
    found = _WORD.search(head)
    if not found or not _is_latin(found[0]):
        return ()
    word = found[0]
    before = head[: found.start()]
    return tuple(f"{before}{word[0]}{form[1:]}" for form in _of_word(word.lower()))


def _is_latin(word: str) -> bool:
    return word.isascii() or all(ord(char) < 0x250 for char in word)


def _of_word(word: str) -> tuple[str, ...]:
    return () if word in _NONE else _irregular(word) or _regular(word)


def _irregular(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(_UNCHANGED):
        return (word,)
    if word.endswith("man") and not word.endswith(_MAN_STAYS):
        return (f"{word[:-2]}en",)
    if word.endswith(_F_TO_VES):
        return (f"{word.removesuffix('e').removesuffix('f')}ves",)
    if word.endswith(_O_TO_BOTH):
        return (f"{word}s", f"{word}es")
    return ()


def _regular(word: str) -> tuple[str, ...]:
    if word.endswith("is"):
        return (f"{word[:-2]}es",)
    if word.endswith(("ss", "us", "as", "sh", "ch", "x", "z", *_O_TO_OES)):
        return (f"{word}es",)
    if word.endswith("s"):
        return ()  # it is a plural already, or a mass noun: "sanctions", "economics", "news"
    if word.endswith("y") and word[-2] not in "aeiou":
        return (f"{word[:-1]}ies",)
    return (f"{word}s",)
