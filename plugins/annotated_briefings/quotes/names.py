"""Who is named in English prose: people, offices and bodies, pronouns."""

from __future__ import annotations

import re
from itertools import takewhile

_ABBREVIATED = "Gov|Sens?|Reps?|Dr|Mr|Mrs|Ms|St|Lt|Col|Gen|Jr|Sr|Prof|Capt|Sgt|Maj|Adm|Hon|Rev|Det|Cpl|Supt"
_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ"
_INITIALS = rf"(?:[{_CAPITAL}]\.){{1,8}}+"
_WORD = rf"(?:(?:{_ABBREVIATED})\.|{_INITIALS}|[{_CAPITAL}][\w-]*+(?:[’'][{_CAPITAL}]\w+)?|al-[{_CAPITAL}]\w+)"
_PARTICLE = "(?:of the|of|de la|de|von|van der|van|bin|al|da|del|der|di|for|&)"
NAME = rf"(?<![\w-]){_WORD}(?: (?:{_PARTICLE} )?{_WORD}){{0,7}}"
"""A run of words with capitals, with the small words that names hold."""
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I)\b"
_DETERMINER = r"[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur|[Oo]ne|[Aa]nother|[Ss]everal|[Ss]ome|[Mm]any"
PHRASE = rf"(?:{_DETERMINER}|{NAME}[’']s) (?:[\w’'-]+ ){{0,5}}[\w’'-]*\w"
"""The minister, a company spokesperson, one Weibo commenter."""

_OPENERS = """
The A An As But And In On At Of By For He She They We It I This That These Those When While After Before However
Moreover Yet So If With From To There Then Now His Her Its Their Our What Who Why How Both Each Some Many Most Not
Only Also Although Though Because Since Until During Despite Still Later Earlier Meanwhile Instead Indeed Similarly
Addressing Adding Announcing Answering Briefing Commenting Confirming Describing Explaining Reacting Recalling Referring
Replying Responding Speaking Talking Welcoming Writing Within Throughout Amid Under Elsewhere Furthermore Additionally
Or Nor Again Once Even Just Like Unlike Another Other Here Where Today Yesterday Finally First Second Last Asked Per
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
October November December Yes No Christmas Easter Thanksgiving Ramadan
"""
OPENERS = frozenset(_OPENERS.split())
"""Words that have a capital only because they begin a sentence, or that name a day or a month."""
_ARTICLES = frozenset({"The", "A", "An", "His", "Her", "Its", "Their"})
_OFFICE_WORDS = """

President Minister Secretary Chancellor Chairman Chairwoman Chair Senator Sen. Representative Rep. Gov. Governor Mayor
General Gen. Lt. Lt Col. Col Colonel Capt. Captain Sgt. Det. Cpl. Supt. Deputy Reps. Sens. Maj. Adm. Admiral Judge
Justice Attorney Ambassador Mr. Mrs. Ms. Dr. Mr Mrs Ms Dr Prof. Professor Director Officer Executive Speaker
Commissioner Constable Spokesman Spokeswoman Spokesperson SP DSP ASP ACP DCP CEO CTO CFO COO CIO Rev. Leader Premier
"""
_OFFICES = frozenset(_OFFICE_WORDS.split())
_SHORTENED = {"Sen.": "senator", "Gov.": "governor", "Prof.": "professor", "Dr.": "doctor", "Det.": "detective"}
_QUALIFIER_WORDS = """

Vice Prime Press Foreign Defence Defense State Treasury Home Interior Finance House White Deputy Chief US U.S. UK EU
UN American Australian British French German Russian Chinese Ukrainian Japanese Indian Israeli Turkish Iranian Afghan
Canadian Italian Spanish Democratic Republican Former Team of and the for Research Senior Executive Managing General
"""
_QUALIFIERS = frozenset(_QUALIFIER_WORDS.split())
"""Words that go before an office; without one behind them they are part of a name: "Foreign Ministry"."""

