"""A build that writes beside the site and takes its place only when everything has succeeded."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from pathlib import Path

from mkdocs.exceptions import PluginError

_KEPT = "."
"""Entries of the old site that begin with a dot stay: a ``.git`` of a published branch, a ``.nojekyll``."""

_HOSTS = ("mkdocs", "properdocs")


class Staging:
    """The folder ``.SITE-staging-PROCESS`` beside the site, or one elsewhere where none can be made there.

    A site that is a symbolic link stays one: what it leads to is replaced.
    """

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()
        self._old = self.site.with_name(f".{self.site.name}-old")
        self._prefix = f".{self.site.name}-staging-"
        self.folder = self.site.with_name(f"{self._prefix}{os.getpid()}")

    def open(self) -> Path:
        """The empty folder to build into; what builds that were killed have left is put right."""
        try:
            self._recover()
        except OSError as fault:
            raise PluginError(f"move '{self._old}' to '{self.site}': it is the site of an interrupted build") from fault
        self._clear_leftovers()
        try:
            self.folder.mkdir(parents=True)
        except OSError:
            self.folder = Path(tempfile.mkdtemp(prefix=self._prefix))
        return self.folder

    def clear(self) -> None:
        """Remove what has been built."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def publish(self) -> None:
        """Put the new site in the place of the old one, which goes only when the new one stands."""
        try:
            self._recover()
            self._keep_dotfiles()
            if not self._swap():
                _mirror(self.folder, self.site)
        except OSError as fault:
            raise PluginError(f"the new site cannot be written to '{self.site}': {fault}") from fault
        finally:
            self.clear()
        shutil.rmtree(self._old, ignore_errors=True)

    def _swap(self) -> bool:
        """Rename; false where that is not possible (another file system, a mount point, a folder not writable)."""
        if self.site.exists():
            shutil.rmtree(self._old, ignore_errors=True)
        try:
            if self.site.exists():
                self.site.replace(self._old)
            self.folder.replace(self.site)
        except OSError:
            self._recover()
            return False
        return True

    def _recover(self) -> None:
        """Bring the old site back where a build was killed between taking it away and putting the new one there."""
        if self._old.exists() and not self.site.exists():
            self._old.replace(self.site)

    def _clear_leftovers(self) -> None:
        for folder in self.site.parent.glob(f"{self._prefix}*"):
            process = folder.name.removeprefix(self._prefix)
            if process == str(os.getpid()) or not _is_running(process):
                shutil.rmtree(folder, ignore_errors=True)

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
    handlers = (handler for host in _HOSTS for handler in logging.getLogger(host).handlers)
    counts = (handler.get_counts() for handler in handlers if hasattr(handler, "get_counts"))
    return sum(number for count in counts for _, number in count)


def _is_running(process: str) -> bool:
    """Whether there is such a process. Where asking would end it (Windows), any process counts as running."""
    if os.name == "nt" or not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _mirror(source: Path, target: Path) -> None:
    """Make a folder like another, file by file: first what is new, then away with what is gone."""
    if target.is_symlink() or not target.is_dir():
        target.unlink(missing_ok=True)
        target.mkdir(parents=True)
    for entry in source.iterdir():
        place = target / entry.name
        if entry.is_dir() and not entry.is_symlink():
            _mirror(entry, place)
        else:
            _remove_folder(place)
            place.unlink(missing_ok=True)
            shutil.copy2(entry, place, follow_symlinks=False)
    for entry in target.iterdir():
        if not (source / entry.name).exists() and not (source / entry.name).is_symlink():
            _remove_folder(entry)
            entry.unlink(missing_ok=True)


def _remove_folder(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
