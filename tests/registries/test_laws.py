"""Whatever a registry sends, nothing breaks: it is understood, or told to be of no use."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.editing.bibtex_entry import entry_text
from innerwiki.editing.new_entry import fields_of
from innerwiki.model import Source
from innerwiki.registries.arxiv import read_feed
from innerwiki.registries.client import Answer
from innerwiki.registries.csl import read_csl
from innerwiki.registries.errors import RegistryError
from innerwiki.registries.json_ld import read_json_ld
from innerwiki.registries.json_values import read_json
from innerwiki.registries.metadata import Metadata, from_json, to_json
from innerwiki.registries.openlibrary import read_book
from innerwiki.registries.page import read_page

NAMES = (
    "type title subtitle author editor family given name literal suffix container-title issued"
    " date-parts DOI ISBN page volume issue publisher updated-by relation is-preprint-of id id-type"
    " @type @graph headline datePublished isPartOf authors publishers publish_date message"
).split()
WORDS = st.sampled_from(
    [
        "article-journal",
        "book",
        "doi",
        "retraction",
        "10.5555/x",
        "BlogPosting",
        "1865-04",
        "{",
        "%",
    ]
)
ATOMS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | WORDS
JSON = st.recursive(
    ATOMS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=3), inner, max_size=6)
    ),
    max_leaves=30,
)
OBJECTS = st.dictionaries(st.sampled_from(NAMES), JSON, max_size=12)


def is_writable(metadata: Metadata) -> None:
    """The metadata can be locked, and written as an entry that is read without a fault."""
    assert from_json(json.loads(json.dumps(to_json(metadata)))) == metadata
    fields = fields_of(metadata, metadata.kind, date(2026, 1, 15))
    text = entry_text(metadata.type or "misc", "key", fields)
    library = parse([Source("new.bib", text)])
    assert not library.problems, text
    assert library.keys == ("key",)
    if metadata.year:
        assert library.entries["key"].year == metadata.year


@given(OBJECTS | JSON)
def test_any_csl_json_is_read_and_can_be_written(value: Any) -> None:
    is_writable(read_csl(value))


@given(OBJECTS | JSON)
def test_any_book_is_read_and_can_be_written(value: Any) -> None:
    is_writable(read_book(value, "9780306406157"))


@given(OBJECTS | JSON)
def test_any_json_ld_is_read_and_can_be_written(value: Any) -> None:
    found = read_json_ld(json.dumps(value))
    is_writable(replace(found, type=found.type or "online"))


@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:0ax\\u', max_size=50).map(str.encode))
def test_any_bytes_are_json_or_are_told_to_be_none(body: bytes) -> None:
    answer = Answer("https://a.example/", "application/json", "", body)
    try:
        value = read_json(answer, "it")
    except RegistryError:
        with pytest.raises(ValueError):  # noqa: PT011 - of which there are several kinds
            json.loads(body)
        return
    is_writable(read_csl(value))


FRAGMENTS = st.sampled_from(
    [
        "<feed xmlns='http://www.w3.org/2005/Atom'>", "</feed>", "<entry>", "</entry>", "<title>",
        "</title>", "<author><name>", "</name></author>", "<published>2008-01-01T", "</published>",
        "text & more", "&amp;", "<!DOCTYPE x>", "<![CDATA[", "]]>", "withdrawn by", "\0",
    ]
)  # fmt: skip


@given(st.lists(FRAGMENTS | st.text(max_size=5), max_size=20).map("".join))
def test_any_feed_is_read_or_told_to_be_none(text: str) -> None:
    body = text.encode("utf-8", "replace")
    try:
        found = read_feed(Answer("https://a.example/", "text/xml", "", body), "0801.0001")
    except RegistryError:
        return
    is_writable(found)


TAGS = st.sampled_from(
    [
        "<meta name=citation_title content='", "'>", "<meta property='og:title' content=x>",
        "<title>", "</title>", "<script type=application/ld+json>", "</script>", '{"@type":"Book"}',
        "<!--", "-->", "<![", "<!", "<?", "&#xD800;", "&amp;", "<meta name=citation_author content=A",
        "<meta name=citation_date content=1865/13/45>", '"',
    ]
)  # fmt: skip


@example(
    "<meta name=citation_title content='<meta name=citation_title content='<meta "
    "name=citation_title content='<meta name=citation_author content=A<title>-->'>"
)
@given(st.lists(TAGS | st.text(max_size=5), max_size=20).map("".join))
def test_any_page_is_read_and_can_be_written(text: str) -> None:
    is_writable(read_page(text, "https://a.example/b"))
