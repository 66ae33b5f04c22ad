"""Paragraphs of a site about itself: where to read on, subscribe, share or comment; told by how they begin."""

from __future__ import annotations

import re

_LONGEST = 320
"""Code points; a longer paragraph is prose, whatever it begins with."""
_LABEL = r"(?:\s*[:|–-]|\s*(?:stories|articles|posts|reading|content|links|news)?\s*$)"
_PHRASES = {
    "related links": (
        rf"(?:related|read (?:more|also|next)|also (?:read|see|watch|on)|more(?: from| on)?|explore further){_LABEL}",
        rf"(?:watch(?: now)?|listen(?: to)?|you (?:may|might) also like|recommended|don['’]t miss|must read){_LABEL}",
        rf"(?:lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|leia (?:também|mais)){_LABEL}",
        rf"(?:leggi anche|читайте также|читать также|lees ook|läs också){_LABEL}",
        r"see also\s*:",
    ),
    "newsletter": (
        r"sign up (?:for|to|here|now)|subscribe (?:to|now|here|today)",
        r"(?:get|join|receive) (?:the|our|all|access|more)\b.{0,120}(?:newsletter|inbox|subscri\w+)",
        r".{0,160}\b(?:subscribe to|sign up for) (?:our|the|\S+[’']s)? ?.{0,40}newsletters?",
        r".{0,30}\bnewsletter\b.{0,40}$",
    ),
    "share buttons": (
        r"follow (?:us|him|her|them|me|\S+(?: \S+)?) (?:on|@)|share (?:this|on|via)|like us on|find us on",
        r"join (?:us|the conversation) on|tweet this|folgen sie uns|suivez[- ]nous|síguenos|подпис(?:ывайтесь|аться)",
    ),
    "comments": (
        r"tell us what you think|(?:leave|post|add) (?:a |your )?comments?|(?:\d+ )?comments?$|what do you think\?$",
        r"let us know (?:what you think )?in the comments|have your say",
    ),
    "contact": (r"(?:have|got|do you have) a (?:news )?(?:tip|story)|contact (?:the author|us)\b|email the author",),
    "tags": (r"(?:filed under|tags?|tagged|categories|posted in|topics|schlagwörter|temas|метки|теги)\s*[:|]",),
    "source line": (r"(?:sources?|quelle|fuente|fonte|источник)\s*:\s*.{1,60}$",),
    "picture credit": (
        r"\(?(?:image|photo|picture)s? (?:credit|copyright|by|courtesy)\b",
        r"(?:photo|foto|image|credit)\s*:\s*.{1,80}$",
    ),
    "advertisement": (
        r"(?:advertisement|advertorial|sponsored(?: content)?|anzeige|publicidad|publicité|реклама)\s*$",
        r"(?:story|article) continues (?:below|after).{0,80}$|continue reading(?: below)?\s*$",
        r"scroll (?:down )?to continue|this slideshow requires javascript|click here (?:to|for)\b.{0,80}$",
    ),
    "footer": (
        r"©|\(c\) ?(?:19|20)\d\d|copyright\b.{0,20}(?:19|20)\d\d|all rights reserved",
        r"this (?:document|material|content|article) (?:is subject to copyright|may not be (?:published|reproduced))",
    ),
}
_NOTICES = tuple((reason, re.compile("|".join(phrases), re.IGNORECASE)) for reason, phrases in _PHRASES.items())
_FOLLOW = re.compile(r"\b[Ff]ollow (?:us|him|her|them|me|[\w.’']+(?: [\w.’']+)?) (?:on|@)")


def notice(words: str) -> str:
    """Why a paragraph is no part of an article; an empty string where its words do not say."""
    if len(words) > _LONGEST:
        return ""
    return next((reason for reason, pattern in _NOTICES if pattern.match(words)), "")


def says_whom_to_follow(words: str) -> bool:
    """Whether a short paragraph, anywhere in it, names an account to follow."""
    return len(words) <= _LONGEST and _FOLLOW.search(words) is not None
