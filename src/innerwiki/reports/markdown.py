"""The format "markdown": a page for people, as the summary of a job shows it.

    innerwiki check --output markdown="$GITHUB_STEP_SUMMARY"

It counts, says how far the wiki is cited, and lists the findings by article, the worst first, each
with a link to its line where `[forge]` in the configuration has a `view`. GitHub drops a summary of
more than 1 MiB whole, so this one is cut before that, and says what is left out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from innerwiki.lint import Diagnostic, Severity
from innerwiki.reports import Summary
from innerwiki.reports.inert import link, plain, said
from innerwiki.reports.text import count, listed, numbers, worst_first
from innerwiki.reports.visible import visible
from innerwiki.wiki.words import counted, shorten

LIMIT = 1_000_000
"""Bytes; what is left of a mebibyte is for what else the job has to say."""

_ROOM = 500
"""What the last sentence may take."""
_MESSAGE = 500
_TITLE = 120
"""Characters that are shown of a message, and of a title."""


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write the diagnostics for the summary of a job."""
    return within(LIMIT, lambda text: len(text.encode("utf-8", "replace")), diagnostics, summary)


def within(
    limit: int,
    measure: Callable[[str], int],
    diagnostics: Sequence[Diagnostic],
    summary: Summary,
) -> str:
    """Write as many of the diagnostics as fit, and how many do not.

    Args:
        limit: how long the text may be.
        measure: how long a text is.
        diagnostics: what was found.
        summary: what else is known.
    """
    text = "\n\n".join(_head(diagnostics, summary)) + "\n"
    found = listed(diagnostics, summary)
    parts = [_Part(group, summary) for group in _groups(found, summary)]
    told = _fitting(parts, limit - measure(text) - _ROOM, measure)
    for part, number in zip(parts, told, strict=True):
        text += "".join((part.head, *part.entries[:number])) if number else ""
    return text + _left_out(len(found), len(found) - sum(told))


class _Part:
    """A group as it is written: its heading, and what is said of each finding.

    Much is found at once where a wiki is first checked, and not a tenth of it may have room; so a
    part writes no more than it is asked for.
    """

    def __init__(self, group: "_Group", summary: Summary) -> None:
        self.found = group.found
        self.entries: list[str] = []
        self._group = group
        self._summary = summary
        self._rest = group.entries(summary)

    @cached_property
    def head(self) -> str:
        """Its heading."""
        return self._group.head(self._summary)

    def entry(self, number: int) -> str:
        """What is said of a finding, by its number; all before it have been asked for."""
        if number == len(self.entries):
            self.entries.append(next(self._rest))
        return self.entries[number]


def _fitting(parts: Sequence[_Part], room: int, measure: Callable[[str], int]) -> list[int]:
    """How many findings of each part have room, if the worst of all parts come first."""
    told = [0] * len(parts)
    for severity in Severity:
        for number, part in enumerate(parts):
            while told[number] < len(part.found) and part.found[told[number]].severity is severity:
                room -= measure(part.entry(told[number]))
                room -= 0 if told[number] else measure(part.head)
                if room < 0:
                    return told
                told[number] += 1
    return told


def _head(diagnostics: Sequence[Diagnostic], summary: Summary) -> Iterator[str]:
    yield f"**{count(diagnostics, summary)}**"
    percent = summary.coverage.percent
    if percent is not None:
        claims = counted(summary.coverage.claims, "claim")
        verb = "is" if summary.coverage.claims == 1 else "are"
        needy = "1 place needs" if summary.gaps == 1 else f"{summary.gaps:,} places need"
        gaps = f"{needy} a citation" if summary.gaps else "no place needs a citation"
        yield f"{percent} % of {claims} {verb} cited; {gaps}."


@dataclass(frozen=True, slots=True)
class _Group:
    """What was found in an article, or in all files that are none (`path` is None)."""

    path: str | None
    found: Sequence[Diagnostic]

    def head(self, summary: Summary) -> str:
        """The article's title, and how much was found."""
        if self.path is None:
            return f"\n### Sources and other files: {numbers(self.found)}\n\n"
        title = shorten(visible(summary.titles[self.path] or self.path), _TITLE)
        shown = link(title, summary.view(self.path, 1))
        return f"\n### {shown}: {numbers(self.found)}\n\nIn {plain(visible(self.path))}:\n\n"

    def entries(self, summary: Summary) -> Iterator[str]:
        """Each finding; how to mend it is said once for those that are mended alike."""
        helped: set[str] = set()
        for one in self.found:
            path, line = one.span.path, one.start.line
            place = f"line {line}" if self.path else f"{visible(path)}, line {line}"
            message = said(shorten(visible(one.message), _MESSAGE))
            entry = f"- **{one.severity}** {link(place, summary.view(path, line))}: {message}"
            entry += f" ({link(one.code, one.url)})\n"
            if one.help and one.help not in helped:
                helped.add(one.help)
                entry += f"  <br>help: {said(shorten(visible(one.help), _MESSAGE))}\n"
            yield entry


def _groups(found: Sequence[Diagnostic], summary: Summary) -> list[_Group]:
    """The groups that something was found in: those with the worst first, then by path."""
    by_path: dict[str | None, list[Diagnostic]] = {}
    for one in worst_first(found):
        path = one.span.path if one.span.path in summary.titles else None
        by_path.setdefault(path, []).append(one)
    groups = [_Group(path, those) for path, those in by_path.items()]
    return sorted(groups, key=lambda group: (_weights(group.found), group.path or ""))


def _weights(found: Sequence[Diagnostic]) -> list[int]:
    """How many findings of each severity, the worst first, so that more of them come first."""
    return [-sum(one.severity is severity for one in found) for severity in Severity]


def _left_out(found: int, left: int) -> str:
    if not left:
        return ""
    verb = "is" if left == 1 else "are"
    return (
        f"\n_{counted(left, 'finding')} of {found:,} {verb} left out here, since the forge takes "
        "no longer text; `innerwiki check` tells them all._\n"
    )
