"""Marks in the place of sentinels, and a report wherever the two readers disagree."""

from innerwiki.model import Article, Contents, FrontMatter
from innerwiki.site.resolve import Resolved, disagreements, resolve
from innerwiki.site.sentinels import sentinel
from innerwiki.syntax.scan import scan

A, B = sentinel(0), sentinel(1)


def resolved(html: str, raw: tuple[str, ...] = ("[@a]", "[@b]")) -> Resolved:
    return resolve(
        html,
        lambda number, in_link: f"<{number}{'L' if in_link else ''}>",
        raw,
        {"b.md": "../b/", "i.png": "../i.png?x&y"}.get,
    )


def test_marks_are_written_in_running_text_and_told_of_links() -> None:
    found = resolved(f'<p>x {A}</p><a href="https://x">{B}</a>')
    assert found.html == '<p>x <0></p><a href="https://x"><1L></a>'
    assert (found.shown, found.literal) == ({0, 1}, set())


def test_in_code_the_author_s_text_is_put_back() -> None:
    found = resolved(f"<pre><code>{A}</code> {B}</pre>")
    assert found.html == "<pre><code>[@a]</code> [@b]</pre>"
    assert (found.shown, found.literal) == (set(), {0, 1})


def test_in_attributes_the_author_s_text_is_put_back() -> None:
    found = resolved(f'<img alt="x > {A}" src="y">{B}')
    assert found.html == '<img alt="x > [@a]" src="y"><1>'
    assert found.literal == {0}


def test_what_markdown_shows_twice_is_a_mark_once() -> None:
    assert resolved(f"<p>{A}</p><p>{A}</p>").html == "<p><0></p><p></p>"


def test_a_sentinel_of_nothing_is_dropped() -> None:
    assert resolved(f'<p title="{sentinel(9)}">{sentinel(9)}</p>').html == '<p title=""></p>'


def test_relative_links_are_followed_and_broken_ones_stay() -> None:
    html = '<a href="b.md">x</a><img src="i.png"><a href="c.md">y</a><a href="#d">z</a>'
    assert resolved(html).html == (
        '<a href="../b/">x</a><img src="../i.png?x&amp;y"><a href="c.md">y</a><a href="#d">z</a>'
    )


def article_of(text: str) -> Article:
    found = scan(text, "p.md")
    held = Contents(tuple(found.references), headings=tuple(found.headings))
    return Article("p.md", FrontMatter("P", "p"), text, 0, held=held)


def reports(text: str, html: str, stray: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    article = article_of(text)
    found = resolved(html, tuple(text[r.span.start : r.span.end] for r in article.references))
    problems = disagreements(article, found, html, stray, lambda _: False)
    return [(text[p.span.start : p.span.end], p.message.split()[0]) for p in problems]


def test_agreement_is_silent() -> None:
    assert reports("x [@a] [@b]", f"<p>x {A} {B}</p>") == []


def test_references_that_are_code_or_missing_on_the_page_are_reported() -> None:
    assert reports("x [@a] [@b]", f"<code>{A}</code>") == [("[@a]", "Markdown"), ("[@b]", "this")]


def test_a_handle_in_code_is_no_matter() -> None:
    assert reports("x @a", f"<code>{A}</code>") == []


def test_headings_that_markdown_makes_none_of_are_reported() -> None:
    assert reports("# T", "<p># T</p>", (0, 7)) == [("T", "Markdown")]


def test_citations_that_the_scanner_took_for_code_are_reported_at_their_place() -> None:
    assert reports("`[@a]`", "<p>[@a]</p>") == [("[@a]", "this")]
    assert reports("`[@a]` `[@a]`", "<p>[@a] [@a]</p>") == [("[@a]", "this"), ("[@a]", "this")]


def test_literal_brackets_are_meant() -> None:
    assert reports("\\[@a\\] \\[@b]", "<p>[@a] [@b]</p>") == []
    assert reports("&#91;@a]", f"<p>[{A}]</p>") == []
    assert reports("x", "<p>[me@example.org]</p><code>[@a]</code><span title='[@a]'>x</span>") == []
