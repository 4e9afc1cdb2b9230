"""Many ways of writing an identifier, one normal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography.identifiers import arxiv_of, identifiers_of, normalise_identifier

PIECES = st.sampled_from(
    [
        *"doi: arxiv: arXiv: isbn: https:// http:// doi.org/ dx.doi.org/ arxiv.org/abs/".split(),
        *"arxiv.org/pdf/ 10.48550/ 10.1000/ 1906.01820 v3 .pdf hep-th/9901001".split(),
        *"978-0-19-967811-2 0-306-40615-2 Example.org / ?q=1 #a %2F %25 İ Å é x".split(),
        " ",
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "arxiv:1906.01820",
        "arXiv:1906.01820v3",
        "ARXIV: 1906.01820",
        "10.48550/arXiv.1906.01820",
        "doi:10.48550/arxiv.1906.01820",
        "https://doi.org/10.48550/ARXIV.1906.01820",
        "https://arxiv.org/abs/1906.01820v3",
        "http://arxiv.org/abs/1906.01820",
        "https://www.arxiv.org/pdf/1906.01820v2.pdf",
        "https://arxiv.org/pdf/1906.01820",
        "https://export.arxiv.org/abs/1906.01820?context=cs#x",
        " https://arxiv.org/html/1906.01820v1/ ",
    ],
)
def test_all_forms_of_an_arxiv_number_are_one(text: str) -> None:
    assert normalise_identifier(text) == "arxiv:1906.01820"


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("arxiv:hep-th/9901001v2", "arxiv:hep-th/9901001"),
        ("https://arxiv.org/abs/math.GT/0309136", "arxiv:math/0309136"),
        ("arxiv:cond-mat.str-el/0102036", "arxiv:cond-mat/0102036"),
        ("10.1007/S11023-020-09539-2", "doi:10.1007/s11023-020-09539-2"),
        ("DOI: 10.1007/s11023-020-09539-2", "doi:10.1007/s11023-020-09539-2"),
        ("http://dx.doi.org/10.1007/s11023-020-09539-2", "doi:10.1007/s11023-020-09539-2"),
        ("doi:https://doi.org/10.1000/1", "doi:10.1000/1"),
        ("https://doi.org/10.1000%2Fa%3Cb?x=1", "doi:10.1000/a<b"),
        ("isbn:978-0-19-967811-2", "isbn:9780199678112"),
        ("ISBN 0-306-40615-2", "isbn:9780306406157"),
        ("isbn:0\u2010306\u201140615\u20132", "isbn:9780306406157"),
        ("isbn:097522980X", "isbn:9780975229804"),
        ("isbn:0-306-40615-3", "isbn:0306406153"),
        ("HTTP://Example.ORG/A/b/", "https://example.org/A/b"),
        ("https://example.org", "https://example.org"),
        ("https://example.org/a?B=c#d", "https://example.org/a?B=c"),
    ],
)
def test_other_identifiers(text: str, normal: str) -> None:
    assert normalise_identifier(text) == normal


@pytest.mark.parametrize(
    "text", ["hubinger2019risks", "doe:2020.a/b+c", "isbn:12", "https://", "10.1/x", "", "a b"]
)
def test_anything_else_stays(text: str) -> None:
    assert normalise_identifier(text) == text


def test_a_key_is_brought_to_nfc() -> None:
    assert normalise_identifier("mu\u0308ller2021") == "müller2021"


@given(st.lists(PIECES, max_size=6).map("".join))
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    once = normalise_identifier(text)
    assert normalise_identifier(once) == once


@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    once = normalise_identifier(text)
    assert normalise_identifier(once) == once


def test_identifiers_of_an_entry_are_found_in_its_fields_each_once() -> None:
    fields = {
        "doi": "https://doi.org/10.1000/A",
        "eprint": "1906.01820v3",
        "archiveprefix": "arXiv",
        "isbn": "978-0-19-967811-2, 0-306-40615-2",
        "url": "http://arxiv.org/abs/1906.01820",
    }
    assert identifiers_of(fields) == (
        "doi:10.1000/a",
        "arxiv:1906.01820",
        "isbn:9780199678112",
        "isbn:9780306406157",
    )


def test_the_word_isbn_in_the_field_is_no_part_of_the_number() -> None:
    fields = {"isbn": "ISBN-13: 978-0-19-967811-2; ISBN 0-306-40615-2"}
    assert identifiers_of(fields) == ("isbn:9780199678112", "isbn:9780306406157")


def test_an_eprint_of_another_archive_is_no_arxiv_number() -> None:
    assert arxiv_of({"eprint": "12345", "eprinttype": "pubmed"}) is None
    assert identifiers_of({"eprint": "12345", "eprinttype": "pubmed"}) == ()
