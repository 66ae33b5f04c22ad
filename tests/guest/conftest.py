"""Builds small projects with the host, in this process."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

PROJECTS = Path(__file__).parents[1] / "projects"


def build_project(folder: Path, **config: object) -> Path:
    """Build the project in ``folder`` as ``mkdocs build`` does; the folder of the site."""
    loaded = load_config(str(folder / "mkdocs.yml"), **config)
    loaded.plugins.on_startup(command="build", dirty=False)
    try:
        build(loaded)
    finally:
        loaded.plugins.on_shutdown()
        logging.getLogger("mkdocs").handlers = [
            handler for handler in logging.getLogger("mkdocs").handlers if type(handler).__name__ != "CountHandler"
        ]
    return folder / "site"


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Path]:
    """Copies a project of ``tests/projects`` to a folder of its own."""

    def copy(name: str) -> Path:
        return Path(shutil.copytree(PROJECTS / name, tmp_path / name))

    return copy


@pytest.fixture
def build_site() -> Callable[..., Path]:
    """Builds a project with the host."""
    return build_project
