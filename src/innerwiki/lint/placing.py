"""From findings to diagnostics: what each weighs, on which line it stands, how it is known again.

Findings of one file are placed together, in the order of the text: so lines are counted from one
finding to the next, and equals are numbered for their fingerprints. What other files hold matters
to none of it, so whoever has all findings of a file can place them.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from innerwiki.lint import Diagnostic, Finding, Severity
from innerwiki.model import Position, Source

T = TypeVar("T")

Found = tuple[str, Finding]
"""A rule's code, and what it found."""


@dataclass(frozen=True, slots=True)
class Placer:
    """Places findings.

    `severities` are those of the rules, by code; `sources` the files by path; `pages` the ids of
    the pages that are made of some of them.
    """

    severities: Mapping[str, Severity]
    sources: Mapping[str, Source]
    pages: Mapping[str, str]

    def placed(self, path: str, found: list[Found]) -> list[Diagnostic]:
        """The diagnostics of a file by line, column and code, of all that was found in it."""
        if len(found) > 1:
            found = sorted(found, key=_order)
        source = self.sources.get(path) or Source(path, "")
        page = self.pages.get(path, path)
        severities = self.severities
        seen: dict[str, int] = {}
        made = []
        for (code, finding), line in zip(found, _lines(source.text, found), strict=True):
            span = finding.span
            # A page's id holds no line end, so the three parts cannot run into one another.
            identity = f"{code}\n{page}\n{line.snippet}"
            number = seen[identity] = seen.get(identity, 0) + 1
            made.append(
                Diagnostic(
                    span,
                    code,
                    severities[code],
                    finding.message,
                    line.position(span.start),
                    line.position(span.end) if span.end <= line.end else source.position(span.end),
                    finding.help,
                    finding.fix,
                    fingerprint=_fingerprint(f"{identity}\n{number}"),
                )
            )
        return made

    def complete(
        self, placed: Iterable[Diagnostic], found: Iterable[Found]
    ) -> tuple[Diagnostic, ...]:
        """All diagnostics by path, line, column and code.

        Args:
            placed: those that are made; all of each file, as far as `found` does not add to it.
            found: what is still to be placed. Where it stands in one file with others, equals may
                be among them, and all of that file are placed anew.
        """
        files = _by_file(placed, lambda one: one.span.path)
        for path, those in _by_file(found, lambda one: one[1].span.path).items():
            files[path] = self.placed(path, [*map(_as_found, files.get(path, ())), *those])
        return tuple(one for path in sorted(files) for one in files[path])


def _by_file(found: Iterable[T], path_of: Callable[[T], str]) -> dict[str, list[T]]:
    files: dict[str, list[T]] = {}
    for one in found:
        files.setdefault(path_of(one), []).append(one)
    return files


def _as_found(one: Diagnostic) -> Found:
    return one.code, Finding(one.span, one.message, one.help, one.fix)


@dataclass(slots=True)
class _Line:
    """A line of a text: its number, where it starts and ends, and what fingerprints know of it."""

    number: int
    start: int
    end: int
    snippet: str

    def position(self, offset: int) -> Position:
        return Position(self.number, min(offset, self.end) - self.start + 1)


def _lines(text: str, found: Iterable[Found]) -> Iterator[_Line]:
    """The lines on which findings start, one for each; they come in the order of the text."""
    line = _Line(1, 0, -1, "")
    for _, finding in found:
        at = min(finding.span.start, len(text))
        if at > line.end:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = end if end >= 0 else len(text)
            number = line.number + text.count("\n", line.start, start)
            line = _Line(number, start, end, _snippet(text[start:end]))
        yield line


def _order(found: Found) -> tuple[int, str, int, str, str]:
    code, finding = found
    return finding.span.start, code, finding.span.end, finding.message, finding.help or ""


def _snippet(line: str) -> str:
    """A line, white space folded."""
    if "  " not in line and line.isprintable():  # the one white space that is printable is " "
        return line.strip(" ")
    return " ".join(line.split())


def _fingerprint(identity: str) -> str:
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
