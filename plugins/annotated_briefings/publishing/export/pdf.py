"""A briefing on paper: its page, printed by a browser that is installed; no network, no script."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.export.pages import html_of, outside
from annotated_briefings.publishing.export.rewrite import Rewriter
from annotated_briefings.publishing.templating import render

PAPERS = ("a4", "letter")
SECONDS = 120
"""Longest time for one briefing."""

_PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
        "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
        "{LocalAppData}/Google/Chrome/Application/chrome.exe",
        "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
        "{ProgramFiles}/Microsoft/Edge/Application/msedge.exe",
    ),
}
_SHEETS = ("briefings.css", "timeline.css", "evidence.css", "styled.css", "print.css")
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
)
"""Page numbers are those of the style sheet: the browser's own header would print addresses of files."""


class PrintError(RuntimeError):
    """The browser did not print; the text says why."""


def find_browser() -> str | None:
    """A browser that prints: Chromium, Chrome or Edge, on the path or where its installer puts it."""
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return found
    for place in _PLACES.get(sys.platform, ()):
        try:
            path = Path(place.format_map(os.environ))
        except KeyError:
            continue
        if path.is_file():
            return str(path)
    return None


def paper_html(context: Context, briefing: Briefing, *, paper: str = PAPERS[0]) -> str:
    """One file that needs nothing but the images of the project."""
    rewriter = Rewriter(outside(context, briefing, show_image=Path.as_uri))
    content = rewriter.rewrite(html_of(context, briefing))
    return str(
        render(
            "paper.html",
            title=briefing.front.title,
            language=context.language.tag,
            styles=_styles(paper, context),
            content=Markup(content),  # noqa: S704  (our own page; only its addresses were changed)
        )
    )


def print_pdf(html: str, target: Path, browser: str, *, seconds: float = SECONDS) -> None:
    """Print HTML to a file, which is written as a whole or not at all. Raises :class:`PrintError`."""
    with tempfile.TemporaryDirectory(prefix="briefings-", ignore_cleanup_errors=True) as name:
        page, printed = Path(name, "page.html"), Path(name, "page.pdf")
        page.write_text(html, "utf-8")
        profile = f"--user-data-dir={Path(name, 'profile')}"
        root = ("--no-sandbox",) if _is_root() else ()
        said = _run([browser, *_FLAGS, *root, profile, f"--print-to-pdf={printed}", page.as_uri()], seconds)
        if not printed.is_file() or not printed.read_bytes().startswith(b"%PDF"):
            raise PrintError(f"the browser printed nothing: {said}")
        started = target.with_name(f".{target.name}.new")
        shutil.copyfile(printed, started)
        started.replace(target)


def _run(command: list[str], seconds: float) -> str:
    """Run to the end; the last line that was said. A browser that hangs is ended with all its processes."""
    try:
        process = subprocess.Popen(  # noqa: S603  (arguments are our own, without a shell)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as fault:
        raise PrintError(f"'{command[0]}' cannot be started: {fault.strerror}") from fault
    try:
        _, said = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        raise PrintError(f"the browser did not finish within {seconds:g} seconds") from None
    lines = said.decode("utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else f"it ended with status {process.returncode}"


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


def _is_root() -> bool:
    """Chromium's sandbox does not start for root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _styles(paper: str, context: Context) -> Markup:
    folder = files("annotated_briefings.publishing")
    sheets = [(folder / "assets" / name).read_text("utf-8") for name in _SHEETS]
    page = (folder / "export" / "paper.css").read_text("utf-8")
    words = {"FOOT": context.site_name, "SITE": context.addresses.base}
    for name, word in words.items():
        page = page.replace(f'"{name}"', _css_string(word))
    page = page.replace('"PAPER"', paper)
    return Markup("\n".join((*sheets, page)))  # noqa: S704  (our own files, and strings made of escapes)


def _css_string(text: str) -> str:
    """A string of CSS in which every character is an escape: nothing in it can end the string or the element."""
    return '"{}"'.format("".join(f"\\{ord(char):06x}" for char in text))
