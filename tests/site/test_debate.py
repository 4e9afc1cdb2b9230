from innerwiki.site.render import Renderer
from tests.generated import assert_sound
from tests.support import page_view, wiki_of

BIB = """
    @book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678}}
    @book{hooke1678b, author = {Hooke, Robert}, title = {Of Springs}, year = {1678}}
    @article{clausius1865, author = {Clausius, Rudolf}, title = {Formen}, year = {1865}}
    @article{noether1918, author = {Noether, Emmy}, title = {Varia}, year = {1918}}
    """


def debate(markdown: str) -> list[tuple[str, str, list[str]]]:
    """Words, target and both sides of each statement."""
    wiki = wiki_of(markdown, BIB)
    article = wiki.articles["page"]
    html = Renderer().render(article, page_view(wiki, article)).html
    assert_sound(html)
    if '<section class="iw-debate"' not in html:
        return []
    section = html[html.index('<section class="iw-debate"') :].partition("</section>")[0]
    found = assert_sound(f"<h1></h1>{section}</section>")
    statements = [e for e in found.all("a") if not e["href"].startswith("#ref-")]
    sides = found.texts("dd")
    assert found.texts("dt") == ["For", "Against"] * (len(sides) // 2)
    return [
        (link.text, link["href"], sides[2 * number : 2 * number + 2])
        for number, link in enumerate(statements)
    ]


def test_a_disputed_sentence_has_both_sides_and_leads_to_the_mark() -> None:
    text = (
        "Springs stretch [@noether1918]. Force grows "
        "[@hooke1678, p. 3][see @clausius1865, *so* he says]{.disputes}."
    )
    assert debate(text) == [
        ("“Force grows.”", "#cite-3", ["Hooke 1678, p. 3", "see Clausius 1865, so he says"])
    ]


def test_what_supports_is_for_and_what_defines_is_on_no_side() -> None:
    text = (
        "Force grows [@hooke1678]{.supports}[@noether1918]{.defines}[@clausius1865]{.disputes}"
        "[@noether1918, p. 2]{.background}."
    )
    assert debate(text) == [("“Force grows.”", "#cite-3", ["Hooke 1678", "Clausius 1865"])]


def test_a_statement_without_support_says_so() -> None:
    assert debate("Force grows [@clausius1865]{.disputes}.") == [
        ("“Force grows.”", "#cite-1", ["no source is cited", "Clausius 1865"])
    ]


def test_what_is_no_claim_is_told_by_its_words() -> None:
    text = (
        "---\ntitle: T\ninfobox:\n  - {label: By, value: 'x [@hooke1678]{.disputes}'}\n---\n"
        "## Of force [@noether1918]{.disputes}\n\nDoes it grow [@clausius1865]{.disputes}?\n"
    )
    assert [one[:2] for one in debate(text)] == [
        ("“By”", "#cite-1"),
        ("“Of force”", "#cite-2"),
        ("“Does it grow?”", "#cite-3"),
    ]


def test_a_source_that_the_sentence_names_is_named() -> None:
    text = "As @hooke1678 [p. 3] says, force grows, but @clausius1865{.disputes} says no."
    assert debate(text) == [
        (
            "“As Hooke says, force grows, but Clausius says no.”",
            "#cite-2",
            ["Hooke 1678, p. 3", "Clausius 1865"],
        )
    ]


def test_sources_of_the_same_name_and_year_have_their_numbers() -> None:
    assert debate("Force grows [@hooke1678][@hooke1678b, p. 2]{.disputes}[@noether1918].") == [
        ("“Force grows.”", "#cite-2", ["Hooke 1678 [1]; Noether 1918", "Hooke 1678 [2], p. 2"])
    ]


def test_what_goes_on_behind_a_place_has_no_comma() -> None:
    [(_, _, sides)] = debate("Force grows [@noether1918, p. 3 ff.][@hooke1678, 5, so]{.disputes}.")
    assert sides == ["Noether 1918, p. 3 ff.", "Hooke 1678, p. 5, so"]


def test_a_citation_in_a_footnote_leads_to_where_it_is_shown() -> None:
    text = "Force grows.[^1] Yes [@hooke1678].\n\n[^1]: So not [@clausius1865]{.disputes}.\n"
    assert {one[1] for one in debate(text)} == {"#cite-2"}


def test_without_a_known_source_against_it_there_is_no_debate() -> None:
    assert debate("Force grows [@gone]{.disputes}. So [@hooke1678]{.supports}.") == []


def test_the_mark_says_what_its_source_does() -> None:
    wiki = wiki_of("Force grows [@hooke1678, p. 3]{.disputes}.", BIB)
    article = wiki.articles["page"]
    html = Renderer().render(article, page_view(wiki, article)).html
    assert 'aria-label="Reference 1, Hooke 1678, p. 3, disputes this"' in html
    assert 'data-iw-does="disputes this"' in html
