"""Comments that speak to the check: `<!-- innerwiki: ignore CLM101 -- reason -->`.

- `ignore CODES` on a line of its own holds for the next block (up to the next blank line); inside
  a block, for that block;
- `ignore-start CODES` holds to the matching `<!-- innerwiki: ignore-end -->`, or the file's end;
- `ignore-file CODES` holds for the whole file, front matter included.

The reason after `--` is asked for by rule SUP002.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from innerwiki.model import Span, Suppression

_COMMENT = re.compile(
    r"<!--\s*+innerwiki:\s*+(?P<verb>ignore(?:-start|-file)?)(?![\w-])(?P<rest>.*)-->", re.DOTALL
)
_REASON = re.compile(r"(?<=\s)--(?!>)")
_END = re.compile(r"<!--\s*innerwiki:\s*ignore-end\s*-->")
_CODE = re.compile(r"[^\s,]+")
_BLANK_LINE = re.compile(r"(?<=\n)[ \t]*+(?:\n|\Z)")
_TEXT = re.compile(r"\S")


def read_suppression(comment: str, text: str, path: str, at: int) -> Suppression | None:
    """The suppression that the comment at offset `at` of a file's text makes, or None."""
    match = _COMMENT.match(comment)
    if match is None:
        return None
    codes_and_reason = _REASON.split(match["rest"], maxsplit=1)
    codes = tuple(code.upper() for code in _CODE.findall(codes_and_reason[0]))
    reason = " ".join("".join(codes_and_reason[1:]).split())
    span = Span(path, at, at + match.end())
    return Suppression(codes, reason or None, span, _covers(match["verb"], text, span))


def _covers(verb: str, text: str, span: Span) -> Span:
    if verb == "ignore-file":
        return Span(span.path, 0, len(text) + 1)
    if verb == "ignore-start":
        ends = _range_ends(text)
        number = bisect_left(ends, span.end)
        return Span(span.path, span.end, ends[number] if number < len(ends) else len(text) + 1)
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


@lru_cache(maxsize=1)
def _range_ends(text: str) -> tuple[int, ...]:
    """The offsets of the comments that end a range."""
    return tuple(match.start() for match in _END.finditer(text))
