from hypothesis import given
from hypothesis import strategies as st

from innerwiki.overviews.tables import shortened, table
from innerwiki.reports.visible import cells, visible

HEADS = ("Title", "Words")


def test_cells_of_two_columns_are_measured_as_terminals_do() -> None:
    assert table(HEADS, [("文字", "1"), ("Heat", "20")], numbers={1}) == (
        "Title  Words\n文字       1\nHeat      20\n"
    )


def test_what_would_drive_a_terminal_is_shown() -> None:
    assert table(HEADS, [("a\x1b[31m", "1\n2")]).splitlines()[1] == "a\\x1b[31m  1\\n2"


def test_a_first_column_that_cannot_be_shortened_enough_keeps_its_least() -> None:
    lines = table(("Title", "x" * 90), [("A title of more than sixteen", "y")]).splitlines()
    assert lines[1] == "A title of more…  y"


@given(st.text(max_size=40), st.integers(min_value=1, max_value=30))
def test_a_shortened_text_fits_and_is_the_text_or_its_beginning(text: str, limit: int) -> None:
    text = visible(text)
    short = shortened(text, limit)
    assert cells(short) <= limit
    assert short == text or text.startswith(short.removesuffix("…"))
