"""Comments that tell the check to leave something alone, and for how far they hold."""

import pytest

from innerwiki.syntax.comments import read_suppression


def covered(text: str) -> str | None:
    at = text.index("<!--")
    found = read_suppression(text[at : text.index("-->") + 3], text, "page.md", at)
    return text[found.covers.start : found.covers.end] if found else None


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ("<!-- innerwiki: ignore CLM101 -- it is so -->", ("CLM101",), "it is so"),
        ("<!--innerwiki:ignore a,b  C-->", ("A", "B", "C"), None),
        ("<!-- innerwiki: ignore A --\n two\n lines -->", ("A",), "two lines"),
        ("<!-- innerwiki: ignore-file A -- -->", ("A",), None),
        ("<!-- innerwiki: ignore -->", (), None),
        ("<!-- innerwiki: ignore A -- a -- b -->", ("A",), "a -- b"),
    ],
)
def test_codes_and_reason(comment: str, codes: tuple[str, ...], reason: str | None) -> None:
    found = read_suppression(comment, comment, "page.md", 0)
    assert found is not None
    assert (found.codes, found.reason) == (codes, reason)
    assert (found.span.start, found.span.end) == (0, len(comment))


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- ignore A -->",
        "<!-- innerwiki: ignored -->",
        "<!-- innerwiki: ignore-end -->",
        "<!-- innerwiki: ignore_x -->",
        "<!-- -->",
    ],
)
def test_other_comments(comment: str) -> None:
    assert read_suppression(comment, comment, "page.md", 0) is None


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
    assert (covered(text) or "").strip("\n") == expected.strip("\n")
