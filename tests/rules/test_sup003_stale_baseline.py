import pytest

from innerwiki.lint import Surplus
from innerwiki.model import Span
from innerwiki.rules import sup003_stale_baseline as rule


@pytest.mark.parametrize(
    ("held", "found", "message"),
    [
        (1, 0, "the baseline holds 1 finding of CLM003 on `heat`, but there are none"),
        (2, 1, "the baseline holds 2 findings of CLM003 on `heat`, but there is 1"),
        (9, 7, "the baseline holds 9 findings of CLM003 on `heat`, but there are 7"),
    ],
)
def test_what_is_held_in_vain_is_counted(held: int, found: int, message: str) -> None:
    [finding] = rule.check_baseline(Surplus("CLM003", "heat", held, found, Span("b.json", 3, 9)))
    assert finding.message == message
    assert finding.span == Span("b.json", 3, 9)
    assert finding.help == "run `innerwiki baseline prune` and commit the file"


def test_a_rule_that_there_is_none_of_is_told() -> None:
    surplus = Surplus("CLM999", "heat", 2, 0, Span("b.json", 0, 0), is_known=False)
    [finding] = rule.check_baseline(surplus)
    assert finding.message == "there is no rule `CLM999`, so nothing of it is held on `heat`"
