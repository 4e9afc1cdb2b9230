"""Makes small frozen values as fast as others, since a wiki has millions of them.

A frozen dataclass guards its fields at run time, and pays for it when it is made: each field takes
a call, and the whole three times as long as it would else. That nobody changes a value, the type
checker sees to just as well.
"""

from dataclasses import dataclass, fields
from typing import Any, TypeVar

Made = TypeVar("Made", bound=type)


def unguarded(cls: Made) -> Made:
    """A frozen dataclass, frozen for the type checker alone; put above `@dataclass(frozen=True)`.

    >>> from dataclasses import dataclass
    >>> @unguarded
    ... @dataclass(frozen=True, slots=True)
    ... class Pair:
    ...     left: int
    ...     right: int = 2
    >>> Pair(1), Pair(1) == Pair(1, 2), len({Pair(1), Pair(1)})
    (Pair(left=1, right=2), True, 1)
    """
    body: dict[str, Any] = {field.name: field for field in fields(cls)}
    body["__annotations__"] = {field.name: field.type for field in fields(cls)}
    unfrozen: Any = dataclass(eq=False, repr=False)(type(cls.__name__, (), body))
    changed: Any = cls
    changed.__init__ = unfrozen.__init__
    del changed.__setattr__, changed.__delattr__
    return cls
