"""Shares work among processes, where there is enough of it and the platform can fork.

A team is this process, which leads it, and forks of it, so all have what the work needs without
being sent anything. Each takes items to work on as it comes to them. What one finds the others may
need, so it can be pooled; in the end all is brought to the leader, and the forks end. It is handed
on in files without a name.

If a fork is lost, whatever became of it, the leader does all the work by itself: a mistake in the
work is met where it is told to the user, and no fork has to tell of anything. Results stand in the
order of the items, however many processes there are.
"""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from operator import itemgetter
from typing import TypeVar

from innerwiki import model
from innerwiki.processes.pickling import by_fields
from innerwiki.processes.teams import Leader, LostError, Team

__all__ = ["Team", "in_order", "jobs_for", "possible", "shared", "together"]

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


def together(work: Callable[[Team], R], jobs: int, known: Iterable[type] = ()) -> R:
    """What some work comes to that several processes do together.

    Args:
        work: is done by each process, with its team. It hands its results on by the team's methods,
            in this order: `pooled`, as often as it likes, then `brought`.
        jobs: how many processes there are, this one included.
        known: beside those of the model, frozen classes that results are made of.

    Raises:
        Exception: whatever `work` raises.
    """
    with _keeping():
        if jobs > 1:
            pickling = by_fields((*vars(model).values(), *known))
            with suppress(LostError), ExitStack() as afterwards:
                return work(Leader(work, jobs, pickling, afterwards))
        return work(Team())


@contextmanager
def _keeping() -> Iterator[None]:
    """Look for no waste meanwhile: nearly all that is made is kept, so it would be the waste."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()  # what was made counts as old from now on, or all of it is gone through
            gc.unfreeze()
            gc.enable()


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

    def share(team: Team) -> list[R]:
        found = ((number, work(item)) for number, item in team.taken(items))
        return in_order(team.brought(found))

    return together(share, min(jobs, len(items)), known)


def in_order(shares: Iterable[Iterable[tuple[int, T]]]) -> list[T]:
    """What was found of each item, in their order, from what each process has found of which.

    >>> in_order([[(0, "a"), (3, "d")], [(1, "b"), (2, "c")]])
    ['a', 'b', 'c', 'd']
    """
    found = sorted(chain.from_iterable(shares), key=itemgetter(0))
    return [one for _, one in found]
