"""Tables of articles on the page: their HTML, and the places in a text where they may stand."""

import gzip
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from innerwiki.model import (
    ArticleType,
    Column,
    Coverage,
    Filter,
    Importance,
    Listing,
    Span,
    Status,
)
from innerwiki.site import assets
from innerwiki.site.captions import caption
from innerwiki.site.listings import listing_html
from innerwiki.site.render import RenderedArticle, Renderer
from innerwiki.site.searchable import searchable
from innerwiki.site.statuses import STATUS_WORDS, flag_html, icon, status_html
from innerwiki.wiki.listings import Row
from tests.command_line import make_wiki
from tests.support import page_view, wiki_of

NOWHERE = Span("content/page.md", 0, 0)
ROW = Row(
    id="entropy",
    title="Entropy",
    type=ArticleType.TERM,
    status=Status.NEEDS_CITATIONS,
    importance=Importance.TOP,
    tags=("heat", "order"),
    description="A measure.",
    revision=2,
    words=3_252,
    sources=25,
    citations=31,
    coverage=Coverage(1_000, 999),
    gaps=2,
    last_reviewed=date(2026, 1, 2),
)
BARE = replace(
    ROW,
    importance=None,
    tags=(),
    description=None,
    revision=None,
    coverage=Coverage(),
    last_reviewed=None,
)


