"""Small projects to build with the host."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECTS = Path(__file__).parents[1] / "projects"


@pytest.fixture(scope="session")
def small_site(build_site: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of ``a-small-site``, built strictly. Change nothing in it."""
    folder = tmp_path_factory.mktemp("small-site") / "a-small-site"
    return build_site(Path(shutil.copytree(PROJECTS / folder.name, folder)), strict=True)


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Path]:
    """Copies a project of ``tests/projects`` to a folder of its own."""

    def copy(name: str) -> Path:
        return Path(shutil.copytree(PROJECTS / name, tmp_path / name))

    return copy
