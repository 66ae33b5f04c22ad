"""A page's HTML for a place outside its site: nothing that runs, every address one that leads somewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

Attributes = dict[str, str]

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_DROPPED = frozenset(
    {"audio", "base", "button", "embed", "form", "iframe", "input", "link", "meta", "noscript", "object", "script"}
    | {"select", "source", "style", "template", "textarea", "track", "video"}
)
_POINTING = ("aria-labelledby", "aria-describedby", "for")


@dataclass(frozen=True, slots=True)
class Outside:
    """Where things are, seen from outside: ``address`` of a link's target, ``image`` of a picture; "" for nowhere.

    Elements with a class of ``without`` are left out.
    """

    address: Callable[[str], str]
    image: Callable[[str], str]
    without: frozenset[str] = frozenset()


class Open(NamedTuple):
    """An element that is open: its name, its classes, what closes it, and whether it is left out."""

    tag: str
    classes: frozenset[str]
    closing: str
    is_dropped: bool


class Rewriter(HTMLParser):
    """Finished HTML in, finished HTML out; what was left open is closed with what is around it."""

    def __init__(self, outside: Outside) -> None:
        super().__init__(convert_charrefs=False)
        self._outside = outside
        self._out: list[str] = []
        self._open: list[Open] = []

    def rewrite(self, html: str) -> str:
        """The HTML as it is outside; a rewriter is for one text."""
        self.feed(html)
        self.close()
        while self._open:
            self._end(self._open.pop())
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs if not name.startswith("on")}
        classes = frozenset(attributes.get("class", "").split())
        if self._is_dropping or self.is_left_out(tag, classes):
            closing, dropped = "", True
        else:
            closing, dropped = self.begin(tag, self._moved(tag, attributes), classes), False
        if tag not in _VOID:
            self._open.append(Open(tag, classes, closing, dropped))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins and ends."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it what stands open in it."""
        if not any(one.tag == tag for one in self._open):
            return
        while True:
            last = self._open.pop()
            self._end(last)
            if last.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        """Text; entities come apart."""
        self.emit(data.replace("<", "&lt;"))

    def handle_entityref(self, name: str) -> None:
        """An entity with a name."""
        self.emit(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """An entity with a number."""
        self.emit(f"&#{name};")

    def is_left_out(self, tag: str, classes: frozenset[str]) -> bool:
        """Whether an element stays behind, with all that is in it."""
        return tag in _DROPPED or bool(classes & self._outside.without)

    def begin(self, tag: str, attributes: Attributes, classes: frozenset[str]) -> str:
        """Emit the beginning of an element; what closes it."""
        del classes
        if tag == "img" and not attributes.get("src"):
            self.emit(escape(f"[{attributes.get('alt', '')}]"))
            return ""
        self.emit(opening(tag, attributes))
        return "" if tag in _VOID else f"</{tag}>"

    def emit(self, html: str) -> None:
        """Put out HTML, unless it belongs to something that is left out."""
        if not self._is_dropping:
            self._out.append(html)

    def target(self, name: str) -> str:
        """What an id is called outside."""
        return name

    @property
    def parents(self) -> list[Open]:
        """The elements that are open, the innermost last."""
        return self._open

    @property
    def _is_dropping(self) -> bool:
        return bool(self._open) and self._open[-1].is_dropped

    def _end(self, last: Open) -> None:
        if not last.is_dropped:
            self._out.append(last.closing)

    def _moved(self, tag: str, attributes: Attributes) -> Attributes:
        """The attributes with addresses and ids as they are outside."""
        moved = dict(attributes)
        if "id" in moved:
            moved["id"] = self.target(moved["id"])
        for name in _POINTING:
            if name in moved:
                moved[name] = " ".join(map(self.target, moved[name].split()))
        if "href" in moved:
            moved["href"] = self._address(moved["href"])
        if tag == "img":
            moved["src"] = self._outside.image(moved.get("src", ""))
            moved.pop("srcset", None)
        return {name: value for name, value in moved.items() if value or name != "href"}

    def _address(self, href: str) -> str:
        if href.startswith("#"):
            return f"#{self.target(href[1:])}" if len(href) > 1 else ""
        return self._outside.address(href)


def opening(tag: str, attributes: Mapping[str, str]) -> str:
    """The tag that opens an element."""
    said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{said}>"
