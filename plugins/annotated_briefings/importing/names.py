"""Names in a field that holds authors: persons and institutions, with the roles and affiliations beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from html import unescape

from annotated_briefings.importing.article import Author

_PARTICLES = r"(?:de|da|di|do|du|dos|la|le|von|van|der|den|ter|bin|bint|ibn|al|el|y|zu|af|av)"
_INITIAL = r"(?:[^\W\d_]\.){1,3}"
_WORD = r"(?:[^\W\d_](?:[^\W\d_]|[’'ʼ-])*\.?)"
_PERSON = re.compile(
    rf"(?:{_INITIAL}|{_WORD})(?: (?:{_PARTICLES}|{_INITIAL}|[A-Z]|{_WORD})){{1,5}}(?:,? (?:Jr|Sr|I{{1,3}}|IV)\.?)?"
)
_ROLE = re.compile(
    r"\b(?:lecturer|professor|prof|fellow|research(?:er)?|director|editor\w*|correspondents?|reader|candidate|associate|chair|"
    r"head|analyst|reporters?|reporting|journalist|scientist|student|dean|officer|specialist|teacher|instructor|economist|"
    r"historian|writers?|columnist|coordinator|manager|president|founder|scholar|engineer|advis[eo]r|consultant|staff|"
    r"contribut(?:or|ing)|bureau|chief|senior|producer|critic|photographer|redakteur\w*|korrespondent\w*|autor\w*|"
    r"author|ceo|cto|md|ms|ma|msc|mba|rd|rn|phd|ph\.d|mph|bsc|dr|esq)\b\.?",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:Universit\w+|College|Institut\w*|School|Department|Centre|Center|Academy|Foundation|Council|Faculty|Hospital|"
    r"Laborator\w+|Museum|Society|Agency|Ministry|Politecnico|Group|Times|Post|News\w*|Press|Media|Magazine|Journal|Herald|"
    r"Tribune|Chronicle|Gazette|Team|Redaktion|Inc|Ltd|LLC|GmbH|Company|Corporation|Association|Network|Radio|TV|Service|"
    r"Services|Board|Committee|Organi[sz]ation|Office|Bureau|Reuters|Bloomberg|Reports?|Wire|Online|Digital|Studio|Labs?|"
    r"Global|International|Today|Daily|Weekly)\b"
)
_AGENCIES = frozenset(
    [
        "ap",
        "afp",
        "dpa",
        "pti",
        "ani",
        "ians",
        "reuters",
        "tass",
        "upi",
        "efe",
        "ansa",
        "epd",
        "kna",
        "apa",
        "sda",
        "xinhua",
        "kyodo",
        "bbc",
        "cnn",
        "npr",
    ]
)
_NOBODY = frozenset(
    [
        "admin",
        "administrator",
        "webmaster",
        "root",
        "user",
        "username",
        "guest",
        "anonymous",
        "unknown",
        "none",
        "null",
        "undefined",
        "author",
        "autor",
        "editor",
        "default",
        "test",
        "wordpress",
        "n/a",
        "nobody",
        "moderator",
        "superuser",
    ]
)
_LEAD = re.compile(
    r"(?:(?:written|reported|posted|published|words|story|text|article|review(?:ed)?|compiled|post(?:ed)?|report)\s+by|by|"
    r"author|authors|autor(?:en|in)?|автор|作者|文)\s*[::：/-]?\s+|(?:by|author|autor|автор|作者|文)\s*[:：/]\s*",
    re.IGNORECASE,
)
_LEADS = {
    "de": "von",
    "fr": "par",
    "es": "por",
    "pt": "por",
    "it": "di",
    "nl": "door",
    "sv": "av",
    "da": "af",
    "pl": "autor",
}
_TAIL = re.compile(
    r"\s*\b(?:updated|posted|published|publiziert|veröffentlicht|publié|publicado)\b.*$|\s*(?:[|•·⋅–—/]|\s-\s|\s-$|\n).*$|\s+(?:on|am|le|el)\s+(?=\w*\s*\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day).*$",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"^(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )+(?=\S+ \S)")
_DATE = re.compile(
    r",?\s*\b(?:\d{1,2}\.? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,4}\b.*$|"
    r",?\s*\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b.*$|,?\s*\b(?:19|20)\d\d-\d\d.*$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?P<name>.+?) (?:in|at|from) (?P<place>[A-ZÀ-Ö].*)$")
_FOR = re.compile(r"^(?P<name>.+?) (?:for|of) (?P<place>(?:the |The )?[A-ZÀ-Ö].*)$")
_IN_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]\s*$")
_NO_NAME = re.compile(r"https?:|www\.|\.com\b|@|\bfacebook\b|/|\d{4}|\{|\}|<|>", re.IGNORECASE)
_CONTACT = re.compile(r"\S+@\S+\.\w+|(?<!\w)@\w+|https?://\S+")
_SPLIT = re.compile(r"\s*;\s*|\s*,?\s+(?:and|und|et|y|e|и|en|og|och)\s+|\s*&\s*|\s*[、，]\s*|\s*,\s*")
_INVERTED = re.compile(r"(?P<family>[^\s,;]+(?: [^\s,;]+){0,2}), (?P<given>[^\s,;]+(?: [^\s,;]+){0,2})")
_LONGEST, _LONGEST_NAME, _MOST = 600, 60, 30


def read_names(
    value: str, *, language: str = "", site_names: tuple[str, ...] = (), inverted: bool = False, text: str = ""
) -> tuple[Author, ...]:
    """The authors that a field names, in order; addresses, handles and placeholders ("admin") are none.

    What stands beside a name goes to ``role`` or ``affiliation``. ``site_names`` are institutions and are not split.
    ``inverted`` is for fields that write "Doe, Jane". A name in capitals is written as ``text`` does.
    """
    value = " ".join(_CONTACT.sub(" ", unescape(value)).split())
    if not value or len(value) > _LONGEST:
        return ()
    line = _without_lead(value, language)
    if inverted and (found := _INVERTED.fullmatch(line)):
        line = f"{found['given']} {found['family']}"
    if _is_named(line, site_names):
        return _checked([Author(name=line)], text)
    names, beside = _DATE.sub("", _TAIL.sub("", line)).strip(" ,.:;|-–—"), _beside(line)
    authors = list(_authors(names, site_names))
    if beside and len(authors) == 1 and not authors[0].affiliation:
        authors = [replace(authors[0], affiliation=beside)]
    return _checked(authors, text)


def is_institution(name: str) -> bool:
    """Whether a name is not a person's: one word, an agency, or a word such as "Press" or "Staff" in it."""
    return " " not in name.strip() or bool(_INSTITUTION.search(name) or _ROLE.search(name)) or not is_person(name)


