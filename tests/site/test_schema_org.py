"""JSON-LD: the words are schema.org's, nothing is invented, and no title can break out of it."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from innerwiki.bibliography import csl_item, parse
from innerwiki.model import Source
from innerwiki.site import schema_org
from innerwiki.site.publication import Publication
from tests.generated import Parsed
from tests.reviews import record
from tests.support import wiki_of

CREATIVE_WORK = frozenset(
    "name description url identifier sameAs mainEntityOfPage author editor publisher citation "
    "version license isPartOf dateModified datePublished inLanguage keywords "
    "creativeWorkStatus".split()
)
PROPERTIES = {
    **dict.fromkeys(
        "ScholarlyArticle Article NewsArticle BlogPosting DiscussionForumPosting Chapter Dataset "
        "Manuscript Periodical Report SoftwareApplication Thesis VideoObject WebSite "
        "CreativeWork".split(),
        CREATIVE_WORK,
    ),
    "Book": CREATIVE_WORK | {"isbn"},
    "WebPage": CREATIVE_WORK | {"lastReviewed", "reviewedBy"},
    "Person": frozenset({"name"}),
    "Organization": frozenset({"name"}),
}
"""The properties that schema.org documents for a type, of those that are used here."""

PLAIN = "---\ntitle: Springs\n---\nForce grows.\n"
FULL = (
    "---\ntitle: Springs\ndescription: On force.\ntags: [mechanics, law]\nrevision: 5\n"
    'authors: ["github:al", Chris van Merwijk]\nstatus: in-review\n'
    f"reviews: [{record(body='Another text.')}]\n---\nForce grows.\n"
)


def told(markdown: str, publication: Publication, works: tuple[str, ...] = ()) -> dict[str, Any]:
    wiki = wiki_of(markdown)
    article = wiki.articles["page"]
    text = schema_org.article(article, wiki.assessments["page"], publication, works)
    return as_documented(json.loads(text))


def as_documented(thing: dict[str, Any]) -> dict[str, Any]:
    """The thing, once every part of it is of a type and has properties that are documented."""
    kind = thing["@type"]
    assert set(thing) - {"@type", "@context"} <= PROPERTIES[kind], thing
    for value in thing.values():
        for part in value if isinstance(value, list) else [value]:
            assert part
            if isinstance(part, dict):
                as_documented(part)
    return thing


def work(bib: str) -> dict[str, Any]:
    [entry] = parse([Source("a.bib", bib)])
    return as_documented(schema_org.work(csl_item(entry)))


def test_of_an_article_only_what_is_known_is_told() -> None:
    assert told(PLAIN, Publication("Wiki")) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "Springs",
        "description": "Force grows.",
        "inLanguage": "en",
        "author": {"@type": "Organization", "name": "Wiki"},
        "creativeWorkStatus": "needs-citations",
        "isPartOf": {"@type": "WebSite", "name": "Wiki"},
    }


def test_all_that_is_known_of_an_article_is_told() -> None:
    publication = Publication(
        "Wiki",
        "de",
        "CC BY 4.0",
        "https://licence.example/by",
        "https://wiki.example/",
        address=lambda page_id: f"https://wiki.example/{page_id}/",
        changed={"content/page.md": date(2026, 1, 3)},
    )
    page = "https://wiki.example/page/"
    assert told(FULL, publication, ('{"@type":"Book","name":"B"}',)) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "Springs",
        "description": "On force.",
        "inLanguage": "de",
        "author": [
            {"@type": "Person", "name": "al"},
            {"@type": "Person", "name": "Chris van Merwijk"},
        ],
        "version": "5",
        "dateModified": "2026-01-03",
        "creativeWorkStatus": "needs-citations",
        "keywords": ["mechanics", "law"],
        "license": "https://licence.example/by",
        "isPartOf": {"@type": "WebSite", "name": "Wiki", "url": "https://wiki.example/"},
        "url": page,
        "mainEntityOfPage": {
            "@type": "WebPage",
            "url": page,
            "lastReviewed": "2026-01-02",
            "reviewedBy": {"@type": "Person", "name": "bo"},
        },
        "citation": [{"@type": "Book", "name": "B"}],
    }


def test_a_licence_without_an_address_is_told_by_name() -> None:
    found = told(PLAIN, Publication("Wiki", license="CC BY 4.0"))
    assert found["license"] == {"@type": "CreativeWork", "name": "CC BY 4.0"}


def test_a_review_of_another_text_gives_no_date_to_this_one() -> None:
    assert "dateModified" not in told(FULL, Publication("Wiki"))


def test_a_source_is_told_with_its_people_its_place_and_its_identifiers() -> None:
    assert work(
        "@article{k, author = {van der Waals, J. D. and {The Body} and others}, title = {Gas},"
        " journal = {Annals}, year = 1873, month = jun, day = 14, doi = {10.1/x}}".replace(
            "10.1/x", "10.1000/x"
        )
    ) == {
        "@type": "ScholarlyArticle",
        "name": "Gas",
        "author": [
            {"@type": "Person", "name": "J. D. van der Waals"},
            {"@type": "Organization", "name": "The Body"},
        ],
        "datePublished": "1873-06-14",
        "isPartOf": {"@type": "Periodical", "name": "Annals"},
        "identifier": "doi:10.1000/x",
        "sameAs": "https://doi.org/10.1000/x",
    }


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@book{k, title = {T}, isbn = {9780199678112}, editor = {Doe, J.}}", "Book"),
        ("@incollection{k, title = {T}, booktitle = {B}}", "Chapter"),
        ("@phdthesis{k, title = {T}}", "Thesis"),
        ("@online{k, title = {T}, keywords = {forum}}", "DiscussionForumPosting"),
        ("@online{k, title = {T}, keywords = {blog}}", "BlogPosting"),
        ("@online{k, title = {T}, url = {https://a.example}}", "WebPage"),
        ("@unheard{k, title = {T}}", "CreativeWork"),
    ],
)
def test_each_sort_of_source_has_its_type(entry: str, kind: str) -> None:
    assert work(entry)["@type"] == kind


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("</script><script>alert(1)</script><!-- \u2028 \u2029 & ]]>")
def test_no_title_closes_the_script(title: str) -> None:
    html = schema_org.script(schema_org.json_ld({"name": f"-{title}"}))
    [element] = Parsed(html).elements
    assert json.loads(element.text) == {"name": f"-{title}"}
    assert not set(element.text) & set("<>&\u2028\u2029")


def test_an_address_that_is_none_of_the_web_is_not_told() -> None:
    assert "url" not in work("@misc{k, title = {Gas}, url = {javascript:alert(1)}}")
    assert work("@misc{k, title = {Gas}, url = {HTTPS://a.org/x}}")["url"] == "HTTPS://a.org/x"
