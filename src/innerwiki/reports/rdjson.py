"""The format "rdjson": for reviewdog, which comments on the changed lines on many forges.

    innerwiki check --format rdjson | reviewdog -f=rdjson -reporter=github-pr-review

Columns count bytes of UTF-8 there. What can be mended is offered as a suggestion, whether or not
`--fix` would do it by itself: whoever accepts a suggestion has looked at it. See
https://github.com/reviewdog/reviewdog/tree/master/proto/rdf.
"""

from collections.abc import Sequence
from typing import Any

from innerwiki.lint import Diagnostic, Fix, Severity
from innerwiki.model import Position, Source
from innerwiki.reports import Summary
from innerwiki.reports.indented import indented
from innerwiki.reports.visible import visible

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write the diagnostics as one result."""
    found = [_diagnostic(diagnostic, summary) for diagnostic in diagnostics]
    result: dict[str, Any] = {"source": {"name": "innerwiki"}, "diagnostics": found}
    return indented(result)


def _diagnostic(diagnostic: Diagnostic, summary: Summary) -> dict[str, Any]:
    message = visible(diagnostic.message)
    if diagnostic.help:
        message += f"\nhelp: {visible(diagnostic.help)}"
    code = {"value": diagnostic.code}
    if diagnostic.url:
        code["url"] = diagnostic.url
    span = diagnostic.span
    source = summary.sources.get(span.path) or Source(span.path, "")
    found: dict[str, Any] = {
        "message": message,
        "location": {
            "path": summary.folder + span.path,
            "range": _range(source, span.start, span.end),
        },
        "severity": _SEVERITIES[diagnostic.severity],
        "code": code,
    }
    if diagnostic.fix and all(edit.span.path == span.path for edit in diagnostic.fix.edits):
        found["suggestions"] = [_suggestion(diagnostic.fix, source)]
    return found


def _suggestion(fix: Fix, source: Source) -> dict[str, Any]:
    """The whole fix as one replacement: from its first edit to its last, with what is between."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    start, end = edits[0].span.start, max(edit.span.end for edit in edits)
    text, at = "", start
    for edit in edits:
        text += source.text[at : edit.span.start] + edit.text
        at = edit.span.end
    return {"range": _range(source, start, end), "text": text}


def _range(source: Source, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(source, start), "end": _position(source, end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    """Line and column of an offset, the column in bytes.

    >>> _position(Source("a.md", "für @a"), 4)
    {'line': 1, 'column': 6}
    """
    place: Position = source.position(offset)
    start = source.offset(place.line)
    before = source.text[start : start + place.column - 1]
    return {"line": place.line, "column": len(before.encode("utf-8", "replace")) + 1}
