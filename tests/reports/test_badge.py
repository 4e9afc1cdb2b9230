import json

import pytest

from innerwiki.lint import Severity
from innerwiki.model import Coverage, Source
from innerwiki.reports import report_in
from tests.findings import HEAT, finding, summary

HOT = Source(HEAT, "It flows.\n")


def badge(severities: tuple[Severity, ...], covered: int, claims: int, gaps: int) -> list[str]:
    found = [finding(HOT, "It", severity=severity) for severity in severities]
    known = summary(HOT, coverage=Coverage(claims, covered), gaps=gaps)
    read = json.loads(report_in("badge")(found, known))
    assert read.keys() == {"schemaVersion", "label", "message", "color"}
    assert (read["schemaVersion"], read["label"]) == (1, "citations")
    return [read["message"], read["color"]]


@pytest.mark.parametrize(
    ("severities", "covered", "claims", "gaps", "shown"),
    [
        ((), 10, 10, 0, ["100 % cited", "brightgreen"]),
        ((), 9_999, 10_000, 0, ["99 % cited", "brightgreen"]),
        ((Severity.WARNING, Severity.INFO), 9, 10, 0, ["90 % cited", "brightgreen"]),
        ((), 9, 10, 1, ["90 % cited, 1 gap", "yellow"]),
        ((), 0, 4_000, 4_000, ["0 % cited, 4,000 gaps", "yellow"]),
        ((Severity.ERROR,), 10, 10, 0, ["100 % cited, 1 error", "red"]),
        ((Severity.ERROR, Severity.ERROR), 9, 10, 3, ["90 % cited, 2 errors", "red"]),
        ((), 0, 0, 0, ["no claims", "lightgrey"]),
        ((), 0, 0, 1, ["no claims, 1 gap", "yellow"]),
        ((Severity.ERROR,), 0, 0, 0, ["no claims, 1 error", "red"]),
    ],
)
def test_the_badge_promises_no_more_than_there_is(
    severities: tuple[Severity, ...], covered: int, claims: int, gaps: int, shown: list[str]
) -> None:
    assert badge(severities, covered, claims, gaps) == shown
