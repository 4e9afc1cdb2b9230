from innerwiki.rules import bib008_guessed_kind as rule
from tests.support import assert_reports


def test_reports_each_guess_and_no_kind_that_was_written() -> None:
    found = assert_reports(
        rule,
        bib="""
        @misc{hooke1678, title = {Lectures},
          keywords = {springs, Book; Kind-Guessed}} % BIB008
        @misc{noether1918, title = {Invariante Variationsprobleme}, keywords = {peer-reviewed}}
        @misc{shannon1948, title = {A Mathematical Theory}, keywords = {kind-guessed-at}}
        @misc{clausius1865, title = {Formen}}
        """,
    )
    [one] = found
    assert one.message == "the kind of `hooke1678`, book, is a guess"
    assert one.severity == "info"