def is_person(name: str) -> bool:
    """Whether a name is written like a person's: two to six words with capitals, none of them an institution's."""
    if not _PERSON.fullmatch(name) or _INSTITUTION.search(name) or _ROLE.search(name) or name.lower() in _AGENCIES:
        return False
    words = [word for word in name.split() if not re.fullmatch(_PARTICLES, word)]
    return all(word[0].isupper() or word[0].lower() == word[0].upper() for word in words) and len(words) > 1


def says_role(text: str) -> bool:
    """Whether words name what somebody does or where, and are no line of dates."""
    return bool(_ROLE.search(text) or _INSTITUTION.search(text)) and not re.search(r"\d{4}|^by\b", text, re.IGNORECASE)


def is_weak(author: Author, site_names: tuple[str, ...] = ()) -> bool:
    """Whether a name says little: the site's own, its staff, or the handle that somebody logs in with."""
    name = author.name
    is_handle = " " not in name and name == name.lower() and name.lower() not in _AGENCIES
    return (
        is_handle
        or _is_named(name, site_names)
        or bool(re.search(r"\bstaff\b|\bteam\b|\bredaktion\b", name, re.IGNORECASE))
    )


def _is_named(line: str, site_names: tuple[str, ...]) -> bool:
    return any(_key(line) == _key(name) for name in site_names)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold()).removeprefix("the").removesuffix("com")


def _without_lead(line: str, language: str) -> str:
    line = _LEAD.sub("", line, count=1) if _LEAD.match(line) else line
    lead = _LEADS.get(language[:2].lower())
    if lead and line.lower().startswith(f"{lead} "):
        return line[len(lead) + 1 :]
    return line


def _beside(line: str) -> str:
    """What a bar divides from the name: an institution, unless it is a date or a button."""
    _, _, beside = line.partition(" | ")
    beside = beside.partition(" | ")[0].strip()
    return (
        beside if _INSTITUTION.search(beside) and len(beside) <= _LONGEST_NAME and not re.search(r"\d", beside) else ""
    )