_POSTNOMINAL = re.compile(r"(?<=\w)(?: (?:KC|QC|SC|MP|MEP|MSP|OBE|MBE|CBE|DBE|PhD|MD|Jr\.|Sr\.))+$")
_OF_SOMETHING_WORDS = """
University Bank Ministry Department Institute College Office Council House Church Board Court Federation Republic
Kingdom State City Duke Duchess Prince Princess King Queen Bishop Archbishop Chamber Chambers Association Society
Academy Museum Library Bureau Center Centre School Union League Organisation Organization Committee Head Chief
Secretariat Army Bay Isle Gulf Cape Commission Conference Congress Party Community Coalition Alliance Movement Trust
Foundation Joint Lord Lady
"""
_OF_SOMETHING = frozenset(_OF_SOMETHING_WORDS.split())
"""Words that an "of" belongs to."""

_BODY_WORDS = """
Agency Airport Army Association Authority Avenue Bank Bay Board Bureau Centre Center Church City Club Coast College
Command Commission Committee Company Congress Corp Council County Court Department District Division Fire Force Forces
Foundation Government Group Hospital House Inc Institute Island Lake League Ltd Media Ministry Navy News Office
Parliament Park Party Police Post Press River Road School Senate Service Services State States Station Street Times
Union University Valley
"""
_BODIES = frozenset(_BODY_WORDS.split())
"""Last words of what is nobody's name."""

_PERSON_WORDS = """
accountant activist actor adviser advisor agent ambassador analyst artist assistant attorney aunt author bishop boss
boy broker brother buyer campaigner captain chair chancellor chief coach colleague comedian commenter commissioner
consultant councillor counselor cousin critic customer dad daughter defendant democrat deputy detective director
doctor driver economist editor employee engineer executive expert farmer father firefighter founder friend girl
governor grandfather grandmother guard guy head headteacher historian hunter husband imam inspector instructor
investigator investor journalist judge killer king lady lawmaker lawyer leader lecturer manager mayor midwife minister
mother MP mum musician neighbor neighbour nurse officer official owner paramedic participant partner pastor patient
physician physicist pilot player politician president priest principal prisoner professor prosecutor psychologist
queen reader reporter researcher resident respondent reviewer scholar scientist secretary senator sheriff singer
sister skipper soldier son speaker specialist student superintendent surgeon survivor suspect tactician teacher
technician therapist trader treasurer uncle user veteran victim volunteer wife witness worker writer
"""
ROLE = rf"(?:{'|'.join(_PERSON_WORDS.split())}|[a-z]*(?:man|woman|person))\b"
"""A word for what somebody is or does: "director", "spokesman"."""
ONE_PERSON = rf"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur) (?:[\w’'-]+ ){{0,3}}{ROLE}"
"""The director, a senior Afghan official, one user."""
_GROUP_WORDS = """
activists analysts another authorities critics doctors experts fans investigators lawmakers lawyers many officials
opponents organisers organizers others police prosecutors reporters researchers residents scientists some sources
supporters witnesses
"""
GROUP = (
    r"(?:(?!(?:when|while|but|and|as|that|which|if|what|than)\b)[\w-]+ )?"
    rf"\b(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in _GROUP_WORDS.split())})"
)
"""Those of whom prose speaks without an article."""

_NAMES = re.compile(NAME)
_PAIR = re.compile(rf"{NAME} and {NAME}")
_OF_HOUSE = re.compile(rf"{ONE_PERSON} (?:at|for|from|in|of|with) (?:[a-z]+ )?{NAME}(?: and {NAME})?$")
_IS_ROLE = re.compile(ROLE)
_IS_ONE_PERSON = re.compile(ONE_PERSON)
OPENER = rf"(?:{'|'.join(sorted(OPENERS - _ARTICLES))})\b"
OPENING = rf"(?:{OPENER}[^,“”\"]{{0,80}}, )?"
"""What a sentence may begin with, before its subject: "In May, ", "Speaking in Durban, "."""
_BEGINS = re.compile(rf"{OPENING}(?P<who>{ONE_PERSON})")
_IS_PRONOUN = re.compile(PRONOUN)


