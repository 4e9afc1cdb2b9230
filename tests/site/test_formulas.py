"""Formulas on a page: MathML in the text, TeX where text is plain, and nothing in between."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.site.formulas import hold_formulas, show_formulas
from innerwiki.site.render import RenderedArticle, Renderer
from tests.support import page_view, wiki_of

BIB = "@book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678}}"


def page(markdown: str) -> RenderedArticle:
    """The page of a text about the wiki, which makes no claims, or of the article that it is."""
    written = markdown if markdown.startswith("---") else f"---\ntype: meta\n---\n{markdown}"
    wiki = wiki_of(written, BIB)
    (article,) = wiki.articles.values()
    return Renderer().render(article, page_view(wiki, article))


@pytest.mark.parametrize(
    "markdown",
    [
        "Force is $F = kx$.",
        r"Force is \(F = kx\).",
        "- Force is\n\n    $$\n    F = kx\n    $$",
        "> $$\n> F = kx\n> $$",
        "| a |\n|---|\n| $F = kx$ |",
        "## Of $F = kx$\n\nText.",
        "Text.[^1]\n\n[^1]: $F = kx$",
        "[a $F = kx$](https://example.org/)",
        "*$F = kx$*",
        '---\ntype: meta\ninfobox:\n  - {label: Law, value: "Force is $F = kx$"}\n---\nText.',
    ],
)
def test_a_formula_is_shown_as_mathml_with_its_tex(markdown: str) -> None:
    html = page(markdown).html
    assert html.count("<math") == 1
    assert "<mi>F</mi><mo>=</mo><mi>k</mi><mi>x</mi>" in html
    assert html.count("application/x-tex") == 1
    assert "$" not in html
    assert "iw-tex" not in html


def test_a_formula_on_a_line_of_its_own_is_a_block_and_scrolls_if_it_may_be_wide() -> None:
    short = page("$$\nF = kx\n$$").html
    assert '<div class="iw-formula"><math display="block">' in short
    long = page("$$\n" + " + ".join("abcdefghijklmnop") + "\n$$").html
    group = '<div class="iw-formula" tabindex="0" role="group" aria-label="Formula"><math'
    assert group in long


def test_a_wide_formula_in_a_line_scrolls_and_no_other_is_a_stop_for_the_keyboard() -> None:
    html = page(f"So $F = kx$ and ${' + '.join('abcdefghijklmnop')}$.").html
    assert html.count('<span class="iw-formula" tabindex="0"') == 1
    assert "<p>So <math>" in html
    assert 'tabindex="0"' in page(r"$a \hspace{15em} b$").html


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        (r"So $\foo < 1$.", r'<code class="iw-unread">$\foo &lt; 1$</code>'),
        ("$$\n\\foo\n$$", '<code class="iw-unread">$$\n\\foo\n$$</code>'),
        (
            "\\begin{align}\n\\foo\n\\end{align}",
            '<code class="iw-unread">\\begin{align}\n\\foo\n\\end{align}</code>',
        ),
    ],
)
def test_what_cannot_be_read_is_shown_as_it_is_written(markdown: str, shown: str) -> None:
    html = page(markdown).html
    assert shown in html
    assert "<math" not in html


def test_marks_beside_a_formula_and_highlights_leave_it_whole() -> None:
    html = page(
        "---\ntitle: F\n---\nThe force $F_1$ is *great $F_2$* {.needs-citation} and $x [@hooke1678]$."
    ).html
    for tex in ("F_1", "F_2", "x [@hooke1678]"):
        (formula,) = [one for one in formulas(html) if f">{tex}<" in one]
        assert "iw-needs" not in formula
        ET.fromstring(formula)  # noqa: S314 - it is our own
    assert '<span class="iw-needs" id="gap-1">The force </span><math>' in html
    assert "ref-hooke1678" not in html


def test_contents_lead_and_index_hold_tex_and_no_markup() -> None:
    wiki = wiki_of("Let *all* $x_* < y_*$ be.\n\n## Of $x_*$ and `y`\n\n$$\nx_1\n$$\n")
    (article,) = wiki.articles.values()
    made = Renderer().render(article, page_view(wiki, article))
    assert article.lead == "Let all $x_* < y_*$ be."
    assert article.headings[0].text == "Of $x_*$ and y"
    assert [item.title for item in made.toc] == ["Of $x_*$ and y"]
    assert f'<h2 id="{article.headings[0].slug}">Of <math>' in made.html
    assert "<p>Let all $x_* &lt; y_*$ be.</p>" in made.searchable
    assert made.searchable.count("x_1") == 1
    for tag in ("<math", "<mi", "<annotation", "<div", "arithmatex"):
        assert tag not in made.searchable


def test_an_author_can_write_neither_our_elements_nor_mathml() -> None:
    html = page(
        '<span class="iw-tex" data-tex="x">a</span> <math><mi>x</mi></math>'
        ' <span class="iw-formula" onclick="x">b</span>'
    ).html
    assert "<math" not in html
    assert "iw-tex" not in html
    assert "data-tex" not in html
    assert "iw-formula" not in html


def test_html_written_like_a_formula_is_one_or_is_left_alone() -> None:
    assert "<mi>x</mi>" in page(r'<p><span class="arithmatex">\(x\)</span></p>').html
    html = page(r'<p><span class="arithmatex">\(x <b>y</b>\)</span></p>').html
    assert "<math" not in html


def test_a_page_without_formulas_is_not_touched() -> None:
    html = "<p>It costs $5 and $6.</p>"
    assert hold_formulas(html) is html
    assert show_formulas(html) is html


@given(st.text(alphabet="abx_^{}\\<>&\"'$ []@-!/=", max_size=40))
def test_whatever_the_formula_the_page_around_it_stays(tex: str) -> None:
    html = page(
        f"Before.\n\n$$\n{tex}\n$$\n\nAfter.\n\n<p>`${tex}$`</p>\n\nBefore ${tex}$ after."
    ).html
    assert html.startswith("<h1>Page</h1><p>Before.</p>")
    for formula in formulas(html):
        ET.fromstring(formula)  # noqa: S314
    outside = html
    for formula in formulas(html):
        outside = outside.replace(formula, "")
    for tag in ("<math", "<mi", "<annotation", "iw-tex"):
        assert tag not in outside


def formulas(html: str) -> list[str]:
    return [f"<math{part.partition('</math>')[0]}</math>" for part in html.split("<math")[1:]]
