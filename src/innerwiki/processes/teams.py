"""Teams: this process, which leads, and forks of it, which have all that it has.

Each process writes what it finds into a file without a name that all can read. A line, one between
the leader and each fork, says only how far the files may be read.
"""

import io
import os
import pickle
import signal
import socket
import struct
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any, NoReturn, TypeVar

from innerwiki.processes.pickling import Pickling
from innerwiki.processes.tickets import Tickets, part

T = TypeVar("T")


class Team:
    """The processes that do a piece of work together, as one of them sees it; here, one alone."""

    number = 0
    """Which of them this process is; the leader is 0."""
    size = 1

    def taken(self, items: Sequence[T]) -> Iterator[tuple[int, T]]:
        """Items that no other process takes, each with its number, as this one comes to them.

        A team divides its work like this once.
        """
        return enumerate(items)

    def pooled(self, found: Sequence[T]) -> list[Sequence[T]]:
        """What each process has found, in the order of their numbers; all of them get it.

        Each has to call this with what it has found; the call lasts until all have.
        """
        return [found]

    def brought(self, found: Iterable[T]) -> list[Sequence[T]]:
        """The same, to the leader; of every other process this is the end."""
        return [list(found)]


class LostError(Exception):
    """The team is not whole: a fork could not be made, or did not bring what it was to bring."""


@dataclass(frozen=True, slots=True)
class _Common:
    """What all processes of a team have in common.

    `files` are those that they write into, by their numbers, `pickling` is how they write.
    """

    files: Sequence[IO[bytes]]
    tickets: Tickets
    pickling: Pickling


class _Writing(Team):
    """A team of several: each process writes what it finds into a file that all can read."""

    def __init__(self, number: int, common: _Common) -> None:
        self.number = number
        self.size = len(common.files)
        self._files = common.files
        self._tickets = common.tickets
        self._pickling = common.pickling
        self._read = [0] * self.size
        self._has_taken = False

    def taken(self, items: Sequence[T]) -> Iterator[tuple[int, T]]:
        """See `Team.taken`.

        Raises:
            RuntimeError: the team has divided its work before.
        """
        if self._has_taken:
            raise RuntimeError("a team divides its work once")
        self._has_taken = True
        return self._drawn(items)

    def _drawn(self, items: Sequence[T]) -> Iterator[tuple[int, T]]:
        """The items of one ticket after the other; the first is this process's own."""
        ticket: int | None = self.number
        while ticket is not None:
            yield from part(items, ticket)
            ticket = self._draw()

    def _draw(self) -> int | None:
        """The next ticket; None when all are drawn."""
        return self._tickets.draw()

    def _write(self, found: Iterable[Any]) -> int:
        """Write down what this process has found; where its file ends now."""
        file = self._files[self.number]
        for piece in _pieces(found):
            pickled = io.BytesIO()
            pickler = pickle.Pickler(pickled, pickle.HIGHEST_PROTOCOL)
            pickler.dispatch_table = self._pickling
            pickler.dump(piece)
            left = pickled.getbuffer()
            try:
                while left:
                    left = left[file.write(left) :]
            except OSError as error:  # there is no room for it
                raise LostError from error
        return file.tell()

    def _shares(self, mine: Sequence[T], ends: Sequence[int]) -> list[Sequence[T]]:
        """What each process has found, from files that now end where it is said."""
        return [
            mine if number == self.number else self._read_share(number, end)
            for number, end in enumerate(ends)
        ]

    def _read_share(self, number: int, end: int) -> list[Any]:
        start, self._read[number] = self._read[number], end
        file = self._files[number].fileno()  # its writer goes on at a place of its own
        pieces = io.BytesIO(b"".join(_stretch(file, start, end)))
        found: list[Any] = []
        while pieces.tell() < end - start:
            found += pickle.load(pieces)  # noqa: S301 - written by our own fork
        return found


