"""Sentences marked on the page: always well formed, around the very words, and nothing else changed."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from innerwiki.model import Article, Source
from innerwiki.site.extension import WikiExtension
from innerwiki.site.highlights import Highlight, gap_anchors, highlights, show_highlights
from innerwiki.site.render import Renderer
from innerwiki.site.resolve import resolve
from innerwiki.site.sentinels import stray_headings
from innerwiki.wiki import build_wiki
from innerwiki.wiki.articles import read_article
from tests.site.test_agreement import _REFERENCES, documents, endings, numbered, wild
from tests.support import BIB, PAGE, TODAY, page_view

EXTENSION = WikiExtension()
CONVERTER = Markdown(extensions=[EXTENSION])
_TAG = re.compile(r"<(/?)(\w+)((?:[^<>\"]|\"[^\"]*\")*)>")


def page_of(article: Article, found: list[Highlight]) -> str:
    """The body of an article with citation marks as brackets, and highlights."""
    EXTENSION.announced = article
    EXTENSION.stretches = lambda _: [one.span for one in found]
    body, _ = stray_headings(CONVERTER.reset().convert(article.body))
    raw = [""] * len(article.references)
    html = resolve(body, lambda n, _: f'<sup class="iw-cite">[{n}]</sup>', raw, lambda _: None).html
    return show_highlights(html, found)


def without_spans(html: str) -> tuple[str, dict[str, str]]:
    """HTML without our spans, and the text that stood in the spans of each highlight.

    That opening and closing tags of our spans pair up is seen to here.
    """
    pieces: list[str] = []
    texts: dict[str, str] = {}
    stack: list[str | None] = []
    at, current = 0, None
    for tag in _TAG.finditer(html):
        text = html[at : tag.start()]
        pieces.append(text)
        if stack and stack[-1] is not None:
            texts[stack[-1]] = texts.get(stack[-1], "") + text
        at = tag.end()
        if tag[2] != "span":
            assert not (stack and stack[-1] is not None), "no tag stands inside our spans"
            pieces.append(tag[0])
        elif tag[1]:
            if stack.pop() is None:
                pieces.append(tag[0])
        else:
            ours = re.search(r'class="iw-x"(?: id="(c-\d+)")?$', tag[3]) or re.search(
                r'^ id="(c-\d+)"$', tag[3]
            )
            if ours:
                current = ours[1] or current
                assert ours[1] is None or ours[1] not in texts, "an id is given once"
                texts.setdefault(current or "", "")
            else:
                pieces.append(tag[0])
            stack.append(current if ours else None)
    assert stack == []
    return "".join((*pieces, html[at:])), texts


def mark_all(article: Article) -> list[Highlight]:
    return [Highlight(c.span, ("iw-x",), f"c-{n}") for n, c in enumerate(article.claims)]


def letters(text: str) -> str:
    """The words of a text: what markup cannot change."""
    return re.sub(r"&\w+;|[^a-z]", "", text.lower())


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents, st.lists(st.sampled_from(_REFERENCES), min_size=1, max_size=12))
def test_highlights_change_nothing_else_and_hold_the_words_of_their_claims(
    document: str, forms: list[str]
) -> None:
    body, _ = numbered(document + endings, forms)
    article, _ = read_article(Source("a.md", body), date(2026, 1, 15))
    found = mark_all(article)
    plain, texts = without_spans(page_of(article, found))
    assert plain == page_of(article, []), body
    assert not re.search("[\U0010f700-\U0010f7ff]", plain)
    shown = {f"c-{n}" for n, claim in enumerate(article.claims)} & texts.keys()
    in_notes = 2  # a footnote that nothing refers to is not on the page
    assert len(shown) >= len(article.claims) - in_notes, body


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(wild)
@example("**a. b** c. *d\n- e. f*")
def test_whatever_the_text_spans_are_well_formed(text: str) -> None:
    article, _ = read_article(Source("a.md", text), date(2026, 1, 15))
    try:
        html = page_of(article, mark_all(article))
    except AttributeError:  # Python-Markdown 3.11 falls over an empty footnote
        return
    without_spans(html)
    assert not re.search("[\U0010f700-\U0010f7ff]", html)


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("One is. Two is [@k]. Three.", ["One is.", "Two is.", "Three."]),
        ("*One is. Two* is.", ["One is.", "Two is."]),
        ("**Bold** start.\nNext line.", ["Bold start.", "Next line."]),
        ("- Item one.\n- Item *two*.", ["Item one.", "Item two."]),
        ("| A | B |\n|---|---|\n| x | y `z` |", ["xy z"]),
        ("> Quoted one.\n> And two.\n\nAfter.", ["Quoted one.\nAnd two.", "After."]),
        ("[A link](b.md) goes on. So.", ["A link goes on.", "So."]),
        ("Text.\n{: .cls}", ["Text."]),
        ("<div>\n<p>One. Two.</p>\n</div>", ["One.", "Two."]),
        ("Term\n:   It says so.", ["It says so."]),
        ('!!! note "T"\n    It says so.', ["It says so."]),
        ("Why? It is.", ["It is."]),
        ("Why x[^1]?\n\n[^1]: It says so.", ["It says so."]),
    ],
)
def test_the_very_sentence_is_marked(body: str, marked: list[str]) -> None:
    article, _ = read_article(Source("a.md", body), date(2026, 1, 15))
    plain, texts = without_spans(page_of(article, mark_all(article)))
    assert plain == page_of(article, [])
    assert [text.strip() for text in texts.values()] == marked


# --- on the page ------------------------------------------------------------------------------

PAGE_TEXT = """---
title: Energy
infobox:
  - {label: Age, value: "old {.needs-citation}"}
---
Energy is conserved [@noether1918].

It is *widely* used. {.needs-citation since=2026-01 reason="no survey"} It is [@lost1850].

## Uses {.needs-citation}

| a | b |
|---|---|
| x {.needs-citation} | y |
"""


def test_every_gap_has_one_place_on_the_page_and_the_banner_leads_there() -> None:
    bib = "@misc{noether1918, title = {T}}"
    wiki = build_wiki([Source(PAGE, PAGE_TEXT)], [Source(BIB, bib)], TODAY)
    article = wiki.articles["page"]
    assessment = wiki.assessments["page"]
    html = Renderer().render(article, page_view(wiki, article)).html
    anchors = gap_anchors(article, assessment)
    assert anchors == ("gap-1", "gap-2", "gap-3", "uses", "gap-5")
    for anchor in anchors:
        assert html.count(f'id="{anchor}"') == 1, anchor
        assert f'<a href="#{anchor}">' in html
    assert '<span class="iw-needs" id="gap-2">It is </span><em><span class="iw-needs">' in html
    assert "5 statements need a source." in html


def test_an_article_without_gaps_and_changes_is_not_touched() -> None:
    wiki = build_wiki([Source(PAGE, "It is [@k].")], [Source(BIB, "@misc{k, title = {T}}")], TODAY)
    article = wiki.articles["page"]
    assert highlights(article, wiki.assessments["page"]) == ()
    assert highlights(article, None) == ()
    assert "iw-gaps" not in Renderer().render(article, page_view(wiki, article)).html
