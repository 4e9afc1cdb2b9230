"""A wiki's citation style, from its configuration to its pages."""

import re
from html import unescape
from pathlib import Path

import pytest

from innerwiki.bibliography import AuthorDate, Formatter
from innerwiki.model import Wiki
from innerwiki.site.render import Renderer
from tests.bibliography.csl_styles import needs_pandoc, needs_styles, style_text
from tests.command_line import INNERWIKI_TOML, innerwiki, make_wiki
from tests.support import page_view, wiki_of

BIB = """
@misc{hooke1678, author = {Hooke, Robert}, title = {Of Springs}, year = 1678}
@misc{hooke1678b, author = {Hooke, Robert}, title = {De Potentia}, year = 1678}
@misc{noether1918, author = {Noether, Emmy}, title = {Invariante}, year = 1918}
"""
MARKDOWN = """
---
title: Springs
citations: [noether1918]
infobox:
  - {label: By, value: "Hooke [@hooke1678]"}
---
A spring pulls back [see @hooke1678, p. 3; also @hooke1678b, *passim*; @lost1850].
As @hooke1678b [p. 9] says, so it is; he said it late [-@hooke1678]. See @nobody.

[A link [@hooke1678]](https://example.org/).
"""


def html_of(wiki: Wiki) -> str:
    (article,) = wiki.articles.values()
    renderer = Renderer(formatter=Formatter(AuthorDate()))
    return renderer.render(article, page_view(wiki, article)).html


def shown(html: str) -> str:
    """What a reader sees, without what only screen readers tell."""
    html = re.sub(r'<span class="iw-sr">.*?</span>', "", html)
    return " ".join(unescape(re.sub("<[^>]+>", "", html)).replace("\xa0", " ").split())


def test_marks_name_their_sources_and_lead_to_them() -> None:
    html = html_of(wiki_of(MARKDOWN, BIB))
    text = shown(html)
    assert "Hooke (Hooke 1678b)" in text
    assert (
        "pulls back (see Hooke 1678b, p. 3; also Hooke 1678a, passim; ?lost1850). As Hooke"
        " (1678a, p. 9) says, so it is; he said it late (1678b). See @nobody." in text
    )
    assert (
        '(see <a href="#ref-hooke1678" role="doc-biblioref" data-iw-said="Hooke 1678b" '
        'aria-label="Reference, Hooke 1678b, p. 3">Hooke 1678b</a>' in html
    )
    assert 'aria-label="Reference, Hooke 1678a, p. 9">1678a</a>' in html
    assert html.count('<span class="iw-cite iw-cite--text" id="cite-') == 5
    assert '<sup class="iw-cite"' not in html


def test_a_source_is_called_the_same_wherever_the_page_names_it() -> None:
    text = "As @hooke1678 says [-@hooke1678b, p. 2]. No [@hooke1678b, p. 3]{.disputes}."
    html = html_of(wiki_of(text, BIB))
    assert re.findall('data-iw-said="(.*?)"', html) == ["Hooke 1678b", *["Hooke 1678a"] * 2]
    assert re.findall(r"about this source: ([^<]*)<", unescape(re.sub("<span.*?>", "", html))) == [
        "Hooke 1678a",
        "Hooke 1678b",
    ]
    (debate,) = re.findall(r'<section class="iw-debate".*?</section>', html)
    assert shown(debate).endswith("Forno source is citedAgainstHooke 1678a, p. 3")


def test_a_mark_stands_apart_from_its_word() -> None:
    text = shown(html_of(wiki_of("Springs pull[@hooke1678].[@noether1918] *So*[@hooke1678b]", BIB)))
    assert "Springs pull (Hooke 1678b). (Noether 1918) So (Hooke 1678a)" in text


def test_a_mark_is_no_part_of_what_the_page_marks_or_searches() -> None:
    wiki = wiki_of("Springs pull [@hooke1678; @lost]. They do {.needs-citation}", BIB)
    (article,) = wiki.articles.values()
    renderer = Renderer(formatter=Formatter(AuthorDate()))
    rendered = renderer.render(article, page_view(wiki, article))
    start = rendered.html.index('<span class="iw-cite')
    assert "iw-needs" not in rendered.html[start : rendered.html.index("They do")]
    assert "Hooke" not in rendered.searchable


