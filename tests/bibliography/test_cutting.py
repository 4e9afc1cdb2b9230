"""Files as found in the wild: what is cut out of them, and what is passed over as a comment."""

import time

import pytest

from innerwiki.bibliography import parse
from innerwiki.bibliography.bibtex import blocks_of
from innerwiki.model import Library, Source


def read(text: str) -> Library:
    return parse([Source("a.bib", text)])


def fields(text: str) -> dict[str, str]:
    library = read(text)
    assert library.problems == ()
    return dict(library.entries["k"].fields)


@pytest.mark.parametrize(
    "text",
    [
        "@comment{jabref-meta: databaseType:bibtex;}\n{}@misc{k,}",
        "@Comment Here are the papers\n\n@misc{k,}",
        "@comment{a {nested} brace}\n@misc{k,}",
        "% @misc{old, title = {Old}}\n@misc{k,}",
        "%@misc{old,\n%  title = {Old},\n%}\n@misc{k,}",
        "@Comment{\n  @misc{old,\n    title = {Old},\n  }\n@misc{older,\n}\n}\n@misc{k,}",
        '@preamble{ {\\newcommand{\\x}{}} # "}" }\n@misc{k,}',
        '@preamble("x")\n@misc{k,}',
        "@misc{k,},\n",
        "mail@example.org, see {this}\n@misc{k,}",
    ],
)
def test_what_is_commented_out_is_no_entry_and_no_mistake(text: str) -> None:
    library = read(text)
    assert list(library.entries) == ["k"]
    assert library.problems == ()


def test_a_comment_that_is_not_closed_costs_no_entry() -> None:
    text = "@comment{PDF {to come}\n@misc{k,\n title = {T},\n}\n@misc{l,\n}\n}\n"
    library = read(text)
    assert list(library.entries) == ["k", "l"]
    assert library.problems[0].message == "`@comment` cannot be read"


def test_an_entry_may_follow_any_text() -> None:
    assert list(read("a slip@misc{k, title = {T}}@misc{l,} and @misc{m}").entries) == [
        "k",
        "l",
        "m",
    ]


def test_comments_between_fields_are_passed_over() -> None:
    text = """@misc{k,
  title = {50% off}, % the subtitle is left out
  % note = {nothing},
  year = 1999 % a guess
}
"""
    assert fields(text) == {"title": "50% off", "year": "1999"}


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        ('"T{"u}bingen"', 'T"ubingen'),
        ('"The {"greedy" router}"', 'The "greedy" router'),
        ('"G\\"odel"', "Gödel"),
        ("{one \\} two}", "one } two"),
        ("{a line\\\\}", "a line"),
        ("{C:\\papers\\}", "C:"),
        ('{a "quoted, b}', 'a "quoted, b'),
        ("jan # {~} # 4", "January 4"),
        ('"a" #\n {b}', "ab"),
        ("{mail@example.org}", "mail@example.org"),
        ("{}", ""),
        ("{{{{deep}}}}", "deep"),
        ("{\n@ home}", "@ home"),
    ],
)
def test_values(value: str, read_as: str) -> None:
    assert fields(f"@misc{{k, note = {value}, year = 1999}}") == {"note": read_as, "year": "1999"}
    text = f"@misc{{k,\n  year = {{1999}},\n  note = {value}\n}}\n"
    assert fields(text) == {"note": read_as, "year": "1999"}


@pytest.mark.parametrize(
    "key",
    ["DBLP:conf/a/B00", "a+b&c", "müller2020", "a'b", "x.y_z-1", "欧阳1060", "10.1000/1", "a#b%c"],
)
@pytest.mark.parametrize("head", ["@misc{{{},", "@MISC {{ {} ,", "@misc(\n{},", "@ Misc{{{}\n,"])
def test_keys_and_heads(key: str, head: str) -> None:
    end = ")" if "(" in head else "}"
    library = read(f"{head.format(key)} title = {{T}}{end}")
    assert library.problems == ()
    assert [(e.key, e.type, e.title) for e in library] == [(key, "misc", "T")]


def test_an_abbreviation_that_stands_below_or_in_another_file_is_known() -> None:
    one = Source("a.bib", "@misc{k,\n  journal = J.one # { B},\n  month = dec\n}\n")
    two = Source("b.bib", '@string(j.one = "Annals" # { of})\n')
    library = parse([one, two])
    assert library.problems == ()
    assert library.entries["k"].fields == {"journal": "Annals of B", "month": "December"}


@pytest.mark.parametrize("month", ["juli", "juli # { 4}"])
def test_an_unknown_abbreviation_is_told_at_its_place(month: str) -> None:
    text = f"@misc{{k,\n  month = {month},\n}}\n"
    (problem,) = read(text).problems
    assert problem.message == "the abbreviation `juli` is not defined"
    assert problem.span.start == text.index("juli")


def test_carriage_returns_nul_and_odd_spaces_make_nothing_raise() -> None:
    library = read("@misc{k,\u00a0title\u2003=\u00a0{A\0B},\f year = 1999\v}")
    assert library.entries["k"].year == "1999"


@pytest.mark.parametrize(
    "text",
    [
        "@a{k}" * 5_000,
        "@comment{" * 5_000,
        "@comment{\n" * 5_000,
        "@comment{\n@a{k,}\n" * 5_000,
        "@a{" * 5_000,
        '@a{k, t = "' * 5_000,
        "@a{k, t = {\\}" * 5_000,
        "@a{k,\n t = {x" * 5_000,
        "@misc{k, t = " + "{" * 20_000,
        "@misc{k, t = {a\\}, b = {c\\}, " * 5_000,
        "@string{a = " * 5_000,
        "@misc{k, " + "a " * 20_000,
        "@misc{k" + "," * 20_000,
    ],
)
def test_time_grows_with_the_length_only(text: str) -> None:
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 10


def test_the_blocks_of_a_file_cover_its_entries_to_the_letter() -> None:
    text = "% x\n@string{a = {b}}\n\n@Misc{k,\n  Title = {T} # a\n}\n@comment{c}\n"
    blocks, problems = blocks_of(Source("a.bib", text))
    assert problems == ()
    assert [text[block.start : block.end] for block in blocks] == [
        "@string{a = {b}}",
        "@Misc{k,\n  Title = {T} # a\n}",
        "@comment{c}",
    ]
    (field,) = blocks[1].fields
    assert text[field.value_at : field.value_end] == "{T} # a"
