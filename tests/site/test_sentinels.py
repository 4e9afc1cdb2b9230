"""Sentinels: what is put in comes out again, and nobody can forge one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.model import Article, Contents, FrontMatter
from innerwiki.site import sentinels
from innerwiki.syntax.scan import scan, scan_fragment


def article_of(text: str, start: int = 0) -> Article:
    found = scan(text, "p.md", start)
    return Article(
        "p.md",
        FrontMatter("P", "p"),
        text,
        start,
        held=Contents(tuple(found.references), headings=tuple(found.headings)),
    )


@given(st.integers(0, 10**9))
def test_an_index_is_found_again(index: int) -> None:
    match = re.fullmatch(sentinels.REFERENCE, sentinels.sentinel(index))
    assert match is not None
    assert sentinels.index(match[1]) == index
    assert sentinels.take_heading("a" + sentinels.heading_sentinel(index) + "b") == (index, "ab")


def test_references_are_replaced_and_headings_marked() -> None:
    s, h = sentinels.sentinel, sentinels.heading_sentinel
    text = "---\n---\n# T [@a]\n\nx {#i .no-cite} [[B]].\n"
    assert sentinels.body_with_sentinels(article_of(text, 8)) == (
        f"# {h(0)}T {s(0)}\n\nx {s(1)} {{#i}} {s(2)}.\n"
    )


def test_a_fragment_s_references_are_replaced() -> None:
    fragment = scan_fragment("By [@a] and [[B]]", "p.md", lambda at: at + 50)
    assert sentinels.fragment_with_sentinels(fragment) == (
        f"By {sentinels.sentinel(0)} and {sentinels.sentinel(1)}"
    )


def test_text_without_sentinels_is_left_alone() -> None:
    assert sentinels.take_heading("a") == (None, "a")
    assert sentinels.stray_headings("<p>a</p>") == ("<p>a</p>", ())
    assert sentinels.without("a b") == "a b"


def test_sentinels_can_be_taken_out() -> None:
    s, h = sentinels.sentinel(3), sentinels.heading_sentinel(12)
    assert sentinels.without(f"Title {s}{h}") == "Title"
    assert sentinels.stray_headings(f"<p>{h}a {s}</p>") == (f"<p>a {s}</p>", (12,))


@given(st.text())
def test_cleaned_text_has_its_length_and_no_sentinel_s_characters(text: str) -> None:
    cleaned = sentinels.clean(text + "\U0010f700\U0010f710\U0010f702\x02")
    assert len(cleaned) == len(text) + 4
    assert not re.search("[\U0010f700-\U0010f7ff\x02\x03]", cleaned)


@pytest.mark.parametrize("entity", ["&#x10F700;", "&#X10f7ff", "&#1111808;", "&#x0010F700;"])
def test_no_entity_stands_for_a_sentinel_s_character(entity: str) -> None:
    assert sentinels.clean_entities(f"a{entity} b") == "a&#xFFFD; b"


def test_other_entities_stay() -> None:
    assert sentinels.clean_entities("&#64; &#x40; &amp; &") == "&#64; &#x40; &amp; &"
