r"""Makes text safe and true to show on a terminal.

What an article holds must not move a cursor, set a title or turn the direction of writing around:
such characters are shown as escapes. And carets must stand under the characters that they mean, so
the width of what is shown is measured as terminals do, in cells.
"""

import re
import unicodedata
from functools import lru_cache

# Controls, line and paragraph separators, surrogates, private use, the marks of bidirectional text
# and what is no character at all: all that a terminal acts on, or nothing can show.
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\uf8ff\ufdd0-\ufdef"
    "\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_SIGNS = 4_096
"""Characters whose width is kept in mind: more than a wiki in one script has."""


def visible(text: str) -> str:
    r"""The text with every character that a terminal would act on written as an escape.

    >>> print(visible("a\tb\x1b[31m"))
    a b\x1b[31m
    """
    if text.isprintable():  # none of them is; it is told much faster than a pattern is looked for
        return text
    return _ACTING.sub(_escape, text)


def visible_lines(text: str) -> list[str]:
    r"""The lines of a text of ours, each made visible; an empty text has none.

    >>> visible_lines("one\ntwo\r"), visible_lines("")
    (['one', 'two\\r'], [])
    """
    return [visible(line) for line in text.split("\n")] if text else []


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return " " if char == "\t" else char.encode("unicode_escape").decode("ascii")


def cells(text: str) -> int:
    """How many cells of a terminal a visible text takes.

    >>> cells("naïve"), cells("文字"), cells("e\u0301")
    (5, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


@lru_cache(_SIGNS)
def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
