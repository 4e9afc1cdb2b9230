"""Tables: Python-Markdown's rules, but pipes in references do not divide cells."""

import pytest

from innerwiki.syntax.lines import read_lines
from innerwiki.syntax.tables import is_table, split_row


@pytest.mark.parametrize(
    "text",
    [
        "a | b\n--|--",
        "| a | b |\n|:-:|---|\n| c | d |",
        "| a |\n|---|\n| b |",
        "a |\n---|\nb |",
        "`a|b` | c\n-|-",
        "[[a|b]] | c\n-|-",
    ],
)
def test_is_table(text: str) -> None:
    assert is_table(read_lines(text, 0, len(text)), 0)


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "a\n---",
        "a | b\n--",
        "a | b\n-- | x",
        "| a |\n|---|\nb",
        "a \\| b\n-- | --",
        "a | b\n```\n```",
        "a | b | c\n--|--",
    ],
)
def test_is_no_table(text: str) -> None:
    assert not is_table(read_lines(text, 0, len(text)), 0)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("| a | b", ["a", "b"]),
        ("a | b \\|", ["a", "b \\|"]),
        ("| a \\\\|", ["a \\\\"]),
        ("| `a|b` | ``c ` | d`` |", ["`a|b`", "``c ` | d``"]),
        ("| `a | b |", ["`a", "b"]),
        ("| \\`a | b` |", ["\\`a", "b`"]),
        ("| \\``a | b` |", ["\\``a | b`"]),
        ("| a ` b | `` |", ["a ` b", "``"]),
        ("| [see @a | b] | c |", ["[see @a | b]", "c"]),
        ("| [a | b] |", ["[a", "b]"]),
        ("| [[T|l]] | \\[[T|l]] |", ["[[T|l]]", "\\[[T", "l]]"]),
        ("| x {.no-cite reason='a|b'} | {a|b} |", ["x {.no-cite reason='a|b'}", "{a", "b}"]),
        ("|", [""]),
        ("| [ |", ["["]),
    ],
)
def test_cells(row: str, cells: list[str]) -> None:
    assert [row[a:b].strip() for a, b in split_row(row, border=True)] == cells


def test_without_a_border_in_the_header_outer_pipes_divide() -> None:
    assert len(split_row("| a | b |", border=False)) == 4
