from hypothesis import given
from hypothesis import strategies as st

from innerwiki.wiki.wording import Hints, fully_lowered, plainly_lowered

texts = st.text(st.sampled_from("aBkKisı İ\u212aſÉé“中\ud800"), max_size=12)


@given(texts, st.text("abkis ", max_size=3))
def test_a_word_of_ascii_is_found_in_a_text_that_is_lowered_as_far_as_ascii_goes(
    text: str, word: str
) -> None:
    found = word.encode() in plainly_lowered(text)
    assert found == (word.encode() in fully_lowered(text)) == (word in text.lower())


def test_only_two_letters_become_ascii() -> None:
    others = [chr(code) for code in range(0x80, 0x110000)]
    become = [sign for sign in others if any(lower.isascii() for lower in sign.lower())]
    assert become == ["\u0130", "\u212a"]


@given(
    st.lists(st.text("aly", min_size=1, max_size=4), max_size=9, unique=True),
    st.text("aly ", max_size=16),
)
def test_words_that_end_alike_are_found_as_each_of_them_is(words: list[str], text: str) -> None:
    found = Hints(words).among(text.encode())
    assert sorted(found) == sorted(word.encode() for word in words if word in text)


def test_of_words_that_end_alike_the_ending_is_looked_for_first() -> None:
    hints = Hints(["boldly", "coldly", "hardly", "sadly", "course"])
    assert hints.among(b"it is hardly on course") == [b"course", b"hardly"]
    assert not hints.among(b"it is only so")
    assert hints.by_ending == {b"ly": (b"boldly", b"coldly", b"hardly", b"sadly")}
