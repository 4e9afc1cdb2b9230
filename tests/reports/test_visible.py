import sys

from hypothesis import given

from innerwiki.reports.visible import _ACTING, visible
from tests.findings import hostile


def test_nothing_that_acts_on_a_terminal_is_printable() -> None:
    signs = "".join(map(chr, range(sys.maxunicode + 1)))
    assert not [sign for sign in _ACTING.findall(signs) if sign.isprintable()]


@given(text=hostile())
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert (shown == text) == (not _ACTING.search(text))
