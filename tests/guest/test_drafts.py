"""A draft is for the editors' eyes: served, never built."""

from __future__ import annotations

import html5lib
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

DRAFT = """---
title: Not ready
date: 2021
topics: [Unfinished matters]
draft: true
---

The Hague is here. [@report]

/// timeline

2021-02-03
:   Something half told.

///
"""


def words_of(path) -> str:
    return "".join(html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False).itertext())


@pytest.fixture
def with_draft(project):
    folder = project("a-small-site")
    (folder / "briefings" / "not-ready.md").write_text(DRAFT, "utf-8")
    return folder


def test_a_draft_leaves_no_trace_in_a_build(with_draft, build_site) -> None:
    site = build_site(with_draft)

    assert not (site / "briefings" / "not-ready").exists()
    assert not (site / "topics" / "unfinished-matters").exists()
    told = [path.relative_to(site) for path in site.rglob("*.html") if "Not ready" in words_of(path)]
    assert told == []
    assert "half told" not in (site / "search" / "search_index.json").read_text("utf-8")


def test_a_draft_is_served(with_draft) -> None:
    config = load_config(str(with_draft / "mkdocs.yml"), site_dir=str(with_draft / "served"))
    config.plugins.on_startup(command="serve", dirty=False)

    build(config, serve_url="http://127.0.0.1:8000/")

    assert (with_draft / "served" / "briefings" / "not-ready" / "index.html").is_file()
