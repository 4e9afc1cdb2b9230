"""What cannot be a DOI, an arXiv number or an ISBN; and what can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography.identifiers import isbn_check, isbns_of, normalise_identifier
from innerwiki.bibliography.validity import arxiv_fault, doi_fault, isbn_fault

DIGITS = st.text(st.sampled_from("0123456789"), min_size=9, max_size=9)


@pytest.mark.parametrize(
    "doi",
    [
        "10.1000/182",
        "doi:10.1000/182",
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000.10/123%3C4",
        "10.1002/(SICI)1234-981X(199707)5:3<305::AID-EURO184>3.0.CO;2-4",
        "10.1007/978-3-642-22887-2_2",
        "10.48550/arXiv.1906.01820",
        "",
    ],
)
def test_dois_that_can_be(doi: str) -> None:
    assert doi_fault({"doi": doi}) is None


def test_an_entry_without_a_doi_has_no_fault() -> None:
    assert doi_fault({}) is None


@pytest.mark.parametrize(
    "doi",
    [
        "10.1000",
        "11.1000/182",
        "10.1/182",
        "182",
        "10.1000/18 2",
        "https://example.org/10.1000/182",
        "10.1000/1, 10.1000/2",
    ],
)
def test_dois_that_cannot_be(doi: str) -> None:
    assert doi_fault({"doi": doi}) == "a DOI is `10.`, a number, a slash, and more without a space"


def test_latex_in_a_doi_is_told() -> None:
    fault = doi_fault({"doi": r"10.1007/978-3-642-22887-2\_2"})
    assert fault == r"`\_` is LaTeX, and a DOI is kept to the letter"


@pytest.mark.parametrize(
    "number",
    [
        "1906.01820",
        "1906.01820v12",
        "arXiv:1906.01820",
        "0704.0001",
        "1412.9999v1",
        "1501.00001",
        "hep-th/9901001",
        "hep-th/9901001v2",
        "math.GT/0309136",
        "cond-mat.str-el/0102036",
        "cs/0703001",
        "",
    ],
)
@pytest.mark.parametrize("field", ["archiveprefix", "eprinttype"])
def test_arxiv_numbers_that_can_be(number: str, field: str) -> None:
    assert arxiv_fault({field: "arXiv", "eprint": number}) is None


SHAPE = "a number is like `1906.01820` or `hep-th/9901001`, perhaps with `v2` behind it"


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("1906.182", SHAPE),
        ("1906.01820v", SHAPE),
        ("https://arxiv.org/abs/1906.01820", SHAPE),
        ("1906.01820 [cs.AI]", SHAPE),
        ("hep-th/990101", SHAPE),
        ("9901001", SHAPE),
        ("1906.1820", "in that month 5 digits follow the dot, not 4"),
        ("1412.01820", "in that month 4 digits follow the dot, not 5"),
        ("1913.01820", "there is no month 13"),
        ("1900.01820", "there is no month 00"),
        ("hep-th/9913001", "there is no month 13"),
        ("1906.00000", "papers are counted from 1"),
        ("hep-th/9901000", "papers are counted from 1"),
        ("1906.01820v0", "versions are counted from `v1`"),
        ("0703.1234", "numbers with a dot are given since April 2007, `0704`"),
        ("hep-th/0704001", "numbers with a slash were given from 1991 to March 2007"),
        ("hep-th/9012001", "numbers with a slash were given from 1991 to March 2007"),
    ],
)
def test_arxiv_numbers_that_cannot_be(number: str, fault: str) -> None:
    assert arxiv_fault({"archiveprefix": "arXiv", "eprint": number}) == fault


def test_numbers_of_other_archives_are_left_alone() -> None:
    assert arxiv_fault({"eprinttype": "pubmed", "eprint": "12345"}) is None
    assert arxiv_fault({"eprint": "12345"}) is None
    assert arxiv_fault({"journal": "arXiv preprint arXiv:1913.01820"}) is None


@pytest.mark.parametrize(
    "isbn",
    [
        "0-306-40615-2",
        "0306406152",
        "0-8044-2957-X",
        "080442957x",
        "978-0-306-40615-7",
        "978 0 306 40615 7",
        "978\u20110\u2011306\u201140615\u20117",
        "9790306406156",
    ],
)
def test_isbns_that_can_be(isbn: str) -> None:
    assert isbn_fault(isbn) is None


@pytest.mark.parametrize(
    ("isbn", "fault"),
    [
        ("0-306-40615-3", "its last digit should be 2"),
        ("0-8044-2957-1", "its last digit should be X"),
        ("978-0-306-40615-8", "its last digit should be 7"),
        ("978-0-306-40651-7", "its last digit should be 5"),
        ("0-306-40615", "it has 9 digits, not 10 or 13"),
        ("978-0-306-40615-77", "it has 14 digits, not 10 or 13"),
        ("", "it has 0 digits, not 10 or 13"),
        ("123-0-306-40615-7", "13 digits begin with 978 or 979"),
        ("978-0-306-40615-X", "an X stands only for the last digit of ten"),
        ("0-306-X0615-2", "an X stands only for the last digit of ten"),
        ("0-306-40615-2 (cloth)", "it holds more than digits and hyphens"),
    ],
)
def test_isbns_that_cannot_be(isbn: str, fault: str) -> None:
    assert isbn_fault(isbn) == fault


@given(DIGITS)
def test_the_computed_digit_makes_an_isbn_and_its_longer_form_one(digits: str) -> None:
    short = digits + isbn_check(digits + "0")
    assert isbn_fault(short) is None
    longer = normalise_identifier("isbn:" + short)[5:]
    assert longer.startswith("978" + digits)
    assert isbn_fault(longer) is None


@given(DIGITS, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(digits: str, at: int, more: int) -> None:
    short = digits + isbn_check(digits + "0")
    longer = normalise_identifier("isbn:" + short)[5:]
    wrong = str((int(digits[at]) + more) % 10)
    assert isbn_fault(short[:at] + wrong + short[at + 1 :]) is not None
    assert isbn_fault(longer[: at + 3] + wrong + longer[at + 4 :]) is not None


@given(st.text(), st.text())
def test_no_text_makes_it_raise(text: str, prefix: str) -> None:
    assert doi_fault({"doi": text}) is None or text
    assert arxiv_fault({"archiveprefix": prefix, "eprint": text}) is None or text
    assert all(isbn_fault(isbn) is None or isbn for isbn in isbns_of({"isbn": text}))
