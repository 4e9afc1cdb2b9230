"""Where the reader takes a quick way, it finds what it would have found on the long one."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innerwiki.model import Source, Span
from innerwiki.syntax import blocks, headings, inline, opaque, tables
from innerwiki.syntax.block import Block, BlockKind
from innerwiki.syntax.blocks import read_blocks
from innerwiki.syntax.bounds import MOST_OPEN, never_ends
from innerwiki.syntax.inline import InlineReader
from innerwiki.syntax.inline_usual import plain_usual, read_usual
from innerwiki.syntax.masks import has_signs
from innerwiki.syntax.opaque import Opaque
from innerwiki.syntax.plain import plain_text, without_spaces
from innerwiki.syntax.prose import plain_stretches
from innerwiki.syntax.scan import _is_bare, scan
from innerwiki.syntax.tables import divided
from innerwiki.wiki.articles import _FORBIDDEN, _rest, forbidden_characters

LINES = st.sampled_from(
    [
        *("", "", "", " ", "\t", "a", "b c.", "“d” e", "*e* f", "**g** h", "(i", "é", "3 of"),
        *("# H", "## H {#id}", "#", "#\\", "===", "---", "- - -", "***", "* * *x", "_a_", "___"),
        *("- a", "* a", "+ a", "1. a", "12.", "2.5 x", ": a", ":   a", "> a", ">", "| a | b |"),
        *("a | b", "--|--", "|---|---|", "| x |", "|---|", "    a", "  a", "\ta", "a  ", "\u3000a"),
        *("```", "~~~ py", "> ```", "``c`` x", "<div>", "</div>", "<b>x</b>", " <p>", "<!-- c"),
        *(
            "-->",
            "!!! note",
            "??? a",
            "!a",
            "[^1]: n",
            "[d]: u",
            "[@k]: u",
            "[[T]] x",
            "[@k, p. 3]",
        ),
        *("$$", "$x$", "\\begin{a}", "\\end{a}", "\\* a", "<div markdown='1'>", "a\x0b", "\\"),
    ]
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join)


def blocks_of(text: str, start: int = 0) -> tuple[list[Block], dict[str, int]]:
    """The blocks of a text, tables of words cell by cell."""
    found, definitions = read_blocks(text, start)
    return [part for block in found for part in divided(block)], definitions


@settings(max_examples=600, deadline=None)
@given(text=TEXTS, front=st.sampled_from(["", "x\n", "---\n\n"]))
def test_blocks_are_found_with_and_without_plain_stretches(text: str, front: str) -> None:
    found = blocks_of(front + text, len(front))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "plain_stretches", lambda text, start: ())
        assert read_blocks(front + text, len(front)) == found


TABLES = st.lists(
    st.lists(
        st.sampled_from(
            [
                *(
                    "a",
                    "|",
                    " ",
                    " ",
                    "-",
                    "|",
                    "---",
                    "|\n|",
                    "|\n|",
                    "[@k, p. 3]",
                    "[a",
                    "`",
                    "#",
                ),
                *("\\", " a |", " b c | d  |", " a | b |\n| c | d ", "\t"),
            ]
        )
    ).map("".join),
    min_size=1,
    max_size=4,
).map("\n|---|---|\n|".join)


@settings(max_examples=600, deadline=None)
@given(rows=TABLES, title=st.text(alphabet="# \ta\\\u2003", max_size=9))
def test_tables_and_headings_are_read_on_the_quick_way(rows: str, title: str) -> None:
    text = f"\n\n|{rows}\n\n#{title}\n\nx\n"
    found = blocks_of(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "plain_blocks", lambda *_: None)
        assert read_blocks(text) == found


def test_most_tables_and_headings_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "---\n\n## A b\n\n| a | b [@k, p. 3] |\n|---|--:|\n| [[T]] | |\n\n# C\n"
    monkeypatch.setattr(blocks, "read_lines", None)
    found, _ = read_blocks(text, 4)
    assert [block.text for block in found] == ["A b", "a", "b [@k, p. 3]", "[[T]]", "C"]


def test_most_paragraphs_are_plain_stretches() -> None:
    text = "---\n\n# A\n\n“b” *c*\n[@k, p. 3].\n\n**d** 1984\n2.5\n\n## E {#e}\n\nf"
    assert [stretch for _, stretch in plain_stretches(text, 4)] == text[5:].split("\n\n")


PIECES = st.sampled_from(
    [
        *"ab .[]()@!{}\\`$<>*_:;,\n|\"'",
        *(
            "[@k]",
            "[@k, p. 3]",
            "[@k; @l]",
            "[@k, Q &amp; @l, p. 3;\n@m.n]",
            "[a](b.md)",
            "[a](b c)",
            "[[T|l]]",
            "[[T]]",
            "@k [p. 3]",
        ),
        *(
            "{.disputes}",
            "{.needs-citation}",
            "`c`",
            "$x$",
            "\\(x\\)",
            "https://a.b/",
            "[1]",
            "![p](q)",
        ),
        *(
            "<i>",
            "<!-- c -->",
            "[@k](u)",
            "[@k]{.x}",
            "[^1]",
            "[a [@k]](b)",
            "\\[@k]",
            "mailto:a@b",
        ),
    ]
)
INLINE = st.lists(PIECES, max_size=16).map("".join)


def found_in(text: str, *, html: bool) -> tuple[object, ...]:
    reader = InlineReader(text, lambda start, end: Span("a.md", start, end), {"t"}, html=html)
    reader.read()
    places = (reader.references, reader.file_links, reader.oddities, reader.links)
    return (*places, reader.plain(), reader.masked())


LONG_WAY = re.compile(r"\\.|!\[|\[|@|\{", re.DOTALL)
"""What begins something, and no more: each bracket is then read as any other."""


@settings(max_examples=600, deadline=None)
@given(text=INLINE, html=st.booleans())
def test_brackets_are_found_on_the_quick_way_and_on_the_long_one(text: str, html: bool) -> None:
    found = found_in(text, html=html)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inline, "_TOKEN", LONG_WAY)
        patch.setattr(inline, "_is_of_brackets", lambda _: False)
        patch.setattr(inline, "set_aside", Opaque)
        patch.setattr(InlineReader, "_close", lambda self, at: self._closes.get(at))
        assert found_in(text, html=html) == found


def test_common_brackets_go_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A claim [@k, p. 3], as [others](b.md) say [@l]."
    found = found_in(text, html=False)
    monkeypatch.setattr(inline, "_TOKEN", None)
    monkeypatch.setattr(InlineReader, "_bracket", None)
    monkeypatch.setattr(opaque, "Opaque", None)
    assert found_in(text, html=False) == found
    assert len(found[0]) == 2  # type: ignore[arg-type]


@settings(max_examples=800, deadline=None)
@given(text=INLINE)
@example(text="[a](b[c) [d](e@f) [g](#h) [i](/j) [k](l:m) [n]()")
@example(text=f"[@k; @{'l' * 2_000}] [@k;@l]; [@k ; @l]")
@example(text="a [@k, p. 3]\n*b* [@l.]. c_d [@m](n) ^")
def test_usual_text_is_read_on_the_quick_way_as_on_the_long_one(text: str) -> None:
    usual = read_usual(Block(BlockKind.PARAGRAPH, text, (0,), (7,)), "a.md")
    if usual is None:
        return
    one, file_links = usual
    reader = InlineReader(text, lambda start, end: Span("a.md", start + 7, end + 7), {"t"})
    reader.read()
    found = (reader.references, reader.links, reader.file_links, reader.masked())
    assert (one.references, one.links, file_links, one.mask) == found
    assert (reader.oddities, reader.opaque.stretches) == ([], [])
    assert plain_usual(text) == reader.plain()


def test_most_text_is_read_on_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "# A\n\nA *claim* [@k, p. 3],\nas [others](b.md) say\n[@l; @m, 2].\n\n- One: two\n  [@k]."
    )
    found = scan(text, "a.md")
    monkeypatch.setattr("innerwiki.syntax.scan.InlineReader", None)
    assert scan(text, "a.md") == found
    assert len(found.references) == 3
    assert len(found.file_links) == 1
    assert found.lead == "A claim, as others say."


ROWS = st.lists(st.sampled_from([*"ab |`\\{}[]@", "[@k]", "[[T|l]]", "[[T]]", "[@k, p|3]", "``"]))


@settings(max_examples=400, deadline=None)
@given(row=ROWS.map("".join), border=st.booleans())
def test_rows_are_divided_on_the_quick_way_and_on_the_long_one(row: str, border: bool) -> None:
    found = tables.split_row(row, border=border)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "_may_hide_pipes", lambda _: True)
        assert tables.split_row(row, border=border) == found


def test_cells_without_text_are_no_blocks() -> None:
    found, _ = read_blocks("| a |   |\n|---|---|\n|| b |\n")
    assert [(block.text, block.row, block.starts) for block in found] == [
        ("a", 0, (2,)),
        ("b", 1, (23,)),
    ]


def test_most_rows_go_the_quick_way() -> None:
    assert not tables._may_hide_pipes("| a | b [@k, p. 3] | [[T]] |")
    assert tables._may_hide_pipes("| a | b [[T|l]] |")


@given(text=st.one_of(st.text(), st.text("aB1 ²é-_ß.\t")))
def test_a_slug_of_words_is_that_of_any_text(text: str) -> None:
    folded = unicodedata.normalize("NFC", text).lower()
    cleaned = headings._GAPS.sub("-", headings._NOT_SLUG.sub("", folded)).strip("-")
    assert headings.slug(text) == headings.free(cleaned or "section")


@given(text=st.one_of(st.text(), INLINE))
def test_a_bare_text_has_no_markup(text: str) -> None:
    if _is_bare(text):
        assert without_spaces(text) == plain_text(text, ())
        assert found_in(text, html=False) == ([], [], [], [], plain_text(text, ()), text)


@given(text=st.one_of(st.text(), INLINE, TEXTS))
def test_characters_are_forbidden_whatever_stands_beside_them(text: str) -> None:
    found = [problem.span for problem in forbidden_characters(Source("a.md", text))]
    lines = {Source("a.md", text).position(m.start()).line for m in _FORBIDDEN.finditer(text)}
    assert len(found) == len(lines)
    if not found:
        assert not has_signs(text)


@given(
    opening=st.sampled_from("[<("),
    opened=st.integers(0, 2 * MOST_OPEN),
    closed=st.integers(0, MOST_OPEN),
    other=st.text(max_size=20),
)
def test_what_is_left_of_a_text_tells_of_few_brackets(
    opening: str, opened: int, closed: int, other: str
) -> None:
    text = opening * opened + "x])>" * closed + other
    assert never_ends(text, at_most=len(_rest(text))) == never_ends(text)


def test_of_most_texts_nothing_but_a_few_brackets_is_left() -> None:
    text = '---\ntitle: A\n---\n\nMost is "prose" [@k] & [more](b.md)\tof *it* {.x} @l ~ `c` <i>.\n'
    assert _rest(text) == b"[[(<"