class Leader(_Writing):
    """The process that others are forked from; what it comes to is what the team comes to."""

    def __init__(
        self, work: Callable[[Team], Any], size: int, pickling: Pickling, afterwards: ExitStack
    ) -> None:
        self._forks: list[_Fork] = []
        try:
            files = [_nameless(afterwards) for _ in range(size)]
            common = _Common(files, Tickets(size, afterwards), pickling)
            super().__init__(0, common)
            for number in range(1, size):
                with _undisturbed():
                    self._forks.append(_Fork(work, number, common))
                    afterwards.callback(self._forks[-1].end)
        except OSError as error:  # no more processes, no room for a file
            raise LostError from error

    def pooled(self, found: Sequence[T]) -> list[Sequence[T]]:
        """See `Team.pooled`."""
        ends = (self._write(found), *(fork.heard() for fork in self._forks))
        for fork in self._forks:
            fork.tell(ends)
        return self._shares(found, ends)

    def brought(self, found: Iterable[T]) -> list[Sequence[T]]:
        """See `Team.brought`."""
        mine = list(found)
        for fork in self._forks:
            fork.wait()
        return self._shares(mine, [os.fstat(file.fileno()).st_size for file in self._files])


class _Member(_Writing):
    """The team as a fork sees it, which talks to the leader on a line of its own."""

    def __init__(self, number: int, common: _Common, line: socket.socket) -> None:
        super().__init__(number, common)
        self._line = line
        self._leader = os.getppid()

    def _draw(self) -> int | None:
        """See `_Writing._draw`; who has lost its leader would have to draw all that are left."""
        if os.getppid() != self._leader:
            os._exit(1)  # nobody is left who would take anything
        return super()._draw()

    def pooled(self, found: Sequence[T]) -> list[Sequence[T]]:
        """See `Team.pooled`."""
        self._line.sendall(_END.pack(self._write(found)))
        ends = _received(self._line, self.size)
        if ends is None:
            os._exit(1)  # nobody is left who would take anything
        return self._shares(found, ends)

    def brought(self, found: Iterable[T]) -> NoReturn:
        """See `Team.brought`."""
        self._write(found)
        os._exit(0)


class _Fork:
    """A fork of this process, as its leader sees it; it begins to work when it is made."""

    def __init__(self, work: Callable[[Team], Any], number: int, common: _Common) -> None:
        self._line, theirs = socket.socketpair()
        with theirs:
            try:
                self._pid = os.fork()
            except OSError:
                self._line.close()
                raise
            if self._pid == 0:
                self._line.close()
                _live(work, _Member(number, common, theirs))

    def heard(self) -> int:
        """Wait for the word that it has written all it has found; where its file ends."""
        said = _received(self._line, 1)
        if said is None:
            raise LostError
        return said[0]

    def tell(self, ends: Sequence[int]) -> None:
        """Tell it where all files end."""
        try:
            self._line.sendall(b"".join(map(_END.pack, ends)))
        except OSError as error:
            raise LostError from error

    def wait(self) -> None:
        """Wait until it has brought all it was to bring."""
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        if status:
            raise LostError

    def end(self) -> None:
        """Leave no process behind, where it still runs."""
        self._line.close()
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)


_END = struct.Struct("=Q")
"""How the end of a file is told on a line."""
_TOGETHER = 50
"""Results that are pickled in one piece; what two of them share is written once."""


def _pieces(found: Iterable[T]) -> Iterator[list[T]]:
    """Some results, so many together as are pickled in one piece."""
    results = iter(found)
    while piece := list(islice(results, _TOGETHER)):
        yield piece


def _received(line: socket.socket, count: int) -> list[int] | None:
    """So many ends of files from a line; None if whoever was to tell them is gone."""
    said = b""
    while len(said) < count * _END.size:
        try:
            more = line.recv(count * _END.size - len(said))
        except ConnectionError:
            return None
        if not more:
            return None
        said += more
    return [end for (end,) in _END.iter_unpack(said)]


def _stretch(file: int, start: int, end: int) -> Iterator[bytes]:
    """The bytes of a file from an offset to another one; who else reads or writes it is let be."""
    while start < end:
        read = os.pread(file, end - start, start)
        if not read:
            raise LostError
        start += len(read)
        yield read


def _nameless(afterwards: ExitStack) -> IO[bytes]:
    """A file without a name, which is closed in the end."""
    return afterwards.enter_context(tempfile.TemporaryFile(buffering=0))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait until a fork has become one, and is known to those who end it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _live(work: Callable[[Team], Any], team: Team) -> NoReturn:
    """The life of a fork; it ends here, and nothing that this process was about to do is done."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C is told of once, by the first process
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        work(team)
    finally:
        os._exit(1)  # it has not brought what it was to bring
