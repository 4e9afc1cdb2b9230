"""Tables for a terminal: columns under one another, the first one shortened where it must be."""

from collections.abc import Collection, Sequence

from innerwiki.reports.visible import cells, visible

WIDTH = 80
"""Cells that a line has where nobody says otherwise."""

_GAP = "  "
_LEAST = 16
"""Cells that are left to the first column, however narrow the terminal is."""


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers: Collection[int] = (),
    width: int = WIDTH,
) -> str:
    """The lines of a table, each with its line end.

    Args:
        heads: what stands above the columns.
        rows: the cells of each row, as many as there are heads.
        numbers: the columns that are set to the right.
        width: cells that a line may have, if the first column can be shortened so far.

    >>> print(table(("Title", "Words"), [("Heat", "1,200"), ("A longer title", "7")],
    ...             numbers={1}, width=23), end="")
    Title           Words
    Heat            1,200
    A longer title      7
    """
    shown = [[visible(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(cells(row[column]) for row in shown) for column in range(len(heads))]
    rest = sum(widths[1:]) + len(_GAP) * (len(widths) - 1)
    widths[0] = min(widths[0], max(width - rest, _LEAST))
    lines = []
    for first, *others in shown:
        row = [shortened(first, widths[0]), *others]
        padded = [
            _padded(cell, widths[column], to_the_right=column in numbers)
            for column, cell in enumerate(row)
        ]
        lines.append(_GAP.join(padded).rstrip() + "\n")
    return "".join(lines)


def shortened(text: str, limit: int) -> str:
    """A visible text in at most so many cells of a terminal, with an ellipsis if it is cut.

    >>> shortened("Inner alignment", 9), shortened("Heat", 9)
    ('Inner al…', 'Heat')
    """
    if cells(text) <= limit:
        return text
    room = limit - 1
    end = 0
    for char in text:
        room -= cells(char)
        if room < 0:
            break
        end += 1
    return text[:end].rstrip() + "…"


def _padded(text: str, width: int, *, to_the_right: bool) -> str:
    space = " " * (width - cells(text))
    return space + text if to_the_right else text + space
