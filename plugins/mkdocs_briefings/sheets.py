"""Where a page of the host links to our style sheets."""

from __future__ import annotations

import re

from annotated_briefings.publishing.assets import FOLDER

_SHEET = re.compile(rf'<link rel="stylesheet" href="(?:[^"]*/)?{FOLDER}/[\w-]+\.css">\n?')


def lift_sheets(html: str) -> str:
    """The page with the sheets that its content asks for in its head, each once.

    Of what stands behind such a link in the content, a browser shows nothing until it has the sheet. Material's instant
    navigation keeps to the head of the page that it shows (seen in 9.8.1).
    """
    head, end, rest = html.partition("</head>")
    sheets = dict.fromkeys(found.rstrip() for found in _SHEET.findall(rest))
    return "".join((head, *(f"{sheet}\n" for sheet in sheets), end, _SHEET.sub("", rest)))
