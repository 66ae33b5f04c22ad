"""Asks for a page of the web, politely: slowly, as robots.txt allows, never on a private network.

Only ``briefings sources check`` does so; no build ever does.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import IO, Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

AGENT = "annotated-briefings (link check)"
MAX_BYTES = 8_000_000
MAX_REDIRECTS = 8
TRIES = 3
TIMEOUT = 20.0
"""Seconds without a word from the server."""
LONGEST = 60.0
"""Seconds for one page as a whole."""
LONGEST_WAIT = 120.0
"""Seconds that a server may ask us to wait; who asks for more is left for another day."""

_AGAIN = frozenset({429, 502, 503, 504})
_PERMANENT = frozenset({301, 308})
_PACKED = {"gzip": 31, "deflate": 15}


class FetchError(OSError):
    """Nothing came, and that says nothing of the page: a time-out, a refusal, a fault of the network."""


class ForbiddenError(FetchError):
    """The page was not asked for: robots.txt or the address itself forbids it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said. ``url`` is where it was said, ``moved_to`` where a permanent redirect led, "" for none.

    ``body`` is empty for a page that has not changed (304) or is not there.
    """

    status: int
    url: str
    moved_to: str = ""
    media_type: str = ""
    etag: str = ""
    modified: str = ""
    body: bytes = b""


_CARRIES_IPV4 = tuple(map(ipaddress.IPv6Network, ("::/96", "64:ff9b::/96", "2002::/16", "2001::/32")))
"""IPv6 addresses that carry an IPv4 one, which could be private (RFC 4291, 6052, 3056, 4380)."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public network's, and of a single machine."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in network for network in _CARRIES_IPV4):
            return False
    return ip.is_global and not ip.is_multicast


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Asks for pages one after the other. ``delay`` is the least time between two requests to a host, in seconds.

    ``clock`` and ``sleep`` are those of :mod:`time`; ``may_connect`` says whether an IP address may be asked.
    """

    delay: float = 1.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    may_connect: Callable[[str], bool] = field(default=is_public)
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def page(self, url: str, *, etag: str = "", modified: str = "") -> Answer:
        """The page at ``url``; not again where the server says that it is still the same.

        Raises :class:`FetchError`.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        try:
            if not self._allowed(url):
                raise ForbiddenError("robots.txt asks not to look at it")
            return self._follow(url, {name: value for name, value in headers.items() if value})
        except ValueError as fault:
            raise FetchError(f"it is no address of the web: {fault}") from fault

    def _follow(self, url: str, headers: Mapping[str, str]) -> Answer:
        moved_to, permanent = "", True
        for _ in range(MAX_REDIRECTS):
            answer = self._patiently(url, headers)
            if not answer.moved_to:
                return Answer(**{**_fields(answer), "moved_to": moved_to})
            permanent = permanent and answer.status in _PERMANENT
            url = urljoin(url, answer.moved_to)
            moved_to = url if permanent else moved_to
        raise FetchError("it leads from one address to the next without end")

    def _patiently(self, url: str, headers: Mapping[str, str]) -> Answer:
        """Ask again, later, where the server asks for that or is overburdened."""
        wait = self.delay
        for left in reversed(range(TRIES)):
            self._wait_for_turn(url)
            answer, asked = self._once(url, headers)
            if answer.status not in _AGAIN:
                return answer
            wait = asked if asked is not None else wait * 2
            if not left or wait > LONGEST_WAIT:
                raise FetchError(f"the server is busy ({answer.status})")
            self.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _wait_for_turn(self, url: str) -> None:
        host = urlsplit(url).netloc
        since = self.clock() - self._last.get(host, -self.delay)
        if since < self.delay:
            self.sleep(self.delay - since)
        self._last[host] = self.clock()

    def _once(self, url: str, headers: Mapping[str, str]) -> tuple[Answer, float | None]:
        """One request; with it the seconds that the server asks to wait, if it does."""
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ForbiddenError("it leads to an address that is not of the web")
        request = urllib.request.Request(url, headers={"User-Agent": AGENT, "Accept-Encoding": "gzip", **headers})  # noqa: S310
        try:
            with self._opener().open(request, timeout=TIMEOUT) as response:
                return _answer(response.status, url, response.headers, self._body(response)), None
        except urllib.error.HTTPError as fault:
            with fault:
                return _answer(fault.code, url, fault.headers, b""), _seconds(fault.headers.get("Retry-After", ""))
        except urllib.error.URLError as fault:
            raise _unwrapped(fault) from fault
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as fault:
            raise FetchError(str(fault) or type(fault).__name__) from fault

    def _opener(self) -> urllib.request.OpenerDirector:
        return urllib.request.build_opener(
            _NoRedirect, _Http(self.may_connect), _Https(self.may_connect), urllib.request.ProxyHandler({})
        )

    def _body(self, response: Any) -> bytes:
        """The body, unpacked; never more than :data:`MAX_BYTES`, packed or unpacked."""
        end = self.clock() + LONGEST
        unpack = _PACKED.get(response.headers.get("Content-Encoding", "").lower())
        unpacker = zlib.decompressobj(unpack) if unpack else None
        parts: list[bytes] = []
        size = 0
        while chunk := response.read1(65_536):  # what is there: a slow server may not keep us beyond the end
            part = unpacker.decompress(chunk, MAX_BYTES + 1) if unpacker else chunk
            parts.append(part)
            size += len(part)
            if size > MAX_BYTES:
                raise FetchError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
            if self.clock() > end:
                raise FetchError("it took too long")
        return b"".join(parts)

    def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            self._robots[host] = self._read_robots(f"{host}/robots.txt")
        return self._robots[host].can_fetch(AGENT, url)

    def _read_robots(self, url: str) -> RobotFileParser:
        """The rules of a host; where it has none, everything is allowed (RFC 9309, 2.3.1.3)."""
        rules = RobotFileParser(url)
        answer = self._follow(url, {})
        rules.parse(answer.body.decode("utf-8", errors="replace").splitlines() if answer.status == 200 else [])
        return rules