class Reader(HTMLParser):
    """A table as somebody reads it: caption, heads with their sorting, cells with their values.

    Every tag must be closed where it belongs.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {"caption": [], "th": [], "td": []}
        self.attributes: dict[str, list[dict[str, str | None]]] = {}
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.setdefault(tag, []).append(dict(attrs))
        self.open.append(tag)
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.texts:
            if tag in self.open:
                self.texts[tag][-1] += data


def table(listing: Listing, *rows: Row) -> Reader:
    return Reader(listing_html(listing, rows, lambda article_id: f"../{article_id}/"))


# --- the table --------------------------------------------------------------------------------


def test_each_column_has_its_head_its_text_and_what_it_is_sorted_by() -> None:
    found = table(Listing(NOWHERE, columns=tuple(Column)), ROW)
    values = [cell.get("data-value") for cell in found.attributes["td"]]
    assert list(zip(found.texts["th"], found.texts["td"], values, strict=True)) == [
        ("Title", "Entropy", None),
        ("Id", "entropy", None),
        ("Type", "term", None),
        ("Status", " Needs citations", "2"),
        ("Importance", "top", "0"),
        ("Tags", "heat, order", None),
        ("Description", "A measure.", None),
        ("Revision", "2", "2"),
        ("Words", "3,252", "3252"),
        ("Sources", "25", "25"),
        ("Citations", "31", "31"),
        ("Coverage", "99\N{NO-BREAK SPACE}%", "0.999"),
        ("Gaps", "2", "2"),
        ("Last reviewed", "2026-01-02", "2026-01-02"),
    ]
    assert found.attributes["time"] == [{"datetime": "2026-01-02"}]
    assert found.attributes["a"] == [{"class": "iw-link", "href": "../entropy/"}]


def test_what_an_article_does_not_have_is_a_dash_to_the_eye_and_a_word_to_the_ear() -> None:
    columns = (
        Column.IMPORTANCE,
        Column.TAGS,
        Column.DESCRIPTION,
        Column.REVISION,
        Column.COVERAGE,
        Column.LAST_REVIEWED,
    )
    found = table(Listing(NOWHERE, columns=columns), BARE)
    assert found.texts["td"] == ["–none"] * 4 + ["–no claims", "never"]
    assert [cell.get("data-value") for cell in found.attributes["td"]] == [""] * 6
    assert found.attributes["span"][:2] == [{"aria-hidden": "true"}, {"class": "iw-sr"}]


@pytest.mark.parametrize(
    ("coverage", "shown"),
    [
        (Coverage(1, 0), "0"),
        (Coverage(100, 29), "29"),
        (Coverage(3, 2), "66"),
        (Coverage(2, 2), "100"),
    ],
)
def test_coverage_is_never_rounded_up(coverage: Coverage, shown: str) -> None:
    found = table(Listing(NOWHERE, columns=(Column.COVERAGE,)), replace(ROW, coverage=coverage))
    assert found.texts["td"] == [f"{shown}\N{NO-BREAK SPACE}%"]


@pytest.mark.parametrize(("descending", "order"), [(False, "ascending"), (True, "descending")])
def test_the_head_says_how_the_table_is_sorted(descending: bool, order: str) -> None:
    listing = Listing(
        NOWHERE,
        columns=(Column.TITLE, Column.WORDS),
        sort=Column.WORDS,
        descending=descending,
    )
    found = table(listing, ROW)
    assert found.attributes["th"] == [
        {"scope": "col"},
        {"scope": "col", "class": "iw-number", "aria-sort": order},
    ]


def test_the_region_can_be_scrolled_by_the_keyboard_and_is_named_like_the_table() -> None:
    found = table(Listing(NOWHERE, caption="All & <more>"), ROW)
    assert found.attributes["div"] == [
        {"class": "iw-table", "tabindex": "0", "role": "region", "aria-label": "All & <more>"}
    ]
    assert found.texts["caption"] == ["All & <more>"]
    assert found.attributes["table"] == [{"class": "iw-articles", "data-iw-sortable": None}]


def test_no_articles_make_a_sentence() -> None:
    html = listing_html(Listing(NOWHERE), (), str)
    assert html == '<p class="iw-none">No articles.</p>'


@given(st.text(), st.text(), st.text(min_size=1))
def test_whatever_authors_write_is_text(title: str, tag: str, caption_: str) -> None:
    row = replace(ROW, title=title + "<b>", tags=(tag + '"<i>',), description=tag + "&amp;")
    listing = Listing(
        NOWHERE, columns=(Column.TITLE, Column.TAGS, Column.DESCRIPTION), caption=caption_
    )
    found = table(listing, row)
    assert set(found.attributes) == set("div table caption thead tbody tr th td a".split())
    assert [" ".join(text.split()) for text in found.texts["td"]] == [
        " ".join(text.split()) for text in (title + "<b>", tag + '"<i>', tag + "&amp;")
    ]


# --- the caption ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "order", "count", "expected"),
    [
        ((), "title", 12, "12 articles, by title"),
        ((), "-title", 1, "1 article, by title, from Z to A"),
        (
            ((Filter.STATUS, ("needs-citations",)),),
            "-words",
            12,
            "12 articles with status needs citations, most words first",
        ),
        (
            ((Filter.STATUS, ("stub", "draft")), (Filter.TYPE, ("term", "person"))),
            "words",
            2,
            "2 articles of type term or person with status stub or draft, fewest words first",
        ),
        (
            ((Filter.TAG, ("set-theory",)), (Filter.IMPORTANCE, ("top", "high"))),
            "-coverage",
            3,
            "3 articles of top or high importance tagged set-theory, highest coverage first",
        ),
        (
            ((Filter.NEEDS_CITATIONS, ("true",)),),
            "-last_reviewed",
            1,
            "1 article that needs citations, most recently reviewed first",
        ),
        (((Filter.NEEDS_CITATIONS, ("false",)),), "gaps", 2, "2 articles that need no more"),
        (((Filter.NEEDS_CITATIONS, ("false", "true")),), "id", 2, "2 articles in need of"),
    ],
)
def test_a_caption_is_made_of_what_was_asked_for(
    where: tuple[tuple[Filter, tuple[str, ...]], ...], order: str, count: int, expected: str
) -> None:
    listing = Listing(
        NOWHERE,
        where=where,
        sort=Column(order.removeprefix("-")),
        descending=order.startswith("-"),
    )
    assert caption(listing, count).startswith(expected)


def test_a_caption_does_not_claim_to_count_what_the_limit_left_out() -> None:
    assert caption(Listing(NOWHERE, limit=10), 10) == "The first 10 articles, by title"
    assert caption(Listing(NOWHERE, limit=1), 1) == "The first article, by title"
    assert caption(Listing(NOWHERE, limit=10), 9) == "9 articles, by title"


@pytest.mark.parametrize("column", Column)
def test_every_order_is_said_in_words(column: Column) -> None:
    up = caption(Listing(NOWHERE, sort=column), 2)
    assert up != caption(Listing(NOWHERE, sort=column, descending=True), 2)
    assert "_" not in up


# --- the status -------------------------------------------------------------------------------


@pytest.mark.parametrize("status", Status)
def test_a_status_is_an_icon_of_its_own_and_a_word(status: Status) -> None:
    html = status_html(status)
    found = Reader(html)
    assert html.endswith(f" {STATUS_WORDS[status]}</span>")
    assert found.attributes["span"] == [{"class": f"iw-status iw-status--{status}"}]
    assert found.attributes["svg"][0]["aria-hidden"] == "true"
    assert sum(icon(status) == icon(other) for other in Status) == 1
    assert icon(status) != icon("flag")


def test_a_flag_is_an_icon_and_a_word() -> None:
    assert flag_html("disputed") == (
        f'<span class="iw-flag iw-flag--disputed">{icon("disputed")} Disputed</span>'
    )
    assert flag_html("under-dispute").endswith(f"{icon('flag')} Under dispute</span>")


# --- on the page ------------------------------------------------------------------------------

BLOCK = "```articles\nwhere: {type: term}\ncolumns: [title, status]\n```"
_TABLE = re.compile(r'<div class="iw-table".*?</div>', re.DOTALL)


def render(text: str) -> RenderedArticle:
    wiki = wiki_of(
        files={
            "content/page.md": f"---\ntitle: Page\ntype: meta\n---\n{text}",
            "content/entropy.md": "---\ntitle: Entropy\ntype: term\nstatus: draft\n---\nText.",
        }
    )
    article = wiki.articles["page"]
    return Renderer().render(article, page_view(wiki, article))


def body(text: str) -> str:
    """The page's HTML with a sign for each table, without white space between tags."""
    html = render(text).html.removeprefix("<h1>Page</h1>")
    return re.sub(r"\s*(</?[a-z][^>]*>|⟦⟧)\s*", r"\1", _TABLE.sub("⟦⟧", html))


