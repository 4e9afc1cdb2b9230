"""Comments that speak to the check: `<!-- innerwiki: ignore CLM101 -- reason -->`.

- `ignore CODES` on a line of its own holds for the next block (up to the next blank line); inside
  a block, such as a list, a quotation or a table, for that block;
- `ignore-start CODES` holds to its `<!-- innerwiki: ignore-end -->`, as brackets do: an end belongs
  to the last range that is still open; without one, to the file's end;
- `ignore-file CODES` holds for the whole file. Findings in the front matter can be suppressed by
  this alone: its own comments are YAML's.

The reason after `--` (or a dash, into which some editors turn the two) is asked for by rule SUP002;
what looks like such a comment and is none is reported by SUP004.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from innerwiki.model import Oddity, OddityKind, Span, Suppression

IGNORE, START, END, FILE = "ignore", "ignore-start", "ignore-end", "ignore-file"

_COMMENT = re.compile(r"<!--\s*+innerwiki:\s*+(?P<verb>[^\s>]*?)(?:(?P<rest>\s.*)?-->)", re.DOTALL)
_REASON = re.compile(r"(?<=\s)(?:--(?!>)|[–—])")
_CODE = re.compile(r"[^\s,]+")
_BLANK_LINE = re.compile(r"(?<=\n)[ \t]*+(?:\n|\Z)")
_TEXT = re.compile(r"\S")


def read_suppressions(
    comments: Iterable[tuple[int, str]], text: str, path: str
) -> tuple[list[Suppression], list[Oddity]]:
    """What the comments of a file ask for.

    Args:
        comments: the comments that are none of code, each with its offset in the file.
        text: the text of the file.
        path: the file.

    Returns:
        The suppressions, and what belongs to none: words that are no instructions, ends without a
        range, ranges without an end. An oddity's text is the word.
    """
    found: list[Suppression] = []
    odd: list[Oddity] = []
    open_: list[int] = []
    for at, comment in sorted(comments):
        match = _COMMENT.match(comment)
        if match is None:
            continue
        verb, span = match["verb"], Span(path, at, at + match.end())
        if verb == END and open_:
            number = open_.pop()
            covers = replace(found[number].covers, end=at)
            found[number] = replace(found[number], covers=covers)
        elif verb in (IGNORE, START, FILE):
            if verb == START:
                open_.append(len(found))
            found.append(_suppression(verb, match["rest"] or "", text, span))
        else:
            odd.append(Oddity(OddityKind.SUPPRESSION, verb, span))
    odd += [Oddity(OddityKind.SUPPRESSION, START, found[number].span) for number in open_]
    return found, odd


def _suppression(verb: str, rest: str, text: str, span: Span) -> Suppression:
    codes_and_reason = _REASON.split(rest, maxsplit=1)
    codes = tuple(code.upper() for code in _CODE.findall(codes_and_reason[0]))
    reason = " ".join("".join(codes_and_reason[1:]).split())
    return Suppression(codes, reason or None, span, _covers(verb, text, span))


def _covers(verb: str, text: str, span: Span) -> Span:
    """What a suppression holds for, if a range has no end."""
    if verb == FILE:
        return Span(span.path, 0, len(text) + 1)
    if verb == START:
        return Span(span.path, span.end, len(text) + 1)
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    rest = text[span.end : line_end if line_end >= 0 else len(text)]
    ends = _block_ends(text)
    if not text[line_start : span.start].strip() and not rest.strip():
        following = _TEXT.search(text, span.end)
        start = following.start() if following else len(text)
    else:
        start = ends[bisect_right(ends, span.start) - 1]
    after = bisect_left(ends, max(start, span.end))
    return Span(span.path, start, ends[after] if after < len(ends) else len(text) + 1)


@lru_cache(maxsize=1)
def _block_ends(text: str) -> tuple[int, ...]:
    """The offsets of a text's blank lines, and its beginning."""
    return (0, *(match.start() for match in _BLANK_LINE.finditer(text)))
