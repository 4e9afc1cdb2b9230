"""`citations/works.toml`: which entries are versions of one work.

An arXiv record and the paper that came of it are two entries, each with a page numbering of its
own, and one work. Where two entries share an identifier, the check takes them for a mistake unless
this file says that they are meant:

    [[work]]
    keys = ["koch2021objective", "langosco2022goal"]
    note = "versions 1 and 2 of the arXiv record had another title"
"""

import tomllib
from collections.abc import Collection, Iterator
from typing import Any

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
        return {}, (_problem(source, _place(source, str(error)), f"not TOML: {error}", _SHAPE),)
    works: Works = {}
    problems: list[Problem] = []
    for name in sorted(table.keys() - {"work"}):
        problems.append(_problem(source, name, f"`{name}` is no table of this file", _SHAPE))
    for number, key in _members(table.get("work")):
        if key is None:
            problems.append(_problem(source, "work", "a work needs a list `keys`", _SHAPE))
        elif key not in keys:
            mend = "correct the key, or add the entry to the library"
            problems.append(_problem(source, key, f"no entry `{key}` in the library", mend))
        elif works.setdefault(key, number) != number:
            mend = "name each key in one work only"
            problems.append(_problem(source, key, f"`{key}` belongs to another work already", mend))
    return works, tuple(problems)


_SHAPE = 'write `[[work]]` and below it `keys = ["one", "other"]`'


def _members(tables: Any) -> Iterator[tuple[int, str | None]]:
    """The keys of each work, with its number; None for a work that is not one."""
    if tables is None:
        return
    if not isinstance(tables, list):
        yield 0, None
        return
    for number, table in enumerate(tables):
        keys = table.get("keys") if isinstance(table, dict) else None
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            yield number, None
        else:
            yield from ((number, key) for key in keys)


def _place(source: Source, message: str) -> int:
    """The offset that tomllib's message tells: "(at line 3, column 5)", "(at end of document)"."""
    if "end of document" in message:
        return len(source.text)
    words = message.rstrip(")").replace(",", "").split()
    numbers = [int(word) for word in words if word.isdigit()]
    return source.offset(*numbers[-2:]) if len(numbers) > 1 else 0


def _problem(source: Source, at: int | str, message: str, mend: str) -> Problem:
    start = source.text.rfind(at) if isinstance(at, str) else at
    end = start + len(at) if isinstance(at, str) else start
    return Problem(ProblemKind.WORKS, Span(source.path, start, end), message, mend)
