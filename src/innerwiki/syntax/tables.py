"""Tables: which lines are one, and where the cells of a row are.

The rules are those of Python-Markdown's `tables`. What becomes a reference is one sign to it, so
pipes inside a citation, a wiki link or a mark divide no cells.
"""

import re

from innerwiki.syntax.attributes import read_attributes
from innerwiki.syntax.block import Block, BlockKind, Fields, block_of
from innerwiki.syntax.lines import Line
from innerwiki.syntax.plain import SIGNS
from innerwiki.syntax.references import read_group, read_wiki_link
from innerwiki.syntax.sentences import Sentence

_CELL, _TABLE = BlockKind.CELL, BlockKind.TABLE  # to ask for a member takes its time
_IN_TABLE = ("table",)
_SEPARATOR = re.compile(r"[|:\- ]+$")
_TOKEN = re.compile(r"\\[^`]|\\?`+|\||\{|\[(?:[^\[\]\n]*\])?")
_IN_BRACKETS = re.compile(r"\[[^\[\]|]*\|")
_TICKS = re.compile(r"\\\\|(?P<hidden>\\?)(?P<ticks>`+)")
_ROW_OF_WORDS = rf"\|(?:[ ][ ]*+[^\s|&{SIGNS}][^\n|&{SIGNS}]*+(?<=[ ])\|)++[ ]*+"
_TABLE_OF_WORDS = re.compile(rf"{_ROW_OF_WORDS}\n[^\n]*+(?:\n{_ROW_OF_WORDS})++")
_END_BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|$")


def is_table(lines: list[Line], at: int) -> bool:
    """Whether a table begins at a line: a header row and a row of dashes, of as many cells."""
    if at + 1 >= len(lines) or lines[at + 1].fence or "|" not in lines[at].body:
        return False
    header, separator = lines[at].body, lines[at + 1].body
    if not _SEPARATOR.match(separator):
        return False
    border = has_border(header)
    columns = len(split_row(header, border=border))
    if columns != len(split_row(separator, border=border)):
        return False
    return columns > 1 or all(
        has_border(line.body) for line in lines[at + 1 : table_end(lines, at)]
    )


def plain_table(text: str, start: int, home: int) -> list[Block] | None:
    r"""A table that stands at `start`, in no container and without hidden pipes.

    It is one block if it holds nothing but words between pipes with spaces around them, as most do;
    else its cells. What is no such table is None; `text` are lines that all begin with a pipe.

    >>> [table] = plain_table("| a | b c |\n|---|---|\n| d | e |", 4, 1)
    >>> table.kind.value, table.text
    ('table', '| a | b c |\n|---|---|\n| d | e |')
    >>> [cell.text for cell in plain_table("| a |*b*|\n|---|---|", 4, 1)]
    ['a', '*b*']
    """
    header, separator = text.split("\n", 2)[:2]
    if not _SEPARATOR.match(separator.rstrip()) or _may_hide_pipes(text):
        return None
    if len(_cells(header)) != len(_cells(separator)):
        return None
    if _TABLE_OF_WORDS.fullmatch(text):
        return [block_of((_TABLE, text, (0,), (start,), (), 0, 0, home, 0))]
    return _cell_blocks(text, start, home)


def rows_of_words(table: str) -> list[Sentence]:
    r"""Where the words of each row begin and end in a table of words, but for its header.

    >>> table = "| a |\n|---|\n| b c |\n| d  | "
    >>> [table[begin:end] for begin, end, _ in rows_of_words(table)]
    ['b c', 'd']
    """
    header, separator, *rows = table.split("\n")
    at = len(header) + len(separator) + 2
    found: list[Sentence] = []
    for row in rows:
        words = row.strip("| ")
        begin = at + row.index(words)
        found.append((begin, begin + len(words), False))
        at += len(row) + 1
    return found


