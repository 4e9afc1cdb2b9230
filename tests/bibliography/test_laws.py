"""Laws of reading: nothing raises, a fault stays in its entry, and two ways of cutting agree."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.bibliography.fields import cut_entry
from innerwiki.bibliography.places import find_field, key_offset
from innerwiki.bibliography.plain import plain_starts
from innerwiki.model import Entry, Source, Span

ENTRIES = (
    """@article{first,
  author = {Aky{\\"u}rek, Ekin and {OpenAI}},
  title = {One},
  url = {https://a.org/b%20c_d},
}""",
    """@book{second,
  title = "Two",
  year = 1999,
  month = jul # { 4},
}""",
    """@misc{third,
  title = {The {Third}},
  doi = {10.1000/3}
}""",
)
VALID = "\n\n".join(ENTRIES) + "\n"
PIECES = st.sampled_from(
    [
        *"{}\",=#\\@%$~'()\n ",
        "and",
        "a",
        "1",
        "@x{",
        "\n  y = {z},",
        "{{",
        "}}",
        "\\}",
        "é",
        "comment",
    ]
)
NAMES = st.from_regex(r"[a-z][a-z-]{0,5}", fullmatch=True)
INNER = st.text(st.sampled_from("ab é,=#\"'()\n%&_1~"), max_size=12)
VALUES = st.one_of(
    INNER.map("{{{}}}".format),
    st.tuples(INNER, INNER, INNER).map(lambda t: f"{{{t[0]}{{{t[1]}}}{t[2]}}}"),
    st.tuples(INNER, INNER).map(lambda t: f'{{{t[0]}{{a{{{t[1]}}}}}\\"u}}'),
    st.integers(0, 3000).map(str),
)


def bare(entry: Entry) -> Entry:
    """An entry without its place in the file."""
    return replace(entry, span=Span("", 0, 0), raw="".join(entry.raw.split()))


def assert_reads(text: str) -> None:
    source = Source("a.bib", text)
    library = parse([source])
    for problem in library.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        assert problem.message
        assert problem.help
    for entry in library:
        assert entry.raw in text


@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    assert_reads(text)


@given(st.lists(PIECES | st.sampled_from(["@misc{k,", "@string{a=", "@comment{", "a = {b}"])))
@example(["@x{", "@x{", "a"])
def test_no_text_that_looks_like_bibtex_makes_it_raise(pieces: list[str]) -> None:
    assert_reads("".join(pieces))


@given(st.integers(0, len(VALID)), st.integers(0, 30), st.lists(PIECES, max_size=4))
def test_no_change_of_a_valid_file_makes_it_raise(at: int, cut: int, put: list[str]) -> None:
    assert_reads(VALID[:at] + "".join(put) + VALID[at + cut :])


@given(
    st.integers(0, 2),
    st.integers(0, 200),
    st.integers(0, 40),
    st.lists(PIECES, max_size=4),
)
def test_a_fault_inside_an_entry_leaves_the_others_as_they_are(
    which: int, at: int, cut: int, put: list[str]
) -> None:
    body = ENTRIES[which]
    start = body.index(",") + 1  # behind the key
    at = start + at % (len(body) - start)
    broken = body[:at] + "".join(put) + body[at + cut :]
    entries = [broken if n == which else entry for n, entry in enumerate(ENTRIES)]
    found = parse([Source("a.bib", "\n\n".join(entries))]).entries
    for key, entry in parse([Source("a.bib", VALID)]).entries.items():
        if not body.startswith(f"@{entry.type}{{{key},"):
            assert bare(found[key]) == bare(entry)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=5), st.booleans())
def test_plain_entries_are_cut_as_all_others_are(
    fields: list[tuple[str, str]], comma: bool
) -> None:
    body = ",\n".join(f"  {name} = {value}" for name, value in fields)
    text = f"@misc{{key,\n{body}{',' if comma and fields else ''}\n}}"
    plain = parse([Source("a.bib", text)])
    indented = parse([Source("a.bib", " " + text)])  # which `cutting` cuts
    assert not [*plain_starts(" " + text)]
    assert [bare(e) for e in plain] == [bare(e) for e in indented]
    assert [p.message for p in plain.problems] == [p.message for p in indented.problems]


@given(
    st.lists(PIECES | st.sampled_from(["title", "year", " = {", "},\n", " = 1948,"]), max_size=30)
)
def test_a_field_is_found_where_the_whole_entry_has_it(pieces: list[str]) -> None:
    raw = "@misc{key, " + "".join(pieces)
    cut = cut_entry(raw, len("@misc{"))
    assert key_offset(raw) == cut.key_at
    for name in ("title", "year", "a"):
        first = next((field for field in cut.fields if field.name.lower() == name), None)
        assert find_field(raw, name) == first
