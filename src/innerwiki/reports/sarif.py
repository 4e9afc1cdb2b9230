"""The format "sarif": SARIF 2.1.0, for GitHub's code scanning and other tools that gather results.

Each rule comes with its documentation, each finding with its place (columns in code points), a
fingerprint that stays when lines move, and what `--fix` would do. Paths are those of the
repository, relative to SRCROOT. GitHub refuses more than 25,000 results, so the worst so many are
written, and a notification says how many are left out; what is suppressed with a reason is none.
See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support.
"""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from innerwiki import __version__
from innerwiki.lint import Diagnostic, Edit, Rule, Severity
from innerwiki.model import Position, Source
from innerwiki.reports import Summary
from innerwiki.reports.indented import indented
from innerwiki.reports.text import worst_first
from innerwiki.reports.visible import visible
from innerwiki.wiki.words import counted, shorten

RESULTS = 25_000
"""Results that GitHub takes of a run; it shows 5,000 of them, by severity."""

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_DESCRIPTION = 1_000
"""Characters of a description that GitHub shows, a few less than it says."""
_ROOT = "SRCROOT"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_SENTENCE = re.compile(r"(?<=[.?!]) ")
_LINK = re.compile(r"\](?=\()")


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write the diagnostics as one run."""
    numbers = {rule.code: number for number, rule in enumerate(summary.rules)}
    shown = diagnostics
    if len(diagnostics) > RESULTS:
        shown = worst_first(diagnostics)[:RESULTS]
    driver = {
        "name": "innerwiki",
        "semanticVersion": __version__,
        "rules": [_rule(rule, summary) for rule in summary.rules],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"innerwiki/{visible(summary.folder)}"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(len(diagnostics) - len(shown))],
        "results": [_result(diagnostic, summary, numbers) for diagnostic in shown],
    }
    return indented({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule[Any, Any], summary: Summary) -> dict[str, Any]:
    said = {"text": rule.doc, "markdown": rule.doc}
    described: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": shorten(rule.summary, _DESCRIPTION)},
        "fullDescription": {"text": shorten(_why(rule), _DESCRIPTION)},
        "help": said,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["citations", rule.code.rstrip("0123456789")],
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }
    page = summary.page_of(rule.code)
    if page:
        described["helpUri"] = page
    return described


def _why(rule: Rule[Any, Any]) -> str:
    """The documentation's second paragraph, which says why, without what announces an example."""
    first, *others = rule.doc.split("\n\n")
    sentences = _SENTENCE.split(" ".join(others[0].split())) if others else []
    return " ".join(one for one in sentences if not one.endswith(":")) or first


def _invocation(left_out: int) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if left_out:
        verb = "is" if left_out == 1 else "are"
        said = f"{counted(left_out, 'finding')} {verb} left out; the format json has them all."
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": said}}]
    return invocation


def _result(diagnostic: Diagnostic, summary: Summary, numbers: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": diagnostic.code}
    if diagnostic.code in numbers:
        result["ruleIndex"] = numbers[diagnostic.code]
    result |= {
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _message(diagnostic)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(summary.folder + diagnostic.span.path),
                    "region": _region(diagnostic.start, diagnostic.end),
                }
            }
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": diagnostic.fingerprint,
            "innerwiki/v1": diagnostic.fingerprint,
        },
    }
    fix = diagnostic.fix
    if fix and fix.safe and all(edit.span.path in summary.sources for edit in fix.edits):
        result["fixes"] = [_fix(fix.edits, diagnostic.help or diagnostic.message, summary)]
    return result


def _message(diagnostic: Diagnostic) -> str:
    """What is wrong and how to mend it; brackets of an author's make no link of SARIF's."""
    said = visible(diagnostic.message)
    if diagnostic.help:
        said += f"\nhelp: {visible(diagnostic.help)}"
    return _LINK.sub("] ", said)


def _artifact(path: str) -> dict[str, str]:
    """A file by its address below the root of the repository.

    >>> _artifact("content/a b: c#1 %.md")["uri"]
    'content/a%20b%3A%20c%231%20%25.md'
    """
    return {"uri": quote(path, safe="/", errors="replace"), "uriBaseId": _ROOT}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fix(edits: Sequence[Edit], said: str, summary: Summary) -> dict[str, Any]:
    """A fix: the files that it changes, and what it puts where."""
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in edits:
        source = summary.sources[edit.span.path]
        changes.setdefault(edit.span.path, []).append(_replacement(edit, source))
    return {
        "description": {"text": _LINK.sub("] ", visible(said))},
        "artifactChanges": [
            {"artifactLocation": _artifact(summary.folder + path), "replacements": replacements}
            for path, replacements in changes.items()
        ],
    }


def _replacement(edit: Edit, source: Source) -> dict[str, Any]:
    region = _region(source.position(edit.span.start), source.position(edit.span.end))
    replacement: dict[str, Any] = {"deletedRegion": region}
    if edit.text:
        replacement["insertedContent"] = {"text": edit.text}
    return replacement
