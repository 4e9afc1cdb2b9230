"""What the beginning of a line makes of it."""

import pytest

from innerwiki.syntax.lines import Line, next_text, read_lines


def line(text: str) -> Line:
    return read_lines(text, 0, len(text))[0]


def test_a_line_knows_its_indentation_in_columns_and_its_place() -> None:
    found = read_lines("a\n  \tb \n\n\t\tc", 0, 12)
    assert [(x.start, x.indent, x.body) for x in found] == [
        (0, 0, "a"),
        (5, 4, "b"),
        (8, 0, ""),
        (11, 8, "c"),
    ]
    assert [x.code for x in found] == [False, True, False, True]


def test_containers_are_taken_off_by_arithmetic() -> None:
    assert line("      a").dedent() == Line(6, 2, "a")
    assert line("> \ta").unquote() == Line(3, 2, "a")
    assert line(">a").unquote() == Line(1, 0, "a")
    assert line("a").unquote() == Line(0, 0, "a")
    assert line("- a").rest(2) == Line(2, 0, "a")


@pytest.mark.parametrize("text", ["# a", "#a", "###### a", "# a \\# b ##"])
def test_headings(text: str) -> None:
    assert line(text).heading()


@pytest.mark.parametrize("text", [" # a", "a", "####### a\\"])
def test_no_headings(text: str) -> None:
    assert not line(text).heading()


def test_underlines() -> None:
    assert [line(t).setext() for t in ("===", "-", "= =", " ---", "a")] == [1, 2, 0, 0, 0]


@pytest.mark.parametrize("text", ["---", "* * *", "___", "- - - -", "   ***"])
def test_rules(text: str) -> None:
    assert line(text).rule()


@pytest.mark.parametrize("text", ["--", "-   -   -", "    ---", "-*-", "--- a"])
def test_no_rules(text: str) -> None:
    assert not line(text).rule()


def test_items_terms_footnotes_and_definitions() -> None:
    assert [line(t).item() for t in ("- a", "12.  a", "+\ta", "-", "-a", "a")] == [2, 5, 2, 0, 0, 0]
    assert [line(t).item(empty=True) for t in ("-", "3.", "a")] == [1, 2, 0]
    assert [line(t).term() for t in (":  a", ":a", "    : a")] == [3, 0, 0]
    assert [line(t).footnote() for t in ("[^1]: a", "[^1] a", "    [^1]: a")] == [6, 0, 0]
    assert [line(t).definition() for t in ("[a]: b", "[a]: b 'c'", "[a]: b c", "[^a]: b")] == [
        "a",
        "a",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('!!! note "A title"', "A title"),
        ('???+ note "A title"', "A title"),
        ('??? "A title"', "A title"),
        ('=== "A title"', "A title"),
        ('===+! "A title"', "A title"),
        ("!!! note inline end", None),
        ("???+ note", None),
        ('!!! note ""', None),
    ],
)
def test_callouts(text: str, title: str | None) -> None:
    match = line(text).callout()
    assert match is not None
    assert next((t for t in match.groups() if t), None) == title


@pytest.mark.parametrize("text", ["!!!", '==="T"', "=== T", "===", "?? note", ' !!! note "T"'])
def test_no_callouts(text: str) -> None:
    assert line(text).callout() is None


def test_fenced_lines_are_nothing_else() -> None:
    found = read_lines("```\n# a\n- a\n\n: a\n[^1]: a\n[a]: b\n!!! a\n===\n***\n> a\n```", 0, 99)
    assert all(x.fence and not x.blank for x in found)
    assert [x.goes_on for x in found] == [False] + [True] * 11
    for x in found:
        begins = (x.heading(), x.item(), x.term(), x.footnote(), x.definition(), x.callout())
        assert not any((*begins, x.setext(), x.rule(), x.opens_quote()))


def test_lines_of_raw_html_know_their_region() -> None:
    found = read_lines("a\n<div>\n\nb\n</div>\nc\n    <p>\n<b>x</b>", 0, 99)
    assert [x.region is not None for x in found] == [False, True, True, True, True] + [False] * 3


def test_next_text_skips_blank_lines() -> None:
    found = read_lines("a\n\n\nb\n", 0, 6)
    assert [next_text(found, n) for n in (0, 1, 4)] == [0, 3, 5]
