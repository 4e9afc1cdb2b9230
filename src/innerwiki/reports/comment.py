"""The format "comment": the format "markdown", no longer than a comment on a pull request.

GitHub refuses a comment of more than 65,536 characters. The worst findings are kept, and the last
sentence says how many are left out.
"""

from collections.abc import Sequence

from innerwiki.lint import Diagnostic
from innerwiki.reports import Summary
from innerwiki.reports.markdown import within

LIMIT = 65_000
"""Characters; the rest is for whoever sends it, to mark the comment as theirs."""


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write the diagnostics for a comment."""
    return within(LIMIT, len, diagnostics, summary)
