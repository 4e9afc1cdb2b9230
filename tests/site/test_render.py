import re

import pytest

from innerwiki.model import Source
from innerwiki.site.marks import Marks
from innerwiki.site.render import RenderedArticle, Renderer
from innerwiki.wiki import build_wiki
from tests.support import TODAY, page_view

BIB = """
@article{first, author = {Abel, Niels}, title = {One}, year = {1826}, keywords = {peer-reviewed}}
@misc{second, author = {Bolyai, Janos}, title = {Two <b>}, year = {1832}, url = {https://b.org/%41_x}}
@misc{third, author = {Cantor, Georg}, title = {Three}, year = {1874}}
"""


def render(text: str, **others: str) -> RenderedArticle:
    sources = [Source("content/page.md", text)]
    sources += [Source(f"content/{name}.md", body) for name, body in others.items()]
    wiki = build_wiki(sources, [Source("citations/all.bib", BIB)], TODAY)
    article = wiki.articles["page"]
    return Renderer().render(article, page_view(wiki, article))


def numbers(html: str) -> list[str]:
    return re.findall(r'role="doc-biblioref" aria-label="[^"]*">(\d+)</a>', html)


def test_the_infobox_is_numbered_first() -> None:
    page = render(
        '---\ntitle: T\ninfobox:\n  - {label: By, value: "*x* [@second, p. 2]"}\n---\n'
        "Text [@first]. Again [@second].\n"
    )
    assert numbers(page.html) == ["1", "2", "1"]
    assert "<em>x</em>" in page.html
    assert page.html.index("Two &lt;b&gt;") < page.html.index("One")


def test_each_reference_leads_back_to_every_mark() -> None:
    page = render("One [@first, p. 3]. Two [@first].\n")
    for number, name, text in ((1, "1 of 2, p. 3", "3"), (2, "2 of 2", "b")):
        assert f'id="cite-{number}"' in page.html
        assert f'href="#cite-{number}" role="doc-backlink"' in page.html
        assert f'aria-label="Back to citation {name}">{text}</a>' in page.html
    assert 'id="ref-first"' in page.html


def test_many_ways_back_are_folded_away() -> None:
    page = render("Text [@first]. " * 9)
    assert "<summary>cited in 9 places</summary>" in page.html


def test_general_sources_follow_and_do_not_repeat_those_cited() -> None:
    page = render("---\ntitle: T\ncitations: [first, third]\n---\nText [@first].\n")
    references, general = page.html.partition("<template")[0].split("General sources")
    assert references.count("<li id=") == 1
    assert "Cantor" in general
    assert "Abel" not in general


def test_an_address_of_a_source_is_kept_to_the_letter() -> None:
    assert 'href="https://b.org/%41_x"' in render("Text [@second].").html


def test_the_title_is_the_heading_unless_the_text_has_one() -> None:
    assert render("---\ntitle: A < B\n---\nText.").html.startswith("<h1>A &lt; B</h1>")
    assert render("# Own\n\nText.").html.count("<h1") == 1


def test_the_contents_list_headings_without_marks_and_the_sections_below() -> None:
    page = render("## One [@first]\n\n### Two *x*\n\nText.\n", other="See [[Page]].")
    assert [(item.title, item.id, len(item.children)) for item in page.toc] == [
        ("One", "one", 1),
        ("References", "references", 0),
        ("What links here", "iw-backlinks", 0),
    ]


def test_no_heading_takes_an_id_of_ours() -> None:
    page = render("## Ref-first\n\n## References\n\n## X {#cite-1}\n\nText [@first].\n")
    ids = re.findall(r'\bid="([^"]*)"', page.html)
    assert len(ids) == len(set(ids))


def test_two_pages_of_one_renderer_do_not_mix() -> None:
    wiki = build_wiki(
        [Source("content/a.md", "A [@first].[^1]\n\n[^1]: Note.\n"), Source("content/b.md", "B.")],
        [Source("citations/all.bib", BIB)],
        TODAY,
    )
    renderer = Renderer()
    views = [(a, page_view(wiki, a)) for a in wiki.articles.values()]
    alone = [Renderer().render(article, view).html for article, view in views]
    assert [renderer.render(article, view).html for article, view in views] == alone
    assert [renderer.render(article, view).html for article, view in views] == alone


@pytest.mark.parametrize("text", ["", "\n \n", "---\ntitle: Only\n---\n"])
def test_an_article_without_text_has_a_page(text: str) -> None:
    assert "<h1>" in render(text).html


def test_an_empty_footnote_costs_nothing() -> None:
    # Alone, Python-Markdown 3.11 raises an AttributeError here.
    page = render("Text [@first].[^1]\n\n[^2]: Second.\n\n[^1]:\n")
    assert page.problems == ()
    assert numbers(page.html) == ["1"]


def test_a_citation_that_is_escaped_in_one_place_and_code_in_another_is_no_finding() -> None:
    assert render("Write \\[@first\\] or `[@first]` or [\\@first].\n").problems == ()


def test_our_own_mistake_is_never_taken_for_markdowns(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(Marks, "html_of", fail)
    with pytest.raises(ZeroDivisionError):
        render("Text [@first].")


def test_whatever_markdown_raises_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = Renderer()

    def fail(text: str) -> str:
        raise RecursionError("too deep")

    monkeypatch.setattr(renderer._markdown, "convert", fail)
    wiki = build_wiki([Source("content/page.md", "A <b> text.")], [], TODAY)
    article = wiki.articles["page"]
    page = renderer.render(article, page_view(wiki, article))
    assert "<pre>A &lt;b&gt; text.</pre>" in page.html
    assert "RecursionError" in page.problems[0].message
