"""Each mistake in a BibTeX file is told at its own place, and costs no sound entry."""

import pytest

from innerwiki.bibliography import parse
from innerwiki.model import Problem, ProblemKind, Source

GOOD = "\n\n@misc{good,\n  title = {Good},\n}\n"


def read(text: str) -> tuple[list[str], list[tuple[int, int, str]]]:
    """The keys of a file's entries, and its problems as line, column and message."""
    source = Source("citations/a.bib", text)
    library = parse([source])
    return list(library.entries), [(*place(source, p), p.message) for p in library.problems]


def place(source: Source, problem: Problem) -> tuple[int, int]:
    assert problem.help
    position = source.position(problem.span.start)
    return position.line, position.column


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        (
            "@book{cut,\n  title = {Risks from Lea",
            2, 11, "the value of `title` in `cut` is not closed",
        ),
        (
            "@book{cut,\n  title = {Never closed,\n  year = {2020}\n}",
            2, 11, "the value of `title` in `cut` is not closed",
        ),
        (
            '@book{cut,\n  title = "Never closed,\n  year = {2020}\n}',
            2, 11, "the value of `title` in `cut` is not closed",
        ),
        ("@book{cut,\n  title = {Risks},\n  year =", 3, 9, "`year` in `cut` has no value"),
        ("@book{cut,\n  title = {Risks},", 2, 19, "the entry `cut` is not closed"),
        ("@book{cut,\n  title = {Risks},\n  ye", 3, 3, "`ye` in `cut` has no value"),
        ("@book{cut", 1, 10, "the entry `cut` is not closed"),
        ("@book{", 1, 7, "an entry is not closed"),
        ("@book{title = {x},\n}", 1, 7, "an entry has no key"),
        ("@string{x = {y}", 1, 1, "`@string` cannot be read"),
        ("@comment{never closed", 1, 1, "`@comment` cannot be read"),
    ],
)  # fmt: skip
def test_a_broken_entry_is_passed_over_and_the_next_one_read(
    text: str, line: int, column: int, message: str
) -> None:
    assert read(text) == ([], [(line, column, message)])
    assert read(text + GOOD) == (["good"], [(line, column, message)])


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("@book{k,\n  title = {x}\n  year = {2020},\n}", 2, 14, "a comma is missing after `title`"),
        ("@book{k,\n  year = 2020\n  title = {x}\n}", 2, 14, "a comma is missing after `year`"),
        (
            "@book{k,\n  title = {x} y,\n}",
            2, 15, "`y` stands between the value of `title` and the next comma",
        ),
        ("@book{k\n  title = {x},\n}", 1, 8, "a comma is missing after the key `k`"),
        ("@book{k,\n  title {x},\n}", 2, 3, "`title` in `k` has no value"),
        ("@book{k,\n  title = {x},\n  year\n}", 3, 3, "`year` in `k` has no value"),
        ("@book{k,\n  title = {x},,\n}", 2, 15, "`k` has a comma too many"),
        ("@book{k,\n  title = ,\n}", 2, 10, "`title` in `k` has no value"),
        ("@book{k,\n  title = {x} #,\n}", 2, 16, "`title` in `k` has no value"),
        ("@book{k,\n  month = juli,\n}", 2, 11, "the abbreviation `juli` is not defined"),
        (
            '@book{k,\n  title = "a { b",\n}',
            2, 14, "a brace or quotation mark in `title` is not closed",
        ),
        (
            "@book{k,\n  title = {x},\n  Title = {y},\n}",
            3, 3, "the field `Title` is given twice in `k`",
        ),
        ("@book{k,\n  ti tle = {x},\n}", 2, 3, "`ti tle` is no name of a field"),
        (
            "@book{k,\n  author = {A, B, C, D},\n}",
            2, 13, "the name `A, B, C, D` has too many commas",
        ),
        ("@book{k,\n  xdata = {no},\n}", 2, 12, "`k` refers to `no`, which is not there"),
        ("@book{k,\n  crossref = {no},\n}", 2, 15, "`k` refers to `no`, which is not there"),
        (
            "@book{k,\n  crossref = {k},\n}",
            2, 15, "the `crossref` of `k` leads in a circle, or too far",
        ),
        ("@book{k,\n  title = {x}},\n}", 2, 15, "`,` stands outside of any entry"),
        ("@book{k,\n  note = {x}}\n  year = {2020}\n}", 3, 3, "`year` stands outside of any entry"),
        ("@book k, title = {x}\n\n@book{k,\n}", 1, 1, "`@book` starts no entry"),
        ('@string{x = "a"}\n@string{X = "b"}\n@book{k}', 2, 9,
         "the abbreviation `X` is defined twice in this file"),
    ],
)  # fmt: skip
def test_an_entry_with_a_fault_is_kept_where_that_can_be(
    text: str, line: int, column: int, message: str
) -> None:
    assert read(text + GOOD) == (["k", "good"], [(line, column, message)])


