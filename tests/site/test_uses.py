import re
from textwrap import dedent

import pytest

from innerwiki.model import Intent
from innerwiki.site.render import Renderer
from innerwiki.site.uses import Use, find_uses, mark_ids
from tests.support import page_view, wiki_of

BIB = """
    @book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678}}
    @article{clausius1865, author = {Clausius, Rudolf}, title = {Formen}, year = {1865}}
    @article{noether1918, author = {Noether, Emmy}, title = {Variationsprobleme}, year = {1918}}
    @article{noether1918b, author = {Noether, Emmy}, title = {The same}, year = {1918}}
    """
WORKS = {"citations/works.toml": '[[work]]\nkeys = ["noether1918", "noether1918b"]\n'}

EVERYTHING = """
---
title: Everything
infobox:
  - {label: By, value: "Hooke [@hooke1678, p. 1] and [@unknown]"}
  - {label: Also, value: "x [@clausius1865]"}
citations: [clausius1865, "doi:10.1/none"]
---
@nobody greets us. As @hooke1678 [p. 2] says, force grows [@unknown; @clausius1865, pp. 3-4].

## Heading [@hooke1678]

- One [@noether1918]
- Two [@unknown]

| Head [@hooke1678] | B |
|---|---|
| Cell *one* | two [@clausius1865] |

> Quoted `[@hooke1678]` and so on [@noether1918].

Is it so [@hooke1678, p. 9]? A [link [@clausius1865]](#heading) too.

??? note "More"
    Hidden text [@noether1918].
"""


def uses_of(markdown: str, key: str) -> list[tuple[str, list[str]]]:
    """Text and marks of each use of a key."""
    found = find_uses(wiki_of(markdown, BIB, WORKS)).cited.get(key, ())
    return [(use.text, [place.anchor for place in use.places]) for use in found]


def alone(markdown: str, key: str) -> list[str]:
    return [use.text for use in find_uses(wiki_of(markdown, BIB, WORKS)).alone.get(key, ())]


@pytest.mark.parametrize("footnotes", [False, True])
def test_every_mark_is_where_the_page_has_it(*, footnotes: bool) -> None:
    text = dedent(EVERYTHING)
    if footnotes:
        text += (
            "\nSee the note.[^b] And that.[^a]\n\n[^a]: A [@hooke1678].\n[^b]: B [@noether1918].\n"
        )
    wiki = wiki_of(text, BIB)
    article = wiki.articles["page"]
    html = Renderer().render(article, page_view(wiki, article)).html
    ids = mark_ids(article, wiki.library)
    by_id = {id(citation): citation for citation in article.citations}
    assert len(ids) == html.count('<sup class="iw-cite" id="') - 2 * footnotes
    for number, mark in ids.items():
        shown = re.search(rf'<sup class="iw-cite" id="{mark}".*?</sup>', html)
        assert shown is not None, mark
        keys = re.findall(r'href="#ref-(\w+)"', shown[0])
        citation = by_id[number]
        known = [item.key for item in citation.items if item.key in wiki.library.entries]
        assert keys == ([] if citation.in_link else known)  # a link in a link leads nowhere


def test_a_sentence_is_told_with_its_marks_and_places() -> None:
    wiki = wiki_of("Force grows [@hooke1678, p. 1; @clausius1865] and grows [@hooke1678].", BIB)
    [use] = find_uses(wiki).cited["hooke1678"]
    assert (use.article_id, use.text) == ("page", "Force grows and grows.")
    assert [(place.anchor, place.locator) for place in use.places] == [
        ("cite-1", "p. 1"),
        ("cite-2", ""),
    ]


def test_a_sentence_that_names_a_source_has_its_name() -> None:
    text = "As @hooke1678 [p. 2] and @clausius1865{.supports} say, not me@hooke1678.org nor @lost."
    (said,) = uses_of(text, "hooke1678")
    assert said[0] == "As Hooke and Clausius say, not me@hooke1678.org nor @lost."


