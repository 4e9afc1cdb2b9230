"""The format "json": for programs, `{version, diagnostics: [...]}`.

`version` is that of this form and rises when a field changes its meaning or goes away; new fields
may come with any release. Lines and columns count from 1, columns in code points; the end is the
first place behind the finding. Only ASCII is written, so that every channel carries it.
"""

from collections.abc import Sequence
from typing import Any

from innerwiki.lint import Diagnostic
from innerwiki.reports import Summary
from innerwiki.reports.indented import indented

VERSION = 1


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write the diagnostics as one JSON object."""
    del summary
    found = [fields(diagnostic) for diagnostic in diagnostics]
    return indented({"version": VERSION, "diagnostics": found})


def fields(diagnostic: Diagnostic) -> dict[str, Any]:
    """What is told of a diagnostic, ready for JSON; the formats "json" and "jsonl" promise it."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "path": diagnostic.span.path,
        "line": diagnostic.start.line,
        "column": diagnostic.start.column,
        "end_line": diagnostic.end.line,
        "end_column": diagnostic.end.column,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "url": diagnostic.url,
        "fingerprint": diagnostic.fingerprint,
    }
