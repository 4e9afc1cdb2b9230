import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography.escaping import escape
from innerwiki.bibliography.latex import decode
from innerwiki.bibliography.names import parse_names
from innerwiki.editing.bibtex_entry import names_value, title_value, value_of
from innerwiki.model import Name

SIGNS = "ab A%&_#$\\{}~^`'\"-–é.:,/()“”’1"
TEXT = st.text(
    alphabet=st.sampled_from(SIGNS)
    | st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zs", "Zl", "Zp", "Co", "Cn")),
    max_size=30,
).filter(lambda text: re.search(r"&#?\w+;", text) is None)  # HTML's references are resolved
WORD = st.text(alphabet="abcÄé'-.,&_%{}\\$ ", min_size=1, max_size=8).map(str.strip)


def plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


@given(TEXT)
def test_an_escaped_text_is_read_as_itself(text: str) -> None:
    assert decode(escape(text)) == plain(text)


@given(TEXT)
def test_a_title_is_read_as_itself(text: str) -> None:
    assert decode(title_value(text)) == plain(text)


@given(st.lists(st.builds(Name, family=WORD, given=WORD, particle=st.sampled_from(["", "van"]))))
def test_so_many_names_are_read_as_were_written(names: list[Name]) -> None:
    names = [name for name in names if name.family and name.given]
    found = parse_names(names_value(names))
    assert len(found.names) == len(names)
    assert not found.and_others


@pytest.mark.parametrize(
    "name",
    [
        Name("Clausius", "Rudolf"),
        Name("Waals", "Johannes", "van der"),
        Name("King", "Martin Luther", "", "Jr."),
        Name(literal="Barnes and Noble"),
        Name(literal="others"),
        Name(literal="Royal Society & Sons, Ltd."),
        Name("Plato"),
        Name("de facto", "A."),
        Name("矢野", "修"),
    ],
)
def test_a_name_falls_into_the_same_parts(name: Name) -> None:
    [found] = parse_names(names_value([name])).names
    assert found in (name, Name(literal=found.literal))
    assert (found.literal or found.sort_family).endswith(name.family or name.literal)


def test_a_name_of_common_form_is_never_made_a_body() -> None:
    for name in (Name("Clausius", "Rudolf"), Name("Merwijk", "Chris", "van")):
        assert parse_names(names_value([name, name], and_others=True)).names == (name, name)
        assert parse_names(names_value([replace(name, suffix="III")])).names[0].suffix == "III"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("On AI and the iPhone", "On {AI} and the {iPhone}"),
        ("Concrete Problems in AI Safety", "Concrete Problems in {AI} Safety"),
        ("What für is", "What für is"),
        ('The "GPT-4" report', 'The "{GPT-4}" report'),
        (
            "the early letters of Hooke: Springs are told",
            "the early letters of {Hooke}: Springs are told",
        ),
        ("R&D at 100%", "{R\\&D} at 100\\%"),
    ],
)
def test_only_capitals_that_must_stay_are_in_braces(title: str, written: str) -> None:
    assert title_value(title) == written


def test_identifiers_are_written_to_the_letter() -> None:
    assert value_of("doi", "10.1002/(SICI)1097<1::A_B>2.0") == "10.1002/(SICI)1097<1::A_B>2.0"
    assert value_of("url", "https://a.example/b%20c_{d}") == "https://a.example/b%20c_%7Bd%7D"
