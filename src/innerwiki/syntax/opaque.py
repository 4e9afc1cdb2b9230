r"""What is set aside before anything is looked for: code, mathematics, tags, comments, addresses.

The order is Python-Markdown's: back-ticks first, then formulas, then everything between `<` and
`>`. Each finder sees the text with the earlier finds blotted out, so that no formula reaches into
code and no tag begins in a formula. All of them read the text once, whatever it holds.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from innerwiki.syntax.formulas import BLOT, formulas
from innerwiki.syntax.raw_html import LITERAL_TAGS, TAG, find_comments

Stretch = tuple[int, int]
"""A half-open stretch of offsets."""

_TICKS = re.compile(r"(?<!\\)(\\*+)(`+)")
_AUTOLINK = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]*://[^<>]*|[^<>\s!]+@[^@<>\s]+)>")
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\[\]`{}]*|\bmailto:[^\s<>\[\]`{}]*")
_LITERAL_OPEN = re.compile(rf"<({'|'.join(LITERAL_TAGS)})\b[^<>]*>", re.IGNORECASE)
_LITERAL_CLOSE = {tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in LITERAL_TAGS}


class Opaque:
    """The stretches of a text in which nothing is found, sorted and disjoint.

    Args of the constructor:
        text: the inline text of one block.
        html: it is raw HTML, which knows neither back-ticks nor formulas.
    """

    def __init__(self, text: str, *, html: bool) -> None:
        self.comments: list[Stretch] = []
        self.formulas: list[Stretch] = []
        self._text = text
        self._found: list[Stretch] = []
        if not html:
            if "`" in text:
                self._set_aside(list(code_spans(text)))
            if "$" in text or "\\(" in text:
                self.formulas = list(formulas(self._text))
                self._set_aside(self.formulas)
        if "<" in text:
            self.comments = list(find_comments(self._text))
            self._set_aside(self.comments)
            self._set_aside(list(_literal_elements(self._text)))
            self._set_aside([m.span() for m in _AUTOLINK.finditer(self._text)])
            self._set_aside([m.span() for m in TAG.finditer(self._text)])
        if "://" in text or "mailto:" in text:
            self._set_aside([m.span() for m in _ADDRESS.finditer(self._text)])
        self.stretches = _outermost(self._found)
        if self.formulas:  # those in comments and tags are not shown
            outer = set(self.stretches)
            self.formulas = [formula for formula in self.formulas if formula in outer]

    def covering(self, at: int) -> Stretch | None:
        """The stretch that holds an offset, or None."""
        if not self.stretches:
            return None
        index = bisect_right(self.stretches, (at, len(self._text))) - 1
        if index >= 0 and at < self.stretches[index][1]:
            return self.stretches[index]
        return None

    def _set_aside(self, stretches: list[Stretch]) -> None:
        if not stretches:
            return
        self._found += stretches
        pieces: list[str] = []
        at = 0
        for start, end in stretches:
            pieces += (self._text[at:start], BLOT * (end - start))
            at = end
        self._text = "".join((*pieces, self._text[at:]))


def formulas_in(text: str) -> list[Stretch]:
    """Where formulas stand in inline text, none of them in code."""
    return Opaque(text, html=False).formulas if "$" in text or "\\(" in text else []


def _outermost(stretches: list[Stretch]) -> list[Stretch]:
    """Of stretches that are disjoint or inside one another, the outer ones."""
    found: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s[0], -s[1])):
        if not found or stretch[0] >= found[-1][1]:
            found.append(stretch)
    return found


def code_spans(text: str) -> Iterator[Stretch]:
    r"""Code between back-ticks: as many at the end as at the beginning.

    Where no run of the same length follows, and all that follow are shorter, Python-Markdown closes
    the code at the longest of them; a backslash takes one back-tick away from an opening run.

    >>> list(code_spans("a `b` and ``c ` d`` and \\`no ```e``"))
    [(2, 5), (10, 19), (29, 35)]
    """
    runs = [(m.start(2), m.end(2), len(m[1]) % 2) for m in _TICKS.finditer(text)]
    closers = _closers(runs)
    at = 0
    for (start, _, hidden), closer in zip(runs, closers, strict=True):
        if start < at or closer is None:
            continue
        at = runs[closer][1]
        yield (start + hidden, at)


def _closers(runs: list[tuple[int, int, int]]) -> list[int | None]:
    """For each run of back-ticks, the index of the run that closes it."""
    found: list[int | None] = []
    nearest: dict[int, int] = {}
    longest, longest_at = 0, 0
    for number in range(len(runs) - 1, -1, -1):
        start, end, hidden = runs[number]
        opening = end - start - hidden
        if opening and opening in nearest:
            found.append(nearest[opening])
        else:
            found.append(longest_at if 0 < longest < opening else None)
        nearest[end - start] = number
        if end - start >= longest:
            longest, longest_at = end - start, number
    return found[::-1]


def _literal_elements(text: str) -> Iterator[Stretch]:
    """Raw `<code>...</code>` and the like, to their closing tag or the end of the text."""
    at = 0
    while (opening := _LITERAL_OPEN.search(text, at)) is not None:
        closing = _LITERAL_CLOSE[opening[1].lower()].search(text, opening.end())
        at = closing.end() if closing else len(text)
        yield (opening.start(), at)


_NOTHING = Opaque("", html=False)


def set_aside(text: str, *, html: bool = False) -> Opaque:
    """What is set aside in a text; nothing where no sign in it could begin that, as in most."""
    begins = "`" in text or "$" in text or "<" in text or ":" in text or "\\" in text
    return Opaque(text, html=html) if begins else _NOTHING
