from innerwiki.model import Assessment, Status
from innerwiki.site.render import Renderer
from innerwiki.site.searchable import labels, searchable
from tests.support import page_view, wiki_of

BIB = "@book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678}}"
PAGE = """
    ---
    title: Springs
    aliases: [coil <i>, Spring, Spring]
    flags: [{type: under-dispute}]
    tags: [force]
    see_also: [Levers]
    infobox:
      - {label: Law, value: "Force grows [@hooke1678]"}
      - {label: Unit, value: none}
    ---
    Springs *give* [@hooke1678], see [[Levers]].

    ## History

    Long.
    """


def text(markdown: str) -> str:
    wiki = wiki_of(markdown, BIB)
    article = wiki.articles["page"]
    return Renderer().render(article, page_view(wiki, article)).searchable


def test_the_lead_comes_first_then_the_infobox_by_rows_then_the_sections() -> None:
    assert " ".join(text(PAGE).split()) == (
        "<p>Springs give, see Levers.</p> <p> Law Force grows </p><p> Unit none </p> "
        '<h2 id="history">History</h2> <p>Long.</p>'
    )


def test_neither_title_nor_state_nor_what_stands_below_is_searched() -> None:
    found = text(PAGE)
    for word in ("Improve", "Never", "Draft", "See also", "Categories", "no article yet", "<h1"):
        assert word not in found


def test_an_article_without_text_is_kept_for_its_title() -> None:
    assert text("---\ntitle: Springs\n---\n") == "<p></p>"
    assert searchable("\n <!-- --> \n".replace("<!-- -->", "")) == "<p></p>"


def test_a_result_says_the_state_unseen_by_the_search_and_the_other_names() -> None:
    article = wiki_of(PAGE, BIB).articles["page"]
    found = labels(article, Assessment(status=Status.NEEDS_CITATIONS))
    assert found == [
        "\u2060Needs \u2060citations",
        "\u2060Under \u2060dispute",
        "coil &lt;i&gt;",
        "Spring",
    ]
    assert labels(article, None) == ["coil &lt;i&gt;", "Spring"]
