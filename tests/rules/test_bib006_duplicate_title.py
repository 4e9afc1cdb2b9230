import pytest

from innerwiki.rules import bib006_duplicate_title as rule
from tests.support import assert_reports, columns


def test_reports_the_later_of_two() -> None:
    found = assert_reports(
        rule,
        bib=r"""
        @book{hooke1678, author = {Hooke, Robert}, title = {De Potentia Restitutiva}}
        @book{hooke1931, author = {R. Hooke and Doe, J.}, title = {De {Potentia} restitutiva.}} % BIB006
        """,
    )
    assert columns(found) == [(7, 16)]
    assert found[0].message == (
        "`hooke1931` and `hooke1678` have the same title and a name in common"
    )
    assert found[0].help is not None
    assert "`[@hooke1678]`" in found[0].help


def test_names_the_first_entry_for_a_third() -> None:
    found = assert_reports(
        rule,
        files={
            "citations/a.bib": "@misc{z, author = {A, B}, title = {T}}\n",
            "citations/b.bib": "@misc{b, author = {A, B and C, D}, title = {T}} % BIB006\n",
            "citations/c.bib": "@misc{a, author = {C, D and A, B}, title = {T}} % BIB006\n",
        },
    )
    assert all("`z`" in diagnostic.message for diagnostic in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            r"title = {{\"U}ber Federn}, author = {M\"uller, J.}",
            "title = {Über Federn}, author = {Müller, K.}",
        ),
        ("title = {Springs}, editor = {Doe, J.}", "title = {SPRINGS}, author = {Doe, Jane}"),
        ("title = {Springs}", "title = {Springs!}"),
        ("title = {Springs}, organization = {B}", "title = {Springs}, author = {{B}}"),
        (
            "title = {弾性　入門}, author = {山田, 太郎}",
            "title = {弾性入門}, author = {山田, 太郎}",
        ),
    ],
)
def test_reports_titles_that_are_written_otherwise(one: str, other: str) -> None:
    assert_reports(rule, bib=f"@misc{{a, {one}}}\n@misc{{b, {other}}} % BIB006\n")


def test_says_nothing_of_names_where_there_are_none() -> None:
    (found,) = assert_reports(
        rule, bib="@misc{a, title = {Springs}}\n@misc{b, title = {Springs}} % BIB006\n"
    )
    assert found.message == "`b` and `a` have the same title"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("title = {Springs}, author = {Doe, J.}", "title = {Springs}, author = {Roe, J.}"),
        ("title = {Springs}, author = {Doe, J.}", "title = {Springs}"),
        ("title = {Springs}, author = {Doe, J.}", "title = {Springs II}, author = {Doe, J.}"),
        ("author = {Doe, J.}", "author = {Doe, J.}"),
        ("title = {?}, author = {Doe, J.}", "title = {!}, author = {Doe, J.}"),
        ("title = {C}, author = {Doe, J.}", "title = {C++}, author = {Doe, J.}"),
    ],
)
def test_leaves_other_works_alone(one: str, other: str) -> None:
    assert_reports(rule, bib=f"@misc{{a, {one}}}\n@misc{{b, {other}}}\n")


def test_leaves_volumes_and_parts_alone() -> None:
    assert_reports(
        rule,
        bib="""
        @book{one, author = {Doe, J.}, title = {Springs}, volume = {1}}
        @book{two, author = {Doe, J.}, title = {Springs}, volume = {2}}
        @inbook{essay, author = {Roe, J.}, title = {Levers}, crossref = {essays}}
        @book{essays, author = {Roe, J.}, title = {Levers}}
        """,
    )


def test_leaves_a_long_series_alone() -> None:
    volume = "@book{{v{0}, author = {{Doe, J.}}, title = {{Springs}}, volume = {{{0}}}}}"
    assert_reports(rule, bib="\n".join(volume.format(number) for number in range(200)))


def test_leaves_a_shared_identifier_to_the_rule_for_it() -> None:
    assert_reports(
        rule,
        bib="""
        @misc{a, author = {Doe, J.}, title = {Springs}, doi = {10.1000/1}}
        @misc{b, author = {Doe, J.}, title = {Springs}, doi = {https://doi.org/10.1000/1}}
        @misc{c, author = {Doe, J.}, title = {Springs}, doi = {10.1000/2}} % BIB006
        """,
    )


def test_leaves_versions_of_one_work_to_the_list_of_works() -> None:
    assert_reports(
        rule,
        bib="""
        @misc{pre, author = {Doe, J.}, title = {Springs}}
        @article{post, author = {Doe, J.}, title = {Springs}}
        @book{reprint, author = {Doe, J.}, title = {Springs}} % BIB006
        """,
        files={"citations/works.toml": '[[work]]\nkeys = ["pre", "post"]\n'},
    )
