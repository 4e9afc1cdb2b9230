"""Shares work among processes, where there is enough of it and the platform can fork.

A worker is a fork of this process, so it has all that the work needs without being sent anything;
what it finds comes back through a file without a name. This process works too. A share whose worker
does not bring it back, whatever became of it, is done here: a mistake in the work is met where it
is told to the user, and no worker has to tell of anything. Results stand in the order of the items,
however many processes there are.
"""

import copyreg
import gc
import io
import os
import pickle
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from functools import partial
from operator import attrgetter
from typing import IO, Any, TypeVar

from innerwiki import model

T = TypeVar("T")
R = TypeVar("R")

JOBS = "INNERWIKI_JOBS"
"""The environment's word on how many processes there may be."""

_MOST = 8
"""More processes wait for this one, which takes in what they find."""


_WORTH = 500_000
"""So many characters of text are worth a process of their own; fewer are dealt with sooner."""


def jobs_for(texts: Iterable[str]) -> int:
    """How many processes should share work that goes through some texts."""
    return max(min(possible(), sum(map(len, texts)) // _WORTH), 1)


def possible() -> int:
    """How many processes may work: one for each core, or as many as the environment says.

    One where the platform cannot fork, or cannot safely, and where threads run: a fork has none of
    them, and would wait for ever for what they hold.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    wanted = os.environ.get(JOBS, "")
    if wanted.isdecimal():
        return max(int(wanted), 1)
    return min(len(os.sched_getaffinity(0)), _MOST)


def shared(
    work: Callable[[T], R], items: Sequence[T], jobs: int, known: Iterable[type] = ()
) -> list[R]:
    """What work makes of each item, in their order.

    Args:
        work: is called with an item; what it returns must be fit to be pickled.
        items: what there is to do.
        jobs: how many processes share it, this one included.
        known: beside those of the model, frozen classes that results are made of.

    Raises:
        Exception: whatever `work` raises.
    """
    jobs = min(jobs, len(items))
    if jobs <= 1:
        return [work(item) for item in items]
    pickling = _by_fields((*vars(model).values(), *known))
    workers = []
    try:
        for number in range(1, jobs):
            with _undisturbed():
                workers.append(_Worker(partial(map, work, items[number::jobs]), pickling))
        shares = [[work(item) for item in items[::jobs]]]
        for number, worker in enumerate(workers, 1):
            found = worker.wait()
            shares.append([work(item) for item in items[number::jobs]] if found is None else found)
    finally:
        for worker in workers:
            worker.end()
    return [shares[number % jobs][number // jobs] for number in range(len(items))]


Reduce = Callable[[Any], tuple[Any, tuple[Any, ...]]]
Pickling = dict[type, Any]
"""How to pickle the instances of some classes: functions, by the class."""
_TOGETHER = 50
"""Results that are pickled in one piece; what two of them share is written once."""


class _Worker:
    """A fork of this process that does a share of the work and writes down what it comes to."""

    def __init__(self, work: Callable[[], Iterator[Any]], pickling: Pickling) -> None:
        self._pid = 0
        self._results: IO[bytes] = io.BytesIO()
        with suppress(OSError):  # no more processes, no room for a file
            self._results = tempfile.TemporaryFile()  # noqa: SIM115 - `end` closes it
            self._pid = os.fork()
            if self._pid == 0:
                _work(work, self._results, pickling)

    def wait(self) -> list[Any] | None:
        """All results, when they are there; None if they are not whole."""
        if not self._pid:
            return None
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        if status:
            return None
        self._results.seek(0)
        found: list[Any] = []
        with suppress(EOFError):
            while True:
                found += pickle.load(self._results)  # noqa: S301 - written by our own fork
        return found

    def end(self) -> None:
        """Leave nothing behind: neither the process, where it still runs, nor the file."""
        self._results.close()
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait until a worker has become one, and is known to those who end it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(work: Callable[[], Iterator[Any]], results: IO[bytes], pickling: Pickling) -> None:
    """The life of a worker; it ends here, and nothing that this process was about to do is done."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C is told of once, by the first process
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        gc.disable()  # it lives so short that looking for waste is one
        _write(work(), results, pickling)
        results.flush()
        status = 0
    finally:
        os._exit(status)


def _write(found: Iterator[Any], results: IO[bytes], pickling: Pickling) -> None:
    piece: list[Any] = []
    for one in found:
        piece.append(one)
        if len(piece) == _TOGETHER:
            _dump(piece, results, pickling)
            piece = []
    _dump(piece, results, pickling)


def _dump(piece: list[Any], results: IO[bytes], pickling: Pickling) -> None:
    pickler = pickle.Pickler(results, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = pickling
    pickler.dump(piece)


def _by_fields(classes: Iterable[Any]) -> Pickling:
    """How to pickle small frozen classes: as calls of them, a third of the time it takes else."""
    table: Pickling = copyreg.dispatch_table.copy()
    for cls in classes:
        if isinstance(cls, type) and is_dataclass(cls) and "__slots__" in vars(cls):
            table[cls] = _reducer(cls)
    return table


def _reducer(cls: Any) -> Reduce:
    names = [field.name for field in fields(cls)]
    get = attrgetter(*names)
    if len(names) == 1:
        return lambda one: (cls, (get(one),))
    return lambda one: (cls, get(one))
