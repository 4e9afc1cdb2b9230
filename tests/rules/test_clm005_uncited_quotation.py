import pytest

from innerwiki.rules import clm005_uncited_quotation as rule
from tests.support import assert_reports, columns

BIB = "@book{hooke1678, title = {Lectures}}"
LONG = "The bell is cracked and it must be cast anew"


def test_reports_a_block_quotation_however_short() -> None:
    (found,) = assert_reports(
        rule,
        """
        The tower has a keeper's book [@hooke1678].

        > The bell *is* cracked. <!-- CLM005 -->
        > It must be cast anew.
        """,
        bib=BIB,
    )
    assert found.message == (
        'no citation says where the quotation "The bell is cracked. It must be cast anew." is from'
    )
    assert (found.start.column, found.end.line, found.end.column) == (3, 4, 24)


@pytest.mark.parametrize("marks", ["“”", "„“", "«»", "»«", '""'])
def test_reports_a_sentence_that_quotes_at_length(marks: str) -> None:
    quotation = marks[0] + LONG + marks[1]
    text = f"It rings [@hooke1678].\n\nA note says: {quotation}. <!-- CLM005 -->"
    found = assert_reports(rule, text, bib=BIB)
    assert found[0].message == f'no citation says where the quotation "{LONG}" is from'
    assert columns(found) == [(1, 1 + len("A note says: ..") + len(LONG) + 1)]


def test_reports_a_sentence_once_and_shortens_what_it_quotes() -> None:
    text = f"He says “{LONG} {LONG}” and “{LONG}”. <!-- CLM005 -->"
    (found,) = assert_reports(rule, text, bib=BIB)
    assert "must be cast anew The bell is cr…" in found.message


@pytest.mark.parametrize(
    "text",
    [
        f"It says “{LONG}” [@hooke1678].",
        f"It says “{LONG}.” And so it was. So they did [@hooke1678].",
        f"It says “{LONG}.” {{.needs-citation}}",
        f"It says “{LONG}.” {{.no-cite}}",
        f"It says “{LONG}” [@gone].",
        f"It says “{LONG}”. And so it was [@gone].",
        "It says [@gone]:\n\n> The bell is cracked.",
        "> The bell is cracked [@hooke1678].",
        "> The bell is cracked. {.needs-citation}",
        "> The bell is cracked [@gone].",
    ],
)
def test_leaves_what_is_covered_or_marked_or_cites_an_unknown_key_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB)


@pytest.mark.parametrize(
    "text",
    [
        "It is “cracked and must be cast anew – now”.",
        f"It is so ({LONG}).",
        f"It is ‘{LONG}’.",
        "The bell’s keeper said that ropes’ ends rot in the tower’s rain.",
        f'A beam of 5" by 6" is what they call "{LONG}.',
        f"| It says |\n|---|\n| “{LONG}” |",
    ],
)
def test_leaves_names_turns_and_rows_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB)


@pytest.mark.parametrize(
    "text",
    [
        "> [!NOTE]\n> The bell is cracked.",
        "> **Note**\n> The bell is cracked.",
        "> **Note:** the bell is cracked.",
        "> __Warning__: the bell is cracked.",
        "> *Hint*\n> The bell is cracked.",
        "> _Tip:_ the bell is cracked.",
        "> Note: the bell is cracked.",
        "> info **Hint** The bell is cracked.",
        "> **See also** the bell.",
        "> \N{INFORMATION SOURCE}\N{VARIATION SELECTOR-16} The bell is cracked.",
        "> \N{ELECTRIC LIGHT BULB} The bell is cracked.",
        "> :warning: The bell is cracked.",
        "> **Achtung!** Die Glocke hat einen Sprung.",
        "> **\u6ce8\u610f\uff1a** The bell is cracked.",
        "- The bell.\n\n    > **Note** It is cracked.",
    ],
)
def test_leaves_callouts_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB)


@pytest.mark.parametrize(
    "text",
    [
        "> Note that the bell is cracked. <!-- CLM005 -->",
        "> **Hooke:** The bell is cracked. <!-- CLM005 -->",
        "> Important bells are cracked. <!-- CLM005 -->",
        "> *Important* is the bell. <!-- CLM005 -->",
        "> **The bell** is cracked. <!-- CLM005 -->",
    ],
)
def test_what_only_resembles_a_callout_is_a_quotation(text: str) -> None:
    assert_reports(rule, text, bib=BIB)


def test_speaks_in_articles_without_any_source_as_well() -> None:
    text = f"It says “{LONG}”. <!-- CLM005 -->\n"
    assert_reports(rule, text, bib=BIB)


def test_exempts_pages_about_the_wiki() -> None:
    assert_reports(rule, "---\ntitle: Home\ntype: meta\n---\n> Welcome.\n", bib=BIB)
