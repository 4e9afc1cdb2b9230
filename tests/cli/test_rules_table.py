"""`innerwiki rules --format markdown`: the table that the README shows."""

from click.testing import CliRunner

from innerwiki.cli import main
from innerwiki.rules import all_rules


def test_the_table_has_a_row_for_each_rule() -> None:
    head, line, *rows = (
        CliRunner().invoke(main, ["rules", "--format", "markdown"]).output.splitlines()
    )
    assert head == "| rule | severity | what it finds |"
    assert line == "| --- | --- | --- |"
    assert [row.split(" | ")[0] for row in rows] == [f"| {rule.code}" for rule in all_rules()]
    assert "| CIT001 | error | A citation names a key that the library does not have |" in rows