def test_a_block_becomes_a_table_with_links() -> None:
    page = render(f"Text.\n\n{BLOCK}\n\nMore.")
    assert page.problems == ()
    assert '<a class="iw-link" href="/entropy/">Entropy</a>' in page.html
    assert "articles" not in re.sub(r'iw-articles|"1 article[^"]*"|1 article', "", page.html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BLOCK}", "⟦⟧"),
        (f"a\n{BLOCK}\nb", "<p>a</p>⟦⟧<p>b</p>"),
        (f"{BLOCK}\n\n{BLOCK}", "⟦⟧⟦⟧"),
        (f"{BLOCK}\n{{.wide}}", "⟦⟧"),
        (f"- a\n\n{indent(BLOCK, '    ')}\n\n- b", "<ul><li><p>a</p>⟦⟧</li><li><p>b</p></li></ul>"),
        (f"- a\n{indent(BLOCK, '    ')}\n- b", "<ul><li>a⟦⟧</li><li>b</li></ul>"),
        (f"1. a\n{BLOCK}\n2. b", "<ol><li>a⟦⟧</li><li>b</li></ol>"),
        (f"{indent(BLOCK, '> ')}\n> b", "<blockquote>⟦⟧<p>b</p></blockquote>"),
        (indent(BLOCK, "> > "), "<blockquote><blockquote>⟦⟧</blockquote></blockquote>"),
        (f"<div markdown>\n\n{BLOCK}\n\n</div>", "<div>⟦⟧</div>"),
        (f"<div>\n{BLOCK}\n</div>", "<div>⟦⟧</div>"),
        (
            f"*a\n{BLOCK}\nb*",
            "<p><em>a</em></p><div><em>⟦⟧</em></div><p><em>b</em></p>",
        ),
        (f"a <!--\n{BLOCK}\n-->", "<p>a</p>"),
    ],
)
def test_a_table_stands_where_a_block_may_stand(text: str, expected: str) -> None:
    assert body(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f'!!! note "N"\n\n{indent(BLOCK, "    ")}',
        f'=== "T"\n\n{indent(BLOCK, "    ")}',
        f"Text.[^1]\n\n[^1]: Note.\n\n{indent(BLOCK, '    ')}",
        f"Term\n\n:   Said.\n\n{indent(BLOCK, '    ')}",
        f"{BLOCK}\n---",
    ],
)
def test_a_table_stands_in_every_container(text: str) -> None:
    page = render(text)
    assert len(_TABLE.findall(page.html)) == 1
    assert page.problems == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (indent(BLOCK, "    "), f"<code>{BLOCK}\n</code>"),
        (f"<pre>\n{BLOCK}\n</pre>", f"<pre>{BLOCK}\n</pre>"),
        (f"`a\n{BLOCK}\nb`", f"<code>{BLOCK}</code>"),
        (f"[a\n{BLOCK}\n](https://example.org)", f">{BLOCK}</a>"),
        (f'<img src="a.png" alt="\n{BLOCK}\n">', f"{BLOCK}"),
    ],
)
def test_where_markdown_sees_code_the_author_s_text_is_put_back_and_reported(
    text: str, shown: str
) -> None:
    page = render(text)
    assert shown in page.html
    assert not _TABLE.findall(page.html)
    [problem] = page.problems
    assert problem.message == "Markdown shows this table of articles as code"
    assert problem.span.start == len("---\ntitle: Page\ntype: meta\n---\n") + text.index("```")


