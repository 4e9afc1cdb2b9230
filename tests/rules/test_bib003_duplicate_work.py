from innerwiki.rules import bib003_duplicate_work as rule
from tests.support import assert_reports, columns


def test_reports_one_doi_written_in_two_ways_at_the_later_key() -> None:
    found = assert_reports(
        rule,
        bib="""
        @article{one, title = {One}, doi = {10.1002/ABC}}
        @article{two, title = {Two}, doi = {https://doi.org/10.1002/abc}} % BIB003
        """,
    )
    assert columns(found) == [(10, 13)]
    assert found[0].message == "`two` and `one` are the same work: both have doi:10.1002/abc"


def test_reports_a_preprint_by_its_number_and_by_the_doi_that_arxiv_gave_it_once() -> None:
    assert_reports(
        rule,
        files={
            "citations/a.bib": "@misc{a, eprint = {1906.01820v3}, archiveprefix = {arXiv}}\n",
            "citations/b.bib": (
                "@misc{b, eprint = {1906.01820}, archiveprefix = {arXiv}, "
                "doi = {10.48550/arXiv.1906.01820}} % BIB003\n"
            ),
        },
    )


def test_names_the_first_entry_for_a_third() -> None:
    found = assert_reports(
        rule,
        bib="""
        @misc{a, doi = {10.1002/x}}
        @misc{b, doi = {10.1002/x}} % BIB003
        @misc{c, doi = {10.1002/x}} % BIB003
        """,
    )
    assert all("`a`" in diagnostic.message for diagnostic in found)


def test_leaves_versions_of_one_work_to_the_list_of_works() -> None:
    bib = """
    @misc{pre, eprint = {1906.01820}, archiveprefix = {arXiv}}
    @article{post, eprint = {1906.01820}, archiveprefix = {arXiv}, doi = {10.1000/182}}
    @misc{third, doi = {10.1000/182}} % BIB003
    """
    works = '[[work]]\nkeys = ["pre", "post"]\n'
    assert_reports(rule, bib=bib, files={"citations/works.toml": works})


def test_leaves_other_works_alone() -> None:
    assert_reports(rule, bib="@misc{a, doi = {10.1002/x}}\n@misc{b, doi = {10.1002/y}}\n")


def test_a_preprint_may_share_its_number_with_the_paper_that_came_of_it() -> None:
    both = "eprint = {1906.01820}, archiveprefix = {arXiv}"
    assert_reports(
        rule,
        bib=(
            f"@misc{{pre, {both}}}\n"
            f"@article{{paper, {both}, keywords = {{peer-reviewed}}}}\n"
            f"@misc{{again, {both}}} % BIB003\n"
        ),
    )
