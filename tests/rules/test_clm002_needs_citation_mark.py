import pytest

from innerwiki.rules import clm002_needs_citation_mark as rule
from tests.support import assert_reports, columns

BIB = "@book{hooke1678, title = {Lectures}}"


def test_reports_the_sentence_that_is_marked() -> None:
    found = assert_reports(
        rule,
        """
        Springs stretch [@hooke1678]. They never break. {.needs-citation} <!-- CLM002 -->
        """,
        bib=BIB,
    )
    assert found[0].message == '"They never break." needs a citation'
    assert found[0].help == "cite a source as `[@key]` and take the mark out, or take out the claim"
    assert columns(found)[0] == (31, 66)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("since=2026-01", " since 2026-01"),
        ('reason="None found. Ask again."', ": None found. Ask again."),
        ('since=2026-01 reason="None found."', " since 2026-01: None found."),
    ],
)
def test_says_since_when_and_why(mark: str, said: str) -> None:
    text = f"Springs stretch [@hooke1678]. They break {{.needs-citation {mark}}}. <!-- CLM002 -->"
    (found,) = assert_reports(rule, text, bib=BIB)
    assert found.message == '"They break." needs a citation' + said


def test_quotes_the_beginning_of_a_long_sentence_and_note() -> None:
    text = f"Springs {'very ' * 40}seldom break. {{.needs-citation reason='{'so ' * 60}'}}"
    (found,) = assert_reports(rule, text + " <!-- CLM002 -->", bib=BIB)
    assert found.message.startswith('"Springs very very')
    assert '…" needs a citation: so so' in found.message
    assert found.message.endswith("…")
    assert len(found.message) < 220


def test_reports_each_sentence() -> None:
    text = (
        "They *break*{.needs-citation} soon. They ring. {.needs-citation}\n\nThey do [@hooke1678]."
    )
    found = assert_reports(rule, text.replace("\n", " <!-- CLM002 CLM002 -->\n", 1), bib=BIB)
    assert columns(found) == [(1, 36), (37, 65)]


def test_reports_marks_outside_of_sentences() -> None:
    assert_reports(
        rule,
        """
        ---
        title: Springs
        infobox:
          - {label: Found by, value: "Hooke {.needs-citation}"} <!-- CLM002 -->
        ---
        Springs stretch [@hooke1678].

        ## Never broken {.needs-citation} <!-- CLM002 -->
        """,
        bib=BIB,
    )


def test_speaks_in_articles_without_any_source_as_well() -> None:
    assert_reports(rule, "They never break. {.needs-citation} <!-- CLM002 -->")


def test_leaves_other_gaps_and_pages_about_the_wiki_alone() -> None:
    assert_reports(rule, "Springs stretch [@gone]. They break. They sing. {.no-cite}", bib=BIB)
    assert_reports(rule, "---\ntitle: Help\ntype: meta\n---\nMark it so: {.needs-citation}\n")
