"""Fenced code, at any depth of indentation and quotation."""

import pytest

from innerwiki.syntax.fences import fences


@pytest.mark.parametrize(
    "text",
    [
        "```\na\n```",
        "~~~~\na\n~~~~",
        "```py\n\n```  ",
        "``` .py hl_lines=\"1 3-4\" linenums='1'\na\n```",
        '```py title="a b" title_mode="x"\na\n```',
        "``` { .py .x #y title='[@a]' }\na\n```",
        "    ```\n    a\n    ```",
        "\t```\n\ta\n\t```",
        "> ```\n> a\n>\n> b\n> ```",
        "> > ```\n> > a\n> > ```",
        "> ```\na\n> ```",
        "```\n~~~\n```",
        "````\n```\n````",
        "  ```\n   a\n\n  ```",
    ],
)
def test_is_fenced(text: str) -> None:
    assert fences(text.split("\n")) == [range(text.count("\n") + 1)]


@pytest.mark.parametrize(
    "text",
    [
        "```\na",
        "```\na\n````",
        "a ```\n```",
        '``` py x="y"\na\n',
        "```py linenums\na\n```x",
        '```py linenums="x"\na\n```x',
        "``` py two words!\na",
        "    ```\na\n    ```x",
        "> ```\n> > a\n> ```x",
        "> ```\n>\na\n> ```x",
        "```\n> ```",
        "  ```\n a\n  ```x",
    ],
)
def test_is_not_fenced(text: str) -> None:
    assert fences(text.split("\n")) == []


def test_fences_follow_one_another() -> None:
    text = "```\na\n```\nb\n~~~\n```\n~~~\n```\nopen"
    assert fences(text.split("\n")) == [range(3), range(4, 7)]


def test_a_fence_that_breaks_leaves_the_next_line_free() -> None:
    text = "  ```\na\n```\nb\n```"
    assert fences(text.split("\n")) == [range(2, 5)]
