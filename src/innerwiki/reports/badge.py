"""The format "badge": how far the wiki is sourced, for https://shields.io/badges/endpoint-badge.

    {"schemaVersion": 1, "label": "citations", "message": "98 % cited", "color": "brightgreen"}

The share is that of the claims that a citation covers, rounded down, so that "100 % cited" is said
of nothing less. Then come errors of the check, if there are any, else the places that need a
citation. The badge is red with errors, yellow with such places, green without both, and grey where
nothing is claimed.
"""

import json
from collections.abc import Sequence

from innerwiki.lint import Diagnostic, Severity
from innerwiki.reports import Summary
from innerwiki.wiki.words import counted


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write what the badge shows."""
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    percent = summary.coverage.percent
    said = ["no claims" if percent is None else f"{percent} % cited"]
    if errors:
        said.append(counted(errors, "error"))
    elif summary.gaps:
        said.append(counted(summary.gaps, "gap"))
    badge = {
        "schemaVersion": 1,
        "label": "citations",
        "message": ", ".join(said),
        "color": _colour(errors, summary.gaps, percent),
    }
    return json.dumps(badge) + "\n"


def _colour(errors: int, gaps: int, percent: int | None) -> str:
    if errors:
        return "red"
    if gaps:
        return "yellow"
    return "lightgrey" if percent is None else "brightgreen"
