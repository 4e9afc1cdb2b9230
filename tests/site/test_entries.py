from hypothesis import given
from hypothesis import strategies as st

from innerwiki.model import SourceKind
from innerwiki.site.entries import KINDS_OF_SOURCES, citation_html, citation_of, source_id
from tests.generated import Parsed

KEYS = st.text(min_size=1, max_size=300)


@given(KEYS, KEYS)
def test_two_keys_never_have_the_same_page(one: str, other: str) -> None:
    assert (source_id(one) == source_id(other)) == (one == other)


@given(KEYS)
def test_an_address_is_one_short_name_of_plain_characters(key: str) -> None:
    folder, slash, name = source_id(key).partition("/")
    assert (folder, slash) == ("sources", "/")
    assert 0 < len(name) < 150
    assert name.isascii()
    assert not set(name) & set('/\\?#%&:*"<>| ')
    assert name.strip(".") == name


def test_a_long_key_is_told_from_another_with_the_same_beginning() -> None:
    assert source_id("k" * 200) != source_id("k" * 201)
    assert source_id("熱" * 100) != source_id("熱" * 99 + "力")


@given(KEYS)
def test_what_is_copied_is_the_citation(key: str) -> None:
    parsed = Parsed(citation_html(key))
    [code], [button] = parsed.all("code"), parsed.all("button")
    assert code.text == button["data-iw-copy"] == citation_of(key)
    assert "hidden" in button.attributes
    assert button.text == f"Copy {citation_of(key)}"


def test_every_kind_of_source_has_a_heading() -> None:
    assert list(KINDS_OF_SOURCES) == list(SourceKind)