def test_what_is_in_no_claim_says_where_it_stands() -> None:
    uses = find_uses(wiki_of(EVERYTHING, BIB)).cited["hooke1678"]
    assert [(use.where, use.text) for use in uses if use.where] == [
        ("infobox", "By"),
        ("heading", "Heading"),
        ("elsewhere", ""),  # the head of the table
        ("elsewhere", ""),  # the question
    ]


def test_a_citation_in_a_footnote_leads_to_the_reference() -> None:
    text = "Force grows.[^1]\n\n[^1]: So Hooke says [@hooke1678].\n"
    assert uses_of(text, "hooke1678") == [
        ("Force grows.", ["ref-hooke1678"]),
        ("So Hooke says.", ["ref-hooke1678"]),
    ]


def test_an_identifier_names_its_entry() -> None:
    bib = "@article{abel1826, title = {One}, year = {1826}, doi = {10.1000/one}}"
    uses = find_uses(wiki_of("Force grows [@doi:10.1000/one].", bib))
    assert list(uses.cited) == ["abel1826"]


def test_general_sources_are_kept_apart() -> None:
    uses = find_uses(wiki_of(EVERYTHING, BIB))
    assert uses.general == {"clausius1865": ["page"]}


def test_articles_come_by_title() -> None:
    files = {
        "content/b.md": "---\ntitle: Alpha\n---\nOne [@hooke1678].\n",
        "content/a.md": "---\ntitle: Beta\n---\nTwo [@hooke1678].\n",
    }
    uses = find_uses(wiki_of("---\ntitle: C\n---\nThree [@hooke1678].", BIB, files))
    assert [use.article_id for use in uses.cited["hooke1678"]] == ["b", "a", "page"]


def test_a_sentence_with_one_source_rests_on_it_alone() -> None:
    text = "Force grows [@hooke1678]. Heat flows [@clausius1865; @hooke1678]."
    assert alone(text, "hooke1678") == ["Force grows."]
    assert alone(text, "clausius1865") == []


def test_so_do_the_sentences_that_its_citation_reaches() -> None:
    text = "Far. Springs stretch. Force grows. So it is [@hooke1678, p. 3]."
    assert alone(text, "hooke1678") == ["Springs stretch.", "Force grows.", "So it is."]
    wiki = wiki_of(text, BIB)
    assert {use.places[0].anchor for use in find_uses(wiki).alone["hooke1678"]} == {"cite-1"}


def test_a_sentence_that_is_covered_from_two_sides_has_two_sources() -> None:
    text = "Springs stretch. Force grows [@hooke1678]. Heat flows [@clausius1865]."
    assert alone(text, "hooke1678") == ["Springs stretch.", "Force grows."]
    quoted = "Clausius says [@clausius1865]:\n\n> Heat flows. [@hooke1678]\n"
    assert "Heat flows." not in alone(quoted, "hooke1678")


def test_versions_of_one_work_are_one_source() -> None:
    text = "Energy is kept [@noether1918; @noether1918b]."
    assert alone(text, "noether1918") == alone(text, "noether1918b") == ["Energy is kept."]
    both = "Energy is kept [@noether1918; @noether1918b; @hooke1678]."
    assert alone(both, "noether1918") == []


@pytest.mark.parametrize(
    "text",
    [
        "Force grows [@hooke1678]{.disputes}.",
        "Force grows [@hooke1678].{.needs-citation}",
        "Does force grow [@hooke1678]?",
        "Force grows [@unknown]. Springs stretch.",
    ],
)
def test_what_is_disputed_or_open_rests_on_nothing(text: str) -> None:
    assert alone(text, "hooke1678") == []


def test_an_intent_is_kept() -> None:
    [use] = find_uses(wiki_of("Force grows [@hooke1678]{.disputes}.", BIB)).cited["hooke1678"]
    assert use == Use("page", 0, "Force grows.", use.places)
    assert use.places[0].intent is Intent.DISPUTES
