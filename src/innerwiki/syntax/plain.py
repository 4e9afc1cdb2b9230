"""Plain text of inline Markdown: for slugs, titles and previews."""

import re
from collections.abc import Iterable

_MARKUP = re.compile(
    r"\[\^[^\[\]\s]+\]|\\([\\`*_{}\[\]()>#+\-.!|@$])|[*`]+|(?<!\w)_+|(?<!_)_++(?![^\W_])|<[^<>]*>"
)
_SPACE_BEFORE_POINT = re.compile(r" ([.,;:!?])")

Replacement = tuple[int, int, str]
"""Start, end, and what is shown in the place of what stands there."""


def plain_text(text: str, replacements: Iterable[Replacement]) -> str:
    r"""The text with the replacements made, and without emphasis, escapes, tags and footnotes.

    >>> plain_text("A *claim* [@k], `x` \\* y", [(10, 14, "")])
    'A claim, x * y'
    """
    pieces: list[str] = []
    at = 0
    for start, end, shown in sorted(replacements):
        pieces += (text[at:start], shown)
        at = end
    pieces.append(text[at:])
    bare = _MARKUP.sub(lambda m: m[1] or "", "".join(pieces))
    return _SPACE_BEFORE_POINT.sub(r"\1", " ".join(bare.split()))