def test_a_mark_in_a_link_is_no_second_link() -> None:
    html = html_of(wiki_of(MARKDOWN, BIB))
    (link,) = re.findall(r'<a href="https://example.org/">.*?</a>', html)
    assert shown(link) == "A link (Hooke 1678b)"


def test_the_list_is_in_the_order_of_names_and_leads_back() -> None:
    html = html_of(wiki_of(MARKDOWN, BIB))
    (section,) = re.findall(r'<section class="iw-refs".*?</section>', html)
    assert "<ol>" not in section
    listed = re.findall(r'<li id="ref-([^"]*)"', section)
    assert listed == ["hooke1678b", "hooke1678", "noether1918"]
    assert shown(section).startswith("Hooke, R. (1678a). De Potentia.")
    for back in re.findall(r'href="#(cite-\d)" role="doc-backlink"', section):
        assert f'id="{back}"' in html


@pytest.mark.parametrize("name", ["numeric", "author-date"])
def test_the_configuration_chooses_a_style(name: str, tmp_path: Path) -> None:
    root = make_wiki(
        tmp_path,
        {
            "innerwiki.toml": f'{INNERWIKI_TOML}citation_style = "{name}"\n',
            "content/springs.md": "---\ntitle: Springs\n---\nA spring pulls [@hooke1678].\n",
            "citations/a.bib": BIB,
        },
    )
    done = innerwiki(root, "build", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    text = shown((root / "site/springs/index.html").read_text(encoding="utf-8"))
    assert ("A spring pulls[1]." if name == "numeric" else "A spring pulls (Hooke 1678).") in text


@needs_pandoc
@needs_styles
def test_a_csl_file_chooses_a_style(tmp_path: Path) -> None:
    root = make_wiki(
        tmp_path,
        {
            "innerwiki.toml": f'{INNERWIKI_TOML}citation_style = "citations/apa.csl"\n',
            "citations/apa.csl": style_text("apa"),
            "content/springs.md": (
                "---\ntitle: Springs\n---\nA spring pulls [@hooke1678, p. 3; @lost].\n"
                "As @noether1918 shows, it does.\n"
            ),
            "citations/a.bib": BIB,
        },
    )
    done = innerwiki(root, "build", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    text = shown((root / "site/springs/index.html").read_text(encoding="utf-8"))
    assert "A spring pulls (Hooke, 1678b, p. 3; ?lost). As Noether (1918) shows" in text
    assert "Hooke, R. (1678b). Of Springs." in text
    assert "(1678a)" in shown((root / "site/bibliography/index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("style", "content", "expected"),
    [
        ("apa", None, '`citation_style` cannot be "apa"; write "numeric"'),
        ("author date", None, "did you mean `author-date`?"),
        ("lost.csl", None, "`lost.csl` is not there; put the style's file there"),
        ("../out.csl", b"", "leads out of the wiki's folder"),
        ("content", None, 'cannot be "content"'),
        ("a.csl", b"<style>", "`a.csl` is no XML (line 1, column 8)"),
        ("a.csl", b"\xff", "is not in UTF-8"),
        ("a.csl", b" " * 2_000_001, "is larger than a file may be"),
    ],
)
def test_a_style_that_cannot_be_used_is_told_in_a_sentence(
    style: str, content: bytes | None, expected: str, tmp_path: Path
) -> None:
    text = f'{INNERWIKI_TOML}citation_style = "{style}"\n'
    root = make_wiki(tmp_path / "wiki", {"innerwiki.toml": text})
    if content is not None:
        (root / style).write_bytes(content)
    done = innerwiki(root, "build")
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_check_needs_no_style(tmp_path: Path) -> None:
    text = f'{INNERWIKI_TOML}citation_style = "lost.csl"\n'
    root = make_wiki(tmp_path, {"innerwiki.toml": text, "citations/a.bib": BIB})
    assert innerwiki(root, "check").returncode == 0
