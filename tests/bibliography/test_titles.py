"""Which titles are alike, and which entries of one title are still different works."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.bibliography.titles import are_parts, folded, folded_names, folded_title
from innerwiki.model import Entry, Source


def entries(text: str) -> list[Entry]:
    return list(parse([Source("a.bib", text)]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lectures", "LECTURES"),
        ("Mesa-optimization: a review", "Mesa optimization.  A Review"),
        ("The U.K. Experience", "The UK Experience"),
        ("“Quoted” — and dashed", "'Quoted' - and dashed"),
        ("Straße", "STRASSE"),
        ("Ångström", "A\u030angstro\u0308m"),
        ("Ｗｉｄｅ　Ｔｉｔｌｅ", "Wide title"),
        ("物理学　入門", "物理学入門"),
    ],
)
def test_titles_that_are_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A C Primer", "A C++ Primer"),
        ("A C Primer", "A C# Primer"),
        ("Search", "Search*"),
        ("Part 1", "Part 2"),
        ("Uber", "Über"),
        ("की", "का"),
    ],
)
def test_titles_that_are_not(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_braces_and_latex_are_no_part_of_a_title() -> None:
    (one, other) = entries(
        r"""@book{a, title = {{\'E}tudes of {DNA} -- {\"U}ber {\AA}}}
        @book{b, title = {Études of DNA: über Å}}"""
    )
    assert folded_title(one) == folded_title(other)


def test_a_subtitle_may_have_its_own_field() -> None:
    (one, other, bare) = entries(
        "@book{a, title = {Springs: Lectures}}\n"
        "@book{b, title = {Springs}, subtitle = {Lectures}}\n"
        "@book{c, subtitle = {Lectures}}\n"
    )
    assert folded_title(one) == folded_title(other)
    assert folded_title(bare) == ""


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ("author = {van Merwijk, Chris and {OpenAI}}", {"merwijk", "openai"}),
        ("author = {Doe, J.}, editor = {Roe, J.}", {"doe"}),
        ("editor = {Roe, J.}", {"roe"}),
        ("organization = {The Body}", {"thebody"}),
        ("title = {T}", {""}),
    ],
)
def test_names_are_those_of_authors_else_editors_else_the_body(
    fields: str, names: set[str]
) -> None:
    (entry,) = entries(f"@book{{k, {fields}}}")
    assert folded_names(entry) == names


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("@book{a, title = {T}, volume = 1}", "@book{b, title = {T}, volume = 2}", True),
        ("@book{a, title = {T}, volume = 1}", "@book{b, title = {T}}", False),
        ("@inbook{a, title = {T}, chapter = 1}", "@inbook{b, title = {T}, chapter = 2}", True),
        ("@techreport{a, title = {T}, number = 1}", "@report{b, title = {T}, number = 2}", True),
        ("@article{a, title = {T}, volume = 1}", "@article{b, title = {T}, volume = 2}", False),
        ("@incollection{a, title = {T}, booktitle = {{T}}}", "@book{b, title = {T}}", True),
        ("@incollection{a, title = {T}, booktitle = {B}}", "@book{b, title = {T}}", False),
        (
            "@incollection{a, title = {T}, booktitle = {T.}}",
            "@incollection{b, title = {T}, booktitle = {t}}",
            False,
        ),
    ],
)
def test_parts_of_a_whole(one: str, other: str, expected: bool) -> None:
    (first, second) = entries(f"{one}\n{other}\n")
    assert are_parts(first, second) is expected
    assert are_parts(second, first) is expected