def _authors(line: str, site_names: tuple[str, ...]) -> Iterator[Author]:
    """Authors of a list; a part that is no person's name belongs to the name before it."""
    current: Author | None = None
    for delimiter, part in _parts(line):
        is_new = is_person(_bare(part)) and not _is_within(part, site_names)
        if current is None or is_new or (delimiter == ";" and not _ROLE.search(part)):
            if current is not None:
                yield current
            current = _one(part)
        elif _is_surname_less(current, part, delimiter):
            yield current
            current = _one(part)
        else:
            current = _joined(current, part, delimiter, site_names)
    if current is not None:
        yield current


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """Parts of a list with the delimiter that stands before each."""
    delimiter, start = "", 0
    for found in _SPLIT.finditer(line):
        if line[start : found.start()].strip():
            yield delimiter, line[start : found.start()].strip()
        delimiter, start = found[0].strip(), found.end()
    if line[start:].strip():
        yield delimiter, line[start:].strip()


def _bare(part: str) -> str:
    """A part without "in Moscow", "for The Times" or "(Reuters)"."""
    part = _HONORIFIC.sub("", _IN_BRACKETS.sub("", part))
    found = _PLACE.match(part) or _FOR.match(part)
    return found["name"] if found else part


def _one(part: str) -> Author:
    part = _HONORIFIC.sub("", part)
    brackets = _IN_BRACKETS.search(part)
    inside = brackets["inside"].strip() if brackets else ""
    name = _IN_BRACKETS.sub("", part)
    for pattern in (_PLACE, _FOR):
        found = pattern.match(name)
        if found and is_person(found["name"]):
            return Author(name=found["name"], affiliation=found["place"] if pattern is _FOR else inside)
    if inside and not is_person(name):
        return Author(name=part)
    return Author(name=name.strip(), affiliation=inside)


def _is_surname_less(current: Author, part: str, delimiter: str) -> bool:
    """Whether a list is of single words: "Reuters, AP", "Madonna and Prince"."""
    return (
        " " not in current.name
        and " " not in part
        and not current.role
        and delimiter in {"and", "&", "und", "et", "y", "、"}
    ) or (" " not in part and part.lower() in _AGENCIES and not current.role and " " not in current.name)


def _is_within(part: str, site_names: tuple[str, ...]) -> bool:
    return any(_key(part) and _key(part) in _key(name) for name in site_names)


def _joined(author: Author, part: str, delimiter: str, site_names: tuple[str, ...]) -> Author:
    """An author with one more part of the role or affiliation."""
    glue = ", " if delimiter in {",", ""} else f" {delimiter.lstrip(', ')} "
    if author.affiliation:
        return replace(author, affiliation=f"{author.affiliation}{glue}{part}")
    if (
        _is_within(part, site_names)
        or (_INSTITUTION.search(part) and not _ROLE.search(part))
        or part.lower() in _AGENCIES
    ):
        return replace(author, affiliation=part)
    return replace(author, role=f"{author.role}{glue}{part}" if author.role else part)


def _checked(authors: list[Author], text: str) -> tuple[Author, ...]:
    """Names without placeholders and doubles, in ordinary capitals."""
    kept: dict[str, Author] = {}
    for author in authors[:_MOST]:
        name = _in_small_letters(
            author.name.strip(" ,.:;|-–—") if not author.name.endswith("r.") else author.name, text
        )
        if _is_name(name):
            kept.setdefault(name.casefold(), replace(author, name=name))
    return tuple(kept.values())


def _is_name(name: str) -> bool:
    return (
        1 < len(name) <= _LONGEST_NAME
        and name.casefold() not in _NOBODY
        and not re.fullmatch(r"\w*admin\w*", name, re.IGNORECASE)
        and not _NO_NAME.search(name)
        and any(map(str.isalpha, name))
    )


@lru_cache(maxsize=256)
def _in_small_letters(name: str, text: str) -> str:
    """A name in capitals with small letters: as the text writes it, else by rule ("McDonald", "O’Neil")."""
    if not name.isupper() or (" " not in name and len(name) <= 5):
        return name
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text[:200_000], re.IGNORECASE):
        if not found[0].isupper() and found[0] != found[0].lower():
            return found[0]
    if " " not in name:
        return name
    return " ".join(_capitalised(word, first=row == 0) for row, word in enumerate(name.split(" ")))


def _capitalised(word: str, *, first: bool) -> str:
    lower = word.lower()
    if not first and re.fullmatch(_PARTICLES, lower):
        return lower
    if (len(word) == 2 and word.endswith(".")) or re.fullmatch(_INITIAL, word):
        return word
    if word.startswith("MC") and len(word) > 3:
        return f"Mc{word[2:].capitalize()}"
    return re.sub(r"(?:^|(?<=-)|(?<=^[od]['’]))[^\W\d_]", lambda found: found[0].upper(), lower)
