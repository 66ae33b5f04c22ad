"""The system's own Firefox, driven by WebDriver BiDi, which it speaks without a driver of its own.

Playwright's Firefox is a build of its own, and its BiDi asks for commands that this one does not have.
Standard: https://w3c.github.io/webdriver-bidi/.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from websockets.sync.client import connect

PATIENCE_S = 60  # for an answer, and for the program to start on a busy machine
_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}
_CENTRE = """(selector) => {
  const [box] = document.querySelector(selector).getClientRects();
  return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
}"""


class FirefoxError(Exception):
    """Firefox did not start, or refused a command; the message says which."""


class Firefox:
    """A Firefox that runs as long as a block; :meth:`open` opens a page that shares nothing with the others."""

    def __init__(self, program: str, profile: Path) -> None:
        self._program = program
        self._profile = profile
        self._numbers = itertools.count(1)
        self._ends = ExitStack()

    def __enter__(self) -> Self:
        options = ("--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(self._profile))
        command = [self._program, *options]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self._ends.callback(self._end)
        self._socket = self._ends.enter_context(connect(f"{self._address()}/session", max_size=None))
        self.send("session.new", capabilities={})
        return self

    def __exit__(self, *error: object) -> None:
        self._ends.close()

    def open(self, address: str, *, width: int = 1366, height: int = 900) -> FirefoxPage:
        """A page of its own storage and history, with the address loaded."""
        user = self.send("browser.createUserContext")["userContext"]
        page = FirefoxPage(self, self.send("browsingContext.create", type="tab", userContext=user)["context"], user)
        page.resize(width, height)
        page.goto(address)
        return page

    def _end(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE_S)

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """What Firefox answers to a command; raises :class:`FirefoxError`."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        answer: dict[str, Any] = {}
        while answer.get("id") != number:
            answer = json.loads(self._socket.recv(timeout=PATIENCE_S))
        if answer["type"] == "error":
            raise FirefoxError(f"{method}: {answer['message']}")
        return answer["result"]

    def _address(self) -> str:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if found := _LISTENING.search(line):
                return found[1]
        raise FirefoxError("Firefox ended before it listened")


class FirefoxPage:
    """A tab. Selectors are CSS; a pointer goes to the middle of the first line of the first match."""

    def __init__(self, firefox: Firefox, context: str, user: str) -> None:
        self._firefox = firefox
        self._context = context
        self._user = user

    def close(self) -> None:
        """Close the tab, and forget what it stored."""
        self._firefox.send("browser.removeUserContext", userContext=self._user)

    def goto(self, address: str) -> None:
        self._send("browsingContext.navigate", url=address, wait="complete")

    def reload(self) -> None:
        self._send("browsingContext.reload", wait="complete")

    def back(self) -> None:
        self._send("browsingContext.traverseHistory", delta=-1)

    def resize(self, width: int, height: int) -> None:
        self._send("browsingContext.setViewport", viewport={"width": width, "height": height})

    def before_scripts(self, function: str) -> None:
        """Run a function in every page to come, before its own scripts."""
        self._firefox.send("script.addPreloadScript", functionDeclaration=function, contexts=[self._context])

    def evaluate(self, expression: str) -> Any:
        """What an expression gives, or a promise of it; as JSON has it."""
        answer = self._firefox.send(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))",
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise FirefoxError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def wait_for(self, expression: str, *, seconds: float = 10) -> None:
        """Until an expression is true; an AssertionError where it never is."""
        end = time.monotonic() + seconds
        while not self.evaluate(expression):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.05)

    def hover(self, selector: str) -> None:
        self._point(selector)

    def move(self, x: int, y: int) -> None:
        self._pointer([{"type": "pointerMove", "x": x, "y": y}])

    def click(self, selector: str) -> None:
        self._point(selector, press=True)

    def tap(self, selector: str) -> None:
        self._point(selector, press=True, kind="touch")

    def scroll(self, x: int, y: int, by: int) -> None:
        """Turn the wheel at a place of the window."""
        turn = {"type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": by}
        self._perform({"type": "wheel", "id": "wheel", "actions": [turn]})

    def press(self, key: str) -> None:
        value = _KEYS[key]
        actions = [{"type": kind, "value": value} for kind in ("keyDown", "keyUp")]
        self._perform({"type": "key", "id": "keyboard", "actions": actions})

    def _point(self, selector: str, *, press: bool = False, kind: str = "mouse") -> None:
        x, y = self.evaluate(f"({_CENTRE})({json.dumps(selector)})")
        actions: list[dict[str, Any]] = [{"type": "pointerMove", "x": x, "y": y}]
        if press:
            actions += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._pointer(actions, kind)

    def _pointer(self, actions: list[dict[str, Any]], kind: str = "mouse") -> None:
        self._perform({"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": actions})

    def _perform(self, source: dict[str, Any]) -> None:
        self._send("input.performActions", actions=[source])

    def _send(self, method: str, **params: object) -> None:
        self._firefox.send(method, context=self._context, **params)
