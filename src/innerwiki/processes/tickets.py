"""Tickets: whoever is free draws one, and does the part of the work that it stands for.

One core may be slower than another one, and for minutes at a time. If each process were given its
share beforehand, all would wait for the one that has the slow core.
"""

import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TypeVar

T = TypeVar("T")

_PARTS = 1000
"""Of fewer parts, each would be longer, and who is done first would wait longer for the others."""
_TICKET = struct.Struct("=H")


class Tickets:
    """Tickets in a pipe, each of which one process draws.

    They are so few bytes that a pipe takes them in, and gives out each of them, whole.

    Args of the constructor: how many of the first tickets are not in the pipe, since processes have
    them from the beginning, and who closes it in the end.
    """

    def __init__(self, given: int, afterwards: ExitStack) -> None:
        self._pipe, written = os.pipe()
        afterwards.callback(os.close, self._pipe)
        try:
            os.write(written, b"".join(map(_TICKET.pack, range(given, _PARTS))))
        finally:
            os.close(written)

    def draw(self) -> int | None:
        """The next ticket; None when all are drawn."""
        drawn = os.read(self._pipe, _TICKET.size)
        return int(_TICKET.unpack(drawn)[0]) if drawn else None


def part(items: Sequence[T], ticket: int) -> Iterator[tuple[int, T]]:
    """The items that a ticket stands for, each with its number among all; there may be none.

    >>> list(part("abc", 1)), list(part(range(2000), 1)), list(part("abc", 3))
    ([(1, 'b')], [(2, 2), (3, 3)], [])
    """
    count = -(-len(items) // _PARTS)
    start = ticket * count
    return enumerate(items[start : start + count], start)
