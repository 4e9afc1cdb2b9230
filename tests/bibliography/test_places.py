"""A field's value is found where it stands, whatever stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.bibliography.places import field_span, find_value
from innerwiki.model import Entry, Source

NAMES = st.from_regex(r"[a-z][a-z-]{0,5}", fullmatch=True)
INNER = st.text(st.sampled_from("ab é,=#\n%&_1~"), max_size=12)
VALUES = st.one_of(
    INNER.map("{{{}}}".format),
    INNER.map('"{}"'.format),
    st.tuples(INNER, INNER).map(lambda pair: f'{{{pair[0]}{{year = {{1}}, "}}{pair[1]}}}'),
)


def read(text: str) -> tuple[Source, Entry]:
    source = Source("a.bib", text)
    (entry,) = parse([source])
    return source, entry


def value(text: str, name: str) -> str:
    source, entry = read(text)
    span = field_span(entry, name)
    return source.text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@misc{k, doi = {10.1000/1}}", "10.1000/1"),
        ("@misc{k,\n  DOI\n =\t{ 10.1000/1\n}\n}", "10.1000/1"),
        (' @misc( k , doi = "10.1000/1" )', "10.1000/1"),
        ("@misc{k, title = {the doi = {no}, doi = no}, x-doi = {no}, doi = {yes}}", "yes"),
        ('@misc{k, title = "a, doi = {no}", doi = {yes}}', "yes"),
        ("@misc{k, title = {T} doi = {yes}}", "yes"),
        ("@misc{k, doi = {yes}, doi = {no}}", "yes"),
        ("@misc{k, year = 1948, doi = 5}", "5"),
        ('@misc{k, month = jul # {, doi = {x}} # " 4", doi = 10 # {.1/} # "2"}', '10 # {.1/} # "2'),
        ("@misc{k, doi = {}}", ""),
    ],
)
def test_finds_the_value(text: str, expected: str) -> None:
    assert value(text, "doi") == expected


def test_counts_from_where_the_entry_starts() -> None:
    text = "% é\n@misc{other, doi = {no}}\n\n@misc{k, doi = {yes}}\n"
    source = Source("a.bib", text)
    span = field_span(parse([source]).entries["k"], "doi")
    assert span.path == "a.bib"
    assert span.start == text.index("yes")


@pytest.mark.parametrize(
    "text", ["@misc{k}", "@misc{k, title = {doi = {no}}}", "@misc{k, title = {T} stray}"]
)
def test_shows_the_key_where_there_is_no_such_field(text: str) -> None:
    assert value(text, "doi") == "k"


def test_shows_the_key_for_what_is_inherited() -> None:
    source = Source("a.bib", "@inbook{k, crossref = {p}}\n@book{p, publisher = {P}}\n")
    entry = parse([source]).entries["k"]
    assert entry.fields["publisher"] == "P"
    assert field_span(entry, "publisher") == entry.span


@given(st.dictionaries(NAMES, VALUES, max_size=5), st.booleans())
def test_every_field_is_found_with_its_own_text(values: dict[str, str], indented: bool) -> None:
    body = "".join(f"  {name} = {text},\n" for name, text in values.items())
    source, entry = read(f"{' ' * indented}@misc{{key,\n{body}}}")
    for name, text in values.items():
        span = field_span(entry, name)
        assert source.text[span.start : span.end] == text[1:-1].strip()


@given(st.text(st.sampled_from('@{}",=# \nax1\\')), NAMES)
def test_no_text_makes_it_raise(text: str, name: str) -> None:
    found = find_value(text, name)
    assert found is None or 0 <= found[0] <= found[1] <= len(text)
