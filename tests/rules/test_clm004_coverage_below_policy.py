import pytest

from innerwiki.rules import clm004_coverage_below_policy as rule
from tests.support import assert_reports, columns

BIB = "@book{hooke1678, title = {Lectures}}"
CITED = "Springs stretch [@hooke1678].\n\n"
OPEN = "Springs sing.\n\n"


def article(covered: int, uncovered: int, policy: str = "") -> str:
    mark = " <!-- CLM004 -->"
    return f"---\ntitle: Springs{mark}\n{policy}---\n" + CITED * covered + OPEN * uncovered


def test_reports_at_the_title() -> None:
    found = assert_reports(rule, article(31, 19), bib=BIB)
    assert found[0].message == "coverage is 62 % (31 of 50 claims), the policy asks for 80 %"
    assert found[0].help == "cite more sources; `innerwiki coverage page` lists the sentences"
    assert columns(found) == [(8, 15)]


def test_reports_an_article_without_front_matter_at_its_start() -> None:
    found = assert_reports(rule, f"Springs sing. <!-- CLM004 -->\n\n{CITED}", bib=BIB)
    assert columns(found) == [(1, 1)]


def test_says_if_the_policy_is_the_articles_own() -> None:
    policy = "citation_policy: {min_coverage: 0.825}\n"
    (found,) = assert_reports(rule, article(4, 1, policy), bib=BIB)
    assert found.message == "coverage is 80 % (4 of 5 claims), `citation_policy` asks for 82.5 %"


@pytest.mark.parametrize("minimum", ["1", "1.0", "0.29"])
def test_says_round_shares_roundly(minimum: str) -> None:
    policy = f"citation_policy: {{min_coverage: {minimum}}}\n"
    (found,) = assert_reports(rule, article(1, 5, policy), bib=BIB)
    assert found.message.endswith((" 100 %", " 29 %"))


def test_rounds_down() -> None:
    (found,) = assert_reports(rule, article(159, 40), bib=BIB)
    assert found.message.startswith("coverage is 79 % (159 of 199 claims)")


def test_says_one_claim_of_one() -> None:
    text = "---\ntitle: Springs <!-- CLM004 -->\ncitations: [hooke1678]\n---\nThey sing.\n"
    (found,) = assert_reports(rule, text, bib=BIB)
    assert found.message.startswith("coverage is 0 % (0 of 1 claim),")


@pytest.mark.parametrize(
    "text",
    [
        CITED * 4 + OPEN,
        "---\ntitle: Springs\ncitation_policy: {min_coverage: 0}\n---\n" + CITED + OPEN * 5,
        OPEN,
        "---\ntitle: Springs\ncitations: [hooke1678]\n---\nSee [[Wires]].\n",
        "---\ntitle: Home\ntype: meta\n---\n" + CITED + OPEN * 5,
    ],
)
def test_leaves_alone_what_has_enough_or_no_source_or_no_claim(text: str) -> None:
    assert_reports(rule, text, bib=BIB)
