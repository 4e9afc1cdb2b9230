from innerwiki.rules import src011_articles_table as rule
from tests.support import assert_reports, columns


def test_reports_each_slip_at_its_place() -> None:
    found = assert_reports(
        rule,
        """
        Text.

        - Item

            ```articles
            where: {status: needs-citation} <!-- SRC011 -->
            columns: [titel, wrods] <!-- SRC011 SRC011 -->
            ```
        """,
    )
    assert columns(found) == [(21, 35), (15, 20), (22, 27)]


def test_leaves_a_right_table_and_an_example_alone() -> None:
    assert_reports(
        rule,
        """
        ```articles
        where: {status: [draft, stub]}
        ```

        ````
        ```articles
        where: {state: draft}
        ```
        ````
        """,
    )
