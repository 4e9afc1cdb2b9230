"""Names and year in the text: marks, letters within a page, the order of the list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import AuthorDate, Bibliography, CitedMark, Formatter, parse, to_plain
from innerwiki.model import CitationItem, Entry, Locator, Mode, Source, Span

HERE = Span("content/a.md", 0, 0)
BIB = """
@misc{second, author = {Hooke, Robert}, title = {Of springs}, year = 1678}
@misc{first, author = {Hooke, Robert}, title = {De potentia}, year = 1678}
@misc{later, author = {Hooke, Robert}, title = {A}, year = 1680}
@misc{two, author = {Hooke, Robert and Boyle, R.}, title = {B}, year = 1660}
@misc{many, author = {van Merwijk, Chris and Aaa, B. and Ccc, D.}, title = {M}, year = 2019}
@misc{others, author = {van Merwijk, Chris and others}, title = {N}, year = 2019}
@misc{undated, author = {Éclair, E.}, title = {U}}
@misc{undated2, author = {Eclair, F.}, title = {V}}
@techreport{body, institution = {Bell Labs}, title = {T}, year = 1948}
@misc{anonymous, title = {The Great Book: Of Things}, year = 1500}
"""
ENTRIES = parse([Source("a.bib", BIB)]).entries


def item(key: str, page: str = "", *, year_only: bool = False) -> tuple[CitationItem, Entry]:
    locator = Locator("page", page, page) if page else None
    cited = CitationItem(key, HERE, "", locator, "", suppress_author=year_only)
    return cited, ENTRIES[key]


def page(*keys: str, general: tuple[str, ...] = ()) -> Bibliography:
    bibliography = Bibliography(Formatter(AuthorDate()))
    bibliography.expect([ENTRIES[key] for key in keys], [ENTRIES[key] for key in general])
    bibliography.general([ENTRIES[key] for key in general])
    return bibliography


def shown(mark: CitedMark) -> list[str]:
    return [part.html for part in mark.parts]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("later", "Hooke 1680"),
        ("two", "Hooke and Boyle 1660"),
        ("many", "van Merwijk et al. 2019"),
        ("others", "van Merwijk et al. 2019"),
        ("undated", "Éclair n.d."),
        ("body", "Bell Labs 1948"),
        ("anonymous", "The Great Book 1500"),
    ],
)
def test_a_mark_names_the_source(key: str, expected: str) -> None:
    mark = page(key).cite([item(key)], Mode.PARENTHETICAL)
    assert shown(mark) == [expected]
    assert (mark.name, mark.frame.opening, mark.frame.closing) == ("", "(", ")")
    assert mark.parts[0].label == f"Reference, {expected}"


def test_a_narrative_mark_has_the_year_alone_and_the_names_before_it() -> None:
    bibliography = page("many", "later")
    mark = bibliography.cite([item("many", "3"), item("later")], Mode.NARRATIVE)
    assert mark.name == "van Merwijk et al."
    assert shown(mark) == ["2019", "Hooke 1680"]
    assert [part.locator for part in mark.parts] == ["p. 3", ""]
    assert [part.label for part in mark.parts] == [
        "Reference, van Merwijk et al. 2019, p. 3",
        "Reference, Hooke 1680",
    ]


def test_a_mark_may_leave_the_names_out() -> None:
    mark = page("later").cite([item("later", "3-4", year_only=True)], Mode.PARENTHETICAL)
    assert (shown(mark), mark.parts[0].locator) == (["1680"], "pp. 3–4")
    assert mark.parts[0].label == "Reference, Hooke 1680, pp. 3–4"


def test_sources_of_the_same_names_and_year_have_letters_in_the_order_of_their_titles() -> None:
    bibliography = page("second", "later", "first")
    mark = bibliography.cite([item("second"), item("first"), item("later")], Mode.PARENTHETICAL)
    assert shown(mark) == ["Hooke 1678b", "Hooke 1678a", "Hooke 1680"]
    found = [to_plain(one.text) for one in bibliography.finish().references]
    assert found == [
        "Hooke, R. (1678a). De potentia.",
        "Hooke, R. (1678b). Of springs.",
        "Hooke, R. (1680). A.",
    ]


def test_letters_are_those_of_the_page() -> None:
    assert shown(page("second").cite([item("second")], Mode.PARENTHETICAL)) == ["Hooke 1678"]


def test_a_general_source_counts_for_the_letters() -> None:
    bibliography = page("second", general=("first",))
    mark = bibliography.cite([item("second")], Mode.PARENTHETICAL)
    assert shown(mark) == ["Hooke 1678b"]
    (general,) = bibliography.finish().general
    assert to_plain(general.text) == "Hooke, R. (1678a). De potentia."


def test_marks_that_look_alike_have_letters_whoever_the_other_authors_are() -> None:
    bibliography = page("many", "others", "undated", "undated2")
    keys = ("many", "others", "undated", "undated2")
    mark = bibliography.cite([item(key) for key in keys], Mode.PARENTHETICAL)
    assert shown(mark) == [
        "van Merwijk et al. 2019b",
        "van Merwijk et al. 2019a",
        "Éclair n.d.",
        "Eclair n.d.",
    ]


def test_the_list_has_no_numbers_and_is_in_the_order_of_names() -> None:
    bibliography = page(*ENTRIES)
    bibliography.cite([item(key) for key in ENTRIES], Mode.PARENTHETICAL)
    finished = bibliography.finish()
    assert not finished.numbered
    assert [one.entry.key for one in finished.references] == [
        "body",
        "undated",
        "undated2",
        "first",
        "second",
        "later",
        "two",
        "anonymous",
        "others",
        "many",
    ]


def test_what_was_not_expected_comes_last_and_without_a_letter() -> None:
    bibliography = page("later")
    mark = bibliography.cite([item("first"), item("later")], Mode.PARENTHETICAL)
    assert shown(mark) == ["Hooke 1678", "Hooke 1680"]
    assert [one.entry.key for one in bibliography.finish().references] == ["later", "first"]


@given(st.lists(st.sampled_from(sorted(ENTRIES)), min_size=1, max_size=8))
def test_no_two_sources_of_a_page_have_the_same_mark(keys: list[str]) -> None:
    bibliography = page(*keys)
    mark = bibliography.cite([item(key) for key in keys], Mode.PARENTHETICAL)
    names = dict(zip(keys, shown(mark), strict=True))
    assert len(set(names.values())) == len(names)
    listed = [to_plain(one.text) for one in bibliography.finish().references]
    assert len(set(listed)) == len(names)
