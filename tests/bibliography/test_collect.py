"""An exported BibTeX file read by itself gives the entries that were exported."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.bibliography.collect import bibtex_of
from innerwiki.model import Entry, Library, Source, Span

MAIN = r"""
@string{ pub = "Martyn" # { \& Co} }
@STRING(jour = {Annalen {der} Physik})
Words between entries, {with} braces.
@comment{@misc{not, title = {There}}}
@preamble{"\newcommand{\x}{y}"}
@Article{clausius1865, author = {Clausius, R. and others}, title = {{\"U}ber Formen},
  journal = jour # { und Chemie}, month = apr # "~24", year = 1865, publisher = PUB}
@book(hooke1678, author = "Hooke, Robert", title = "De {Potentia}", year = {1678},
  url = {https://b.example/a_b%20c#d}, publisher = pub)
@inproceedings{shannon1948, author = {Shannon, C. E.}, title = {Of Messages}, crossref = {volume}}
@proceedings{volume, title = {All Messages}, editor = {{The Body}}, year = 1948, xref = {set},
  crossref = {set}}
@proceedings{set, publisher = pub, title = {The Set}}
@misc{one, title = {One}, crossref = {two}}
@misc{two, title = {Two}, crossref = {one}, note = undefined}
@online{a:b/c.d, title = {Missing comma} year = 1999, url = "https://x.example"}
@misc{Case, title = {pub is no abbreviation here, = {jour}}}
@misc{case, title = {Other case}}
"""
OTHER = """
@string{pub = {Another}}
@string{pub = {Twice}}
@string{unbalanced = "a } b"}
@misc{zeta, title = {Zeta}, publisher = pub # " and " # pub, month = jan, note = {pub}}
@misc{eta, title = unbalanced, howpublished = pub}
"""


def library_of(*texts: str) -> Library:
    return parse([Source(f"{number}.bib", text) for number, text in enumerate(texts)])


def bare(entry: Entry) -> Entry:
    """An entry without its place and its text."""
    return replace(entry, span=Span("", 0, 0), raw="")


def read(text: str) -> dict[str, Entry]:
    return {entry.key: bare(entry) for entry in library_of(text)}


def test_each_entry_read_by_itself_is_the_same() -> None:
    library = library_of(MAIN, OTHER)
    assert len(library) == 12
    for key, entry in library.entries.items():
        assert read(bibtex_of(library, [key]))[key] == bare(entry)


def test_all_entries_read_together_are_the_same() -> None:
    library = library_of(MAIN, OTHER)
    expected = {key: bare(entry) for key, entry in library.entries.items()}
    assert read(bibtex_of(library, library.keys)) == expected


def test_an_entry_is_left_as_it_stands() -> None:
    library = library_of(MAIN)
    assert library.entries["clausius1865"].raw in bibtex_of(library, ["clausius1865"])


def test_the_abbreviations_that_are_used_come_first_and_no_others() -> None:
    library = library_of(MAIN)
    text = bibtex_of(library, ["hooke1678"])
    assert text.startswith("@string{pub = {Martyn \\& Co}}\n\n@book{hooke1678,")
    assert "jour" not in text


def test_where_two_files_differ_the_words_themselves_are_written() -> None:
    text = bibtex_of(library_of(MAIN, OTHER), ["hooke1678", "zeta"])
    assert text.count("@string") == 1
    assert 'publisher = {Another} # " and " # {Another}' in text
    assert "note = {pub}" in text


def test_parents_come_with_their_children_and_after_them() -> None:
    library = library_of(MAIN)
    text = bibtex_of(library, ["volume", "shannon1948", "hooke1678"])
    keys = [line.split("{")[1].split(",")[0] for line in text.splitlines() if line[:3] == "@in"]
    assert keys == ["shannon1948"]
    at = [text.index(key) for key in ("hooke1678,", "shannon1948,", "volume,", "set,")]
    assert at == sorted(at)


def test_entries_that_inherit_in_a_circle_are_there_once() -> None:
    text = bibtex_of(library_of(MAIN), ["one"])
    assert text.count("@misc{one") == text.count("@misc{two") == 1


@pytest.mark.parametrize("keys", [[], ["nobody2000"]])
def test_without_entries_there_is_nothing(keys: list[str]) -> None:
    assert bibtex_of(library_of(MAIN), keys) == ""


WORDS = st.sampled_from(["pub", "PUB", "jour", "apr", "7", "{pub}", '"jour"', "{a {b} c}", '"é"'])
VALUES = st.lists(WORDS, min_size=1, max_size=3).map(" # ".join)
FIELDS = st.dictionaries(
    st.sampled_from(["title", "note", "publisher", "month", "booktitle", "journal"]),
    VALUES,
    max_size=4,
)
STRINGS = st.lists(
    st.tuples(st.sampled_from(["pub", "jour", "apr"]), WORDS).map(
        "@string{{{0[0]} = {0[1]}}}".format
    ),
    max_size=3,
)
FILES = st.tuples(STRINGS, st.lists(FIELDS, max_size=3))


@given(st.lists(FILES, max_size=3), st.sampled_from(["", "e0x0", "e1x0"]))
@example([(["@string{pub = {A}}"], [{"title": "pub"}]), (["@string{pub = {B}}"], [])], "")
def test_the_law_holds_for_files_of_all_kinds(
    files: list[tuple[list[str], list[dict[str, str]]]], parent: str
) -> None:
    texts = []
    for number, (strings, entries) in enumerate(files):
        lines = list(strings)
        for place, fields in enumerate(entries):
            given_fields = {**fields, "crossref": f"{{{parent}}}"} if parent else fields
            body = ", ".join(f"{name} = {value}" for name, value in given_fields.items())
            lines.append(f"@misc{{e{number}x{place}, {body}}}")
        texts.append("\n".join(lines))
    library = library_of(*texts)
    expected = {key: bare(entry) for key, entry in library.entries.items()}
    assert read(bibtex_of(library, library.keys)) == expected
    for key, entry in library.entries.items():
        assert read(bibtex_of(library, [key]))[key] == bare(entry)


def test_a_key_with_a_space_becomes_one_that_bibtex_can_read() -> None:
    """And so do the fields that name it; a key that is taken stays with whom it belongs to."""
    text = (
        "@misc{a b, title = {One}, crossref = {the book}}\n"
        "@misc{a-b, title = {Two}, xdata = {the data,other, the book}}\n"
        "@misc{other, note = {x}}\n"
        "@book{the book, title = {a b}, publisher = {P}}\n"
        "@xdata{the data, year = {1918}}\n"
    )
    library = parse([Source("a.bib", text)])
    read = parse([Source("b.bib", bibtex_of(library, ["a b", "a-b"]))])
    assert not read.problems
    assert sorted(read.entries) == ["a-b", "a-b-", "other", "the-book", "the-data"]
    assert read.entries["a-b-"].title == "One"
    assert read.entries["a-b-"].fields["publisher"] == "P"
    assert read.entries["a-b"].fields["year"] == "1918"
    assert read.entries["the-book"].title == "a b"
