"""What the reader of inline text is made of: what is set aside, formulas, brackets, plain text."""

import pytest

from innerwiki.syntax.formulas import formulas, is_formula
from innerwiki.syntax.links import destination, match_brackets
from innerwiki.syntax.opaque import Opaque, code_spans
from innerwiki.syntax.plain import plain_text


def set_aside(text: str, *, html: bool = False) -> list[str]:
    return [text[a:b] for a, b in Opaque(text, html=html).stretches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b` c", ["`b`"]),
        ("``a ` b``", ["``a ` b``"]),
        ("`a", []),
        ("`` a `", ["`` a `"]),
        ("` a ``", []),
        ("``` a ` b ``", ["``` a ` b ``"]),
        ("\\`a` b`", ["` b`"]),
        ("\\``a`", ["`a`"]),
        ("\\\\`a`", ["`a`"]),
        ("`a` `b`", ["`a`", "`b`"]),
    ],
)
def test_code_spans(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in code_spans(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$a$", ["$a$"]),
        ("$a $b$", ["$b$"]),
        ("$ a$ b$", []),
        ("$$a$$", ["$a$"]),
        ("\\$a$ b", []),
        ("\\\\$a$", ["$a$"]),
        ("\\(a $ b\\)", ["\\(a $ b\\)"]),
        ("\\(\\)", []),
        ("\\(a", []),
        ("$a\\$b$", ["$a\\$b$"]),
        ("$a \x02\x02 b$", []),
        ("5$ and 6$", []),
    ],
)
def test_formulas(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in formulas(text)] == expected


def test_whole_blocks_may_be_formulas() -> None:
    assert is_formula("$$\na\n$$")
    assert is_formula("\\begin{a*}b\\end{a*}")
    assert not is_formula("$$a$$ b")
    assert not is_formula("\\begin{a}b\\end{c}")
    assert not is_formula("$$$$")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b a='>'>x</b>", ["<b a='>'>", "</b>"]),
        ("<!-- `a` --> b", ["<!-- `a` -->"]),
        ("<kbd>a <b> c</kbd> d", ["<kbd>a <b> c</kbd>"]),
        ("a <code>b", ["<code>b"]),
        ("<ftp://a@b> <a@b.c> <a b", ["<ftp://a@b>", "<a@b.c>"]),
        ("`<!--` a -->", ["`<!--`"]),
        ("see https://a.b/@c) and mailto:x@y.", ["https://a.b/@c)", "mailto:x@y."]),
        ("a < b > c", []),
    ],
)
def test_what_is_set_aside(text: str, expected: list[str]) -> None:
    assert set_aside(text) == expected


def test_raw_html_knows_neither_code_nor_formulas() -> None:
    assert set_aside("`a` $b$ <i>", html=True) == ["<i>"]


def test_covering() -> None:
    opaque = Opaque("a `b` c `d`", html=False)
    assert [opaque.covering(at) for at in (0, 2, 4, 5, 8, 10)] == [
        None,
        (2, 5),
        (2, 5),
        None,
        (8, 11),
        (8, 11),
    ]
    assert opaque.comments == []


def test_brackets_pair_up_outside_code_and_escapes() -> None:
    text = "[a [b] `]` \\] (c)] )("
    assert match_brackets(text, Opaque(text, html=False)) == {3: 5, 14: 16, 0: 17}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("(u)", "u"),
        ("()", ""),
        ("( <u v> )", "u v"),
        ('(u "t)")', "u"),
        ("(u 't')", "u"),
        ("(u(v)w)", "u(v)w"),
        ('(u v "t")', "u v"),
        ('(u"v")', 'u"v"'),
        ("(\\))", "\\)"),
    ],
)
def test_destinations(text: str, address: str) -> None:
    closes = match_brackets(text, Opaque(text, html=False))
    assert destination(text + " x", 0, closes) == (address, len(text))


@pytest.mark.parametrize("text", ["u", "(u", "(u(v)", ""])
def test_no_destinations(text: str) -> None:
    assert destination(text, 0, match_brackets(text, Opaque(text, html=False))) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("*a* __b__ `c`", "a b c"),
        ("snake_case_ _x_", "snake_case x"),
        ("a\n  b", "a b"),
        ("\\* \\@k [^1].", "* @k."),
        ("<b>x</b> 1 < 2", "x 1 < 2"),
    ],
)
def test_plain_text(text: str, plain: str) -> None:
    assert plain_text(text, []) == plain


def test_plain_text_makes_replacements_in_any_order() -> None:
    assert plain_text("a [b] , c", [(6, 7, "."), (2, 5, "X")]) == "a X. c"
