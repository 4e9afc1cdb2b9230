from innerwiki.rules import clm010_old_mark as rule
from tests.support import assert_reports


def test_reports_marks_older_than_the_policy_allows() -> None:
    first, _, last = assert_reports(
        rule,
        """
        Springs never break. {.needs-citation since=2024-12} <!-- CLM010 -->

        Wires do. {.needs-citation since=2024-12-31} <!-- CLM010 -->

        Ropes do. {.needs-citation since=2023} <!-- CLM010 -->
        """,
    )
    assert first.message == "nobody has found a source in 13 months"
    assert last.message == "nobody has found a source in 25 months"


def test_leaves_young_marks_and_those_without_a_date_alone() -> None:
    assert_reports(
        rule,
        """
        Springs never break. {.needs-citation since=2025-01}

        Wires do. {.needs-citation}

        Ropes do. {.needs-citation since=yesterday}

        Beams do. {.no-cite reason="since=2019-01"}

        Walls do. {.needs-citation since=2025}
        """,
    )
