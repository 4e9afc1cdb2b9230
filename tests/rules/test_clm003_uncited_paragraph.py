from innerwiki.rules import clm003_uncited_paragraph as rule
from tests.support import PAGE, assert_reports, diagnose, wiki_of

BIB = "@book{hooke1678, title = {Lectures}}"


def test_reports_a_paragraph_from_its_first_claim_to_its_last() -> None:
    (found,) = assert_reports(
        rule,
        """
        Springs stretch [@hooke1678].

        What of wires? Wires stretch, too. <!-- CLM003 -->
        They do so less.
        """,
        bib=BIB,
    )
    assert found.message == "no citation covers this paragraph"
    assert (found.start.line, found.start.column) == (3, 16)
    assert (found.end.line, found.end.column) == (4, 17)


def test_reports_each_paragraph() -> None:
    assert_reports(
        rule,
        """
        Springs stretch [@hooke1678].

        Wires stretch. <!-- CLM003 -->

        Beams bend. <!-- CLM003 -->

        !!! note "Bells"
            Bells ring. <!-- CLM003 -->

        Metal
        :   Metal sounds. <!-- CLM003 -->
        """,
        bib=BIB,
    )


def test_leaves_paragraphs_with_any_covered_or_marked_claim_alone() -> None:
    assert_reports(
        rule,
        """
        Springs stretch. They sing. They rust. They break [@hooke1678]. They are sold.

        Wires stretch. They break. {.needs-citation}

        Beams bend.[^1]

        Is it so? See [[Beams]].

        Think of a bridge. {.no-cite}

        [^1]: [@hooke1678].
        """,
        bib=BIB,
    )


def test_leaves_unknown_keys_to_the_rule_about_them() -> None:
    text = "Springs stretch [@hooke1678].\n\nWires stretch. They break [@gone].\n"
    assert_reports(rule, text, bib=BIB)
    assert {d.code for d in diagnose(wiki_of(text, BIB))} >= {"CIT001", "CLM004"}


def test_counts_a_handle_as_text() -> None:
    text = "Springs stretch [@hooke1678].\n\nWires stretch, says @ada. <!-- CLM003 -->\n"
    assert_reports(rule, text, bib=BIB)


def test_leaves_articles_without_any_source_to_the_rule_about_them() -> None:
    assert_reports(rule, "Springs stretch.\n\nWires stretch.\n", bib=BIB)


def test_a_general_source_covers_no_paragraph() -> None:
    assert_reports(
        rule,
        """
        ---
        title: Springs
        citations: [hooke1678]
        ---
        Springs stretch. <!-- CLM003 -->
        """,
        bib=BIB,
    )


def test_reports_list_items_that_follow_one_another_together() -> None:
    found = assert_reports(
        rule,
        """
        There are springs of three kinds [@hooke1678]:

        - Leaf springs bend. <!-- CLM003 -->
        - Coil springs stretch.
          They sing.
        - Torsion springs turn [@hooke1678].
        - Gas springs give. <!-- CLM003 -->
        """,
        bib=BIB,
    )
    assert [d.message for d in found] == [
        "no citation covers these 2 list items",
        "no citation covers this list item",
    ]
    assert [(d.start.column, d.end.line, d.end.column) for d in found] == [(3, 5, 13), (3, 7, 20)]


def test_reports_items_inside_items_with_them() -> None:
    (found,) = assert_reports(
        rule,
        """
        Springs stretch [@hooke1678].

        1. Leaf springs bend. <!-- CLM003 -->

            - They creak.
            - They rust.

            They are cheap.

        2. Coil springs stretch.
        """,
        bib=BIB,
    )
    assert found.message == "no citation covers these 4 list items"
    assert (found.end.line, found.end.column) == (10, 25)


def test_tells_lists_apart_that_text_or_a_heading_divides() -> None:
    assert_reports(
        rule,
        """
        Springs stretch [@hooke1678].

        - Leaf springs bend. <!-- CLM003 -->

        Is that all?

        - Coil springs stretch. <!-- CLM003 -->

        ## More

        - Gas springs give. <!-- CLM003 -->
        - [[Bells]]
        - Torsion springs turn. <!-- CLM003 -->
        """,
        bib=BIB,
    )


def test_a_list_is_not_one_with_the_paragraph_around_it() -> None:
    assert_reports(
        rule,
        """
        Springs stretch [@hooke1678].

        There are two kinds: <!-- CLM003 -->

        - Leaf springs bend. <!-- CLM003 -->

        They rust. <!-- CLM003 -->
        """,
        bib=BIB,
    )


def test_leaves_paragraphs_that_quote_at_length_to_the_rule_about_quotations() -> None:
    text = "Springs stretch [@hooke1678].\n\nHe says: “It is so, and it will be so for ever.”\n"
    assert_reports(rule, text, bib=BIB)
    assert "CLM005" in {d.code for d in diagnose(wiki_of(text, BIB))}


def test_exempts_pages_about_the_wiki() -> None:
    text = "---\ntitle: Home\ntype: meta\ncitations: [hooke1678]\n---\nWelcome.\n"
    assert_reports(rule, files={PAGE: text}, bib=BIB)
