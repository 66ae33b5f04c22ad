"""Words that turn a statement round or change what it counts, as far as a list of them can tell.

Languages: English, German, French, Spanish, Portuguese, Italian, Russian, Ukrainian, Chinese. A word of the list that
is innocent where it stands only makes the lock stricter.
"""

from __future__ import annotations

import re

_NEGATIONS = """
no not none nor never neither nobody nothing nowhere non without cannot hardly barely scarcely seldom rarely
except unless against fail fails failed refuse refuses refused deny denies denied lack lacks less few little
unable unlikely unwilling impossible false wrong
nicht kein keine keinen keiner keines keinem nie niemals ohne weder nichts niemand
ne ni pas sans jamais aucun aucune rien nul personne nunca sin ningún ninguno ninguna nada nadie tampoco
não nem sem nenhum nenhuma senza mai nessun nessuno nessuna niente nulla
не нет ни никогда без нельзя никто ничто ничего невозможно ніколи немає
"""
_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
million millions billion billions trillion trillions dozen dozens half third quarter first second double triple
once twice both
"""
_NEGATION_WORDS = frozenset(_NEGATIONS.split())
_NUMBER_WORDS = frozenset(_NUMBERS.split())
_NEGATION_SIGNS = re.compile(r"'t\b|[不没沒無无否勿]|未(?![来來])|非(?!洲)")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def may_insert(words: str) -> bool:
    """Whether words in brackets leave the sense alone: they hold no negation and no number."""
    if has_negation(words) or any(char.isnumeric() for char in words):
        return False
    return _NUMBER_WORDS.isdisjoint(_BETWEEN_WORDS.split(words.casefold()))


def has_negation(words: str) -> bool:
    """Whether comparable words hold a negation."""
    folded = words.casefold()
    return bool(_NEGATION_SIGNS.search(folded)) or not _NEGATION_WORDS.isdisjoint(_BETWEEN_WORDS.split(folded))
