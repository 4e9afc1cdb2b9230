import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from jsonschema import Draft4Validator

from innerwiki.lint import Diagnostic, Edit, Fix, Severity
from innerwiki.model import Source, Span
from innerwiki.reports import Summary, report_in, sarif
from innerwiki.rules import all_rules
from tests.findings import HEAT, RULES, checks, edit, finding, summary

SCHEMA = Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json"
VALIDATOR = Draft4Validator(
    json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=Draft4Validator.FORMAT_CHECKER
)
HOT = Source(HEAT, "Wärme\nfließt, [@a, @b; @c].\n")


def run_of(found: Sequence[Diagnostic], known: Summary) -> dict[str, Any]:
    """The one run, if the whole is valid."""
    read = json.loads(report_in("sarif")(found, known))
    VALIDATOR.validate(read)
    [run] = read["runs"]
    assert isinstance(run, dict)
    return run


def test_a_finding_is_a_result_with_place_rule_and_fingerprint() -> None:
    found = finding(HOT, "@b", "no entry `b`", mend="add it", severity=Severity.INFO)
    [result] = run_of([found], summary(HOT, folder="docs/"))["results"]
    assert result == {
        "ruleId": "CIT001",
        "ruleIndex": 0,
        "level": "note",
        "message": {"text": "no entry `b`\nhelp: add it"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "docs/content/heat.md", "uriBaseId": "SRCROOT"},
                    "region": {"startLine": 2, "startColumn": 14, "endLine": 2, "endColumn": 16},
                }
            }
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": "CIT001-13",
            "innerwiki/v1": "CIT001-13",
        },
    }


def test_the_run_says_what_it_counts_in_and_from_where() -> None:
    run = run_of([], summary(HOT, folder="docs/"))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"] == {"id": "innerwiki/docs/"}
    assert "uri" not in run["originalUriBaseIds"]["SRCROOT"]
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_every_rule_has_what_code_scanning_shows_of_it() -> None:
    rules = all_rules()
    run = run_of([], summary(rules=rules, site="https://wiki.example/"))
    described = run["tool"]["driver"]["rules"]
    assert [one["id"] for one in described] == [rule.code for rule in rules]
    for one, rule in zip(described, rules, strict=True):
        assert one["name"] == rule.name
        assert one["help"] == {"text": rule.doc, "markdown": rule.doc}
        assert one["helpUri"] == f"https://wiki.example/rules/{rule.code.lower()}/"
        for name in ("shortDescription", "fullDescription"):
            assert 0 < len(one[name]["text"]) <= 1024
            assert not one[name]["text"].endswith(":"), one
        assert one["properties"]["problem.severity"] in ("error", "warning", "recommendation")


def test_without_a_site_a_rule_has_no_address() -> None:
    assert "helpUri" not in run_of([], summary(HOT))["tool"]["driver"]["rules"][0]


def test_a_safe_fix_says_what_it_puts_where() -> None:
    fix = Fix((edit(HOT, ",", ":"), edit(HOT, "@c", "")))
    found = finding(HOT, "@a", "wrong", mend="write a semicolon", fix=fix)
    [result] = run_of([found], summary(HOT))["results"]
    [written] = result["fixes"]
    assert written == {
        "description": {"text": "write a semicolon"},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": HEAT, "uriBaseId": "SRCROOT"},
                "replacements": [
                    {
                        "deletedRegion": {
                            "startLine": 2,
                            "startColumn": 7,
                            "endLine": 2,
                            "endColumn": 8,
                        },
                        "insertedContent": {"text": ":"},
                    },
                    {
                        "deletedRegion": {
                            "startLine": 2,
                            "startColumn": 18,
                            "endLine": 2,
                            "endColumn": 20,
                        }
                    },
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    "fix",
    [
        Fix((edit(HOT, ",", ";"),), safe=False),
        Fix((edit(HOT, ",", ";"), Edit(Span("content/unknown.md", 0, 0), "x"))),
    ],
)
def test_other_fixes_are_not_told(fix: Fix) -> None:
    [result] = run_of([finding(HOT, "@a", fix=fix)], summary(HOT))["results"]
    assert "fixes" not in result


def test_brackets_of_an_author_make_no_link() -> None:
    found = finding(HOT, "@a", "see [there](0) and [12]", mend="[x](y)")
    [result] = run_of([found], summary(HOT))["results"]
    assert result["message"]["text"] == "see [there] (0) and [12]\nhelp: [x] (y)"


def test_of_too_many_results_the_worst_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 2)
    found = [
        finding(HOT, "@a", severity=Severity.WARNING),
        finding(HOT, "@b", severity=Severity.INFO),
        finding(HOT, "@c", severity=Severity.ERROR),
    ]
    run = run_of(found, summary(HOT))
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    [notification] = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("1 finding is left out;")
    assert "toolExecutionNotifications" not in run_of(found[:2], summary(HOT))["invocations"][0]


@given(checks())
def test_whatever_was_found_it_is_valid_and_says_where(
    check: tuple[Sequence[Diagnostic], Summary],
) -> None:
    found, known = check
    run = run_of(found, known)
    for one, diagnostic in zip(run["results"], found, strict=True):
        place = one["locations"][0]["physicalLocation"]
        parts = urlsplit(place["artifactLocation"]["uri"])
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        path = (known.folder + diagnostic.span.path).encode("utf-8", "replace").decode()
        assert unquote(parts.path) == path
        region = place["region"]
        assert region["startLine"] >= 1
        assert (region["startLine"], region["startColumn"]) <= (
            region["endLine"],
            region["endColumn"],
        )
        if "ruleIndex" in one:
            assert RULES[one["ruleIndex"]].code == diagnostic.code
