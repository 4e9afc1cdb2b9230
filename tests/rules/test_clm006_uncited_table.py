from innerwiki.rules import clm006_uncited_table as rule
from tests.support import assert_reports, columns

BIB = "@book{hooke1678, title = {Lectures}}"


def test_reports_a_table_at_its_first_row() -> None:
    found = assert_reports(
        rule,
        """
        Springs stretch [@hooke1678].

        | Metal | Behaviour |
        |---|---|
        | Iron | rusts | <!-- CLM006 -->
        | Lead | does not |

        They are sold by weight [@hooke1678].
        """,
        bib=BIB,
    )
    assert found[0].message == "no row of this table has a citation"
    assert columns(found) == [(3, 15)]


def test_reports_each_table() -> None:
    assert_reports(
        rule,
        """
        Springs stretch [@hooke1678].

        | Metal | Behaviour |
        |---|---|
        | Iron | rusts | <!-- CLM006 -->

        | Metal | Behaviour |
        |---|---|
        | Lead | melts | <!-- CLM006 -->
        | Zinc | does not |

        > | Metal | Behaviour |
        > |---|---|
        > | Gold | shines | <!-- CLM006 -->
        >
        > | Metal | Behaviour |
        > |---|---|
        > | Tin | bends | <!-- CLM006 -->
        """,
        bib=BIB,
    )


def test_tells_a_cited_table_from_the_one_below_it() -> None:
    assert_reports(
        rule,
        """
        | Metal | Behaviour [@hooke1678] |
        |---|---|
        | Iron | rusts |

        | Metal | Behaviour |
        |---|---|
        | Lead | melts | <!-- CLM006 -->
        | Our own | is blue {.no-cite} |
        | Zinc | does not |

        | Metal | Behaviour |
        |---|---|
        | Gold | shines |
        | Tin | bends [@hooke1678] |
        """,
        bib=BIB,
    )


def test_leaves_marked_rows_unknown_keys_and_links_alone() -> None:
    assert_reports(
        rule,
        """
        Springs stretch [@hooke1678].

        | Metal | Behaviour |
        |---|---|
        | Iron | rusts |
        | Lead | melts {.needs-citation} |

        | Metal | Behaviour [@gone] |
        |---|---|
        | Gold | shines |

        | Metal | Behaviour |
        |---|---|
        | Gold | shines [@gone] |

        | Metal | See also |
        |---|---|
        | [[Gold]] | [[Tin]] |
        """,
        bib=BIB,
    )


def test_leaves_articles_without_any_source_to_the_rule_about_them() -> None:
    assert_reports(rule, "| Metal | Use |\n|---|---|\n| Iron | nails |\n", bib=BIB)


def test_exempts_pages_about_the_wiki() -> None:
    text = "---\ntitle: Home\ntype: meta\ncitations: [hooke1678]\n---\n"
    assert_reports(rule, text + "| Metal | Use |\n|---|---|\n| Iron | nails |\n", bib=BIB)
