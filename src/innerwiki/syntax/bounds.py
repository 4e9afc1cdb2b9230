"""Texts on which the Markdown libraries take for ever.

Some of their patterns need quadratic time, or worse, on what no author writes: thousands of
brackets that are never closed, back-ticks of ever other lengths, a code fence with dozens of
options. One such text in a pull request would hold up a whole build, so it is not handed to them.
"""

import re

OPENING = "[<("
"""Brackets that open."""
MOST_OPEN = 1_000
"""Brackets, or tags, that are opened and never closed."""
MOST_LENGTHS = 60
"""Different lengths of runs of back-ticks."""
MOST_OPTIONS = 12
"""Options of one code fence."""

_RUNS = re.compile(r"`+")
_FENCE = re.compile(r"^[> \t]*(?:`{3,}|~{3,})(.*)$", re.MULTILINE)


def never_ends(text: str, start: int = 0, at_most: int | None = None) -> str | None:
    """Why a text, from `start` on, is not handed to Markdown, for its author; None if it is.

    Args:
        text: the text.
        start: where the Markdown begins.
        at_most: so many brackets the text opens at the most, where that is known.

    >>> never_ends("[" * 2_000)
    'more than 1,000 times `[` is never closed'
    >>> never_ends("An ordinary [text](address) with `code`.") is None
    True
    """
    if at_most is None or at_most > MOST_OPEN:  # to count takes long
        for opening, closing in zip(OPENING, "]>)", strict=True):
            opened = text.count(opening, start)
            if opened > MOST_OPEN and opened - text.count(closing, start) > MOST_OPEN:
                return f"more than {MOST_OPEN:,} times `{opening}` is never closed"
    if "`" not in text and "~" not in text:  # a single sign is looked for at once
        return None
    ticks = text.find("``", start) >= 0
    if ticks and len({len(run) for run in _RUNS.findall(text, start)}) > MOST_LENGTHS:
        return f"runs of back-ticks have more than {MOST_LENGTHS} different lengths"
    fenced = text.find("```", start) >= 0 or text.find("~~~", start) >= 0
    if fenced and any(header.count("=") > MOST_OPTIONS for header in _FENCE.findall(text, start)):
        return f"a code fence has more than {MOST_OPTIONS} options"
    return None