def divided(block: Block) -> list[Block]:
    r"""A table of words as its cells; any other block as it is.

    >>> [table] = plain_table("| a | b c |\n|---|---|\n| d | e |", 4, 1)
    >>> [(cell.text, cell.row, cell.starts) for cell in divided(table)]
    [('a', 0, (6,)), ('b c', 0, (10,)), ('d', 1, (28,)), ('e', 1, (32,))]
    """
    if block.kind is not _TABLE:
        return [block]
    return _cell_blocks(block.text, block.starts[0], block.home)


def _cell_blocks(table: str, start: int, home: int) -> list[Block]:
    """The cells of a table that stands at `start`, none of whose pipes are hidden."""
    header, separator, *rows = table.split("\n")
    found: list[Fields] = []
    begin = start
    for number, row in enumerate((header, *rows)):
        at = begin
        for cell in _cells(row):
            at += len(cell) + 1
            if words := cell.lstrip(" "):
                place = (at - len(words),)
                found.append((_CELL, words.rstrip(" "), (0,), place, _IN_TABLE, 0, number, home, 0))
        begin += len(row) + 1 + (0 if number else len(separator) + 1)
    return list(map(block_of, found))


def _cells(row: str) -> list[str]:
    """The cells of a row that begins with a pipe, none of which is hidden."""
    row = row.rstrip()
    return row[1 : -1 if len(row) > 1 and row.endswith("|") else None].split("|")


def table_end(lines: list[Line], at: int) -> int:
    """The number of the line after the table that begins at a line."""
    while at < len(lines) and not (lines[at].blank or lines[at].fence or lines[at].region):
        at += 1
    return at


def has_border(row: str) -> bool:
    """Whether a row begins or ends with a pipe; the header row says it for the whole table."""
    return row.startswith("|") or _ends_with_border(row)


def _ends_with_border(row: str) -> bool:
    return row.endswith("|") and ("\\" not in row or _END_BORDER.search(row) is not None)


def split_row(row: str, *, border: bool) -> list[tuple[int, int]]:
    """The cells of a table row, as offsets: pipes in code and in references do not count.

    >>> row = "| a | `x|y` | [[T|t]] |"
    >>> [row[a:b] for a, b in split_row(row, border=True)]
    [' a ', ' `x|y` ', ' [[T|t]] ']
    """
    start, end = 0, len(row)
    if border:
        start = 1 if row.startswith("|") else 0
        end = end - 1 if end > 1 and _ends_with_border(row) else end
    cells: list[tuple[int, int]] = []
    begin = at = start
    if not _may_hide_pipes(row):
        for cell in row[start:end].split("|"):
            cells.append((begin, begin + len(cell)))
            begin += len(cell) + 1
        return cells
    code = _code(row)
    while (token := _TOKEN.search(row, at, end)) is not None:
        at = token.end()
        if token[0] == "|":
            cells.append((begin, token.start()))
            begin = at
        elif token[0][0] in "[{":
            at = _reference_end(row, token)
        else:
            at = code.get(token.start(), at)
    cells.append((begin, end))
    return cells


def _may_hide_pipes(text: str) -> bool:
    """Whether some pipe of rows may stand behind a backslash, in code, a mark or in brackets."""
    if "\\" in text or "`" in text or "{" in text:
        return True
    return "[" in text and _IN_BRACKETS.search(text) is not None


def _code(row: str) -> dict[int, int]:
    """Where code begins in a row, and where it ends."""
    spans: dict[int, int] = {}
    nearest: dict[int, int] = {}
    for run in reversed(list(_TICKS.finditer(row))):
        ticks = len(run["ticks"] or "")
        opening = ticks - len(run["hidden"] or "")
        if opening in nearest:
            spans[run.start()] = nearest[opening]
        if ticks:
            nearest[ticks] = run.end()
    return spans


def _reference_end(row: str, token: re.Match[str]) -> int:
    """Where the reference that begins with a token ends; where none does, the next character."""
    at = token.start()
    if token[0].startswith("{"):
        attributes = read_attributes(row, at)
        return attributes.end if attributes is not None else at + 1
    link = read_wiki_link(row, at)
    if link is not None:
        return link.end()
    return token.end() if read_group(row, at + 1, token.end() - 1) is not None else at + 1
