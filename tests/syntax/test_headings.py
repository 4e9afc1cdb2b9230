"""Slugs: what they are, and that a page never has two that are equal."""

from hypothesis import given
from hypothesis import strategies as st

from innerwiki.syntax.headings import RESERVED_PREFIXES, find_anchor, fold_title, slug


@given(st.text())
def test_a_slug_is_fit_for_an_address_and_for_nobody_else_s(text: str) -> None:
    made = slug(text)
    assert made
    assert not made.startswith(RESERVED_PREFIXES)
    assert not any(char.isspace() or char in "#?&%\"'<>/" for char in made)


@given(st.text())
def test_folding_a_title_twice_changes_nothing(text: str) -> None:
    assert fold_title(fold_title(text)) == fold_title(text)


def test_an_anchor_is_an_id_a_heading_s_text_or_a_section_of_ours() -> None:
    slugs = ("two-kinds", "Own")
    assert find_anchor("Own", slugs) == "Own"
    assert find_anchor("Two kinds", slugs) == "two-kinds"
    assert find_anchor("References", slugs) == "references"
    assert find_anchor("other", slugs) is None
