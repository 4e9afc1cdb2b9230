import json

from innerwiki.model import Source
from innerwiki.reports import report_in
from tests.findings import HEAT, finding, summary

HOT = Source(HEAT, "It flows [@gone]\nand [@away].\n")


def test_each_line_is_what_the_format_json_tells_of_a_finding() -> None:
    found = [finding(HOT, "@gone", "über"), finding(HOT, "@away", mend="one\ntwo")]
    written = report_in("jsonl")(found, summary(HOT))
    lines = [json.loads(line) for line in written.splitlines()]
    assert lines == json.loads(report_in("json")(found, summary(HOT)))["diagnostics"]
    assert written.isascii()


def test_without_findings_nothing_is_written() -> None:
    assert report_in("jsonl")([], summary(HOT)) == ""
