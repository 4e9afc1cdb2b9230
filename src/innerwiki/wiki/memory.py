"""Remembers what was worked out, so that several rules and pages have it worked out once.

Much of what is asked about a wiki is a question about one entry, one article or one list of names,
and is asked again by every rule and on every page. The things that it is asked about hold mappings
and could be told apart by what they say only slowly, so they are told apart by which they are.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

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
        self._named: dict[tuple[object, int], _Made[Any, Any]] = {}

    def of(self, work: Callable[[A], T], thing: A) -> T:
        """What `work` makes of a thing; it must come to the same whenever it is done."""
        of_work = self._found[work]
        known = of_work.get(id(thing))
        if known is None:
            known = of_work[id(thing)] = (thing, work(thing))
        found: T = known[1]
        return found

    def each(self, work: Callable[[A], T], things: Mapping[str, A]) -> Mapping[str, T]:
        """What `work` makes of each of some things, by their names, once it is asked for.

        >>> lengths = Memory().each(len, {"a": "entropy", "b": "heat"})
        >>> lengths["a"], dict(lengths)
        (7, {'a': 7})
        """
        known = self._named.get((work, id(things)))
        if known is None:
            known = self._named[work, id(things)] = _Made(work, things)
        return known


class _Made(dict[str, T], Generic[A, T]):
    """What some work has come to on some things, by their names."""

    def __init__(self, work: Callable[[A], T], things: Mapping[str, A]) -> None:
        super().__init__()
        self._work = work
        self._things = things

    def __missing__(self, name: str) -> T:
        made = self[name] = self._work(self._things[name])
        return made
