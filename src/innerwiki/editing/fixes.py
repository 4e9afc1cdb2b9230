"""Mends what rules know how to mend: the fixes of diagnostics become new bytes of files.

A round chooses fixes that do not touch one another, makes them, and has the wiki checked again, in
memory; a fix that was in another's way comes next. When a round finds nothing more to mend, what
came of it is handed back, to be shown or written. So nothing is half mended on disc.
"""

import os
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from innerwiki.editing.originals import edited_bytes
from innerwiki.editing.writing import Rewrite, original
from innerwiki.lint import Diagnostic, Edit, Fix
from innerwiki.model import Source
from innerwiki.wiki.read import Reading, decode

ROUNDS = 10
"""After so many, what is left is left: two fixes that undo one another would go on for ever."""

Check = Callable[[Reading], Iterable[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Mended:
    """How many findings are mended by which files."""

    findings: int
    rewrites: tuple[Rewrite, ...]


def mend(
    root: Path, reading: Reading, check: Check, *, unsafe: bool, may_edit: Callable[[str], bool]
) -> Mended:
    """Find out what a wiki's files are with everything mended that can be; nothing is written.

    Args:
        root: the wiki's root.
        reading: the wiki's files as they were read.
        check: the diagnostics whose fixes are wanted.
        unsafe: also make fixes that may change what a page says.
        may_edit: whether the file of a path may be changed.

    Raises:
        InnerwikiError: a file cannot be read, or has changed since.
    """
    files = _Files(root, {source.path: source for source in _sources(reading)})
    findings = 0
    for _ in range(ROUNDS):
        fixes = choose(
            check(reading),
            unsafe=unsafe,
            may_edit=lambda path: may_edit(path) and files.may_edit(path),
        )
        if not fixes:
            break
        files.apply(fixes)
        findings += len(fixes)
        reading = replace(
            reading,
            articles=[files.sources[source.path] for source in reading.articles],
            bibliography=[files.sources[source.path] for source in reading.bibliography],
        )
    return Mended(findings, files.rewrites())


def _sources(reading: Reading) -> Iterable[Source]:
    return (*reading.articles, *reading.bibliography)


def choose(
    diagnostics: Iterable[Diagnostic], *, unsafe: bool, may_edit: Callable[[str], bool]
) -> list[Fix]:
    """The fixes that can be made together; one that would touch an earlier one's place waits."""
    taken: dict[str, _Taken] = {}
    chosen = []
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        if fix is None or not fix.edits or not (fix.safe or unsafe):
            continue
        if all(
            taken.setdefault(edit.span.path, _Taken()).is_free(edit) and may_edit(edit.span.path)
            for edit in fix.edits
        ):
            chosen.append(fix)
            for edit in fix.edits:
                taken[edit.span.path].take(edit)
    return chosen


@dataclass(slots=True)
class _Taken:
    """The places of one file that are to be changed, in order."""

    places: list[tuple[int, int]] = field(default_factory=list)

    def is_free(self, edit: Edit) -> bool:
        """Whether nothing else is changed there, and nothing else inserted at that point."""
        start, end = edit.span.start, edit.span.end
        at = bisect_left(self.places, (start, start))
        before = self.places[at - 1] if at else (-1, -1)
        after = self.places[at] if at < len(self.places) else None
        return before[1] <= start and (after is None or (end <= after[0] and start < after[0]))

    def take(self, edit: Edit) -> None:
        """Note that a place is to be changed."""
        place = (edit.span.start, edit.span.end)
        self.places.insert(bisect_left(self.places, place), place)


@dataclass(slots=True)
class _Files:
    """The files of a wiki as they come to be: the bytes of those that change, the text of all."""

    root: Path
    sources: dict[str, Source]
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    """A file itself -> the one path under which it is edited, where links lead to it as well."""

    def may_edit(self, path: str) -> bool:
        """Whether there is such a file, and it is not being edited under another path."""
        file = os.path.realpath(self.root / path)
        return path in self.sources and self.owners.setdefault(file, path) == path

    def apply(self, fixes: Sequence[Fix]) -> None:
        """Make fixes that do not touch one another."""
        edits: dict[str, list[Edit]] = {}
        for fix in fixes:
            for edit in fix.edits:
                edits.setdefault(edit.span.path, []).append(edit)
        for path, wanted in edits.items():
            if path not in self.before:
                self.before[path] = self.after[path] = original(self.root, self.sources[path])
            self.after[path] = edited_bytes(self.after[path], wanted)
            self.sources[path], _ = decode(path, self.after[path])

    def rewrites(self) -> tuple[Rewrite, ...]:
        """The files that change, by path."""
        return tuple(
            Rewrite(path, self.before[path], self.after[path])
            for path in sorted(self.before)
            if self.before[path] != self.after[path]
        )
