"""Fenced blocks `articles`: the tables of articles that a text asks for.

    ```articles
    where: {status: needs-citations}
    columns: [title, words, coverage]
    sort: -words
    ```

On a forge such a block is code that anybody can read; on the page it is a table. Its content is
YAML, read with the place of every word. A block with a slip in it is reported and shown as code.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from innerwiki.model import Listing, Problem, ProblemKind, Source, Span
from innerwiki.syntax.fences import fences, inside, read_header
from innerwiki.syntax.lines import read_lines
from innerwiki.syntax.listing_fields import read_fields
from innerwiki.syntax.shapes import Reading
from innerwiki.syntax.yaml_errors import Wording
from innerwiki.syntax.yaml_marks import read_mapping

LANGUAGE = "articles"

_WORDING = Wording(
    "the block",
    "write `where: {...}`, `columns: [...]` or `sort: ...`",
    "close the fence where the fields end",
)
# A header, before anything is known of fences; most texts have none.
_MAYBE = re.compile(rf"(?:```|~~~)[ \t]*\.?{LANGUAGE}\b")


def read_listings(
    text: str, path: str, start: int, today: date
) -> tuple[list[Listing], list[Problem]]:
    """The tables that a text asks for from `start` on, and what is wrong with them.

    Args:
        text: the whole file.
        path: its path.
        start: where the Markdown begins.
        today: the date (UTC).
    """
    has_fences = "`" in text or "~" in text  # a single sign is looked for at once
    if not has_fences or LANGUAGE not in text or _MAYBE.search(text, start) is None:
        return [], []
    lines = text[start:].split("\n")
    hidden = _commented_out(text, start)
    offsets = _offsets(lines, start)
    listings: list[Listing] = []
    problems: list[Problem] = []
    for numbers in fences(lines):
        if numbers.start in hidden or read_header(lines[numbers.start]).language != LANGUAGE:
            continue
        block = _block(lines, offsets, numbers)
        listing, found = _read(block, path, today)
        listings.append(listing)
        problems += found
    return listings, problems


def content_of(listing: Listing, text: str) -> str:
    """A block as its author wrote it, without the indentation and quotation marks around it."""
    first = text.rfind("\n", 0, listing.span.start) + 1
    header, *lines = text[first : listing.span.end].split("\n")
    taken = listing.span.start - first
    return "\n".join((header[taken:], *(inside(line, header)[1] for line in lines)))


def _commented_out(text: str, start: int) -> frozenset[int]:
    """The numbers of the lines that stand in a comment."""
    if "<!--" not in text:
        return frozenset()
    lines = enumerate(read_lines(text, start, len(text)))
    return frozenset(number for number, line in lines if line.region and line.region.comment)


def _offsets(lines: list[str], start: int) -> list[int]:
    """The offset in the file at which each line begins."""
    offsets = []
    for line in lines:
        offsets.append(start)
        start += len(line) + 1
    return offsets


@dataclass(frozen=True, slots=True)
class _Block:
    """A fenced block: its ends in the file, its header's options, its content, and where that is.

    `place` turns an offset in `content` into one in the file.
    """

    start: int
    end: int
    options: str
    content: str
    place: Callable[[int], int]


def _block(lines: list[str], offsets: list[int], numbers: range) -> _Block:
    first, last = numbers[0], numbers[-1]
    header = read_header(lines[first])
    texts, begins, bases, at = [""], [0], [offsets[first] + len(lines[first])], 0
    for number in numbers[1:-1]:
        taken, content = inside(lines[number], lines[first])
        texts.append(content)
        begins.append(at + 1)
        bases.append(offsets[number] + taken)
        at += len(content) + 1

    def place(offset: int) -> int:
        line = bisect_right(begins, offset) - 1
        return bases[line] + offset - begins[line]

    return _Block(
        start=offsets[first] + header.at,
        end=offsets[last] + len(lines[last].rstrip(" \t")),
        options=header.options,
        content="\n".join(texts),
        place=place,
    )


def _read(block: _Block, path: str, today: date) -> tuple[Listing, list[Problem]]:
    content = Source(path, block.content)
    mapping, problems = read_mapping(content, 0, len(block.content), _WORDING)
    reading = Reading(path, today)
    listing = Listing(Span(path, block.start, block.end), **read_fields(mapping, reading))
    found = [_placed(problem, block) for problem in (*problems, *reading.problems)]
    if block.options:
        header = Span(path, block.start, block.place(0))
        mend = f"write ```{LANGUAGE} alone; a heading for the table is `caption: ...` in the block"
        message = f"a table of articles has no options such as `{block.options}`"
        found.append(Problem(ProblemKind.LISTING, header, message, mend))
    found.sort(key=lambda problem: problem.span.start)
    return replace(listing, is_usable=not found), found


def _placed(problem: Problem, block: _Block) -> Problem:
    """A problem of the content as one of the file."""
    start, end = block.place(problem.span.start), block.place(problem.span.end)
    span = Span(problem.span.path, start, max(start, end))
    return replace(problem, kind=ProblemKind.LISTING, span=span)
