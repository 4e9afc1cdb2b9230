"""The format "gitlab": Code Quality, which GitLab shows in merge requests.

    artifacts: {reports: {codequality: gl-code-quality-report.json}}

Errors are of severity critical there, warnings minor, notes info. Paths are those of the
repository; a finding keeps its fingerprint when lines move, so that GitLab can tell new findings
from old. See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from collections.abc import Sequence
from typing import Any

from innerwiki.lint import Diagnostic, Severity
from innerwiki.reports import Summary
from innerwiki.reports.indented import indented
from innerwiki.reports.visible import visible

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write the diagnostics as one list."""
    found = [_finding(diagnostic, summary.folder) for diagnostic in diagnostics]
    return indented(found)


def _finding(diagnostic: Diagnostic, folder: str) -> dict[str, Any]:
    described = f"{diagnostic.code} {diagnostic.message}"
    if diagnostic.help:
        described += f"; help: {diagnostic.help}"
    return {
        "description": visible(described),
        "check_name": diagnostic.code,
        "fingerprint": diagnostic.fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": folder + diagnostic.span.path,
            "lines": {"begin": diagnostic.start.line, "end": diagnostic.last_line},
        },
    }