def is_pronoun(words: str) -> bool:
    """Whether it only stands for a name."""
    return _IS_PRONOUN.fullmatch(words) is not None


def names_in(text: str) -> list[str]:
    """The names of a text in order, without words that only begin a sentence."""
    found = (without_opener(name[0]) for name in _NAMES.finditer(text))
    return [name for name in found if name not in OPENERS]


def without_opener(name: str) -> str:
    """ "When Xi" is Xi; "The minister" stays."""
    first, _, rest = name.partition(" ")
    return without_opener(rest) if rest and first in OPENERS - _ARTICLES else name


def is_someone(phrase: str) -> bool:
    """Whether a phrase is one person without a name: "the director", "one commenter"."""
    return _IS_ONE_PERSON.fullmatch(phrase) is not None


def someone_in(sentence: str) -> str:
    """The person without a name with whom a sentence begins."""
    found = _BEGINS.match(sentence)
    return found["who"] if found else ""


def is_office(name: str) -> bool:
    """Whether a name is only an office: "Prime Minister", "CEO", "Vice President of Sales"."""
    words = name.partition(" of ")[0].partition(" for ")[0].split(" ")
    return words[-1] in _OFFICES and all(word in _OFFICES | _QUALIFIERS for word in words)


def is_role(name: str) -> bool:
    """Whether a name only says what somebody is: an office, or "Super Eagles Coach"."""
    return is_office(name) or _IS_ROLE.fullmatch(name.rpartition(" ")[2].lower()) is not None


def without_title(name: str) -> str:
    """ "US President Joe Biden" is Joe Biden; a title alone stays: "President of the Commission"."""
    words = name.split(" ")
    titles = list(takewhile(lambda word: word in _OFFICES | _QUALIFIERS, words))
    has_office = any(word in _OFFICES for word in titles)
    return " ".join(words[len(titles) :]) if has_office and len(titles) < len(words) else name


def role_and_name(name: str) -> tuple[str, str]:
    """ "Police Chief Sergio Diaz" is a chief, "Sen. Ed Markey" a senator; what is no title is the name."""
    words = name.split(" ")
    roles = [(at, _SHORTENED.get(word, word.lower())) for at, word in enumerate(words[:-1])]
    at, role = next(((at, role) for at, role in roles[::-1] if _IS_ROLE.fullmatch(role)), (-1, ""))
    return role, _POSTNOMINAL.sub("", " ".join(words[at + 1 :]))


def is_of_house(phrase: str) -> bool:
    """Whether a phrase is one person of a body: "a spokesman for Quay Bank"."""
    return _OF_HOUSE.match(phrase) is not None


def speaker_of(phrase: str) -> str:
    """The name in a phrase that describes someone: "study author Jane Doe" is Jane Doe; else the phrase."""
    words = phrase.strip(" ,:;—–-")
    if is_pronoun(words) or _PAIR.fullmatch(words) or is_of_house(words):
        return words
    names = names_in(words)
    if not names:
        return words
    last = names[-1]
    if " " in words and words != last and is_role(last) and words[0].islower():
        return words
    return _POSTNOMINAL.sub("", _without_house(without_title(last))) if words.endswith(last) else words


def _without_house(name: str) -> str:
    """ "Robin Biesbroek of the CDF" is Robin Biesbroek; "University of Glasgow" stays."""
    head, _, rest = name.partition(" of ")
    return head if rest and head.rpartition(" ")[2] not in _OF_SOMETHING | _OFFICES else name


def is_person(name: str) -> bool:
    """Whether a name could be somebody's: no phrase, no acronym, no body or place, nothing with "of"."""
    words = name.split(" ")
    return (
        "of" not in words
        and words[-1] not in _BODIES
        and words[0][:1].isupper()
        and words[0] not in _ARTICLES
        and not (len(words) == 1 and name.isupper())
    )
