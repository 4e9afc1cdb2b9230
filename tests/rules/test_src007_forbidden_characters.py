from innerwiki.rules import src007_forbidden_characters as rule
from tests.support import assert_reports, columns


def test_reports_the_first_odd_character_of_a_line() -> None:
    found = assert_reports(rule, "Good.\nEntropy\x08 never\x08 decreases. <!-- SRC007 -->\n")
    assert columns(found) == [(8, 9)]


def test_leaves_letters_of_all_scripts_alone() -> None:
    assert_reports(rule, "Ἐντροπία, 熵, and a tab\there: 👩‍🔬.\n")
