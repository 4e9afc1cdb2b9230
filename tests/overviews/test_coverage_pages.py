import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from innerwiki.model import Wiki
from innerwiki.overviews.coverage import PageCoverage, page_coverage
from innerwiki.overviews.coverage_pages import GENERATOR, coverage_pages
from innerwiki.reports.visible import visible
from innerwiki.wiki.facts import assessed
from tests.support import wiki_of

BIB = "@book{hooke1678, title = {Lectures}}"
_LINE = re.compile(r'<span class="text">(.*?)</span></div>')
_NEXT = re.compile(r'<a class="next".*?</a>')


def pages_of(wiki: Wiki) -> list[PageCoverage]:
    return [page_coverage(wiki, *pair) for pair in assessed(wiki)]


def shown(markdown: str) -> str:
    """The page of an article."""
    return coverage_pages(pages_of(wiki_of(markdown, BIB)), "A <b>", "de")["articles/page.html"]


def lines(html: str) -> list[str]:
    """The text of the file as the page shows it."""
    found = (_NEXT.sub("", line) for line in _LINE.findall(html))
    return [unescape(re.sub(r"</?mark[^>]*>", "", line)) for line in found]


def test_a_table_and_a_quotation_are_marked_row_by_row_and_as_a_whole() -> None:
    html = shown("| a | b |\n|---|---|\n| One is | two |\n\n> It is. It was.\n> It will be.\n")
    signs = re.findall(r'aria-label="(covered|not covered)"', html)
    assert signs == ["not covered"] * 3
    assert html.count('class="next"') == 2


def test_everything_is_escaped_and_nothing_runs() -> None:
    html = shown("---\ntitle: <script>\n---\n<img src=x onerror=y> is \x1b & so.\n")
    assert "<script" not in html
    assert "<img" not in html
    assert "\x1b" not in html
    assert "&lt;img src=x onerror=y&gt; is \\x1b &amp; so." in html
    assert "Coverage of A &lt;b&gt;" in html


def test_a_page_says_who_has_made_it_and_in_what_language_the_text_is() -> None:
    html = shown("It is.\n")
    assert GENERATOR in html[:1000]
    assert '<html lang="en">' in html
    assert '<div class="source" lang="de">' in html


def test_an_article_called_index_is_in_nobodys_way() -> None:
    wiki = wiki_of(files={"content/index.md": "It is.\n"})
    assert {"index.html", "articles/index.html"} <= coverage_pages(pages_of(wiki), "T", "en").keys()


def test_an_article_that_claims_nothing_says_so() -> None:
    wiki = wiki_of("Is it so?\n")
    index = coverage_pages(pages_of(wiki), "T", "en")["index.html"]
    assert '<td class="n">no claims</td>' in index
    assert "uncovered claim" not in shown("Is it so?\n")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["It is.", "It is [@hooke1678].", "> So\n> it is.", "- one is", "| a is |", "# H", "", " ",
             "x\ty <b>&", "`code", '"Quoted. Twice." He says', "[^1]", "[^1]: It is [@hooke1678]."]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_the_text_is_whole_whatever_is_marked(parts: list[str]) -> None:
    text = "\n\n".join(parts) + "\n"
    wiki = wiki_of(files={"content/page.md": text})
    expected = wiki.sources["content/page.md"].text.removesuffix("\n").split("\n")
    html = coverage_pages(pages_of(wiki), "T", "en")["articles/page.html"]
    assert lines(html) == [visible(line.replace("\t", "    ")) for line in expected]
