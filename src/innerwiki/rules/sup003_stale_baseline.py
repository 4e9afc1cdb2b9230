"""The baseline holds more findings than there are.

Somebody has mended what the baseline was made to bear with, which is what it is for. Until its
entry goes, the same fault could come back and nobody would hear of it: the number of findings of
each rule on each page may only fall. With PATHs nothing is said of the baseline, and nothing of
rules that are turned off.

Bad, in `baseline.json`:

    {
    "version": 1,
    "entries": [
    {"page": "entropy", "rule": "CLM001", "findings": ["0123456789abcdef"]}
    ]
    }

Take out what is no longer there: `innerwiki baseline prune` does, and adds nothing.

Good, in `baseline.json`:

    {
    "version": 1,
    "entries": []
    }

With `innerwiki.toml`:

    title = "Example"
    [check]
    baseline = "baseline.json"
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity, Surplus

SEVERITY = Severity.ERROR

_PRUNE = "run `innerwiki baseline prune` and commit the file"


def check_baseline(surplus: Surplus) -> Iterator[Finding]:
    """Report each entry that holds more than there is, with how much is left."""
    rule, page = surplus.rule, surplus.page
    if not surplus.is_known:
        yield Finding(
            surplus.span, f"there is no rule `{rule}`, so nothing of it is held on `{page}`", _PRUNE
        )
        return
    held = "1 finding" if surplus.held == 1 else f"{surplus.held} findings"
    there = {0: "are none", 1: "is 1"}.get(surplus.found, f"are {surplus.found}")
    message = f"the baseline holds {held} of {rule} on `{page}`, but there {there}"
    yield Finding(surplus.span, message, _PRUNE)
