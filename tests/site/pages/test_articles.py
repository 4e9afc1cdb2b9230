from tests.generated import Parsed, assert_sound, inputs_of, made

BIB = "@book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678}}"
FILES = {
    "content/about.md": "---\ntitle: About\ntype: meta\n---\nAsk us.\n",
    "content/stub.md": "---\ntitle: A stub & more\nstatus: stub\n---\nForce grows [@hooke1678].\n",
    "content/other.md": "---\ntitle: Other\ntype: person\n---\nForce grows.\n",
}


def page(markdown: str = "", files: dict[str, str] = FILES) -> Parsed:
    return assert_sound(made(inputs_of(markdown, BIB, files), "articles").html)


def test_every_article_is_in_the_table_and_no_page_about_the_wiki() -> None:
    found = page("---\ntitle: Springs\n---\nForce grows [@hooke1678].\n")
    assert list(found.links()) == ["A stub & more", "Other", "Springs"]
    assert found.links()["Springs"] == "../page/"


def test_the_counts_by_status_come_first() -> None:
    found = page("---\ntitle: Springs\n---\nForce grows [@hooke1678].\n")
    assert found.texts("p")[0] == (
        "3 articles: 1 stub, 1 with status needs citations, 1 in review; 1 needs citations."
    )


def test_the_table_can_be_sorted_and_has_caption_and_scopes() -> None:
    found = page("---\ntitle: Springs\n---\nForce grows.\n")
    [table] = found.all("table")
    assert "data-iw-sortable" in table.attributes
    assert found.texts("caption") == ["3 articles, by title"]
    heads = found.all("th")
    assert [head.text for head in heads] == [
        "Title",
        "Type",
        "Status",
        "Words",
        "Sources",
        "Coverage",
        "Last reviewed",
    ]
    assert {head["scope"] for head in heads} == {"col"}


def test_a_wiki_without_articles_says_so() -> None:
    found = page("---\ntitle: Home\ntype: meta\n---\nHello.\n", {})
    assert found.texts("p") == ["No articles.", "No articles."]
