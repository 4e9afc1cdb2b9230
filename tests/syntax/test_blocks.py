"""Where prose stands: the blocks of a text, and that each offset leads back to the file."""

import pytest

from innerwiki.syntax.block import BlockKind
from innerwiki.syntax.blocks import MAX_DEPTH, read_blocks


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block, after a look at the places."""
    found, _ = read_blocks(text)
    for block in found:
        for number, char in enumerate(block.text):
            at = block.place(number)
            blotted = block.kind is BlockKind.HTML and char == " "
            assert char in ("\n", text[at]) or blotted, (block, number)
    shown = [block for block in found if block.kind is not BlockKind.FORMULA]
    return [(block.kind.value, block.text) for block in shown]


def prose(text: str) -> list[str]:
    return [text for _, text in blocks(text)]


def test_formulas_on_lines_of_their_own_are_told_apart() -> None:
    found, _ = read_blocks(
        "- a\n\n    $$\n    x\n    $$\n\n\\begin{align}\nx\n\\end{align}\n\n$$ y"
    )
    formulas = [block for block in found if block.kind is BlockKind.FORMULA]
    assert [block.text for block in formulas] == ["$$\nx\n$$", "\\begin{align}\nx\n\\end{align}"]
    assert formulas[0].place(3) == 16  # the x, behind its indentation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a\nb\n\nc", [("paragraph", "a\nb"), ("paragraph", "c")]),
        ("# a #\nb", [("heading", "a"), ("paragraph", "b")]),
        ("a\n# b", [("paragraph", "a"), ("heading", "b")]),
        ("#", []),
        ("a\n---\nb", [("heading", "a"), ("paragraph", "b")]),
        ("a\n\n---\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("> a\n> b\nc\n\n> d\n\ne", [("paragraph", t) for t in ("a\nb\nc", "d", "e")]),
        ("> a\n# b", [("paragraph", "a"), ("heading", "b")]),
        (">a\n>", [("paragraph", "a")]),
        ("- a\n- b\n\n- c\n\n    d\n\ne", [("paragraph", t) for t in "abcde"]),
        ("- a\nb\n    c", [("paragraph", "a\nb\nc")]),
        ("- a\n    - b\n    - c\n- d", [("paragraph", t) for t in "abcd"]),
        ("- a\n- b\n-", [("paragraph", "a"), ("paragraph", "b")]),
        ("- a\n-\n", [("heading", "- a")]),
        ("- a\n# b", [("paragraph", "a"), ("heading", "b")]),
        ("1. a\n2. b", [("paragraph", "a"), ("paragraph", "b")]),
        ("a\n- b", [("paragraph", "a\n- b")]),
        ("a\n:   b\n\n    c\n:   d", [("term", "a"), *(("paragraph", t) for t in "bcd")]),
        (": a", [("paragraph", ": a")]),
        ("[^1]: a\n    b\n\n    c\n\nd", [("paragraph", t) for t in ("a\nb", "c", "d")]),
        ("[^1]: a\n[^2]: b", [("paragraph", "a"), ("paragraph", "b")]),
        ('!!! note "T"\n    a\n\n    b\nc', [("title", "T"), *(("paragraph", t) for t in "abc")]),
        ("!!! note\n    a", [("paragraph", "a")]),
        ('??? "T"\n    a', [("title", "T"), ("paragraph", "a")]),
        (
            '===+ "T"\n    a\n=== "U"\n    b',
            [("title", "T"), ("paragraph", "a"), ("title", "U"), ("paragraph", "b")],
        ),
        ('==="T"\n    a', [("paragraph", '==="T"\na')]),
        ("!!! note\nword", [("paragraph", "word")]),
        ("a | b\n--|--\n`c|d` | e", [("cell", t) for t in ("a", "b", "`c|d`", "e")]),
        ("<p>a</p> b\n\nc", [("html", "<p>a</p>"), ("paragraph", " b"), ("paragraph", "c")]),
        ("<!-- a\n\nb --> c", [("comment", "<!-- a\n\nb -->"), ("paragraph", " c")]),
        ('<div markdown="1">\n# a\n\n- b\n\n</div>', [("heading", "a"), ("paragraph", "b")]),
        ("$$\n> a\n$$\n\nb", [("paragraph", "b")]),
        ("$$ a\n\nb", [("paragraph", "$$ a"), ("paragraph", "b")]),
        ("a\n$$\nb\n$$", [("paragraph", "a\n$$\nb\n$$")]),
        ("\\begin{x}\n> a\n\\end{x}", []),
        ("$$\na\n```\nb\n```", [("paragraph", "$$\na")]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "    code\n\n    code",
        "```\na\n\nb\n```",
        "> ```\n> a\n>\n> b\n> ```",
        "!!! note\n    ```\n    a\n\n    b\n    ```",
        "[^1]:\n    ```\n    a\n\n    b\n    ```",
        "***",
        "[a]: b",
    ],
)
def test_no_prose(text: str) -> None:
    assert prose(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!! note\n\n    ```\n    a\n\n    b\n    ```\n\n    c", ["c"]),
        ("- a\n\n    ```\n    b\n\n    c\n    ```\n\n    d\n\ne", ["a", "d", "e"]),
        ("> - a\n>\n>     ```\n>     b\n>\n>     c\n>     ```\n>\n>     d", ["a", "d"]),
        ("```\na\n```\n    b", ["b"]),
        ("```\n```\n    - b", ["- b"]),
        ("- a\n```\nb\n```", ["a"]),
    ],
)
def test_a_fence_stays_in_its_container_and_so_does_what_follows(
    text: str, expected: list[str]
) -> None:
    assert prose(text) == expected


def test_containers_levels_and_rows_are_told() -> None:
    text = "> - | a |\n>     |---|\n>     | b |\n\n### c\n"
    found, _ = read_blocks(text)
    assert [b.containers for b in found[:2]] == [("quote", "list", "table")] * 2
    assert [b.row for b in found[:2]] == [0, 1]
    assert found[2].level == 3


def test_link_definitions_are_folded_and_the_first_of_a_label_holds() -> None:
    _, definitions = read_blocks("[A  b]: u\n\n> [c]: v 'title'\n\n[a b]: w\n", 0)
    assert definitions == {"a b": 0, "c": 13}


def test_reading_starts_where_it_is_told() -> None:
    found, _ = read_blocks("# no\nyes", 5)
    assert [(b.text, b.starts) for b in found] == [("yes", (5,))]


def test_depth_has_an_end() -> None:
    found, _ = read_blocks(">" * 500 + " a")
    assert len(found[0].containers) == MAX_DEPTH


def test_raw_html_leaves_fenced_code_out() -> None:
    text = "<details>\n\n```html\n<div> [@a]\n```\n\nb\n</details>\n\nc"
    (html, paragraph), _ = read_blocks(text)
    assert "[@a]" not in html.text
    assert html.text.endswith("b\n</details>")
    assert paragraph.text == "c"
