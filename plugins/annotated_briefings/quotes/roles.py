"""Whom a text means by "the sheriff" or "the senator": the one person whom it calls so by name."""

from __future__ import annotations

import re
from collections import defaultdict

from annotated_briefings.quotes.names import NAME, ROLE, is_person, role_and_name, speaker_of

_NAMED = re.compile(rf"(?P<role>\b{ROLE} )?(?P<name>{NAME})(?P<behind>, [^,.;:“”\"\n]{{1,80}}(?=[,.]))?")
_ROLE = re.compile(rf"\b{ROLE}")
_OFFICE_BEFORE = re.compile(
    rf"\b(?P<role>{ROLE})(?: of [^,.“”\"\n]{{1,60}})?, (?P<name>{NAME})(?:,| (?:has|had|is|was|says|said)\b)"
)
_THE_ONE = re.compile(rf"[Tt]he (?P<role>{ROLE})")
_ANYONE = re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w’'-]+ ){{0,2}}?(?P<role>{ROLE})")


class Roles:
    """The people of one text by what it says they are."""

    def __init__(self, text: str) -> None:
        self._people: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for found in _NAMED.finditer(text):
            title, name = role_and_name(found["name"])
            behind = _ROLE.search(found["behind"] or "")
            for role in (title, (found["role"] or "").strip(), behind[0] if behind else ""):
                self._add(role, name, found.start())
        for found in _OFFICE_BEFORE.finditer(text):
            self._add(found["role"], speaker_of(found["name"]), found.start())
        self._unnamed = {found["role"] for found in _ANYONE.finditer(text)}

    def _add(self, role: str, name: str, at: int) -> None:
        if role and " " in name and is_person(name):
            self._people[role].append((at, name))

    def has(self, name: str) -> bool:
        """Whether the text says what somebody of this name is."""
        return any(name == other for people in self._people.values() for _, other in people)

    def name_of(self, phrase: str, at: int) -> str:
        """Who "the sheriff" at a place is; "" where none or more than one has been named."""
        found = _THE_ONE.fullmatch(phrase)
        if not found or found["role"] in self._unnamed:
            return ""
        people = {name for start, name in self._people.get(found["role"], ()) if start < at}
        return people.pop() if len(people) == 1 else ""
