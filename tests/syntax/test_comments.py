"""Comments that tell the check to leave something alone, and for how far they hold."""

import re

import pytest

from innerwiki.model import OddityKind, Suppression
from innerwiki.syntax.comments import read_suppressions
from innerwiki.syntax.scan import scan


def read(text: str) -> list[Suppression]:
    comments = [(found.start(), found[0]) for found in re.finditer(r"<!--.*?-->", text, re.DOTALL)]
    return read_suppressions(comments, text, "page.md")[0]


def covered(text: str) -> str:
    [found] = read(text)
    return text[found.covers.start : found.covers.end]


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ("<!-- innerwiki: ignore CLM101 -- it is so -->", ("CLM101",), "it is so"),
        ("<!--innerwiki:ignore a,b  C-->", ("A", "B", "C"), None),
        ("<!-- innerwiki: ignore A --\n two\n lines -->", ("A",), "two lines"),
        ("<!-- innerwiki: ignore-file A -- -->", ("A",), None),
        ("<!-- innerwiki: ignore -->", (), None),
        ("<!-- innerwiki: ignore A -- a -- b -->", ("A",), "a -- b"),
        ("<!-- innerwiki: ignore A — as printed -->", ("A",), "as printed"),
        ("<!-- innerwiki: ignore A – as printed -->", ("A",), "as printed"),
        ("<!-- innerwiki: ignore -- no code -->", (), "no code"),
    ],
)
def test_codes_and_reason(comment: str, codes: tuple[str, ...], reason: str | None) -> None:
    [found] = read(comment)
    assert (found.codes, found.reason) == (codes, reason)
    assert (found.span.start, found.span.end) == (0, len(comment))


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- ignore A -->",
        "<!-- innerwiki ignore A -->",
        "<!-- -->",
    ],
)
def test_other_comments(comment: str) -> None:
    assert read_suppressions([(0, comment)], comment, "page.md") == ([], [])


@pytest.mark.parametrize(
    ("word", "comment"),
    [
        ("ignored", "<!-- innerwiki: ignored A -->"),
        ("ignore-end", "<!-- innerwiki: ignore-end -->"),
        ("ignore_x", "<!-- innerwiki: ignore_x -->"),
        ("ignore,A", "<!-- innerwiki: ignore,A -->"),
        ("", "<!-- innerwiki: -->"),
        ("ignore-start", "<!-- innerwiki: ignore-start A -->"),
    ],
)
def test_what_is_no_instruction_is_kept_with_its_word(word: str, comment: str) -> None:
    suppressions, [odd] = read_suppressions([(0, comment)], comment, "page.md")
    assert (odd.kind, odd.text, odd.span.end) == (OddityKind.SUPPRESSION, word, len(comment))
    assert len(suppressions) == (word == "ignore-start")


def test_ranges_stand_in_each_other_as_brackets_do() -> None:
    start, end = "<!-- innerwiki: ignore-start {} -->", "<!-- innerwiki: ignore-end -->"
    text = f"{start.format('A')}a{start.format('B')}b{end}c{start.format('C')}d{end}e{end}f"
    found = {one.codes: text[one.covers.start : one.covers.end] for one in read(text)}
    assert found["B",] == "b"
    assert found["C",] == "d"
    assert found["A",].startswith("a")
    assert found["A",].endswith("e")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b <!-- innerwiki: ignore A -->\n- c\n\nd", "- a\n- b * -->\n- c\n"),
        ("- a\n\n    <!-- innerwiki: ignore A -->\n    b\n\n- c", "b\n"),
        ("> a <!-- innerwiki: ignore A -->\n> b\n\nc", "> a * -->\n> b\n"),
        ("> <!-- innerwiki: ignore A -->\n> b\n\nc", "> * -->\n> b\n"),
        ("| a |\n|---|\n| b <!-- innerwiki: ignore A --> |\n\nc", "| a |\n|---|\n| b * --> |\n"),
        ("<!-- innerwiki: ignore A -->\n\n| a |\n|---|\n| b |\n\nc", "| a |\n|---|\n| b |\n"),
        ("# a <!-- innerwiki: ignore A -->\nb\n\nc", "# a * -->\nb\n"),
        ("Text.\n\n[^1]: a <!-- innerwiki: ignore A -->\n\nc", "[^1]: a * -->\n"),
    ],
)
def test_inside_a_block_it_holds_for_the_block(text: str, expected: str) -> None:
    [found] = scan(text, "page.md").suppressions
    held = text[found.covers.start : found.covers.end].lstrip("\n")
    assert held.replace("<!-- innerwiki: ignore A", "*") == expected


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- innerwiki: ignore A -->`",
        "```\n<!-- innerwiki: ignore A -->\n```",
        "    <!-- innerwiki: ignore A -->",
        "<pre>\n<!-- innerwiki: ignore A --&gt;\n</pre>",
    ],
)
def test_code_asks_for_nothing(text: str) -> None:
    found = scan(text, "page.md")
    assert (found.suppressions, found.oddities) == ([], [])


def test_code_ends_no_range() -> None:
    text = "<!-- innerwiki: ignore-start A -->\n\n`<!-- innerwiki: ignore-end -->`\n\nb"
    [found] = scan(text, "page.md").suppressions
    assert found.covers.end == len(text) + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n<!-- innerwiki: ignore A -->\n\n\nb\nc\n\nd", "b\nc\n"),
        ("<!-- innerwiki: ignore A -->\nb\n \t\nd", "b\n"),
        ("a\n\n<!-- innerwiki: ignore A -->", ""),
        ("a\n\nb\nc <!-- innerwiki: ignore A --> d\ne\n\nf", None),
        ("a <!-- innerwiki: ignore A -->", "a <!-- innerwiki: ignore A -->"),
        ("a\n<!-- innerwiki: ignore-start A -->b\n\nc<!-- innerwiki: ignore-end -->", "b\n\nc"),
        ("a\n<!-- innerwiki: ignore-start A -->b\n\nc", "b\n\nc"),
        ("a\n\n<!-- innerwiki: ignore-file A -->\n\nb", None),
    ],
)
def test_what_it_holds_for(text: str, expected: str | None) -> None:
    if "ignore-file" in text:
        expected = text
    elif expected is None:
        expected = "\nb\nc <!-- innerwiki: ignore A --> d\ne\n"
    assert covered(text).strip("\n") == expected.strip("\n")
