"""The head of an article: what it says of each state, and where its buttons lead."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from innerwiki.config import Forge, load
from innerwiki.model import Source, Wiki
from innerwiki.site.header import header
from innerwiki.wiki import build_wiki
from innerwiki.wiki.digest import digest_of
from tests.wiki.test_review import BIB, TEXT, TODAY, record, reviewed

FORGE = Forge(
    edit="https://forge.example/edit/{branch}/{path}#L{line}",
    history="https://forge.example/log/{path}",
    new_issue="https://forge.example/new?title={title}&body={body}",
)


def wiki(body: str = TEXT, fields: str = "", today: date = TODAY) -> Wiki:
    text = f"---\ntitle: Energy & <b>co</b>\nid: energy\n{fields}---\n{body}"
    sources = [Source("content/my energy.md", text)]
    return build_wiki(sources, [Source("citations/a.bib", BIB)], today)


def html_of(
    body: str = TEXT, fields: str = "", today: date = TODAY, forge: Forge | None = None
) -> str:
    made = wiki(body, fields, today)
    return header(
        made.articles["energy"], made.assessments["energy"], forge or Forge(), "../contribute/"
    )


def said(html: str) -> list[str]:
    """The facts of the line of trust, as a reader sees them."""
    line = re.search(r'<ul class="iw-facts">(.*?)</ul>', html, re.DOTALL)
    assert line is not None
    facts = re.findall(r"<li>(.*?)</li>", line[1], re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", fact)).split()) for fact in facts]


def test_an_article_in_review() -> None:
    assert said(html_of(fields="revision: 5\n")) == [
        "In review",
        "Never reviewed",
        "Sources 2 : 1 peer-reviewed · 1 book",
        "Cited claims 100 % (2 of 2)",
        "v5 · 7 words · 1 min",
    ]


def test_an_article_without_sources() -> None:
    html = html_of("So it is.\n")
    assert said(html)[:3] == ["Needs citations", "Never reviewed", "No citations yet"]
    assert "This article cites no source yet. 1 statement needs a source." in html


def test_an_article_that_says_nothing() -> None:
    html = html_of("What is it?\n")
    assert "Cited claims none made" in said(html)
    assert "This article cites no source yet." in html


def reviewed_head(body: str = TEXT) -> str:
    title = "---\ntitle: Energy & <b>co</b>\nid: energy\n---\n"
    made = build_wiki([Source("a.md", title + body)], [Source("a.bib", BIB)], TODAY)
    article = made.articles["energy"]
    digests = " ".join(digest_of(article, made.library).recorded)
    return (
        f"  - {{by: 'github:ada', date: 2026-11-20, revision: 4, outcome: approved, "
        f"hash: '{digest_of(article, made.library).hash}', blocks: '{digests}'}}\n"
    )


@pytest.mark.parametrize(
    ("body", "today", "status", "told"),
    [
        (TEXT, TODAY, "Reviewed", "Last reviewed 20 November 2026 by ada, at v4"),
        (
            TEXT.replace("pulls", "draws") + "\nMore [@hooke1678].\n",
            TODAY,
            "In review",
            "Last reviewed 20 November 2026 by ada, at v4; 2 paragraphs changed since",
        ),
        (
            TEXT,
            date(2027, 8, 1),
            "Stale",
            "Last reviewed 20 November 2026 by ada, at v4; next review was due on 19 May 2027",
        ),
    ],
)
def test_what_a_review_amounts_to(body: str, today: date, status: str, told: str) -> None:
    facts = said(html_of(body, reviewed(reviewed_head()), today))
    assert facts[:2] == [status, told]


def test_a_review_that_asked_for_changes_is_no_approval() -> None:
    fields = reviewed(reviewed_head().replace("approved", "changes-requested"))
    assert said(html_of(fields=fields))[:2] == [
        "In review",
        "Last reviewed 20 November 2026 by ada, at v4; changes requested",
    ]


def test_a_record_without_digests() -> None:
    fields = reviewed(record(blocks=False))
    assert said(html_of(fields=fields))[1].endswith("by ada, at v4; changed since")


def test_flags_stand_beside_the_status_with_their_reason() -> None:
    fields = "flags: [{type: disputed, since: 2026-10-01, reason: 'a < b'}, {type: out-of-date}]\n"
    html = html_of(fields=fields)
    assert said(html)[0] == "In review Disputed Out of date"
    assert 'since <time datetime="2026-10-01">1 October 2026</time>: a &lt; b' in html


def test_without_a_forge_the_buttons_lead_to_how_to_contribute() -> None:
    links = re.findall(r'class="iw-button[^"]*" href="([^"]*)">([^<]*)<', html_of())
    assert links == [
        ("../contribute/", "Improve this article"),
        ("../contribute/", "Suggest a source"),
        ("#iw-cite-page", "Cite this page"),
    ]


def test_with_a_forge_the_buttons_lead_there_and_every_value_is_encoded() -> None:
    links = {
        word: unescape(href)
        for href, word in re.findall(
            r'class="iw-button[^"]*" href="([^"]*)">([^<]*)<', html_of(forge=FORGE)
        )
    }
    assert links["Improve this article"] == (
        "https://forge.example/edit/main/content/my%20energy.md#L1"
    )
    assert links["History"] == "https://forge.example/log/content/my%20energy.md"
    issue = links["Suggest a source"]
    assert issue.startswith("https://forge.example/new?title=Source%20for%3A%20Energy%20%26%20%3Cb")
    assert "DOI" in issue
    assert not re.search(r"[\s<>\"]", issue)


def test_many_gaps_are_folded_and_long_sentences_cut() -> None:
    body = "".join(f"Sentence number {n} is {'very ' * 30}long.\n\n" for n in range(7))
    html = html_of(body)
    assert "7 statements need a source." in html
    assert "<summary>3 more</summary>" in html
    shown = re.findall(r'<a href="#gap-\d">([^<]*)</a>', html)
    assert len(shown) == 7
    assert all(len(text) <= 73 and text.endswith("…") for text in shown)


def test_a_broken_configuration_of_the_forge_never_reaches_the_page(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "citations").mkdir()
    (tmp_path / "innerwiki.toml").write_text(
        'title = "T"\n[forge]\nedit = "https://forge.example/{path}"\n'
    )
    forge = load(tmp_path).forge
    assert 'href="https://forge.example/content/my%20energy.md"' in html_of(forge=forge)
