r"""Carries edits of a text over to the bytes that the text was read from.

What a wiki reads is unified: a byte order mark is dropped, and every line end is "\n" (see
`innerwiki.wiki.read.decode`). Edits are offsets in that text. Here each offset is found again in
the file as it is, and only what stands between an edit's two offsets is written anew; a line end
that an edit brings in is written as the file writes them at that place.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from innerwiki.lint import Edit

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_LINE_END = re.compile(r"\r\n|\n|\r")


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made; those that insert at one place come in the order given.

    Raises:
        ValueError: two edits overlap, which is a mistake of whoever made them.
    """
    pieces = []
    at = 0
    for edit in _in_order(edits):
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def edited_bytes(content: bytes, edits: Iterable[Edit]) -> bytes:
    r"""A file's bytes with edits made, which are offsets in the text that was read of them.

    Where an edit takes out all that stood between "\r" and "\n", two line ends, "\n" is written
    into its place, since the two would be one.

    Args:
        content: the file, in UTF-8.
        edits: what to replace, in the unified text.

    Raises:
        ValueError: two edits overlap, which is a mistake of whoever made them.
    """
    mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
    text = content[len(mark) :].decode("utf-8")
    original = _Original(text)
    pieces: list[str] = []
    at = 0
    for edit in _in_order(edits):
        start, end = original.offset(edit.span.start), original.offset(edit.span.end)
        pieces += [text[at:start], edit.text.replace("\n", original.line_end(start))]
        at = end
    return mark + _joined([*pieces, text[at:]]).encode("utf-8")


def _in_order(edits: Iterable[Edit]) -> list[Edit]:
    found = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    for before, edit in pairwise(found):
        if edit.span.start < before.span.end:
            raise ValueError(f"the edits {before} and {edit} overlap")
    return found


class _Original:
    """A text with its line ends as they are, seen by the offsets of the unified text."""

    def __init__(self, text: str) -> None:
        self._text = text
        pairs = (match.start() for match in re.finditer("\r\n", text))
        self._pairs = [at - before for before, at in enumerate(pairs)]

    def offset(self, unified: int) -> int:
        """The offset of what stands at an offset of the unified text; never inside a pair."""
        return unified + bisect_left(self._pairs, unified)

    def line_end(self, at: int) -> str:
        r"""How the line that holds `at` ends; the last one like the line before, else by "\n"."""
        following = _LINE_END.search(self._text, at)
        if following is not None:
            return following[0]
        before = _LINE_END.findall(self._text, 0, at)
        return str(before[-1]) if before else "\n"


def _joined(pieces: Iterable[str]) -> str:
    """The pieces in one, such that the line ends at their seams stay as many as they are."""
    whole: list[str] = []
    for piece in filter(None, pieces):
        if whole and whole[-1].endswith("\r") and piece.startswith("\n"):
            whole.append("\n")
        whole.append(piece)
    return "".join(whole)
