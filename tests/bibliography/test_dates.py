"""The year that readers see: what the entry says, not less, and a number for whoever sorts by it."""

import pytest

from innerwiki.bibliography import csl_item, parse, short_name, to_plain
from innerwiki.bibliography.bibliography import Formatter
from innerwiki.model import Entry, Source


def entry_of(fields: str) -> Entry:
    (entry,) = parse(
        [Source("a.bib", f"@book{{k, author = {{Hooke, R.}}, title = {{T}}, {fields}}}")]
    )
    return entry


@pytest.mark.parametrize(
    ("fields", "year", "shown"),
    [
        ("year = 1948", "1948", "1948"),
        ("year = {1948.}", "1948", "1948"),
        ("year = {c. 1900}", "1900", "c. 1900"),
        ("year = {1900?}", "1900", "1900?"),
        ("year = {[1900]}", "1900", "[1900]"),
        ("year = {1900--1910}", "1900", "1900–1910"),
        ("year = {June 2019}", "2019", "June 2019"),
        ("year = {forthcoming}", None, "forthcoming"),
        ("year = {in press}", None, "in press"),
        ("year = {????}", None, "n.d."),
        ("year = {2019-06-05}", "2019", "2019"),
        ("date = {2019-06/2020}", "2019", "2019"),
        ("date = {c. 1900}", "1900", "c. 1900"),
        ("year = {a long tale of the year 1900}", "1900", "1900"),
        ("note = {}", None, "n.d."),
    ],
)
def test_a_year_is_shown_as_the_entry_has_it(fields: str, year: str | None, shown: str) -> None:
    entry = entry_of(fields)
    assert entry.year == year
    assert short_name(entry) == f"Hooke {shown}"
    assert to_plain(Formatter().format(entry).text).startswith(f"Hooke, R. ({shown}). T.")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ("year = 1948", "1948b"),
        ("year = {[1900]}", "[1900]-b"),
        ("year = {in press}", "in press-b"),
    ],
)
def test_a_letter_behind_words_has_a_hyphen(fields: str, shown: str) -> None:
    formatted = Formatter().format(entry_of(fields), "b")
    assert formatted.short_name == f"Hooke {shown}"


def test_a_date_in_words_is_said_once() -> None:
    text = to_plain(Formatter().format(entry_of("date = {c. 1900}")).text)
    assert text == "Hooke, R. (c. 1900). T."


@pytest.mark.parametrize(
    ("year", "issued"),
    [
        ("c. 1900", {"date-parts": [[1900]], "circa": True}),
        ("ca 1900", {"date-parts": [[1900]], "circa": True}),
        ("1900?", {"date-parts": [[1900]], "circa": True}),
        ("1900--1910", {"date-parts": [[1900], [1910]]}),
        ("[1900]", {"literal": "[1900]"}),
        ("in press", {"literal": "in press"}),
    ],
)
def test_citation_styles_get_a_year_in_numbers_where_it_has_them(
    year: str, issued: dict[str, object]
) -> None:
    assert csl_item(entry_of(f"year = {{{year}}}"))["issued"] == issued
