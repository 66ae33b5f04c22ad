"""A build that writes beside the site and takes its place only when everything has succeeded."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from mkdocs.utils import CountHandler

_KEPT = "."
"""Entries of the old site that begin with a dot stay: a ``.git`` of a published branch, a ``.nojekyll``."""


class Staging:
    """The folder ``.SITE-staging`` beside the site."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.folder = site.with_name(f".{site.name}-staging")

    def clear(self) -> None:
        """Remove what an earlier build left."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def publish(self) -> None:
        """Put the new site in the place of the old one."""
        old = self.site.with_name(f".{self.site.name}-old")
        shutil.rmtree(old, ignore_errors=True)
        self._keep_dotfiles()
        if self.site.exists():
            _move(self.site, old)
        try:
            _move(self.folder, self.site)
        except OSError:
            if old.exists() and not self.site.exists():
                _move(old, self.site)
            raise
        shutil.rmtree(old, ignore_errors=True)

    def _keep_dotfiles(self) -> None:
        if not self.site.is_dir():
            return
        for entry in self.site.iterdir():
            target = self.folder / entry.name
            if not entry.name.startswith(_KEPT) or target.exists():
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, target, symlinks=True)
            else:
                shutil.copy2(entry, target, follow_symlinks=False)


def strict_warnings() -> int:
    """How many warnings the host has counted so far; it looks at them only after every plugin has finished."""
    handlers = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return sum(count for handler in handlers for _, count in handler.get_counts())


def _move(source: Path, target: Path) -> None:
    """Rename, or copy where a rename is not possible (another file system, a mount point)."""
    try:
        source.replace(target)
    except OSError:
        shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
        shutil.rmtree(source, ignore_errors=True)
