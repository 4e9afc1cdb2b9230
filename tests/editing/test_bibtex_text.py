"""What is asked for is brought into form; every other byte of a file stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.editing.bibtex_text import USUAL, Form, format_bibtex
from innerwiki.model import Library
from innerwiki.wiki.read import decode

VALUE_FIELDS = {"pages", "doi", "isbn", "eprint", "date", "urldate", "month"}
UNTIDY = """% A comment, @not an entry

@String{ J = "Journal" }
@Article { hooke1678 ,
Author={Hooke, Robert},  Title = "Of {Springs}"
,

\tpages = {1-3}, % a comment, too
    DOI={https://doi.org/10.1000/ABC}, journal = J # { B}, month = {March}, date = {1678-3-1} }
@comment{ Keep = me }
  @misc(other, note = {x}, YEAR = 1999)
"""
TIDY = """% A comment, @not an entry

@string{ J = "Journal" }
@article{hooke1678,
  author        = {Hooke, Robert},
  title         = "Of {Springs}",

  pages         = {1--3}, % a comment, too
  doi           = {10.1000/ABC},
  journal       = J # { B},
  month         = {March},
  date          = {1678-3-1},
}
@comment{ Keep = me }
  @misc(other,
  note          = {x},
  year          = 1999,
)
"""


def formatted(text: str, *forms: Form) -> str:
    found = format_bibtex("a.bib", text.encode(), forms or USUAL)
    assert found.problems == ()
    return found.content.decode()


def library(content: bytes) -> Library:
    source, problem = decode("a.bib", content)
    assert problem is None
    return parse([source])


def test_the_usual_form() -> None:
    assert formatted(UNTIDY) == TIDY
    assert formatted(TIDY) == TIDY


@pytest.mark.parametrize(
    ("form", "before", "after"),
    [
        (Form.CASE, "@Misc{K, Note={A}}", "@misc{K, note={A}}"),
        (Form.COMMAS, "@Misc{K, Note={A}\n}", "@Misc{K, Note={A},\n}"),
        (Form.COMMAS, "@Misc{K}", "@Misc{K}"),
        (Form.COMMAS, "@misc{k, note={A} % last\n}", "@misc{k, note={A}, % last\n}"),
        (Form.PAGES, "@misc{k, pages = 1, note={1-2}}", "@misc{k, pages = 1, note={1-2}}"),
        (Form.PAGES, '@misc{k, Pages="1 – 2"}', '@misc{k, Pages="1--2"}'),
        (Form.BRACES, '@misc{k, note="A {B}", x = "a" # b}', '@misc{k, note={A {B}}, x = "a" # b}'),
        (Form.BRACES, '@misc{k, note="A \\} B"}', '@misc{k, note="A \\} B"}'),
        (Form.DATES, "@misc{k, month = {March}}", "@misc{k, month = mar}"),
        (Form.DATES, "@misc{k, date = {2019-6-5/2020}}", "@misc{k, date = {2019-06-05/2020}}"),
        (
            Form.IDENTIFIERS,
            "@misc{k, doi = {{https://doi.org/10.1000/1}}, isbn = {978 0 306 40615 7}}",
            "@misc{k, doi = {{https://doi.org/10.1000/1}}, isbn = {978-0-306-40615-7}}",
        ),
        (
            Form.IDENTIFIERS,
            "@misc{k, eprint={arXiv:1906.01820}, archivePrefix={arXiv}}",
            "@misc{k, eprint={1906.01820}, archivePrefix={arXiv}}",
        ),
        (
            Form.ORDER,
            "@misc{k, url={u},\n  custom = {c},\n\n title={T}, author={A}\n}",
            "@misc{k, author={A},\n  title={T},\n\n url={u}, custom = {c}\n}",
        ),
        (
            Form.ORDER,
            "@misc{k, url={u}, % here\n title={T}}",
            "@misc{k, url={u}, % here\n title={T}}",
        ),
        (Form.LAYOUT, "@misc{ k ,a={1} ,b={2}}", "@misc{k,\n  a             = {1},\n  b             = {2}\n}"),
    ],
)  # fmt: skip
def test_one_form_alone_changes_nothing_else(form: Form, before: str, after: str) -> None:
    assert formatted(before, form) == after
    assert formatted(after, form) == after


def test_a_byte_order_mark_and_all_kinds_of_line_ends_stay() -> None:
    content = b"\xef\xbb\xbf@misc{k,\r\n Title={\xc3\xa9}\r\n}\r\n\n% end\rx"
    assert format_bibtex("a.bib", content, USUAL).content == (
        b"\xef\xbb\xbf@misc{k,\r\n  title         = {\xc3\xa9},\r\n}\r\n\n% end\rx"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"@Misc{k, title = {T}\n\n@Misc{l,\n}",
        b"@Misc{k, title = {T} year = 1999}",
        b"@Misc{, title = {T}}",
        b"@Misc{k,}\n title = {T}\n",
        b"@Misc{k, title = {\xe9}}",
    ],
)
def test_a_file_with_a_mistake_is_left_alone_and_told(content: bytes) -> None:
    found = format_bibtex("a.bib", content, tuple(Form))
    assert found.content == content
    assert found.problems


# --- laws ---------------------------------------------------------------------------------------

FORMS = st.sets(st.sampled_from(list(Form)), min_size=1).map(tuple)
SPACE = st.sampled_from(["", " ", "\n", "\n\n  ", "\t", " % c, {d\n", "\r\n"])
TEXT = st.text(st.sampled_from("aB é-1,=#\"'&_~"), max_size=8)
VALUE = st.one_of(
    TEXT.map("{{{}}}".format),
    TEXT.map("{{a {{{}}}}}".format),
    TEXT.map(lambda text: '"' + text.replace('"', "") + '"'),
    st.integers(0, 3000).map(str),
    st.sampled_from(["jan", 'jan # " 4"', "{1-3}", "{https://doi.org/10.1000/A}", "{2019-6-5}"]),
    st.sampled_from(["{mar}", "{978 0 306 40615 7}", "{arXiv:1906.01820}", '"a {"} b"']),
)
NAME = st.sampled_from(
    "Author title YEAR pages DOI isbn eprint Archiveprefix date month x-y note verylongfieldname".split()
)


@st.composite
def entries(draw: st.DrawFn) -> str:
    names = draw(st.lists(NAME, max_size=5, unique_by=str.lower))

    def space() -> str:
        return draw(SPACE)

    fields = [f"{space()}{name}{space()}={space()}{draw(VALUE)}{space()}" for name in names]
    tail = "," + space() if draw(st.booleans()) else ""
    head = draw(st.sampled_from(["@misc{", "@Misc {", "@ARTICLE{ "]))
    return f"{head}KEY{space()},{','.join(fields)}{tail}}}"


@st.composite
def files(draw: st.DrawFn) -> str:
    between = st.sampled_from(["\n", "\n\n% note\n", "\r\n", "\n@comment{A = b}\n", "\nwords\n"])
    found = draw(st.lists(entries(), min_size=1, max_size=3))
    keyed = [entry.replace("KEY", f"k{n}", 1) for n, entry in enumerate(found)]
    return "".join(draw(between) + entry for entry in keyed) + draw(between)


@given(files(), FORMS)
def test_formatting_twice_changes_nothing(text: str, forms: tuple[Form, ...]) -> None:
    once = format_bibtex("a.bib", text.encode(), forms)
    again = format_bibtex("a.bib", once.content, forms)
    assert again.content == once.content
    assert again.problems == once.problems


@given(files(), FORMS)
def test_the_library_is_the_same_but_for_what_was_asked(text: str, forms: tuple[Form, ...]) -> None:
    before, after = (
        library(text.encode()),
        library(format_bibtex("a.bib", text.encode(), forms).content),
    )
    assert list(before.entries) == list(after.entries)
    assert len(before.problems) == len(after.problems)
    asked = VALUE_FIELDS if {Form.PAGES, Form.DATES, Form.IDENTIFIERS} & set(forms) else set()
    for old, new in zip(before, after, strict=True):
        assert old.type == new.type
        assert old.authors == new.authors
        assert old.fields.keys() == new.fields.keys()
        for name in old.fields.keys() - asked:
            assert old.fields[name] == new.fields[name]


@given(files(), st.sampled_from(USUAL))
def test_what_is_no_white_space_comma_or_value_stays_in_its_place(text: str, form: Form) -> None:
    def rest(content: str) -> str:
        return re.sub(r"[\s,]", "", content).lower()

    after = format_bibtex("a.bib", text.encode(), [form]).content.decode()
    if form in (Form.CASE, Form.LAYOUT, Form.COMMAS):
        assert rest(after) == rest(text)
    if form in (Form.PAGES, Form.IDENTIFIERS):
        assert re.findall(r"\s+|%.*", after.partition("{")[0]) == re.findall(
            r"\s+|%.*", text.partition("{")[0]
        )


@given(st.text(st.sampled_from('@misc{}"=,#\\%\n aK(1)')), FORMS)
def test_no_text_makes_it_raise_or_lose_an_entry(text: str, forms: tuple[Form, ...]) -> None:
    found = format_bibtex("a.bib", text.encode(), forms)
    assert list(library(text.encode()).entries) == list(library(found.content).entries)