def _fields(answer: Answer) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in Answer.__dataclass_fields__}


def _answer(status: int, url: str, headers: Message, body: bytes) -> Answer:
    return Answer(
        status=status,
        url=url,
        moved_to=str(headers.get("Location", "")) if 300 <= status < 400 and status != 304 else "",
        media_type=headers.get_content_type(),
        etag=str(headers.get("ETag", "")),
        modified=str(headers.get("Last-Modified", "")),
        body=body,
    )


def _seconds(retry_after: str) -> float | None:
    """Seconds that ``Retry-After`` asks to wait, a number or a date; nothing where it is neither."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds()) if text else None
    except (ValueError, TypeError):
        return None


class NoSuchHostError(FetchError):
    """The name of the host is known to nobody."""


def _unwrapped(fault: urllib.error.URLError) -> FetchError:
    if isinstance(fault.reason, FetchError):
        return fault.reason
    if isinstance(fault.reason, socket.gaierror):
        return NoSuchHostError("there is no such host")
    return FetchError(str(fault.reason))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Redirects are followed by us, one by one, each address looked at."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        del req, fp, code, msg, headers, newurl


def _connection(kind: type[Any], may_connect: Callable[[str], bool]) -> Callable[..., Any]:
    """A connection that asks only addresses that may be asked: those that its name has at this moment."""

    def connect(
        address: tuple[str, int], timeout: float | None = None, source_address: tuple[str, int] | None = None
    ) -> socket.socket:
        found = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)
        allowed = [entry[4][:2] for entry in found if may_connect(str(entry[4][0]))]
        if not allowed:
            raise ForbiddenError("its address is that of a private network")
        return socket.create_connection((str(allowed[0][0]), int(allowed[0][1])), timeout, source_address)

    def make(host: str, **options: Any) -> Any:
        connection = kind(host, **options)
        connection._create_connection = connect  # noqa: SLF001  (the one place where a connection is opened)
        return connection

    return make


class _Http(urllib.request.HTTPHandler):
    def __init__(self, may_connect: Callable[[str], bool]) -> None:
        super().__init__()
        self._make = _connection(http.client.HTTPConnection, may_connect)

    def http_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(self._make, req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, may_connect: Callable[[str], bool]) -> None:
        self._context = ssl.create_default_context()
        super().__init__(context=self._context)
        self._make = _connection(http.client.HTTPSConnection, may_connect)

    def https_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(self._make, req, context=self._context)
