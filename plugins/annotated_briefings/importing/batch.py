"""Many articles at once: one pure function for each, over any executor; one bad file never stops the rest."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath
from threading import Event

from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import Term
from annotated_briefings.importing.article import Article
from annotated_briefings.importing.found import Found, find_all
from annotated_briefings.importing.inputs import Input
from annotated_briefings.importing.limits import MAX_BYTES
from annotated_briefings.importing.read import read_article
from annotated_briefings.importing.workers import WorkerTimedOutError
from annotated_briefings.text.diagnostic import Diagnostic, Severity, error
from annotated_briefings.text.place import Location

AHEAD = 64
"""Inputs that are read before the first of them has been handed on: enough for one slow file among quick ones."""
_POLL_SECONDS = 0.2
_NOTHING = Found(dates=(), events=(), quotations=(), terms=(), candidates=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What holds for each article of a batch.

    ``glossary`` is what :func:`pack_terms` makes of the terms: it is sent along with every article, and each process
    builds its matcher from it once.
    """

    published: str = ""
    url: str = ""
    glossary: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What has become of one input; where it could not be read, an article that only says why."""

    input: Input
    article: Article
    found: Found = _NOTHING

    @property
    def failed(self) -> bool:
        """Whether no draft can be made of it."""
        return any(fault.severity is Severity.ERROR for fault in self.article.diagnostics)


def pack_terms(terms: tuple[Term, ...]) -> bytes:
    """Terms as bytes that are quick to send and to compare."""
    return pickle.dumps(terms) if terms else b""


def read_one(data: bytes, name: str, options: Options) -> tuple[Article, Found]:
    """The article in ``data`` and all that is found in it. A pure function; its values are picklable.

    The article's ``original`` is left out: who has sent it still has it.
    """
    article = read_article(data, url=options.url or None, published=options.published or None, name=name)
    return replace(article, original=b""), find_all(article, _glossary(options.glossary))


@lru_cache(maxsize=1)
def _glossary(packed: bytes) -> Glossary | None:
    return Glossary(pickle.loads(packed)) if packed else None  # noqa: S301  (our own, from pack_terms)


@dataclass(frozen=True, slots=True)
class _Pending:
    """An input on its way: its bytes and its future, or what kept it from being sent."""

    input: Input
    data: bytes = b""
    future: Future[tuple[Article, Found]] | None = None
    fault: Diagnostic | None = None

    @property
    def is_done(self) -> bool:
        return self.future is None or self.future.done()


def import_all(
    sources: Iterable[Input],
    *,
    executor: Executor,
    options: Options | None = None,
    ahead: int = AHEAD,
    stop: Event | None = None,
) -> Iterator[Result]:
    """The results in the order of the sources, each as soon as it and those before it are there.

    An input is read when its turn comes, at most ``ahead`` of them before the first is done. Once ``stop`` is set,
    nothing more is sent; what is done by then is still handed on, and what is not has no result.
    """
    batch = _Batch(iter(sources), executor, options or Options(), ahead)
    stop = stop or Event()
    while batch.fill(stop) and not stop.is_set():
        batch.await_first()
        yield from batch.take_done()
    yield from batch.take_rest()


@dataclass(slots=True)
class _Batch:
    """What is on its way, in the order of the sources."""

    waiting: Iterator[Input]
    executor: Executor
    options: Options
    ahead: int
    pending: deque[_Pending] = field(default_factory=deque)

    def fill(self, stop: Event) -> bool:
        """Send as many as may be on their way; whether any is."""
        while len(self.pending) < self.ahead and not stop.is_set():
            source = next(self.waiting, None)
            if source is None:
                break
            self.pending.append(_send(source, self.executor, self.options))
        return bool(self.pending)

    def await_first(self) -> None:
        """Wait for the first for a moment, so that a request to stop is noticed."""
        future = self.pending[0].future
        if future is not None:
            wait([future], timeout=_POLL_SECONDS)

    def take_done(self) -> Iterator[Result]:
        """The results up to the first that is not there yet."""
        while self.pending and self.pending[0].is_done:
            yield _result(self.pending.popleft())

    def take_rest(self) -> Iterator[Result]:
        """The results that are there, though others before them are not; these are given up."""
        for sent in self.pending:
            if sent.is_done:
                yield _result(sent)
            elif sent.future is not None:
                sent.future.cancel()


def _send(source: Input, executor: Executor, options: Options) -> _Pending:
    try:
        data = source.read(MAX_BYTES + 1)
    except OSError as fault:
        said = error("unreadable-file", f"the file cannot be read: {fault.strerror or fault}", _place(source))
        return _Pending(source, fault=said)
    if len(data) > MAX_BYTES:
        said = error("file-too-large", f"the file is larger than {MAX_BYTES // 1_000_000} MB", _place(source))
        return _Pending(source, fault=said)
    try:
        return _Pending(source, data, executor.submit(read_one, data, source.name, options))
    except BrokenExecutor as fault:
        return _Pending(source, data, fault=_crashed(source, fault))


def _result(sent: _Pending) -> Result:
    fault = sent.fault
    if sent.future is not None:
        try:
            raised = sent.future.exception()
        except CancelledError as cancelled:
            raised = cancelled
        if raised is None:
            article, found = sent.future.result()
            return Result(input=sent.input, article=replace(article, original=sent.data), found=found)
        fault = _crashed(sent.input, raised)
    faults = (fault,) if fault else ()
    return Result(input=sent.input, article=Article(original=sent.data, diagnostics=faults))


def _crashed(source: Input, fault: BaseException) -> Diagnostic:
    if isinstance(fault, WorkerTimedOutError):
        return error("import-timed-out", f"the file was given up: {fault}", _place(source),
                     hint="it may be damaged, or made to do harm; --seconds allows more time")  # fmt: skip
    return error("import-crashed", f"the file could not be read: {str(fault) or type(fault).__name__}", _place(source),
                 hint="it may be damaged, or made to do harm; the other files are not concerned")  # fmt: skip


def _place(source: Input) -> Location:
    return Location(PurePosixPath(source.name))
