import pytest

from innerwiki.rules import bib004_missing_field as rule
from tests.support import assert_reports, columns

WHO = "author = {Doe, Jane}"
TITLE = "title = {T}"
YEAR = "year = {1948}"


def test_names_all_that_is_missing_in_one_finding_at_the_key() -> None:
    (found,) = assert_reports(rule, bib="@article{shannon1948, volume = {27}} % BIB004")
    assert columns((found,)) == [(10, 21)]
    assert found.message == (
        "the @article `shannon1948` has no author, no title, no journal or journaltitle, "
        "no year or date"
    )
    assert found.help == (
        "add `author = {...}`, `title = {...}`, `journal = {...}`, `year = {...}`; "
        "the name of a body stands in double braces, `author = {{...}}`"
    )


@pytest.mark.parametrize(
    "entry",
    [
        f"@article{{k, {WHO}, {TITLE}, {YEAR}}}",
        f"@article{{k, {TITLE}, journal = {{J}}, {YEAR}}}",
        f"@article{{k, {WHO}, {TITLE}, journal = {{J}}}}",
        f"@article{{k, {WHO}, {TITLE}, journal = {{ }}, {YEAR}}}",
        f"@book{{k, {TITLE}, {YEAR}}}",
        f"@book{{k, {WHO}, {YEAR}}}",
        f"@inbook{{k, {WHO}, {TITLE}, {YEAR}}}",
        f"@collection{{k, {TITLE}, {YEAR}}}",
        f"@incollection{{k, {WHO}, {TITLE}, {YEAR}}}",
        f"@incollection{{k, editor = {{Doe, Jane}}, {TITLE}, booktitle = {{B}}, {YEAR}}}",
        f"@inproceedings{{k, {WHO}, {TITLE}, {YEAR}}}",
        f"@proceedings{{k, {TITLE}}}",
        f"@inreference{{k, {TITLE}, {YEAR}}}",
        f"@phdthesis{{k, {WHO}, {TITLE}, {YEAR}}}",
        f"@techreport{{k, {WHO}, {TITLE}, {YEAR}}}",
        f"@unpublished{{k, {TITLE}}}",
        f"@patent{{k, {WHO}, {TITLE}, {YEAR}}}",
        f"@manual{{k, {WHO}}}",
        f"@booklet{{k, {WHO}}}",
        f"@misc{{k, {WHO}, {TITLE}, {YEAR}}}",
        "@online{k, url = {https://example.org}}",
        "@video{k, url = {https://example.org}}",
    ],
)
def test_reports_what_a_type_needs(entry: str) -> None:
    assert_reports(rule, bib=f"{entry} % BIB004")


@pytest.mark.parametrize(
    "entry",
    [
        f"@article{{k, {WHO}, {TITLE}, journaltitle = {{J}}, date = {{1948-07}}}}",
        f"@ARTICLE{{k, AUTHOR = {{{{The Body}}}}, {TITLE}, Journal = {{J}}, {YEAR}}}",
        f"@book{{k, editor = {{Doe, Jane}}, {TITLE}, {YEAR}}}",
        f"@inbook{{k, {WHO}, {TITLE}, chapter = {{3}}, {YEAR}}}",
        f"@inbook{{k, {WHO}, {TITLE}, booktitle = {{B}}, {YEAR}}}",
        f"@collection{{k, editor = {{Doe, Jane}}, {TITLE}, {YEAR}}}",
        f"@incollection{{k, {WHO}, {TITLE}, booktitle = {{B}}, {YEAR}}}",
        f"@conference{{k, {WHO}, {TITLE}, booktitle = {{B}}, {YEAR}}}",
        f"@proceedings{{k, {TITLE}, {YEAR}}}",
        f"@mastersthesis{{k, {WHO}, {TITLE}, institution = {{I}}, {YEAR}}}",
        f"@thesis{{k, {WHO}, {TITLE}, school = {{I}}, {YEAR}}}",
        f"@report{{k, {WHO}, {TITLE}, institution = {{I}}, {YEAR}}}",
        f"@unpublished{{k, {WHO}, {TITLE}}}",
        f"@patent{{k, holder = {{H}}, {TITLE}, number = {{1}}, {YEAR}}}",
        f"@manual{{k, {TITLE}}}",
        f"@booklet{{k, {TITLE}}}",
        f"@misc{{k, {TITLE}, howpublished = {{Handbill}}}}",
        f"@misc{{k, {TITLE}, eprint = {{1906.01820}}, archiveprefix = {{arXiv}}}}",
        f"@online{{k, {TITLE}, url = {{https://example.org}}}}",
        f"@software{{k, {TITLE}, doi = {{10.1000/182}}}}",
        f"@letter{{k, {TITLE}}}",
        "@xdata{k, publisher = {P}}",
    ],
)
def test_leaves_an_entry_alone_that_has_what_it_needs(entry: str) -> None:
    assert_reports(rule, bib=entry)


def test_counts_what_is_inherited() -> None:
    assert_reports(
        rule,
        bib=f"""
        @inproceedings{{talk, {WHO}, {TITLE}, crossref = {{proc}}}}
        @inreference{{word, {TITLE}, crossref = {{proc}}}}
        @inproceedings{{untitled, {WHO}, crossref = {{proc}}}} % BIB004
        @proceedings{{proc, title = {{Proceedings}}, {YEAR}}}
        @article{{note, {WHO}, {TITLE}, crossref = {{issue}}}}
        @periodical{{issue, title = {{A Journal}}, {YEAR}}}
        """,
    )


def test_says_nothing_of_an_entry_whose_parent_is_not_there() -> None:
    """SRC003 tells of the parent; what is missing may be in it."""
    assert_reports(
        rule,
        bib=f"""
        @inproceedings{{talk, {WHO}, {TITLE}, crossref = {{missing}}}}
        @article{{note, {WHO}, xdata = {{journal, missing}}}}
        @xdata{{journal, journal = {{J}}}}
        @inproceedings{{other, {WHO}, {TITLE}, crossref = {{}}}} % BIB004
        """,
    )
