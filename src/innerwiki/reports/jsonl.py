"""The format "jsonl": for programs that read line by line, one JSON object for each diagnostic.

Each has the fields that the format "json" gives a diagnostic. Without findings nothing is written.
"""

import json
from collections.abc import Sequence

from innerwiki.lint import Diagnostic
from innerwiki.reports import Summary
from innerwiki.reports.json import fields


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write each diagnostic as one JSON object on a line of its own."""
    del summary
    return "".join(f"{json.dumps(fields(diagnostic))}\n" for diagnostic in diagnostics)
