import pytest

from innerwiki.rules import cit003_comma_for_semicolon as rule
from tests.support import assert_reports, columns, fixed


@pytest.mark.parametrize(
    ("written", "mended", "at"),
    [
        ("So [@a, @b].", "So [@a; @b].", (9, 11)),
        ("So [@a, p. 3, @b, p. 4].", "So [@a, p. 3; @b, p. 4].", (15, 17)),
        ("So [@a, see also @b].", "So [@a; see also @b].", (18, 20)),
        ("So [@a,-@b].", "So [@a;-@b].", (9, 11)),
        ("So [@a,\n@b].", "So [@a;\n@b].", (1, 3)),
        ("So [@a @b].", "So [@a; @b].", (8, 10)),
        ("So [see @a, pp. 3, 4, @{b c}].", "So [see @a, pp. 3, 4; @{b c}].", (23, 29)),
    ],
)
def test_fix_changes_only_the_separator(written: str, mended: str, at: tuple[int, int]) -> None:
    (found,) = assert_reports(rule, written + " <!-- CIT003 -->")
    assert columns((found,)) == [at]
    assert found.fix is not None
    assert found.fix.safe
    assert fixed(found, written) == mended


def test_reports_each_comma() -> None:
    found = assert_reports(rule, "So [@a, @b; @c, @d]. <!-- CIT003 CIT003 -->")
    assert [d.message for d in found] == [
        "`,` stands between `@a` and `@b`; it must be `;`",
        "`,` stands between `@c` and `@d`; it must be `;`",
    ]


def test_has_no_fix_for_words_between_two_keys() -> None:
    (found,) = assert_reports(rule, "So [@a and @b]. <!-- CIT003 -->")
    assert found.fix is None
    assert found.message == "`and` stands between `@a` and `@b`; it must be `;`"


def test_leaves_semicolons_and_locators_alone() -> None:
    assert_reports(rule, "So [@a, p. 3; see @b, ch. 2] and [@a][@b].")
