r"""What is handed on is read by Pandoc, whatever an editor wrote; a good entry stays as it is."""

import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.bibliography.collect import bibtex_of
from innerwiki.bibliography.pandoc import find_pandoc
from innerwiki.bibliography.portable import handed_on, is_portable
from innerwiki.model import Library, Source
from tests.bibliography.csl_styles import needs_pandoc

ODD = [
    '@misc{quote, title = {A}, note = "A "q" x"}',
    "@misc{comma, title = {A} year = 1948}",
    "@misc{valueless, title = {A}, year, note = {b}}",
    "@misc{commas, title = {A},, note = {b}}",
    "@misc{afterkey title = {A}}",
    "@misc{name, title = {A}, my note = {b}, a.b = {c}}",
    '@misc{inquotes, title = "A { b", note = "\\emph{x"}',
    "@misc(round, title = {A})",
    "@misc{a<b>~#%|c, title = {A}}",
    "@misc{alone}",
    "@ misc {spaced, title = {A}}",
    "@my-type{dash, title = {A}}",
    "@misc{word, title = {A} b, note = {c}}",
    "@misc{number, title = {A}, number = 3.5, volume = foo.bar, year = -1948}",
    "@misc{slash, title = {A \\{ b}, note = {\\\\}, file = {C:\\papers\\}, year = 1948}",
    "@misc{breaks, title = {a \\\\{b}}, note = {c}}",
    "@misc{macro, title = nowhere # { x}, month = jan, journal = odd}",
    "@misc{twice, title = {A}, title = {B}}",
]
GOOD = "@misc{good, title = {{GPT}: \\'{e} \\emph{a {b {c}}}}, month = jan # {~1}, year = 1948,}"


def library_of(*entries: str) -> Library:
    return parse([Source("a.bib", '@string{odd = "a } b"}\n' + "\n".join(entries) + "\n")])


def pandoc(bibtex: str) -> list[str]:
    """The keys that Pandoc reads in a file; it refuses the whole of one that it cannot read."""
    done = subprocess.run(
        [str(find_pandoc()), "--from=biblatex", "--to=csljson"],
        input=bibtex,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr + bibtex
    return [item["id"] for item in json.loads(done.stdout)]


@needs_pandoc
def test_pandoc_reads_all_of_a_library_with_every_fault_of_form() -> None:
    library = library_of(GOOD, *ODD)
    assert len(library) == 1 + len(ODD)
    assert len(pandoc(bibtex_of(library, library.keys))) == 1 + len(ODD)


@pytest.mark.parametrize("odd", ODD)
def test_what_was_read_of_an_entry_is_what_is_handed_on(odd: str) -> None:
    library = library_of(odd)
    (entry,) = library
    (again,) = parse([Source("b.bib", bibtex_of(library, library.keys))])
    names = ("title", "note", "year", "volume", "number", "month", "journal")
    assert [again.fields.get(name) for name in names] == [entry.fields.get(n) for n in names]


def test_an_entry_that_all_programs_read_stays_as_it_is() -> None:
    (entry,) = library_of(GOOD)
    assert handed_on(entry) == GOOD
    assert is_portable("@misc{k,\n  title = {A}, % why\n  note = {{{{b}}}},\n}")


def test_an_entry_is_copied_as_it_is_handed_on() -> None:
    (entry,) = library_of(ODD[0])
    assert handed_on(entry) == '@misc{quote,\n  title = {A},\n  note = "A ",\n}'


PIECES = st.lists(st.sampled_from([*'{}\\" a#=,%@(1\n', "\\'e", "jan"]), max_size=14)


@given(PIECES.map("".join))
def test_whatever_stands_in_a_value_what_is_handed_on_has_no_fault(value: str) -> None:
    text = f"@misc{{k, title = {{A}}, note = {value}}}\n\n@misc{{l, title = {{B}}}}\n"
    library = parse([Source("a.bib", text)])
    made = bibtex_of(library, library.keys)
    again = parse([Source("b.bib", made)])
    assert {key: entry.fields.get("title") for key, entry in again.entries.items()} == {
        key: entry.fields.get("title") for key, entry in library.entries.items()
    }
    unknown = [problem for problem in again.problems if "is not defined" not in problem.message]
    assert not unknown, (made, unknown)
