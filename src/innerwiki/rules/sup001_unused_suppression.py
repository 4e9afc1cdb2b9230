"""A suppression suppresses nothing.

The finding that it was written for is gone, or its code is misspelt. It misleads the next editor,
and would hide a new finding of that kind. Of rules that are turned off nothing is said. This rule
itself cannot be suppressed.

Bad:

    <!-- innerwiki: ignore CIT004 -- the number is part of the notation -->

    Entropy never decreases.

Delete the comment, or the code that is not needed.

Good:

    <!-- innerwiki: ignore CIT004 -- the number is part of the notation -->

    The interval [12] is a single number.
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity, Silence
from innerwiki.lint.nearest import nearest

SEVERITY = Severity.WARNING


def check_suppression(silence: Silence) -> Iterator[Finding]:
    """Report codes that no rule has, codes that were not needed, and a comment without any."""
    span = silence.suppression.span
    for code in silence.unknown:
        near = nearest(code, silence.codes)
        mend = f"did you mean `{near}`?" if near else "`innerwiki rules` lists all codes"
        yield Finding(span, f"there is no rule `{code}` to suppress", mend)
    for code in silence.idle:
        yield Finding(span, f"there is no {code} here to suppress", "delete it from the comment")
    if not silence.suppression.codes:
        yield Finding(
            span,
            "this suppression names no rule and suppresses nothing",
            "name the rules: `<!-- innerwiki: ignore CIT004 -- reason -->`",
        )
