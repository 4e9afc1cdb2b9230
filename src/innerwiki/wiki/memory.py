"""Remembers what was worked out, so that several rules and pages have it worked out once.

Much of what is asked about a wiki is a question about one entry, one article or one list of names,
and is asked again by every rule and on every page. The things that it is asked about hold mappings
and could be told apart by what they say only slowly, so they are told apart by which they are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

A = TypeVar("A")
T = TypeVar("T")


class Memory:
    """What some work came to on some things; each thing is kept, so that no other takes its place.

    >>> memory, asked = Memory(), []
    >>> def length(word: str) -> int:
    ...     asked.append(word)
    ...     return len(word)
    >>> memory.of(length, "entropy"), memory.of(length, "entropy"), asked
    (7, 7, ['entropy'])
    """

    def __init__(self) -> None:
        self._found: defaultdict[object, dict[int, tuple[object, Any]]] = defaultdict(dict)

    def of(self, work: Callable[[A], T], thing: A) -> T:
        """What `work` makes of a thing; it must come to the same whenever it is done."""
        of_work = self._found[work]
        known = of_work.get(id(thing))
        if known is None:
            known = of_work[id(thing)] = (thing, work(thing))
        found: T = known[1]
        return found

    def each(self, work: Callable[[A], T], things: Iterable[A]) -> list[T]:
        """What `work` makes of each of some things: `of`, in one go."""
        known = self._found[work].get
        return [found[1] if (found := known(id(one))) else self.of(work, one) for one in things]
