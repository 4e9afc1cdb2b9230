"""What a page tells programs, as a whole: its head, and what is hidden at its end."""

import json
from datetime import date
from urllib.parse import parse_qs

from innerwiki.site.metadata import head, hidden_source, open_graph
from innerwiki.site.publication import Publication
from innerwiki.site.render import RenderedArticle, Renderer
from tests.generated import Parsed
from tests.support import PAGE, page_view, wiki_of

BIB = """
@book{hooke1678, author = {Hooke, Robert}, title = {De </script> "Potentia" <! & >}}
@article{noether1918, author = {Noether, Emmy}, title = {Probleme}, journal = {Nachrichten}}
@misc{shannon1948, title = {Messages}, keywords = {forum}}
"""
ARTICLE = (
    "---\ntitle: 'Heat & <work> <!-- </script>'\ndescription: 'On \"heat\" & work.'\nrevision: 3\n"
    "tags: [heat, work]\nauthors: [Emmy Noether, 'github:al']\ncitations: [shannon1948]\n---\n"
    "It flows [@noether1918; @hooke1678]. It grows [@noether1918].\n"
)
WIKI = wiki_of(ARTICLE, BIB)
PUBLICATION = Publication(
    "A & B",
    license_url="https://licence.example/?a=1&b=2",
    site_url="https://wiki.example/",
    address=lambda page_id: f"https://wiki.example/{page_id}/",
    changed={PAGE: date(2026, 1, 3)},
)


def rendered(markdown: str = ARTICLE, publication: Publication = PUBLICATION) -> RenderedArticle:
    wiki = wiki_of(markdown, BIB)
    article = wiki.articles["page"]
    return Renderer(publication=publication).render(article, page_view(wiki, article))


def tags(html: str) -> list[tuple[str, str]]:
    """Name and content of the `meta` elements; each is alone, and none stands in another."""
    found = Parsed(html.replace(">", "/>")).elements
    return [
        (e.attributes.get("name") or e["property"], e["content"]) for e in found if e.tag == "meta"
    ]


def spans(html: str) -> list[dict[str, list[str]]]:
    """The COinS of a page, read."""
    found = Parsed(html).all("span")
    return [parse_qs(e["title"]) for e in found if e.attributes.get("class") == "Z3988"]


def test_the_head_has_the_tags_of_google_scholar() -> None:
    assert tags(rendered().head) == [
        ("citation_title", "Heat & <work> <!-- </script>"),
        ("citation_author", "Noether, Emmy"),
        ("citation_author", "al"),
        ("citation_publication_date", "2026/01/03"),
        ("citation_inbook_title", "A & B"),
        ("citation_language", "en"),
        ("citation_public_url", "https://wiki.example/page/"),
        ("citation_keywords", "heat; work"),
    ]


def test_no_author_and_no_date_is_made_up() -> None:
    found = dict(tags(rendered("---\ntitle: Heat\n---\nIt flows.\n", Publication("Wiki")).head))
    assert found == {
        "citation_title": "Heat",
        "citation_inbook_title": "Wiki",
        "citation_language": "en",
    }


def test_the_head_links_to_the_licence_and_to_the_files_of_the_sources() -> None:
    found = Parsed(rendered().head.replace(">", "/>")).all("link")
    assert [(e["rel"], e.attributes.get("type"), e["href"]) for e in found] == [
        ("license", None, "https://licence.example/?a=1&b=2"),
        ("alternate related", "application/x-bibtex", "/page/references.bib/"),
        ("alternate related", "application/vnd.citationstyles.csl+json", "/page/references.json/"),
    ]


def test_an_article_without_sources_offers_no_files_of_them() -> None:
    article = wiki_of("---\ntitle: Heat\n---\nIt flows.\n").articles["page"]
    assessment = wiki_of("---\ntitle: Heat\n---\nIt flows.\n").assessments["page"]
    assert "<link" not in head(article, assessment, Publication("Wiki"), lambda path: path)


def test_the_coins_are_of_the_page_and_then_of_its_sources_each_once() -> None:
    page, *sources = spans(rendered().html)
    assert page["rft.type"] == ["encyclopediaArticle"]
    assert page["rft.title"] == ["Heat & <work> <!-- </script>"]
    assert page["rft.source"] == ["A & B"]
    assert page["rft.au"] == ["Noether, Emmy", "al"]
    assert page["rft.date"] == ["2026-01-03"]
    assert page["rft_id"] == ["https://wiki.example/page/"]
    names = ("rft.atitle", "rft.btitle", "rft.title")
    assert [next(one[name] for name in names if name in one) for one in sources] == [
        ["Probleme"],
        ['De </script> "Potentia" <! & >'],
        ["Messages"],
    ]


def test_the_json_ld_lists_the_same_sources() -> None:
    [script] = Parsed(rendered().html).all("script")
    told = json.loads(script.text)
    assert told["name"] == "Heat & <work> <!-- </script>"
    assert [work["name"] for work in told["citation"]] == [
        "Probleme",
        'De </script> "Potentia" <! & >',
        "Messages",
    ]
    assert [work["@type"] for work in told["citation"]] == [
        "ScholarlyArticle",
        "Book",
        "DiscussionForumPosting",
    ]


def test_nothing_of_it_is_found_by_the_search() -> None:
    made = rendered()
    for sign in ("Z3988", "ld+json", "Cite this page"):
        assert sign in made.html
        assert sign not in made.searchable


def test_a_page_about_the_wiki_tells_of_its_sources_alone() -> None:
    made = rendered("---\ntitle: About\ntype: meta\n---\nRead this [@noether1918].\n")
    [source] = spans(made.html)
    assert source["rft.atitle"] == ["Probleme"]
    assert made.head == ""
    assert "ld+json" not in made.html
    assert "Cite this page" not in made.html


def test_two_builds_tell_the_same() -> None:
    assert rendered() == rendered()


def test_open_graph_names_the_page_and_the_site() -> None:
    html = open_graph('A "b" & c', "Of\n things", "https://w.example/", "Wiki", is_article=True)
    assert tags(html) == [
        ("og:type", "article"),
        ("og:title", 'A "b" & c'),
        ("og:description", "Of things"),
        ("og:url", "https://w.example/"),
        ("og:site_name", "Wiki"),
    ]


def test_open_graph_leaves_out_what_is_not_known() -> None:
    assert tags(open_graph("A", "", "", "Wiki", is_article=False)) == [
        ("og:type", "website"),
        ("og:title", "A"),
        ("og:site_name", "Wiki"),
    ]


def test_the_page_of_a_source_tells_of_the_work() -> None:
    html = hidden_source(WIKI.library.entries["hooke1678"])
    [coins] = spans(html)
    assert coins["rft.au"] == ["Hooke, Robert"]
    [script] = Parsed(html).all("script")
    told = json.loads(script.text)
    assert (told["@context"], told["@type"]) == ("https://schema.org", "Book")