def test_a_block_with_a_slip_is_shown_as_code() -> None:
    page = render("```articles\nwhere: {state: draft}\n```")
    assert "<code>where: {state: draft}\n</code>" in page.html
    assert page.problems == ()


def test_an_example_in_a_longer_fence_is_shown_as_code() -> None:
    assert "```articles" in render(f"````markdown\n{BLOCK}\n````").html


def test_a_sentinel_of_nothing_is_dropped() -> None:
    assert "\U0010f703" not in render(f"\u2e24\U0010f703\U0010f719\U0010f702\u2e25\n\n{BLOCK}").html


def test_references_and_tables_do_not_mix() -> None:
    page = render(f"## Part [[Entropy]]\n\nSee [[Entropy]].\n\n{BLOCK}\n\nSee [[Entropy]].")
    assert page.html.count('href="/entropy/"') == 4
    assert [item.title for item in page.toc] == ["Part"]
    assert page.problems == ()


def test_the_titles_in_a_table_are_not_what_a_page_is_found_by() -> None:
    html = listing_html(Listing(NOWHERE), (ROW,), str)
    assert searchable(f"<p>a</p>{html}<p>b</p>") == "<p>a</p><p>b</p>"


# Blocks as well-formed texts are made of: `%` is a reference, `#` a table.
_BLOCKS = st.sampled_from(
    [
        "Text %.",
        "## Part %",
        "- a %\n\n    b %",
        "> quoted %",
        "| a | b |\n|---|---|\n| % | c |",
        "```py\n[[code]]\n```",
        "    [[code]]",
        "#",
        "- a\n\n    # \n\n- %",
        "> #\n>\n> %",
        "!!! note\n\n    #\n\n    %",
        "1. a\n\n    > #",
    ]
)


@given(st.lists(_BLOCKS, min_size=1, max_size=8))
def test_every_table_and_every_reference_is_shown_once(blocks: list[str]) -> None:
    lines = []
    for line in "\n\ntext\n\n".join(blocks).split("\n"):
        prefix, sign, _ = line.partition("#")
        is_table = sign and not prefix.strip(" >") and "Part" not in line
        lines.append(indent(BLOCK, prefix) if is_table else line.replace("%", "[[Entropy]]"))
    text = "\n".join(lines)
    page = render(text)
    assert page.problems == ()
    assert len(_TABLE.findall(page.html)) == text.count("```articles")
    rest = _TABLE.sub("", page.html)
    assert rest.count('href="/entropy/"') == text.count("[[Entropy]]")


def test_the_extension_alone_makes_tables_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"content/entropy.md": "---\ntitle: Entropy\ntype: term\n---\nText.\n"}
    monkeypatch.chdir(make_wiki(tmp_path, files))
    html = Markdown(extensions=["innerwiki"]).convert(f"New.\n\n{BLOCK}")
    assert '<td><a class="iw-link" href="../entropy/">Entropy</a></td>' in html


# --- the script -------------------------------------------------------------------------------


def test_the_script_is_small_and_asks_for_nothing_from_elsewhere() -> None:
    script = assets.script()
    assert len(gzip.compress(script.encode())) < 5 * 1024
    assert not re.search(r"https?:|import|fetch\(|eval|innerHTML|cssText", script)
