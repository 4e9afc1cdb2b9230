"""The format "github": workflow commands, which GitHub Actions shows as notes in the changed files.

    ::error file=content/heat.md,line=4,endLine=4,col=11,endColumn=16,title=CIT001::no entry `gone`

GitHub shows the first ten errors and the first ten warnings of a step, so the worst come first. It
takes columns only where a place begins and ends on one line. What the commands keep for themselves
(`%`, line ends, and `:` and `,` in properties) is escaped, so that no article writes a command of
its own. See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
"""

from collections.abc import Sequence

from innerwiki.lint import Diagnostic, Severity
from innerwiki.reports import Summary
from innerwiki.reports.text import count, listed, worst_first
from innerwiki.reports.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Write each diagnostic as one command, and a plain line that counts."""
    found = worst_first(listed(diagnostics, summary))
    lines = [_command(diagnostic, summary.folder) for diagnostic in found]
    return "\n".join([*lines, count(diagnostics, summary)]) + "\n"


def _command(diagnostic: Diagnostic, folder: str) -> str:
    properties = {"file": visible(folder + diagnostic.span.path), **_place(diagnostic)}
    properties["title"] = diagnostic.code
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = visible(diagnostic.message)
    if diagnostic.help:
        message += f"\nhelp: {visible(diagnostic.help)}"
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{_data(message)}"


def _place(diagnostic: Diagnostic) -> dict[str, int]:
    """Lines, and columns where there is only one; a line that is not touched is not named."""
    first, end = diagnostic.start, diagnostic.end
    if end.line == first.line:
        return {
            "line": first.line,
            "endLine": first.line,
            "col": first.column,
            "endColumn": end.column,
        }
    return {"line": first.line, "endLine": diagnostic.last_line}


def _data(text: str) -> str:
    r"""A message as a command carries it.

    >>> _data("100 %\nmore")
    '100 %25%0Amore'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property as a command carries it.

    >>> _property("a,b::c")
    'a%2Cb%3A%3Ac'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
