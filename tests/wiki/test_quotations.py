from hypothesis import given
from hypothesis import strategies as st

from innerwiki.syntax.sentences import quotations
from innerwiki.wiki.quotations import _OPENING, _between_marks, _may_quote

SIGNS = ['"', "'", "“", "”", "„", "«", "»", "‘", "’", "(", ")", ".", " ", "a", "b—"]


@given(st.lists(st.sampled_from(SIGNS), max_size=12).map("".join))
def test_where_nothing_opens_nothing_is_quoted(text: str) -> None:
    assert _between_marks(text) == [text[start:end] for start, end in quotations(text)]


@given(st.lists(st.sampled_from(SIGNS), max_size=4).map("".join))
def test_what_may_quote_has_a_mark_that_opens(text: str) -> None:
    assert _may_quote(text) == any(sign in text for sign in _OPENING)
