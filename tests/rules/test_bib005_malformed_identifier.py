import pytest

from innerwiki.rules import bib005_malformed_identifier as rule
from tests.support import assert_reports, columns


def test_reports_a_doi_where_it_stands() -> None:
    found = assert_reports(
        rule,
        bib="""
        @article{shannon1948,
          title = {Why doi = {x} is none},
          doi   = {j.1538-7305}, % BIB005
        }
        """,
    )
    assert columns(found) == [(12, 23)]
    assert found[0].message == (
        "`j.1538-7305` is no DOI: a DOI is `10.`, a number, a slash, and more without a space"
    )
    assert found[0].help == "copy it once more from the work, or delete `doi`"


@pytest.mark.parametrize(
    "fields",
    [
        r"doi = {10.1000/a\_b}",
        "eprint = {1906.1820}, archiveprefix = {arXiv}",
        "EPRINT = {hep-th/9913001}, eprinttype = {arxiv}",
        "isbn = {978-0-306-40615-1}",
        "isbn = {0-306-40615-2, 0-306-40615-1}",
        "isbn = {0-306-40615-2 (hardback) 0-306-40615-1 (paperback)}",
        "isbn = {0-306-40615-2 0-306-40615-1}",
        "isbn = {(paperback)}",
    ],
)
def test_reports_each_identifier(fields: str) -> None:
    assert_reports(rule, bib=f"@book{{k, {fields}}} % BIB005")


def test_names_the_one_of_two_isbns_and_counts_each() -> None:
    found = assert_reports(
        rule, bib="@book{k, isbn = {0-306-40615-1; 978-0-306-40615-1}} % BIB005 BIB005"
    )
    assert [d.message for d in found] == [
        "`0-306-40615-1` is no ISBN: its last digit should be 2",
        "`978-0-306-40615-1` is no ISBN: its last digit should be 7",
    ]


def test_cuts_a_long_value() -> None:
    (found,) = assert_reports(rule, bib=f"@misc{{k, doi = {{{'y' * 500}}}}} % BIB005")
    assert found.message.startswith("`" + "y" * 60 + "…` is no DOI")


@pytest.mark.parametrize(
    "fields",
    [
        "doi = {https://doi.org/10.1000/182}",
        "doi = {{10.1000/182}}",
        "doi = {}",
        "eprint = {hep-th/9901001v2}, archiveprefix = {arXiv}",
        "eprint = {arXiv:1906.01820}, eprinttype = {arxiv}",
        "eprint = {12345}, eprinttype = {pubmed}",
        "isbn = {ISBN 978-0-306-40615-7 and 0-8044-2957-X}",
        "title = {doi = 5}",
        "isbn = {0-670-01959-3 (paperback)}",
        "isbn = {978-0-306-40615-7 (v. 1 : pbk.) 0-306-40615-2 (hbk)}",
        "isbn = {0-306-40615-2 0-8044-2957-X}",
        "isbn = {978 0-306-40615-7}",
        "isbn = {????}, doi = {TODO}",
    ],
)
def test_leaves_what_can_be_alone(fields: str) -> None:
    assert_reports(rule, bib=f"@book{{k, {fields}}}")


def test_leaves_what_is_inherited_to_the_entry_that_has_it() -> None:
    assert_reports(
        rule,
        bib="""
        @inbook{k, title = {T}, crossref = {book}}
        @book{book, title = {B}, doi = {10}} % BIB005
        """,
    )


def test_reports_an_archive_that_is_no_web_address() -> None:
    found, _ = assert_reports(
        rule,
        bib="""
        @misc{a, archiveurl = {https://archive.example/x}}
        @misc{b, archive_url = {archive.example/x}} % BIB005
        @misc{c, archiveurl = {TODO}} % BIB005
        """,
    )
    assert found.message == "`archive.example/x` is no address: it does not begin with https://"
