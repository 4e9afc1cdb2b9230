import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from innerwiki.editing.originals import BYTE_ORDER_MARK, edited, edited_bytes
from innerwiki.lint import Edit
from innerwiki.model import Span
from innerwiki.wiki.read import decode

PATH = "content/a.md"

# Pieces that cannot run into one another, so that the test knows each piece's unified length.
LINE_ENDS = st.sampled_from(["\r\n", "\n", "\r"])
WORDS = st.text(
    st.characters(exclude_characters="\r\n\0\ufeff", exclude_categories=["Cs"]), max_size=6
)
PIECES = st.lists(st.one_of(WORDS, LINE_ENDS, LINE_ENDS), max_size=14)
NEW = st.text(st.sampled_from("ab\n\n é文\U0001f600"), max_size=5)


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(PATH, start, end), text)


@st.composite
def files_with_edits(draw: st.DrawFn) -> tuple[bytes, list[Edit], list[bytes]]:
    """A file, edits that do not overlap, and the bytes between them, which must stay."""
    content = "".join(draw(PIECES))
    # The places between which an offset may lie: a pair "\r\n" is one.
    chars = re.findall(r"\r\n|.", content, re.DOTALL)
    cuts = sorted(draw(st.lists(st.integers(0, len(chars)), max_size=8)))
    edits, kept = [], []
    at = 0
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        edits.append(edit(start, end, draw(NEW)))
        kept.append("".join(chars[at:start]).encode())
        at = end
    kept.append("".join(chars[at:]).encode())
    mark = draw(st.sampled_from([b"", BYTE_ORDER_MARK]))
    kept[0] = mark + kept[0]
    return mark + content.encode(), edits, kept


@given(files_with_edits())
@example((b"a\rb\nc", [edit(2, 3, "")], [b"a\r", b"\nc"]))
@example((b"a\r\n\nc", [edit(2, 2, "\n")], [b"a\r\n", b"\nc"]))
@example((b"a\r\r\nc", [edit(2, 2, "x\n")], [b"a\r", b"\r\nc"]))
def test_only_the_places_of_edits_change(file: tuple[bytes, list[Edit], list[bytes]]) -> None:
    content, edits, kept = file
    after = edited_bytes(content, edits)
    assert re.fullmatch(b".*?".join(map(re.escape, kept)), after, re.DOTALL)
    before, _ = decode(PATH, content)
    source, problem = decode(PATH, after)
    assert problem is None
    assert source.text == edited(before.text, edits)


@given(files_with_edits())
def test_the_order_of_edits_makes_no_difference(
    file: tuple[bytes, list[Edit], list[bytes]],
) -> None:
    content, edits, _ = file
    if len({made.span.start for made in edits}) == len(edits):
        assert edited_bytes(content, edits[::-1]) == edited_bytes(content, edits)


@given(files_with_edits())
def test_no_edits_change_nothing(file: tuple[bytes, list[Edit], list[bytes]]) -> None:
    assert edited_bytes(file[0], []) == file[0]


@pytest.mark.parametrize(
    ("content", "made", "expected"),
    [
        (b"one\r\ntwo\nthree\r\n", edit(3, 3, "\nx"), b"one\r\nx\r\ntwo\nthree\r\n"),
        (b"one\r\ntwo\nthree\r\n", edit(7, 7, "\nx"), b"one\r\ntwo\nx\nthree\r\n"),
        (b"one\r\ntwo", edit(7, 7, "\n"), b"one\r\ntwo\r\n"),
        (b"one\rtwo\r", edit(0, 0, "x\n"), b"x\rone\rtwo\r"),
        (b"one", edit(3, 3, "\n"), b"one\n"),
        (b"one\r\n\r\ntwo", edit(3, 5, "\n"), b"one\r\ntwo"),
        (BYTE_ORDER_MARK + b"one\r\n", edit(0, 1, "O"), BYTE_ORDER_MARK + b"One\r\n"),
        (2 * BYTE_ORDER_MARK + b"one", edit(1, 2, "O"), 2 * BYTE_ORDER_MARK + b"One"),
    ],
)
def test_new_lines_end_as_those_around_them(content: bytes, made: Edit, expected: bytes) -> None:
    assert edited_bytes(content, [made]) == expected


def test_two_edits_of_one_line_are_both_made() -> None:
    edits = [edit(4, 5, ";"), edit(1, 2, ";"), edit(5, 5, "!"), edit(5, 5, "?")]
    assert edited_bytes(b"a,bc,d\r\n", edits) == b"a;bc;!?d\r\n"
    assert edited("a,bc,d\n", edits) == "a;bc;!?d\n"


def test_edits_that_overlap_are_refused() -> None:
    for make in (
        lambda edits: edited("abcdef", edits),
        lambda edits: edited_bytes(b"abcdef", edits),
    ):
        with pytest.raises(ValueError, match="overlap"):
            make([edit(2, 4, ""), edit(0, 3, "x")])
