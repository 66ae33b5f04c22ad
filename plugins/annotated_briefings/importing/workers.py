"""Worker processes that may die: an executor in which a task that hangs or crashes takes nothing with it but itself.

``concurrent.futures.ProcessPoolExecutor`` gives up as a whole when one of its processes dies, and has no time limit.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Any, ParamSpec, TypeVar

from annotated_briefings.importing.limits import SECONDS, WORKER_BYTES

_P = ParamSpec("_P")
_T = TypeVar("_T")
_OUT_OF_MEMORY = 77
"""Exit status of a worker that was refused memory."""
_START_SECONDS = 120.0


class WorkerCrashedError(BrokenExecutor):
    """The worker of this task has ended before its time: by a signal, or for want of memory."""


class WorkerTimedOutError(BrokenExecutor):
    """The task took longer than it may; its worker was ended."""


class WorkerFaultError(RuntimeError):
    """The task raised an exception, whose type and words these are."""


@dataclass(frozen=True, slots=True)
class _Task:
    future: Future[Any]
    call: Callable[..., Any]
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]


class WorkerPool(Executor):
    """Up to ``jobs`` processes with one task each; every task has ``seconds``, every process ``memory`` bytes.

    What is submitted must be picklable. A script that uses it guards its start by ``if __name__ == "__main__"``, as
    always with :mod:`multiprocessing`.
    """

    def __init__(self, jobs: int, *, seconds: float = SECONDS, memory: int = WORKER_BYTES) -> None:
        self._jobs, self._seconds, self._memory = max(jobs, 1), seconds, memory
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._workers: list[_Worker] = []
        self._is_closed = False
        self._is_cancelled = False

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """See :meth:`concurrent.futures.Executor.submit`."""
        with self._lock:
            if self._is_closed:
                raise RuntimeError("expected an open pool, got one that was shut down")
            future: Future[_T] = Future()
            self._tasks.put(_Task(future, fn, args, kwargs))
            if len(self._threads) < self._jobs:
                thread = threading.Thread(target=self._serve, daemon=True)
                self._threads.append(thread)
                thread.start()
            return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """See :meth:`concurrent.futures.Executor.shutdown`; cancelled futures end running tasks too."""
        with self._lock:
            first, self._is_closed = not self._is_closed, True
        if cancel_futures:
            self._cancel()
        if first:
            for _ in self._threads:
                self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def _cancel(self) -> None:
        waiting = []
        while not self._tasks.empty():
            task = self._tasks.get()
            waiting.append(task)
        for task in waiting:
            if task is None:
                self._tasks.put(None)
            else:
                task.future.cancel()
        with self._lock:
            self._is_cancelled = True
            for worker in self._workers:
                worker.process.kill()

    def _serve(self) -> None:
        """Hand one task after the other to one process; a new one where that has died."""
        worker: _Worker | None = None
        while (task := self._tasks.get()) is not None:
            if not task.future.set_running_or_notify_cancel():
                continue
            try:
                worker = worker or self._start()
                result = worker.run(task, self._seconds)
            except (BrokenExecutor, WorkerFaultError) as fault:
                task.future.set_exception(fault)
                worker = worker if worker and worker.is_alive else None
            else:
                task.future.set_result(result)
        if worker:
            worker.end()

    def _start(self) -> _Worker:
        worker = _Worker.start(_context(), self._memory)
        with self._lock:
            self._workers = [other for other in self._workers if other.is_alive]
            self._workers.append(worker)
            if self._is_cancelled:
                worker.end()
                raise WorkerCrashedError("it was cancelled while its worker started")
        return worker


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    is_alive: bool = field(default=True)

    @classmethod
    def start(cls, context: BaseContext, memory: int) -> _Worker:
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, memory), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        worker = cls(process, ours)
        try:
            if not ours.poll(_START_SECONDS):
                worker.end()
                raise WorkerTimedOutError("a worker did not start")
            ours.recv()
        except (EOFError, OSError) as fault:
            worker.end()
            raise WorkerCrashedError("a worker did not start") from fault
        return worker

    def run(self, task: _Task, seconds: float) -> Any:
        """What the task returns. Raises :class:`BrokenExecutor` where the process is gone now."""
        try:
            self.connection.send((task.call, task.arguments, task.keywords))
            if not self.connection.poll(seconds):
                self.end()
                raise WorkerTimedOutError(f"it took longer than {seconds:g} seconds")
            is_well, value = self.connection.recv()
        except (EOFError, OSError) as fault:
            raise WorkerCrashedError(self._cause()) from fault
        except (TypeError, AttributeError, ValueError) as fault:
            raise WorkerFaultError(f"{type(fault).__name__}: {fault}") from fault
        if not is_well:
            raise WorkerFaultError(value)
        return value

    def end(self) -> None:
        """Kill the process, if it still runs."""
        self.is_alive = False
        self.process.kill()
        self.process.join()
        self.connection.close()

    def _cause(self) -> str:
        self.process.join(1.0)
        status = self.process.exitcode
        self.end()
        if status == _OUT_OF_MEMORY:
            return "it needs more memory than a worker may have"
        if status is not None and status < 0:
            return f"its worker was ended by {_signal_name(-status)}"
        return "its worker ended"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _context() -> BaseContext:
    """Forked from a clean process where there is such a thing: quick to start, and free of this one's threads."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(["annotated_briefings.importing.batch"])
    return context


def _work(connection: Connection, memory: int) -> None:
    """Run in the worker: answer each task with (whether it went well, its value or what went wrong).

    What libraries print or log would get between the lines of our output, so it goes nowhere.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable()
    with open(os.devnull, "w") as nothing:  # noqa: PTH123  (a device)
        os.dup2(nothing.fileno(), 1)
    _limit(memory)
    connection.send(None)
    while True:
        try:
            call, arguments, keywords = connection.recv()
        except (EOFError, OSError):
            return
        try:
            reply = True, call(*arguments, **keywords)
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        except Exception as fault:  # noqa: BLE001  (an executor passes on whatever a task raises)
            reply = False, f"{type(fault).__name__}: {fault}"
        connection.send(reply)


def _limit(memory: int) -> None:
    """Hold this process to an amount of address space, where the system knows such a limit."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, ValueError, OSError):
        return
