"""Fenced code, at any depth of indentation and quotation."""

import pytest

from innerwiki.syntax.fences import fences, inside, read_header, with_plain_headers


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
        "```{code-cell} python\na\n```",
        "```{code-block} py\n:linenos:\na\n```",
        "```rust,ignore\na\n```",
        "```js{1,3-5}\na\n```",
        "```tsx {2} title='App.tsx' showLineNumbers\na\n```",
        "```text [vite.config.js]\na\n```",
        "```py linenums='x'\na\n```",
        "```ಪಠ್ಯ\na\n```",
        "~~~ two words!\na\n~~~",
        "> ```rust,ignore\n> a\n> ```",
        "    ```{math} x_1 = [1]\n    a\n    ```",
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
        "``` py two words!\na",
        "```npm install``` does it\n```",
        "~~~gone~~~ and\n~~~",
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


def test_a_header_says_language_and_options() -> None:
    header = read_header("> ```` .py hl_lines='1'")
    assert (header.at, header.language, header.options) == (2, "py", "hl_lines='1'")
    header = read_header("~~~{.py #x}")
    assert (header.at, header.language, header.options) == (0, "", "{.py #x}")


def test_what_opens_no_fence_has_no_header() -> None:
    with pytest.raises(ValueError, match="no fence begins with"):
        read_header("text")


@pytest.mark.parametrize(
    ("line", "header", "expected"),
    [
        ("> a", "> ```", (2, "a")),
        (">a", "> ```", (1, "a")),
        ("\ta", "    ```", (1, "a")),
        ("\ta", "  ```", (-1, "  a")),
        ("  > a", "```", (0, "  > a")),
        ("", "> ```", (0, "")),
    ],
)
def test_a_line_of_content_loses_the_prefix_of_its_fence(
    line: str, header: str, expected: tuple[int, str]
) -> None:
    assert inside(line, header) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("```py", "```py"),
        ("~~~ {.py #x}", "~~~ {.py #x}"),
        ("```{r, echo=FALSE}", "```{r, echo=FALSE}"),
        ("```{note}", "```{note}"),
        ("```{code-cell} ipython3", "```ipython3"),
        ("> ```{code-block} py", "> ```py"),
        ("```{figure} cat.png", "```"),
        ("    ```rust,ignore", "    ```rust"),
        ("```js{1,3}", "```js"),
        ('```tsx {2} title="My App" showLineNumbers', '```tsx title="My App"'),
        ("```py linenums='x'", "```py"),
        ("``` [vite.config.js]", "```"),
        ("~~~ c++ (old)", "~~~c++"),
        ("```ಪಠ್ಯ, 1", "```"),
    ],
)
def test_a_header_keeps_what_the_page_understands_of_it(header: str, expected: str) -> None:
    closing = header[: len(header) - len(header.lstrip("> "))] + header.lstrip("> ")[:3]
    inner = closing[:-3] + "a"
    lines = ["before", header, inner, closing, "```{x} y, never closed"]
    plain = ["before", expected, inner, closing, "```{x} y, never closed"]
    assert with_plain_headers(lines) == plain
    assert fences(plain) == fences(lines) == [range(1, 4)]


def test_a_header_says_what_foreign_ones_mean() -> None:
    header = read_header('> ```{code-cell} python title="x"')
    assert (header.at, header.language, header.options) == (2, "python", 'title="x"')
    assert read_header("```articles,x").language == "articles"
