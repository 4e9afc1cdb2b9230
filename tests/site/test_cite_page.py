"""How to cite a page: who, what, which revision and when, as far as it is known."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.bibliography.escaping import escape
from innerwiki.model import Entry, Name, Source
from innerwiki.site.cite_page import cite_page
from innerwiki.site.items import author, issued
from innerwiki.site.publication import Publication
from tests.generated import Parsed
from tests.reviews import BIB, TEXT, page, record
from tests.support import PAGE, wiki_of

ADDRESS = "https://wiki.example/entropy/"
BARE = Publication("Heat Wiki")
FULL = Publication(
    "Heat Wiki",
    site_url="https://wiki.example/",
    address=lambda _: ADDRESS,
    changed={PAGE: date(2026, 1, 3)},
)


def shown(markdown: str, publication: Publication = BARE) -> Parsed:
    """The part of the page."""
    wiki = wiki_of(markdown, BIB)
    article = wiki.articles["page"]
    html = cite_page(article, wiki.assessments["page"], publication, lambda path: f"../{path}")
    return Parsed(html)


def forms(markdown: str, publication: Publication = BARE) -> dict[str, str]:
    """The three forms, by the id of their element."""
    ids = ("iw-apa", "iw-plain", "iw-entry")
    elements = shown(markdown, publication).elements
    return {e["id"]: e.text for e in elements if e.attributes.get("id") in ids}


def entry_of(markdown: str, publication: Publication = BARE) -> Entry:
    library = parse([Source("a.bib", forms(markdown, publication)["iw-entry"])])
    assert library.problems == ()
    [entry] = library
    return entry


def test_of_an_article_that_tells_nothing_the_wiki_is_the_author_and_no_date_is_made_up() -> None:
    assert forms(page()) == {
        "iw-apa": "Heat Wiki. (n.d.). Entropy.",
        "iw-plain": "“Entropy”. Heat Wiki.",
        "iw-entry": "@misc{page,\n  author = {{Heat Wiki}},\n  title = {Entropy},\n}\n",
    }


def test_all_that_is_known_is_told() -> None:
    markdown = page(
        "revision: 5",
        'authors: ["github:al", Chris van Merwijk, Emmy Noether]',
        f"reviews: [{record()}]",
    )
    assert forms(markdown, FULL) == {
        "iw-apa": (
            "al, van Merwijk, C., & Noether, E. (2026, January 3). Entropy (Version 5)."
            f" In Heat Wiki. {ADDRESS}"
        ),
        "iw-plain": (
            "al, Chris van Merwijk, Emmy Noether: “Entropy”. Heat Wiki, revision 5,"
            " 3 January 2026, last reviewed 2 January 2026 by bo (revision 4)."
            f" {ADDRESS}"
        ),
        "iw-entry": (
            "@misc{page-v5,\n"
            "  author = {{al} and van Merwijk, Chris and Noether, Emmy},\n"
            "  title = {Entropy},\n"
            "  howpublished = {Heat Wiki},\n"
            "  year = {2026},\n"
            "  month = jan,\n"
            "  note = {Revision 5, last reviewed 2 January 2026 by bo (revision 4)},\n"
            f"  url = {{{ADDRESS}}},\n"
            "}\n"
        ),
    }


def test_a_review_of_this_very_text_dates_it() -> None:
    wiki = wiki_of(page(f"reviews: [{record()}]"), BIB)
    assert issued(wiki.articles["page"], wiki.assessments["page"], BARE) == date(2026, 1, 2)


def test_a_review_of_another_text_does_not() -> None:
    wiki = wiki_of(page(f"reviews: [{record(body='Another text.')}]"), BIB)
    assert issued(wiki.articles["page"], wiki.assessments["page"], BARE) is None


def test_the_day_of_the_build_makes_no_difference() -> None:
    texts = []
    for today in (date(2026, 1, 10), date(2026, 3, 10)):
        wiki = wiki_of(page(f"reviews: [{record()}]"), BIB, today=today)
        article = wiki.articles["page"]
        texts.append(cite_page(article, wiki.assessments["page"], FULL, lambda path: path))
    assert texts[0] == texts[1]


def test_the_entry_says_the_same_to_a_program() -> None:
    found = entry_of(page("revision: 5", 'authors: [Chris van Merwijk, "github:al"]'), FULL)
    assert found.title == "Entropy"
    assert found.authors == (
        Name(family="Merwijk", given="Chris", particle="van"),
        Name(literal="al"),
    )
    assert found.year == "2026"
    assert found.fields["url"] == ADDRESS


@pytest.mark.parametrize(
    "title",
    ["50% of C# & {sic} a_b", r"\input{x} $E^2$ ~ --- `a' ''b''", "}}, note = {x", "Ü 漢 “q”"],
)
def test_any_title_and_any_name_of_a_wiki_come_through(title: str) -> None:
    head = f"title: {json.dumps(title)}"
    markdown = page("authors: [Emmy Noether]").replace("title: Entropy", head, 1)
    found = entry_of(markdown, Publication(title))
    assert found.title == title
    assert found.fields["howpublished"] == title
    assert entry_of(page(), Publication(title)).authors == (Name(literal=title),)


@given(st.text(st.sampled_from("ab \\{}~^`$&%#_-'\"é漢,<>@=")))
def test_escaping_for_latex_loses_nothing(text: str) -> None:
    text = " ".join(text.split())
    [entry] = parse([Source("a.bib", f"@misc{{k, note = {{x{escape(text)}x}}}}")])
    assert entry.fields["note"] == f"x{text}x"


def test_titles_are_escaped_once_in_html() -> None:
    markdown = page().replace("Entropy", "'Heat & <work>'", 1)
    assert forms(markdown)["iw-apa"] == "Heat Wiki. (n.d.). Heat & <work>."


def test_a_title_that_ends_in_a_question_mark_gets_no_full_stop() -> None:
    markdown = page("authors: [Emmy Noether]").replace("Entropy", "What is heat?", 1)
    assert forms(markdown)["iw-apa"] == "Noether, E. (n.d.). What is heat? In Heat Wiki."


def test_each_form_has_a_button_that_copies_it() -> None:
    found = shown(page())
    ids = {e["id"]: e for e in found.elements if "id" in e.attributes}
    buttons = found.all("button")
    assert [button["data-iw-copy-from"] for button in buttons] == ["iw-apa", "iw-plain", "iw-entry"]
    assert {button["data-iw-copy-from"] for button in buttons} <= set(ids)
    assert len({button.text for button in buttons}) == len(buttons)
    assert all("hidden" in button.attributes for button in buttons)


def test_the_files_of_its_sources_are_offered_where_it_has_some() -> None:
    assert shown(page(body=TEXT)).links() == {
        "BibTeX": "../page/references.bib",
        "CSL-JSON": "../page/references.json",
    }
    assert shown(page(body="Heat flows.")).links() == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("github:ada", {"literal": "ada"}),
        ("@ada", {"literal": "ada"}),
        ("ada", {"literal": "ada"}),
        ("Emmy Noether", {"family": "Noether", "given": "Emmy"}),
        ("Noether, Emmy", {"family": "Noether", "given": "Emmy"}),
        ("Barnes and Noble", {"literal": "Barnes and Noble"}),
        ("The {Editors}", {"literal": "The {Editors}"}),
    ],
)
def test_an_author_is_a_handle_a_person_or_a_body(text: str, name: dict[str, str]) -> None:
    assert author(text) == name
