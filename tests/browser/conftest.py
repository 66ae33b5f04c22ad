"""A browser, and what it reads: the page without a theme, a small site with Material, and the built demo."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ASSETS = ROOT / "plugins/annotated_briefings/publishing/assets"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing leaves this machine
)

DESKTOP = {"viewport": {"width": 1366, "height": 900}}
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}

OpenPage = Callable[..., Page]

sys.path.append(str(HERE))  # for the modules beside the tests


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test that waits for a browser one more try, counted in the summary: a busy machine may lose a step."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium. In CI it must be there; elsewhere its tests are skipped with a warning."""
    names = filter(None, (os.environ.get("CHROMIUM"), *BROWSERS))
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        missing = "no Chromium: install the package chromium, or name the program in the variable CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(missing)
        warnings.warn(f"the tests in a browser do not run: {missing}", stacklevel=1)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


class _QuietFiles(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, headers: Mapping[str, str], **options: Any) -> None:
        self.more = headers
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        for name, value in self.more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing: a page's requests are no news."""


@contextmanager
def _served(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of a server of the folder, ending in a slash; it sends the headers, and stops with the block."""
    handler = functools.partial(_QuietFiles, directory=str(folder), headers=headers or {})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def build(build_site: Callable[..., Path]) -> Callable[[Path, Path], None]:
    """Builds a project into a folder."""

    def run(project: Path, site: Path) -> None:
        build_site(project, site_dir=str(site))

    return run


@pytest.fixture(scope="session")
def served() -> Callable[..., AbstractContextManager[str]]:
    """Serves a folder, with more headers where they are given, for as long as a block lasts."""
    return _served


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page without a theme, beside its style sheet and script."""
    folder = tmp_path_factory.mktemp("pages")
    shutil.copytree(ASSETS, folder / "assets")
    for file in (*HERE.glob("*.html"), *HERE.glob("*.js")):
        shutil.copy(file, folder)
    return folder


@pytest.fixture(scope="session")
def bare(folder: Path) -> Iterator[str]:
    with _served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def instant(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path, Path], None]
) -> Iterator[str]:
    """The same pages in Material with instant navigation."""
    project, site = tmp_path_factory.mktemp("instant"), tmp_path_factory.mktemp("instant-site")
    shutil.copytree(folder / "assets", project / "docs/assets")
    shutil.copy(folder / "feature.js", project / "docs")
    (project / "docs/index.md").write_text("# Start\n", encoding="utf-8")
    (project / "docs/other.md").write_text("# Another page\n", encoding="utf-8")
    for name in ("page", "feature"):
        (project / f"docs/{name}.md").write_text(_one_folder_down(folder / f"{name}.html"), encoding="utf-8")
    with _served(site) as address:
        (project / "mkdocs.yml").write_text(
            f"site_name: Rivers\nsite_url: {address}\n"
            "theme: {name: material, font: false, features: [navigation.instant]}\n"
            "extra_css: [assets/briefings.css]\n"
            "extra_javascript: [{path: assets/popover.js, defer: true}]\n",
            encoding="utf-8",
        )
        build(project, site)
        yield address


def _one_folder_down(page: Path) -> str:
    """What stands in a page's ``main``, for a place one folder further down."""
    article = page.read_text(encoding="utf-8").partition("<main>")[2].partition("</main>")[0]
    article = re.sub(r'"(assets/|feature.js)', r'"../\1', article)
    return article.replace("other.html", "../other/")


@pytest.fixture(scope="session")
def site(demo: Path) -> Iterator[str]:
    """The address of the demonstration."""
    with _served(demo) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens an address in a window of its own: ``open_page(address, **options of the window)``.

    An error in a page's console fails the test, and so does a request that leaves this machine.
    """
    faults: list[str] = []
    with ExitStack() as windows:

        def open_page(address: str, **options: object) -> Page:
            context = browser.new_context(**{**DESKTOP, **options})  # type: ignore[arg-type]
            windows.callback(context.close)
            _watch(context, faults)
            page = context.new_page()
            page.goto(address)
            return page

        yield open_page
    assert not faults


@pytest.fixture
def phone(open_page: OpenPage) -> OpenPage:
    """Opens an address on a narrow touch screen."""
    return functools.partial(open_page, **PHONE)


@pytest.fixture
def dark(open_page: OpenPage) -> OpenPage:
    return functools.partial(open_page, color_scheme="dark")


@pytest.fixture
def scriptless(open_page: OpenPage) -> OpenPage:
    return functools.partial(open_page, java_script_enabled=False)


def _watch(context: BrowserContext, faults: list[str]) -> None:
    def check(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "file") and address.hostname != "127.0.0.1":
            faults.append(f"request to {address.geturl()}")

    context.on("request", check)
    context.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    context.on("weberror", lambda thrown: faults.append(str(thrown.error)))
