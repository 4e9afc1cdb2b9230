from innerwiki.rules import cit002_near_miss as rule
from tests.support import assert_reports, columns, fixed

BIB = "@article{noether1918, title = {Invariante Variationsprobleme}}\n@book{may, title = {May}}"


def test_reports_a_handle_within_two_slips_of_a_key() -> None:
    found = assert_reports(
        rule,
        """
        As @noether1918 showed, and @neother1918 said. <!-- CIT002 -->
        As @noether1981 showed [p. 3]. <!-- CIT002 -->
        """,
        bib=BIB,
    )
    assert columns(found) == [(29, 41), (4, 16)]
    assert found[0].message == (
        "`@neother1918` is no key and is shown as plain text, but `noether1918` is one"
    )


def test_reports_a_key_in_another_case() -> None:
    assert_reports(rule, "As @Noether1918 showed. <!-- CIT002 -->", bib=BIB)


def test_leaves_handles_alone_that_resemble_no_key() -> None:
    assert_reports(rule, "Ask @github or @noether, see @pytest.fixture.", bib=BIB)


def test_allows_short_handles_one_slip_only() -> None:
    assert_reports(rule, "Ask @me, @mary and @day. <!-- CIT002 CIT002 -->", bib=BIB)


def test_leaves_brackets_and_identifiers_to_the_rule_for_unknown_keys() -> None:
    assert_reports(rule, "So [@noether1981] and @doi:10.1000/182.", bib=BIB)


def test_unsafe_fix_puts_the_one_near_key_in_place() -> None:
    text = "As @neother1918 [p. 3] said."
    (found,) = assert_reports(rule, text + " <!-- CIT002 -->", bib=BIB)
    assert found.fix is not None
    assert not found.fix.safe
    assert fixed(found, text) == "As @noether1918 [p. 3] said."


def test_has_no_fix_where_two_keys_are_near() -> None:
    bib = BIB + "\n@article{noether1919, title = {Another}}"
    (found,) = assert_reports(rule, "As @noether191 said. <!-- CIT002 -->", bib=bib)
    assert found.fix is None
