"""The record of an imported article in the bibliography, with its rights and its frozen copy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from annotated_briefings.importing.article import Article, Author
from annotated_briefings.importing.freeze import Frozen
from annotated_briefings.importing.names import is_institution
from annotated_briefings.importing.yaml_text import yaml_scalar
from annotated_briefings.sources.model import Reuse, Source
from annotated_briefings.sources.rights import forbids_derivatives, settles_reuse
from annotated_briefings.text.place import Location

_BIBLIOGRAPHY = PurePosixPath("sources.yml")


def source_record(
    article: Article,
    key: str,
    frozen: Frozen,
    *,
    retrieved: date | None = None,
    reuse: Reuse = Reuse.UNDECIDED,
    passages: tuple[str, ...] = (),
) -> str:
    """The record as YAML. ``reuse`` is written only where the editor has decided; else a comment says what is open."""
    lines = [f"{key}:", f"  type: {'article-magazine' if article.publisher else 'article'}"]
    lines += [f"  {name}: {yaml_scalar(value)}" for name, value in _fields(article) if value]
    if article.authors:
        lines += ["  author:", *(f"    - {_name(author)}" for author in article.authors)]
    lines += _reuse(article, reuse)
    lines += ["  copy:", f"    text: sources/{key}.txt", f"    sha256: {hashlib.sha256(frozen.text).hexdigest()}"]
    if frozen.original is not None:
        lines += [f"    original: sources/{key}.original{article.suffix}",
                  f"    original-sha256: {hashlib.sha256(frozen.original).hexdigest()}"]  # fmt: skip
    if frozen.original is not None and article.extractor:
        lines.append(f"    extractor: {yaml_scalar(article.extractor)}")
    if retrieved:
        lines.append(f"    retrieved: {retrieved.isoformat()}")
    if passages:
        lines += ["    passages:", *(f"      - {yaml_scalar(passage)}" for passage in passages)]
    return "\n".join(lines) + "\n"


def is_settled(article: Article) -> bool:
    """Whether the licence says that the whole text may be published."""
    return settles_reuse(_as_source(article))


def _as_source(article: Article) -> Source:
    return Source(id="", location=Location(_BIBLIOGRAPHY), rights=article.rights)


def _reuse(article: Article, reuse: Reuse) -> list[str]:
    if reuse is not Reuse.UNDECIDED:
        return [f"  reuse: {reuse}"]
    if is_settled(article):
        unaltered = ", unaltered" if forbids_derivatives(_as_source(article)) else ""
        return [f"  # The licence settles it: the whole text may be published{unaltered}."]
    why = (
        f'The text says "{" ".join(article.copyright.split())}".'
        if article.copyright
        else "The licence does not settle it."
    )
    return [f"  # {why}", "  # reuse: full | quotations | none — how much of the text may be published? Decide."]


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    yield "title", article.title
    yield "container-title", article.publisher
    yield "issued", article.published
    yield "URL", article.url
    yield "language", article.language
    yield "rights", article.rights
    if article.license and not article.rights:
        yield "note", f"Licence as the text gives it: {article.license}."


def _name(author: Author) -> str:
    if is_institution(author.name):
        parts = {"literal": author.name, "role": author.role, "affiliation": author.affiliation}
    else:
        given, _, family = author.name.rpartition(" ")
        parts = {"given": given, "family": family, "role": author.role, "affiliation": author.affiliation}
    return "{" + ", ".join(f"{name}: {yaml_scalar(value, flow=True)}" for name, value in parts.items() if value) + "}"
