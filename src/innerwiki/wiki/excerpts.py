"""Whose excerpts a file holds: its name is the key of the source.

A key that cannot be a file's name is written as in the address of the source's page: `a:b` is
`a_3a_b.md`.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from innerwiki.bibliography import anchor
from innerwiki.model import Entry, Excerpt, Problem, ProblemKind, Source, Span
from innerwiki.syntax.excerpts import parse_excerpts


def read_excerpts(
    sources: Iterable[Source], entries: Mapping[str, Entry]
) -> tuple[dict[str, tuple[Excerpt, ...]], tuple[Problem, ...]]:
    """The excerpts of all sources, by key, and what is wrong in their files.

    Args:
        sources: files of the citations folder; those that hold no excerpts are passed over.
        entries: the library, by key.
    """
    excerpts: dict[str, tuple[Excerpt, ...]] = {}
    problems: list[Problem] = []
    by_name: dict[str, str] = {}
    for source in sources:
        if not source.path.lower().endswith(".md"):
            continue
        by_name = by_name or {_file_name(key): key for key in entries}
        found, faults = parse_excerpts(source)
        problems += faults
        name = unicodedata.normalize("NFC", PurePosixPath(source.path).stem)
        key = name if name in entries else by_name.get(name)
        if key is None:
            problems.append(_unknown(source, name))
        else:
            excerpts[key] = excerpts.get(key, ()) + found
    return excerpts, tuple(problems)


def _file_name(key: str) -> str:
    return anchor(key).removeprefix("ref-")


def _unknown(source: Source, name: str) -> Problem:
    return Problem(
        ProblemKind.EXCERPT,
        Span(source.path, 0, 0),
        f"these are excerpts of `{name}`, and no entry of the library has this key",
        "name the file like the key of its source, or add the entry to the library",
    )
