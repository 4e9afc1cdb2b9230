"""Formatted text as Markdown: whoever renders it gets the text back, and no citation by chance."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from innerwiki.bibliography import Text, parse, reference, to_markdown, to_plain
from innerwiki.bibliography.text import Emphasis, Link, Strong, Styled, join
from innerwiki.model import Source
from innerwiki.syntax.scan import scan

CITATIONS = Path(__file__).parents[2] / "citations"
EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.details",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
]
MARKUP = "*_[]{}()<>#+-.!?=:|~^$@&;\\`/%\"' \nab1"
PIECES = st.one_of(
    st.text(st.sampled_from(MARKUP), max_size=8),
    st.text(max_size=8),
    st.sampled_from(
        [
            "1. ",
            "2019) ",
            "- ",
            "# ",
            "> ",
            "!!! note",
            "??? x",
            '=== "tab"',
            ": term",
            "    code",
            "```",
            "~~~",
            "$x$",
            "[@key]",
            "@key",
            "@{a b}",
            "[[Title]]",
            "{.needs-citation}",
            "{: #id }",
            "[^1]",
            "*[A]: b",
            "[a]: b",
            "&copy;",
            "<b>",
            "<!--",
            "https://a.org/",
            "a@b.org",
            "|a|b|",
            "---",
            "***",
        ]
    ),
)
ADDRESSES = st.one_of(
    st.text(max_size=8),
    st.text(st.sampled_from(MARKUP), max_size=10).map("https://a.org/".__add__),
)
TEXTS: st.SearchStrategy[Text] = st.recursive(
    PIECES,
    lambda inner: (
        st.builds(Emphasis, inner)
        | st.builds(Strong, inner)
        | st.builds(Link, ADDRESSES, inner)
        | st.builds(Styled, st.just("x"), inner)
        | st.lists(inner, max_size=4).map(tuple)
    ),
    max_leaves=8,
)


class _Shown(HTMLParser):
    """What a reader sees of an HTML text, and the tags in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name == "href"]


def squeezed(text: str) -> str:
    """A text with neither white space nor control characters: what HTML may fold."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", "", text)


def shown(markdown: str, extensions: list[str]) -> _Shown:
    return _Shown(Markdown(extensions=extensions).convert(markdown))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a*b_c`d", r"a\*b\_c\`d"),
        ("[@key] and me@example.org", "&#91;&#64;key&#93; and me@example.org"),
        ("1984. A year", r"1984\. A year"),
        ("1984 a year", "1984 a year"),
        ("- a", r"\- a"),
        ("#1", r"\#1"),
        ("!!! note", r"\!!! note"),
        ("=== x", "&#61;== x"),
        ("$5 & <b>", "&#36;5 &amp; &lt;b&gt;"),
        ("a\n\n b", "a b"),
        (Emphasis("On x_1"), r"*On x\_1*"),
        (("a", Emphasis("b"), "c"), "a<em>b</em>c"),
        ((Emphasis("b"), Strong("c")), "<em>b</em><strong>c</strong>"),
        (Emphasis(("a ", Emphasis("b"), " c")), "*a <em>b</em> c*"),
        (Emphasis(" a"), "<em> a</em>"),
        (Strong("a"), "**a**"),
        (Link("https://a.org/b_(c)?d&e", "]"), "[&#93;](<https://a.org/b_(c)?d&amp;e>)"),
        (Link("https://a.org/a b", ("x", Link("https://b.org", "y"))), "[xy](https://a.org/a%20b)"),
        (Link("javascript:alert(1)", "x"), "x"),
        (Styled("a", "x"), "x"),
        (join(["", Emphasis("")], " "), ""),
    ],
)
def test_markup_is_written_and_what_looks_like_it_is_escaped(text: Text, expected: str) -> None:
    assert to_markdown(text) == expected


@given(TEXTS)
@example((Emphasis("a"), Emphasis("b")))
@example("[0]")
@example("\\[0\\] \\(1\\)")
@example(Emphasis(Link("https://a.org", Emphasis("a"))))
def test_rendering_gives_the_text_back(text: Text) -> None:
    for extensions in ([], EXTENSIONS):
        found = shown(to_markdown(text), extensions)
        assert squeezed("".join(found.text)) == squeezed(to_plain(text))
        assert set(found.tags) <= {"p", "em", "strong", "a"}


@given(TEXTS)
def test_nothing_in_it_is_read_as_a_citation_a_link_or_a_mark(text: Text) -> None:
    found = scan(to_markdown(text), "a.md")
    assert (list(found.references), list(found.headings)) == ([], [])


@given(st.text(st.sampled_from(MARKUP), max_size=12).map("https://a.org/".__add__))
def test_an_address_leads_where_it_led(url: str) -> None:
    (found,) = shown(to_markdown(Link(url, "x")), []).addresses
    assert found.replace("%25", "%") in {url, *_encoded(url)}


def _encoded(url: str) -> list[str]:
    """An address as it may be written instead: what none may hold is percent-encoded."""
    return ["".join(f"%{ord(c):02X}" if c in " \n<>[]{}|\\^`\"'" else c for c in url)]


def test_every_reference_of_the_wiki_comes_back() -> None:
    sources = [Source(p.name, p.read_text("utf-8")) for p in sorted(CITATIONS.glob("*.bib"))]
    for entry in parse(sources):
        text = reference(entry)
        found = shown(to_markdown(text), EXTENSIONS)
        assert "".join(found.text).strip() == to_plain(text)
