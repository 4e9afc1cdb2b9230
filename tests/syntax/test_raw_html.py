"""Raw HTML: the same tags as Python-Markdown's, and where an element ends."""

import pytest
from markdown import Markdown

from innerwiki.syntax.raw_html import BLOCK_TAGS, RawHtml, find_comments


def test_block_tags_are_python_markdown_s() -> None:
    assert frozenset(Markdown().block_level_elements) == BLOCK_TAGS


def end_of(text: str, at: int = 0) -> int | None:
    region = RawHtml(text, 0).region(at)
    return region.end if region else None


@pytest.mark.parametrize(
    "html",
    [
        "<div>a\n\nb</div>",
        "<DIV\n class='>'>a</div>",
        "<div><div>a</div><br></div>",
        "<div><p>a</div>",
        "<hr>",
        "<div/>",
        "<p>a < b & c <!-- </p> --> d</p>",
        "<script>if (a<b) { '</div>' }</script>",
        "<style>p > a { }</STYLE>",
        "<!-- a <div> -->",
        "<?php a ?>",
        "<!DOCTYPE html>",
        "<div>a</div><p>\n\nb</p>",
        "<div>a</div> b <p>c</p>",
        "<div></b>a</div>",
    ],
)
def test_a_region_ends_with_its_element(html: str) -> None:
    assert end_of(html + "\n\nrest") == len(html)


@pytest.mark.parametrize(
    "text", ["<div>a", "<div>a</p>\n\nb", "<script>a", "<p>\n\nb <", "<div>a <!-- b"]
)
def test_an_open_element_takes_all_the_text(text: str) -> None:
    assert end_of(text) == len(text)


@pytest.mark.parametrize(
    "text", ["<b>a</b>", "</div>", "<div", "< div>", "<!-- a", "<? a", "<!a", "<!- >", "a", "<!1>"]
)
def test_no_region(text: str) -> None:
    assert end_of(text) is None


@pytest.mark.parametrize(
    "attribute", ["markdown", 'markdown="1"', "markdown=block", "class='x' markdown = 'span'"]
)
def test_content_may_be_markdown(attribute: str) -> None:
    text = f"<div {attribute}>a</div>"
    region = RawHtml(text, 10).region(10)
    assert region is not None
    assert region.markdown is not None
    start, end = region.markdown
    assert text[start - 10 : end - 10] == "a"


@pytest.mark.parametrize("attribute", ["", 'markdown="0"', "class='markdown-body'", "markdownx"])
def test_content_is_mostly_html(attribute: str) -> None:
    region = RawHtml(f"<div {attribute}>a</div>", 0).region(0)
    assert region is not None
    assert region.markdown is None


def test_comments_are_found_from_their_last_beginning() -> None:
    assert list(find_comments("<!-- a --> b <!-- c <!-- d --> <!-- e")) == [(0, 10), (20, 30)]
    assert list(find_comments("a --> b")) == []
