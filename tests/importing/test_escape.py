"""Words that look like markup stay words, in Markdown and in YAML."""

from __future__ import annotations

import re
from html import unescape

import markdown
import pytest
import yaml
from annotated_briefings.importing.escape import escape_markdown
from annotated_briefings.importing.yaml_text import yaml_scalar
from annotated_briefings.text.scanner import scan, scan_blocks

WORDS = [
    "*emphasis* and _more_ and __init__",
    "`code` and \\ backslash",
    "[link](https://x.org) and [[term]] and [^1]",
    "# no heading",
    "> no quote",
    "- no item",
    "+ no item",
    "1. no item",
    "1986) no item",
    "/// aside | no block",
    ":   no definition",
    "!!! no admonition",
    "??? no details",
    "=== no tab",
    "--- no rule",
    "a < b > c & d &amp; e &lt;",
    "<script>alert(1)</script> <!-- x -->",
    "@smith and [@smith, p. 3] and jane@example.org",
    "{: .class } {x}",
    "~~struck~~ ==marked== ++put in++ ^^up^^",
    "“concerns” , as Russia’s",
    "two\nlines",
]


@pytest.mark.parametrize("words", WORDS)
def test_escaped_words_are_shown_as_they_are(words: str) -> None:
    html = markdown.markdown(
        escape_markdown(words),
        extensions=["attr_list", "def_list", "footnotes", "tables", "admonition", "pymdownx.tilde", "pymdownx.mark"],
    )

    assert re.fullmatch(r"<p>[^<]*</p>", html), html
    assert unescape(html[3:-4]) == " ".join(words.split())


@pytest.mark.parametrize("words", WORDS)
def test_escaped_words_hold_none_of_our_syntax(words: str) -> None:
    escaped = escape_markdown(words)

    assert (scan(escaped), scan_blocks(escaped)) == ((), ())


@pytest.mark.parametrize(
    "text",
    ["plain words", "NO", "yes", "~", "null", "2024", "0430", "a: b", "a #b", "- x", "[x]", "{x}", "'x'", 'say "x"',
     "*x", "&x", "!x", "%x", "@x", "`x`", "a,b", "x:", "C:\\x", "x\ty", "Peace & Security", "é", "日本", "- ", "?"],
)  # fmt: skip
@pytest.mark.parametrize("flow", [False, True])
def test_a_scalar_reads_back_as_what_was_written(text: str, flow: bool) -> None:
    document = f"[{yaml_scalar(text, flow=True)}, x]" if flow else f"k: {yaml_scalar(text)}"

    read = yaml.load(document, Loader=yaml.BaseLoader)

    assert (read[0] if flow else read["k"]) == " ".join(text.split())
    assert not flow or len(read) == 2