def test_a_field_that_a_missing_comma_had_hidden_is_found() -> None:
    text = "@book{k,\n  title = {x}\n  year = {2020}\n  note = {y},\n}"
    fields = parse([Source("a.bib", text)]).entries["k"].fields
    assert fields == {"title": "x", "year": "2020", "note": "y"}


def test_a_key_with_a_space_is_reported_and_can_still_be_cited() -> None:
    assert read("@misc{my key,\n}") == (["my key"], [(1, 7, "the key `my key` holds a space")])


def test_an_entry_without_a_key_is_told() -> None:
    assert read("@misc{, title = {x}}") == ([], [(1, 7, "an entry has no key")])


def test_an_abbreviation_that_doubles_itself_is_stopped() -> None:
    lines = ['@string{a0 = "0123456789"}']
    lines += [f"@string{{a{n + 1} = a{n} # a{n}}}" for n in range(60)]
    _, problems = read("\n".join([*lines, "@misc{k, note = a60}"]))
    assert problems[0][2] == "`a14` is too long"


def test_the_same_key_is_reported_at_each_further_place() -> None:
    a = Source("citations/a.bib", "% the first\n@misc{same,\n  title = {First},\n}\n")
    b = Source("citations/b.bib", "@misc{same,\n}\n\n  @misc{ same, title = {Third}}\n")
    library = parse([b, a])
    assert library.entries["same"].title == "First"
    assert [(p.kind, p.span.path, *place(b, p)) for p in library.problems] == [
        (ProblemKind.DUPLICATE_KEY, "citations/b.bib", 1, 7),
        (ProblemKind.DUPLICATE_KEY, "citations/b.bib", 4, 10),
    ]
    message = "the key `same` is taken: citations/a.bib:2 has it"
    assert {p.message for p in library.problems} == {message}
    assert {b.text[p.span.start : p.span.end] for p in library.problems} == {"same"}


def test_keys_that_differ_only_in_case_are_both_kept_and_reported() -> None:
    library = parse([Source("a.bib", "@misc{smith2020,\n}\n@misc{Smith2020,\n}")])
    assert list(library.entries) == ["smith2020", "Smith2020"]
    (problem,) = library.problems
    assert problem.kind is ProblemKind.DUPLICATE_KEY
    assert problem.span.start == 25
    assert problem.message == "the keys `Smith2020` and `smith2020` (a.bib:1) differ only in case"


def test_three_mistakes_in_one_file_are_three_problems() -> None:
    keys, problems = read(
        "@misc{one,\n  title = {x\n}\n\n@misc{two,\n  title = {x}\n  year = 1\n}\n"
        "@misc{two,\n}\n@misc{three}\n"
    )
    assert keys == ["two", "three"]
    assert [(line, column) for line, column, _ in problems] == [(2, 11), (6, 14), (9, 7)]
