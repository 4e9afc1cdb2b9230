"""`[[check.overrides]]`: other rules for some of the files.

    [[check.overrides]]
    paths = ["content/drafts", "content/**/*-notes.md"]
    ignore = ["CLM"]
    severity = {LNK001 = "info"}

A path is written from the wiki's folder, with `/`. In it `*` stands for any characters of a name,
`?` for one, `**` for any folders; a folder stands for everything in it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from innerwiki.config import values
from innerwiki.config.places import OptionPath
from innerwiki.config.values import WrongValue, kind, meant, shown

_PART = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_PATTERNS: Mapping[str, str] = {"**/": "(?:.+/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@dataclass(frozen=True, kw_only=True)
class Override:
    """What is different for some files. Of several overrides for a file, the last one decides."""

    paths: tuple[str, ...]
    """The files, as patterns."""

    select: tuple[str, ...] = ()
    """Rules that run for these files too, by code or its beginning."""

    ignore: tuple[str, ...] = ()
    """Rules that do not; it wins over the `select` beside it."""

    severity: Mapping[str, str] = field(default_factory=dict)
    """Code of a rule -> its severity for these files, or `off`."""

    def holds(self, path: str) -> bool:
        """Whether it is about the file of a path."""
        return any(_pattern(written).fullmatch(path) for written in self.paths)


@lru_cache(maxsize=1_000)
def _pattern(written: str) -> re.Pattern[str]:
    r"""What a path with wildcards stands for.

    >>> [bool(_pattern("content/**/a?.md").fullmatch(f"content/{name}")) for name in
    ...  ("a1.md", "b/c/a2.md", "b/a.md", "a/.md")]
    [True, True, False, False]
    >>> bool(_pattern("content/drafts/").fullmatch("content/drafts/new/heat.md"))
    True
    """
    parts = _PART.findall(written.rstrip("/"))
    pattern = "".join(_PATTERNS.get(part, re.escape(part)) for part in parts)
    return re.compile(rf"{pattern}(?:/.*)?", re.DOTALL)


def overrides(levels: Sequence[str]) -> Callable[[object], tuple[Override, ...]]:
    """The check of the list of overrides.

    Args:
        levels: what a rule's severity may be set to.
    """
    known: Mapping[str, Callable[[object], object]] = {
        "paths": _paths,
        "select": values.rule_prefixes,
        "ignore": values.rule_prefixes,
        "severity": values.by_rule(levels),
    }

    def check(value: object) -> tuple[Override, ...]:
        if not isinstance(value, list):
            raise WrongValue(f"must be tables, `[[check.overrides]]`, not {kind(value)}")
        faults: list[tuple[OptionPath, str]] = []
        found = []
        for number, table in enumerate(value):
            if not isinstance(table, dict):
                faults.append(((number,), f"holds {kind(table)}; write `[[check.overrides]]`"))
                continue
            right, wrong = _values(table, known)
            faults += [((number, *path), message) for path, message in wrong]
            if not wrong:
                found.append(Override(**right))
        if faults:
            raise WrongValue("holds what cannot be used", faults=faults)
        return tuple(found)

    return check


def _values(
    table: Mapping[str, object], known: Mapping[str, Callable[[object], object]]
) -> tuple[dict[str, Any], list[tuple[OptionPath, str]]]:
    """The right values of one override, and what is wrong with the others."""
    found: dict[str, Any] = {}
    faults: list[tuple[OptionPath, str]] = []
    for name, value in table.items():
        if name not in known:
            mend = meant(name, tuple(known)) or f"there are {', '.join(known)}"
            faults.append(((name,), f"has the unknown option {shown(name)}; {mend}"))
            continue
        try:
            found[name] = known[name](value)
        except WrongValue as wrong:
            faults += [((name, *path), f"(`{name}`) {message}") for path, message in wrong.faults]
    if "paths" not in table:
        faults.append(((), 'needs the files that it is about, as in paths = ["content/drafts"]'))
    elif not table.keys() & {one.name for one in fields(Override) if one.name != "paths"}:
        faults.append(((), "changes nothing; add `select`, `ignore` or `severity`"))
    return found, faults


def _paths(value: object) -> tuple[str, ...]:
    """Patterns of paths."""
    if not isinstance(value, list) or not value:
        given = "an empty one" if value == [] else kind(value)
        raise WrongValue(f'must be a list, as in ["content/drafts"], not {given}')
    faults: list[tuple[OptionPath, str]] = []
    for number, item in enumerate(value):
        message = _fault_of(item)
        if message:
            faults.append(((number,), message))
    if faults:
        raise WrongValue("holds what is no path", faults=faults)
    return tuple(value)


def _fault_of(item: object) -> str | None:
    try:
        written = values.text(item)
    except WrongValue as wrong:
        return f"holds a path that {wrong}"
    if "\\" in written:
        return f"holds {shown(written)}; write `/` between folders"
    if written.startswith("/") or {".", ".."} & set(written.split("/")):
        return f'holds {shown(written)}; write it from the wiki\'s folder, as in "content/drafts"'
    return None
