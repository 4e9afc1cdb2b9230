"""`citations/works.toml`: which entries are versions of one work.

An arXiv record and the paper that came of it are two entries, each with a page numbering of its
own, and one work. Where two entries share an identifier, the check takes them for a mistake unless
this file says that they are meant:

    [[work]]
    keys = ["koch2021objective", "langosco2022goal"]
    note = "versions 1 and 2 of the arXiv record had another title"
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from innerwiki.config.places import OptionPath, find_places
from innerwiki.model import Problem, ProblemKind, Source, Span

Works = dict[str, int]
"""Key -> the number of its work in the file; keys with the same number are one work."""


def parse_works(source: Source, keys: Collection[str]) -> tuple[Works, tuple[Problem, ...]]:
    """Read the file.

    Args:
        source: the file.
        keys: the keys of the library.

    Returns:
        The works, and what is wrong in the file; what is right in it holds all the same.
    """
    try:
        table = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        at = _syntax_place(source, str(error))
        return {}, (_problem(source, at, at, f"not TOML: {error}", _SHAPE),)
    except (RecursionError, ValueError):  # tomllib leaves these two to Python
        message = "not TOML: something is nested too deep, or a number is too long"
        return {}, (_problem(source, 0, 0, message, _SHAPE),)
    works: Works = {}
    faults: list[_Fault] = [
        ((name,), f"`{name}` is no table of this file", _SHAPE)
        for name in sorted(table.keys() - {"work"})
    ]
    faults += _odd_tables(table.get("work"))
    for path, number, key in _members(table.get("work")):
        if key is None:
            faults.append((path, "a work needs a list `keys`", _SHAPE))
        elif key not in keys:
            mend = "correct the key, or add the entry to the library"
            faults.append((path, f"no entry `{key}` in the library", mend))
        elif works.setdefault(key, number) != number:
            mend = "name each key in one work only"
            faults.append((path, f"`{key}` belongs to another work already", mend))
    return works, tuple(_placed(source, faults)) if faults else ()


_SHAPE = 'write `[[work]]` and below it `keys = ["one", "other"]`'

_Fault = tuple[OptionPath, str, str]
"""Where in the table, what is wrong, and how to mend it."""


def _members(tables: Any) -> Iterator[tuple[OptionPath, int, str | None]]:
    """The keys of each work, with place and number; None for a work that is not one."""
    if tables is None:
        return
    if not isinstance(tables, list):
        yield ("work",), 0, None
        return
    for number, table in enumerate(tables):
        keys = table.get("keys") if isinstance(table, dict) else None
        path = ("work", number, "keys")
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            yield path, number, None
        else:
            yield from (((*path, item), number, key) for item, key in enumerate(keys))


def _odd_tables(tables: Any) -> Iterator[_Fault]:
    """What says nothing in the tables of works: names that there are none of, a single version."""
    if not isinstance(tables, list):
        return
    for number, table in enumerate(tables):
        if not isinstance(table, dict):
            continue
        for name in sorted(table.keys() - {"keys", "note"}):
            mend = "a work has `keys` and perhaps a `note`"
            yield ("work", number, name), f"`{name}` is nothing that a work has", mend
        keys = table.get("keys")
        if isinstance(keys, list) and len(set(map(str, keys))) < _VERSIONS:
            mend = "name the other versions, or delete the work"
            yield ("work", number, "keys"), "a work needs two versions or more", mend


_VERSIONS = 2


def _placed(source: Source, faults: Iterable[_Fault]) -> Iterator[Problem]:
    places = _places(source)
    for path, message, mend in faults:
        # What has no place of its own, as a list that is missing has none, is shown at its table.
        above = (path[:depth] for depth in range(len(path), 0, -1))
        start = next((places[p] for p in above if p in places), 0)
        sign = _SIGN.match(source.text, start)
        yield _problem(source, start, sign.end() if sign else start, message, mend)


_SIGN = re.compile(r""""(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|[\w-]+""")


def _places(source: Source) -> dict[OptionPath, int]:
    """The offset of every key and item; those below the third `[[work]]` have the index 2."""
    whole = Source(source.path, source.text + "\n")
    return {path: whole.offset(at.line, at.column) for path, at in find_places(whole).items()}


def _syntax_place(source: Source, message: str) -> int:
    """The offset that tomllib's message tells: "(at line 3, column 5)", "(at end of document)"."""
    if "end of document" in message:
        return len(source.text)
    words = message.rstrip(")").replace(",", "").split()
    numbers = [int(word) for word in words if word.isdigit()]
    return source.offset(*numbers[-2:]) if len(numbers) > 1 else 0


def _problem(source: Source, start: int, end: int, message: str, mend: str) -> Problem:
    return Problem(ProblemKind.WORKS, Span(source.path, start, end), message, mend)
