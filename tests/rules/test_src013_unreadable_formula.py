from innerwiki.rules import src013_unreadable_formula as rule
from tests.support import assert_reports, columns


def test_reports_what_cannot_be_read_at_its_place() -> None:
    found = assert_reports(
        rule,
        r"""
        Let $\foo{x}$ be, and $a$, and \(b^c^d\). <!-- SRC013 SRC013 -->

        > - So is
        >
        >     $$
        >     a \\
        >     c & d <!-- SRC013 -->
        >     $$

        ## Of $\left( x$ <!-- SRC013 -->

        | a | b |
        |---|---|
        | $é \bar$ | $y$ | <!-- SRC013 -->
        """,
    )
    assert columns(found) == [(6, 10), (37, 38), (9, 10), (8, 16), (4, 10)]
    assert found[0].message == "a formula cannot be read: unknown command `\\foo`"
    assert "`\\$`" in (found[0].help or "")
    assert "`\\$`" not in (found[2].help or "")


def test_reports_formulas_of_the_infobox() -> None:
    found = assert_reports(
        rule,
        r"""
        ---
        infobox:
          - {label: Law, value: '$F = kx$'}
          - {label: Law, value: 'Force is $\foo$ and `$\bar$`'} <!-- SRC013 -->
        ---
        Text.
        """,
    )
    assert columns(found) == [(36, 40)]


def test_leaves_code_prices_and_what_can_be_read_alone() -> None:
    assert_reports(
        rule,
        r"""
        It costs $ 5, \$6 or `$\foo$`, if $\frac{1}{n} \sum_i x_i \to 0$. <!-- $\foo$ -->

        ```
        $$
        \foo
        $$
        ```

        $$
        \begin{cases} 1 & \text{if $x > 0$} \\ 0 & \text{else} \end{cases}
        $$

        \begin{align}
        a &= b
        \end{align}
        """,
    )


def test_a_formula_that_would_never_end_is_reported_and_not_converted() -> None:
    deep = "{" * 10_000 + "x" + "}" * 10_000
    nested = "{" * 1_000 + "x" + "}" * 1_000
    commands = "\\hat" * 900
    found = assert_reports(
        rule,
        f"${deep}$ <!-- SRC013 -->\n\n${nested}$ <!-- SRC013 -->\n\n${commands}$ <!-- SRC013 -->\n",
    )
    assert [d.message.partition(": ")[2] for d in found] == [
        "a formula has at most 4,000 characters",
        "more than 100 groups lie inside one another",
        "more than 100 groups lie inside one another",
    ]
