"""The format "text": each diagnostic with its line, the place marked, and how to mend it.

    content/entropy.md:12:26 error CIT001 no entry `clausius1856` in the library
        Entropy never decreases [@clausius1856].
                                 ^^^^^^^^^^^^^
        help: did you mean `clausius1865`?

A long line is cut to what surrounds the place. The last line counts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from innerwiki.lint import Diagnostic, Severity
from innerwiki.model import Source
from innerwiki.reports import Summary
from innerwiki.reports.visible import cells, visible
from innerwiki.wiki.words import counted

_WIDTH = 96
"""Characters that are shown of a line."""
_BEFORE = 32
"""Characters that are shown before the place, where a line is longer than that."""

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_COLOURS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.INFO: "\x1b[1;36m",
}


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write the diagnostics for people."""
    pieces = [_entry(diagnostic, summary) + "\n" for diagnostic in listed(diagnostics, summary)]
    return "\n".join([*pieces, count(diagnostics, summary) + "\n"])


def listed(diagnostics: Sequence[Diagnostic], summary: Summary) -> list[Diagnostic]:
    """The diagnostics that a report for people lists: notes only where they are asked for."""
    return [d for d in diagnostics if summary.notes or d.severity is not Severity.INFO]


def worst_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics by severity, then by place."""
    return sorted(diagnostics, key=lambda d: (d.severity.rank, d.span.path, d.span.start, d.code))


def line(diagnostic: Diagnostic, *, colour: bool) -> str:
    """A diagnostic in one line: place, severity, code, message."""
    place = f"{visible(diagnostic.span.path)}:{diagnostic.start.line}:{diagnostic.start.column}"
    kind = f"{diagnostic.severity} {diagnostic.code}"
    if colour:
        place = f"{_BOLD}{place}{_RESET}"
        kind = f"{_COLOURS[diagnostic.severity]}{kind}{_RESET}"
    return f"{place} {kind} {visible(diagnostic.message)}"


def count(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """The last line: how many findings of which severity, or how much was checked without any."""
    if not diagnostics:
        return (
            f"No findings: {counted(summary.articles, 'article')}, "
            f"{counted(summary.entries, 'source')}."
        )
    files = len({diagnostic.span.path for diagnostic in diagnostics})
    are_hidden = len(listed(diagnostics, summary)) < len(diagnostics)
    hint = "; --notes lists the notes" if are_hidden else ""
    return f"Found {numbers(diagnostics)} in {counted(files, 'file')}{hint}."


def numbers(diagnostics: Sequence[Diagnostic]) -> str:
    """How many findings there are of which severity; there is at least one."""
    of = Counter(diagnostic.severity for diagnostic in diagnostics)
    counts = [counted(of[severity], noun) for severity, noun in _NOUNS.items() if of[severity]]
    return ", ".join(counts[:-1]) + " and " + counts[-1] if counts[1:] else counts[0]


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def _entry(diagnostic: Diagnostic, summary: Summary) -> str:
    lines = [line(diagnostic, colour=summary.colour)]
    lines += _place(diagnostic, summary.sources, colour=summary.colour)
    if diagnostic.help:
        lines.append(f"    help: {visible(diagnostic.help)}")
    return "\n".join(lines)


def _place(diagnostic: Diagnostic, sources: Mapping[str, Source], *, colour: bool) -> Iterator[str]:
    """The line with carets under the place; nothing where there is no text to show."""
    source = sources.get(diagnostic.span.path)
    if source is None:
        return
    start = min(diagnostic.span.start, len(source.text))
    first = source.text.rfind("\n", 0, start) + 1
    last = source.text.find("\n", start)
    last = last if last >= 0 else len(source.text)
    if not source.text[first:last].strip():
        return
    end = min(max(diagnostic.span.end, start + 1), last)
    before, at, after = _cut(source.text[first:last], start - first, max(end, start) - first)
    marks = "^" * max(cells(at), 1)
    yield f"    {before}{at}{after}"
    if colour:
        marks = f"{_COLOURS[diagnostic.severity]}{marks}{_RESET}"
    yield f"    {' ' * cells(before)}{marks}"


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before, at and after the place, visible, with dots where a long line is cut."""
    if len(text) <= _WIDTH:
        left, right = min(len(text) - len(text.lstrip()), start), len(text)
        dots = ("", "")
    else:
        left = max(start - _BEFORE, 0)
        right = min(left + _WIDTH, len(text))
        dots = ("…" if left else "", "…" if right < len(text) else "")
    end = min(end, right)
    before, at, after = text[left:start], text[start:end], text[end:right].rstrip()
    return dots[0] + visible(before), visible(at), visible(after) + dots[1]
