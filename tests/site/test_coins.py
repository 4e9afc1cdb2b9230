"""COinS as a reference manager reads them: keys and decoded values, out of parsed HTML."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import csl_item, parse
from innerwiki.model import Source
from innerwiki.site.coins import coins
from innerwiki.site.items import Item
from tests.generated import Parsed

BOOK = "info:ofi/fmt:kev:mtx:book"
JOURNAL = "info:ofi/fmt:kev:mtx:journal"
THESIS = "info:ofi/fmt:kev:mtx:dissertation"
DUBLIN_CORE = "info:ofi/fmt:kev:mtx:dc"


def pairs_of(item: Item) -> list[tuple[str, str]]:
    """The keys and values of an item's COinS, in order."""
    [span] = Parsed(coins(item)).elements
    assert span.tag == "span"
    assert span["class"] == "Z3988"
    return parse_qsl(span["title"], strict_parsing=True)


def read(bib: str) -> dict[str, list[str]]:
    [entry] = parse([Source("a.bib", bib)])
    found: dict[str, list[str]] = {}
    for key, value in pairs_of(csl_item(entry)):
        found.setdefault(key, []).append(value)
    return found


def test_an_article_of_a_journal() -> None:
    assert read(
        "@article{clausius1865, author = {Clausius, Rudolf and van der Waals, J. D.},"
        " title = {Formen}, journal = {Annalen}, volume = 201, number = 7, pages = {353--400},"
        " year = 1865, month = apr, doi = {10.1002/x(y)_1}, url = {https://a.example/?b=c&d=e#f}}"
    ) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": [JOURNAL],
        "rft.genre": ["article"],
        "rft.atitle": ["Formen"],
        "rft.jtitle": ["Annalen"],
        "rft.volume": ["201"],
        "rft.issue": ["7"],
        "rft.pages": ["353-400"],
        "rft.au": ["Clausius, Rudolf", "van der Waals, J. D."],
        "rft.date": ["1865-04"],
        "rft_id": ["info:doi/10.1002/x(y)_1", "https://a.example/?b=c&d=e#f"],
    }


def test_a_part_of_a_book_names_both() -> None:
    found = read(
        "@inproceedings{k, title = {Part}, booktitle = {Whole}, publisher = {P}, year = 1}"
    )
    assert found["rft_val_fmt"] == [BOOK]
    assert found["rft.genre"] == ["proceeding"]
    assert found["rft.atitle"] == ["Part"]
    assert found["rft.btitle"] == ["Whole"]
    assert found["rft.pub"] == ["P"]


def test_a_book_has_its_isbn_and_edition() -> None:
    found = read(
        "@book{k, title = {B}, isbn = {978-0-19-967811-2}, edition = {2}, address = {Here}}"
    )
    assert found["rft.btitle"] == ["B"]
    assert found["rft.isbn"] == ["978-0-19-967811-2"]
    assert (found["rft.edition"], found["rft.place"]) == (["2"], ["Here"])


def test_a_thesis_names_the_school() -> None:
    found = read("@phdthesis{k, title = {T}, school = {S}, author = {Doe, Jane}}")
    assert found["rft_val_fmt"] == [THESIS]
    assert (found["rft.title"], found["rft.inst"]) == (["T"], ["S"])


@pytest.mark.parametrize(
    ("entry", "sort"),
    [
        ("@misc{k, title = {T}, eprint = {1906.01820}, archiveprefix = {arXiv}}", "preprint"),
        ("@online{k, title = {T}, keywords = {forum}}", "forumPost"),
        ("@online{k, title = {T}, keywords = {blog}}", "blogPost"),
        ("@online{k, title = {T}}", "webpage"),
        ("@software{k, title = {T}}", "computerProgram"),
        ("@unheard{k, title = {T}}", "document"),
    ],
)
def test_what_no_format_has_is_told_in_dublin_core(entry: str, sort: str) -> None:
    found = read(entry)
    assert found["rft_val_fmt"] == [DUBLIN_CORE]
    assert found["rft.type"] == [sort]
    assert found["rft.title"] == ["T"]


def test_names_of_bodies_stay_whole() -> None:
    alone = read("@book{k, title = {T}, author = {{Barnes and Noble}}}")
    assert alone["rft.aucorp"] == ["Barnes and Noble"]
    among = read("@book{k, title = {T}, author = {Doe, Jane and {Barnes and Noble} and {OpenAI}}}")
    assert among["rft.au"] == ["Doe, Jane", "Barnes and Noble,", "OpenAI"]


def test_others_are_nobody() -> None:
    found = read("@book{k, title = {T}, author = {Doe, Jane and others}}")
    assert found["rft.au"] == ["Doe, Jane"]


def test_a_date_that_is_none_stands_in_words() -> None:
    assert read("@book{k, title = {T}, year = {in press}}")["rft.date"] == ["in press"]


def test_it_is_hidden_from_readers_and_has_no_text() -> None:
    [span] = Parsed(coins({"id": "k", "type": "book", "title": "T"})).elements
    assert "hidden" in span.attributes
    assert span.text == ""


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_title_comes_back(title: str) -> None:
    found = dict(pairs_of({"id": "k", "type": "book", "title": title}))
    assert found["rft.btitle"] == title
