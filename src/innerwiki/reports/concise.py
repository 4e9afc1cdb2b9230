"""The format "concise": one line for each diagnostic, and one that counts."""

from collections.abc import Sequence

from innerwiki.lint import Diagnostic
from innerwiki.reports import Summary
from innerwiki.reports.text import count, line, listed


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write each diagnostic in one line."""
    lines = [line(diagnostic, colour=summary.colour) for diagnostic in listed(diagnostics, summary)]
    return "\n".join([*lines, count(diagnostics, summary)]) + "\n"
