import pytest

from innerwiki.rules import sup004_malformed_suppression as rule
from tests.support import assert_reports


@pytest.mark.parametrize(
    ("word", "message", "mend"),
    [
        ("ignored CIT004", "`ignored` is no instruction to the check", "did you mean `ignore`?"),
        ("ignore-ende", "`ignore-ende` is no instruction", "did you mean `ignore-end`?"),
        ("off", "`off` is no instruction", "there are ignore, ignore-start, ignore-end, "),
        ("", "there is no instruction to the check", "there are ignore"),
        ("ignore-end", "there is no range here that could end", "delete it"),
        ("ignore-start CIT004 -- x", "this range has no end", "write `<!-- innerwiki: ignore-end"),
    ],
)
def test_reports_what_the_check_cannot_understand(word: str, message: str, mend: str) -> None:
    [found] = assert_reports(rule, f"The interval [12]. <!-- innerwiki: {word} --> <!-- SUP004 -->")
    assert found.message.startswith(message)
    assert found.help is not None
    assert found.help.startswith(mend)


def test_leaves_whole_ranges_and_other_comments_alone() -> None:
    assert_reports(
        rule,
        """
        <!-- innerwiki: ignore-start CIT004 -- intervals -->

        The interval [12]. <!-- a comment -->

        <!-- innerwiki: ignore-end -->

        `<!-- innerwiki: ignore-ende -->`
        """,
    )


def test_cannot_be_suppressed() -> None:
    [found] = assert_reports(
        rule,
        """
        <!-- innerwiki: ignore-file SUP -- all of it -->

        Text. <!-- innerwiki: ignor --> <!-- SUP004 -->
        """,
    )
    assert found.code == "SUP004"
