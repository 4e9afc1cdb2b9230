"""Formatted text in each markup."""

from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import Text, to_html, to_plain
from innerwiki.bibliography.text import Emphasis, Link, Strong, Styled, join

TEXTS: st.SearchStrategy[Text] = st.recursive(
    st.text(max_size=8),
    lambda inner: (
        st.builds(Emphasis, inner)
        | st.builds(Strong, inner)
        | st.builds(Link, st.text(max_size=8), inner)
        | st.builds(Styled, st.text(max_size=8), inner)
        | st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=8,
)


def test_each_node_has_its_markup() -> None:
    text = (
        "a<b ",
        Emphasis(("c", Strong("d&"))),
        Styled('x" onclick="y', "e"),
        Link('https://a.org/?a="b"&c', "f"),
        Link("mailto:a@example.org", "g"),
    )
    assert to_html(text) == (
        "a&lt;b <em>c<strong>d&amp;</strong></em>"
        '<span class="x&quot; onclick=&quot;y">e</span>'
        '<a href="https://a.org/?a=&quot;b&quot;&amp;c">f</a>'
        '<a href="mailto:a@example.org">g</a>'
    )
    assert to_plain(text) == "a<b cd&efg"


def test_only_web_and_mail_addresses_become_links() -> None:
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        " javascript:x",
        "ftp://a",
        "//a",
        "https:",
        "https://javascript:alert(1)",
        "https://[a/",
    ):
        assert to_html(Link(url, "x")) == "x"
    assert to_html(Link("HTTP://A.org", "x")) == '<a href="HTTP://A.org">x</a>'
    assert to_html(Link("https://a.org:80/b:c", "x")) == '<a href="https://a.org:80/b:c">x</a>'


def test_join_leaves_out_what_is_empty() -> None:
    assert join(["", "a", (), "b"], ", ") == ("a", ", ", "b")
    assert join([], ", ") == ()


@given(TEXTS)
def test_html_lets_no_markup_of_a_source_through(text: Text) -> None:
    plain = to_plain(text)
    assert to_html(text).count("<script") == 0
    assert to_html(plain).count("<") == 0
    assert to_html(text).count("&") >= plain.count("&")
