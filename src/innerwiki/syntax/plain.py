"""Plain text of inline Markdown: for slugs, titles and previews."""

import re
from collections.abc import Iterable

SIGNS = r"@\[{<`$\\:*_\x00-\x08"
"""Without any of these nothing is markup, nor a sign of masks; for a class of a pattern."""

_MARKUP = re.compile(
    r"\[\^[^\[\]\s]+\]|\\([\\`*_{}\[\]()>#+\-.!|@$])|[*`]+|(?<!\w)_+|(?<!_)_++(?![^\W_])|<[^<>]*>"
)
_SPACE_BEFORE_POINT = re.compile(r" (?=[.,;:!?])")

Replacement = tuple[int, int, str]
"""Start, end, and what is shown in the place of what stands there."""


def plain_text(
    text: str, replacements: Iterable[Replacement], kept: Iterable[tuple[int, int]] = ()
) -> str:
    r"""The text with the replacements made, and without emphasis, escapes, tags and footnotes.

    Args:
        text: the inline text.
        replacements: what is replaced in it.
        kept: stretches that stay as they are: formulas.

    >>> plain_text("A *claim* [@k], `x` \\* y", [(10, 14, "")])
    'A claim, x * y'
    >>> plain_text("*Let* $x_*$ be", [], [(6, 11)])
    'Let $x_*$ be'
    """
    edits = [(start, end, shown, False) for start, end, shown in replacements]
    edits += [(start, end, text[start:end], True) for start, end in kept]
    pieces: list[str] = []
    spared: list[tuple[int, int]] = []
    at = length = 0
    for start, end, shown, stays in sorted(edits):
        if stays and start < at:
            continue  # it stands in what has been replaced
        pieces += (text[at:start], shown)
        length += start - at + len(shown)
        at = end
        if stays:
            spared.append((length - len(shown), length))
    pieces.append(text[at:])

    def bare(match: re.Match[str]) -> str:
        stays = any(match.start() < end and start < match.end() for start, end in spared)
        return match[0] if stays else match[1] or ""

    return without_spaces(_MARKUP.sub(bare, "".join(pieces)))


def without_spaces(text: str) -> str:
    r"""A text without markup, with one space where there are more, and none before a full stop.

    >>> without_spaces("Two  words\n .")
    'Two words.'
    """
    return _SPACE_BEFORE_POINT.sub("", " ".join(text.split()))
