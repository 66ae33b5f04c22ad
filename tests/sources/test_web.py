"""Asking the web politely, tried on a server of this machine."""

from __future__ import annotations

import gzip

import pytest
from annotated_briefings.sources import web
from annotated_briefings.sources.web import Fetcher, FetchError, ForbiddenError, NoSuchHostError


def test_a_page_comes_with_what_its_server_calls_it(server, fetcher) -> None:
    server.says("/a", 200, "words", Content_Type="text/html; charset=utf-8", ETag='"1"', Last_Modified="yesterday")

    answer = fetcher.page(f"{server.url}/a")

    assert (answer.status, answer.body, answer.media_type) == (200, b"words", "text/html")
    assert (answer.etag, answer.modified, answer.moved_to) == ('"1"', "yesterday", "")


def test_a_known_page_is_asked_for_only_where_it_has_changed(server, fetcher) -> None:
    server.says("/a", 304)

    answer = fetcher.page(f"{server.url}/a", etag='"1"', modified="yesterday")

    assert answer.status == 304
    headers = server.asked[-1][1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"1"', "yesterday")


def test_a_page_that_is_not_there_is_an_answer(server, fetcher) -> None:
    assert fetcher.page(f"{server.url}/gone").status == 404


def test_permanent_redirects_are_told_and_passing_ones_are_not(server, fetcher) -> None:
    server.says("/old", 301, Location="/new")
    server.says("/today", 302, Location="/new")
    server.says("/new", 200, "words")

    assert fetcher.page(f"{server.url}/old").moved_to == f"{server.url}/new"
    assert fetcher.page(f"{server.url}/today").moved_to == ""


def test_redirects_without_end_are_given_up(server, fetcher) -> None:
    server.says("/a", 301, Location="/a")

    with pytest.raises(FetchError, match="without end"):
        fetcher.page(f"{server.url}/a")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/x", "javascript:alert(1)"])
def test_a_redirect_out_of_the_web_is_not_followed(server, fetcher, target: str) -> None:
    server.says("/a", 302, Location=target)

    with pytest.raises(ForbiddenError):
        fetcher.page(f"{server.url}/a")


def test_a_private_network_is_never_asked(server) -> None:
    with pytest.raises(ForbiddenError, match="private network"):
        Fetcher(delay=0).page(f"{server.url}/a")

    assert server.asked == []


def test_a_redirect_into_a_private_network_is_not_followed(server, clock) -> None:
    server.says("/a", 302, Location="http://10.0.0.1/secret")
    fetcher = Fetcher(delay=0, clock=lambda: clock.now, sleep=clock.sleep, may_connect=lambda ip: ip == "127.0.0.1")

    with pytest.raises(ForbiddenError, match="private network"):
        fetcher.page(f"{server.url}/a")


def test_what_robots_txt_forbids_is_not_asked_for(server, fetcher) -> None:
    server.says("/robots.txt", 200, "User-agent: *\nDisallow: /private\n")
    server.says("/open", 200, "words")

    with pytest.raises(ForbiddenError, match=r"robots\.txt"):
        fetcher.page(f"{server.url}/private/a")

    assert fetcher.page(f"{server.url}/open").status == 200
    assert [path for path, _ in server.asked].count("/robots.txt") == 1


def test_a_host_is_asked_slowly(server, fetcher, clock) -> None:
    server.says("/a", 200, "words")

    fetcher.page(f"{server.url}/a")
    fetcher.page(f"{server.url}/a")

    assert clock.slept == [1, 1]


def test_a_busy_server_is_asked_again_when_it_says_so(server, fetcher, clock) -> None:
    server.says("/a", 429, Retry_After="7")
    server.says("/a", 200, "words")

    assert fetcher.page(f"{server.url}/a").body == b"words"
    assert 7 in clock.slept


def test_a_busy_server_that_says_nothing_is_asked_later_and_later(server, fetcher, clock) -> None:
    server.says("/a", 503)

    with pytest.raises(FetchError, match="busy"):
        fetcher.page(f"{server.url}/a")

    assert server.paths() == ["/a"] * web.TRIES
    assert [seconds for seconds in clock.slept if seconds > 1] == [2, 4]


@pytest.mark.parametrize("wait", ["86400", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_a_server_that_asks_for_hours_is_left_alone(server, fetcher, clock, wait: str) -> None:
    server.says("/a", 503, Retry_After=wait)

    with pytest.raises(FetchError):
        fetcher.page(f"{server.url}/a")

    assert server.paths() == ["/a"]


@pytest.mark.parametrize("wait", ["soon", "-3", "٣", "Fri, 99 Jan"])
def test_a_wait_that_is_none_is_not_read(server, fetcher, wait: str) -> None:
    assert web._seconds(wait) is None


def test_packed_pages_are_unpacked(server, fetcher) -> None:
    server.says("/a", 200, gzip.compress(b"words"), Content_Encoding="gzip")

    assert fetcher.page(f"{server.url}/a").body == b"words"


def test_a_page_without_end_is_given_up(server, fetcher, monkeypatch) -> None:
    monkeypatch.setattr(web, "MAX_BYTES", 1_000)
    server.says("/large", 200, b"x" * 2_000)
    server.says("/bomb", 200, gzip.compress(b"x" * 1_000_000), Content_Encoding="gzip")

    for path in ("/large", "/bomb"):
        with pytest.raises(FetchError, match="larger than"):
            fetcher.page(server.url + path)


def test_broken_packing_is_a_fault_of_the_network(server, fetcher) -> None:
    server.says("/a", 200, b"not gzip", Content_Encoding="gzip")

    with pytest.raises(FetchError):
        fetcher.page(f"{server.url}/a")


def test_a_host_that_nobody_knows_is_said_to_be_unknown(fetcher) -> None:
    with pytest.raises(NoSuchHostError):
        fetcher.page("http://no-such-host.invalid/a")


@pytest.mark.parametrize("url", ["http://[::1", "http://", "https:///x", "http://a b/"])
def test_an_address_that_is_none_is_a_fault(fetcher, url: str) -> None:
    with pytest.raises(FetchError):
        fetcher.page(url)
