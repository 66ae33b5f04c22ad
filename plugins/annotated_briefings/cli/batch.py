"""Many sources with one command: worker processes, a progress bar on a terminal, and Ctrl-C that loses nothing."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from annotated_briefings.importing.batch import Options, Result
    from annotated_briefings.importing.inputs import Input

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it: 128 and the number of the signal."""
_MOST_NAMED = 20
_CLEAR_LINE = "\r\x1b[2K"


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_batch(
    inputs: Sequence[Input], *, options: Options, jobs: int, seconds: float, take: Callable[[Result], None]
) -> tuple[Input, ...]:
    """Hand each result to ``take``, in the order of the inputs; the inputs that Ctrl-C has left without one.

    The first Ctrl-C lets ``take`` finish and hands on what is done; the second one ends everything at once.
    """
    from annotated_briefings.importing.batch import import_all
    from annotated_briefings.importing.workers import WorkerPool

    left = {id(source): source for source in inputs}
    stop = Event()
    pool = WorkerPool(min(jobs, len(inputs)), seconds=seconds)
    try:
        with _stopped_by_interrupt(stop), _progress(len(inputs)) as advance:
            for result in import_all(inputs, executor=pool, options=options, stop=stop):
                take(result)
                left.pop(id(result.input), None)
                advance()
    finally:
        pool.shutdown(cancel_futures=stop.is_set())
    return tuple(left.values())


def end_if_interrupted(left: Sequence[Input], count: int) -> None:
    """Say what is left and end with :data:`INTERRUPTED`, if anything is left."""
    if not left:
        return
    click.echo(f"Interrupted: {len(left)} of {count} not done", err=True)
    for source in left[:_MOST_NAMED]:
        click.echo(f"  {source.label}", err=True)
    if len(left) > _MOST_NAMED:
        click.echo(f"  … and {len(left) - _MOST_NAMED} more", err=True)
    raise click.exceptions.Exit(INTERRUPTED)


@contextmanager
def _stopped_by_interrupt(stop: Event) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def interrupt(number: int, frame: FrameType | None) -> None:
        del number, frame
        stop.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress(count: int) -> Iterator[Callable[[], None]]:
    """A bar that the returned function moves by one; none for a single source or where nobody watches."""
    if count < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=count, label="Importing", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def clear_progress() -> None:
    """Make room for a line of text where the bar stands; it comes back with the next step."""
    if sys.stderr.isatty():
        click.echo(_CLEAR_LINE, err=True, nl=False)
