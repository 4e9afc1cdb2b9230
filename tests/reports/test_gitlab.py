import json
from collections.abc import Sequence
from typing import Any

from hypothesis import given

from innerwiki.lint import Diagnostic, Severity
from innerwiki.model import Source
from innerwiki.reports import Summary, report_in
from innerwiki.reports.visible import visible
from tests.findings import HEAT, checks, finding, summary
from tests.support import diagnose, wiki_of

HOT = Source(HEAT, "It flows [@gone]\nand [@away].\n")


def written(found: Sequence[Diagnostic], known: Summary) -> list[dict[str, Any]]:
    read = json.loads(report_in("gitlab")(found, known))
    assert isinstance(read, list)
    return read


def test_a_finding_has_the_fields_that_gitlab_asks_for() -> None:
    found = finding(HOT, "@gone", "no entry `gone`", mend="did you mean `one`?")
    assert written([found], summary(HOT, folder="docs/")) == [
        {
            "description": "CIT001 no entry `gone`; help: did you mean `one`?",
            "check_name": "CIT001",
            "fingerprint": "CIT001-a",
            "severity": "critical",
            "location": {"path": "docs/content/heat.md", "lines": {"begin": 1, "end": 1}},
        }
    ]


def test_each_severity_has_one_of_gitlabs() -> None:
    found = [finding(HOT, "@gone", severity=severity) for severity in Severity]
    severities = [one["severity"] for one in written(found, summary(HOT))]
    assert severities == ["critical", "minor", "info"]


def test_a_line_that_a_place_only_ends_at_is_not_named() -> None:
    lines = written([finding(HOT, "@gone]\n")], summary(HOT))[0]["location"]["lines"]
    assert lines == {"begin": 1, "end": 1}


def test_without_findings_the_list_is_empty() -> None:
    assert written([], summary(HOT)) == []


def test_equal_findings_differ_in_their_fingerprints() -> None:
    page = "---\ntitle: Page\nid: same\n---\nA [@gone] and [@gone].\n\nA [@gone] and [@gone].\n"
    wiki = wiki_of(page, files={"content/twin.md": page})
    prints = [one["fingerprint"] for one in written(diagnose(wiki), summary())]
    assert len(prints) > 4
    assert len(set(prints)) == len(prints)


@given(checks())
def test_whatever_was_found_gitlab_reads_it(check: tuple[Sequence[Diagnostic], Summary]) -> None:
    found, known = check
    read = written(found, known)
    assert [one["location"]["path"] for one in read] == [
        known.folder + one.span.path for one in found
    ]
    for one, diagnostic in zip(read, found, strict=True):
        assert one["location"]["lines"]["end"] >= one["location"]["lines"]["begin"] >= 1
        assert one["description"].startswith(f"{diagnostic.code} {visible(diagnostic.message)}")
