import json

from innerwiki.wiki.facts import status_of
from tests.generated import exported, inputs_of

BIB = "@book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678}}"
FILES = {
    "content/about.md": "---\ntitle: About\ntype: meta\n---\nAsk us.\n",
    "content/z.md": "---\ntitle: Älter\n---\nForce grows [@hooke1678].\n",
}


def test_all_articles_are_there_by_title_with_their_facts() -> None:
    inputs = inputs_of("---\ntitle: Springs\n---\nForce grows.\n", BIB, FILES)
    articles = json.loads(exported(inputs, "articles.json"))
    assert [article["title"] for article in articles] == ["Älter", "Springs"]
    wiki = inputs.wiki
    assert articles[1] == status_of(wiki.articles["page"], wiki.assessments["page"])


def test_it_is_text_that_people_can_read() -> None:
    text = exported(inputs_of("---\ntitle: Älter\n---\nForce grows.\n", BIB), "articles.json")
    assert '    "title": "Älter",\n' in text
    assert text.endswith("]\n")
