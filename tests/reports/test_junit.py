from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given

from innerwiki.lint import Diagnostic, Severity
from innerwiki.lint.engine import exceeds
from innerwiki.model import Source
from innerwiki.reports import Summary, report_in
from tests.findings import HEAT, checks, finding, summary

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parents[1] / "data" / "junit-10.xsd"))
HOT = Source(HEAT, "It flows [@gone]\nand [@away].\n")
COLD = Source("content/cold.md", "It stays.\n")


def written(found: Sequence[Diagnostic], known: Summary) -> ET.Element:
    xml = report_in("junit")(found, known)
    SCHEMA.validate(xml)
    return ET.fromstring(xml)  # noqa: S314 - we wrote it


def numbers(element: ET.Element) -> tuple[str | None, ...]:
    return tuple(element.get(name) for name in ("tests", "failures", "errors"))


def test_a_failing_article_lists_its_findings_and_a_clean_one_passes() -> None:
    found = [
        finding(HOT, "It", "a note", severity=Severity.INFO),
        finding(HOT, "@gone", "no entry `gone`", mend="did you mean `one`?"),
        finding(HOT, "@away", "no entry `away`"),
    ]
    root = written(found, summary(HOT, COLD, folder="docs/"))
    assert numbers(root) == ("2", "1", "0")
    [suite] = root
    assert suite.get("name") == "articles"
    assert [case.get("name") for case in suite] == ["docs/content/cold.md", "docs/content/heat.md"]
    assert list(suite[0]) == []
    [failure] = suite[1]
    assert failure.get("message") == "no entry `gone` (and 2 findings more)"
    assert failure.get("type") == "CIT001"
    assert failure.text == (
        "\ncontent/heat.md:1:11 error CIT001 no entry `gone`\n"
        "    help: did you mean `one`?\n"
        "content/heat.md:2:6 error CIT001 no entry `away`\n"
        "content/heat.md:1:1 info CIT001 a note\n"
    )


@pytest.mark.parametrize(
    ("fail_on", "failures"), [("error", "0"), ("warning", "1"), ("info", "1"), ("never", "0")]
)
def test_a_case_fails_where_the_check_does(fail_on: str, failures: str) -> None:
    found = [finding(HOT, "@gone", severity=Severity.WARNING)]
    root = written(found, summary(HOT, fail_on=fail_on))
    assert numbers(root) == ("1", failures, "0")
    kinds = [child.tag for child in root.iter() if child.text and child.text.strip()]
    assert kinds == ["failure" if failures == "1" else "system-out"]


def test_other_files_have_a_suite_of_their_own() -> None:
    source = Source("citations/a.bib", "@book{a}\n")
    known = summary(HOT, source, titles={HEAT: "Heat"})
    root = written([finding(source, "a"), finding(Source("content/lost.md", "x"), "x")], known)
    assert [(suite.get("name"), *numbers(suite)) for suite in root] == [
        ("articles", "1", "0", "0"),
        ("other files", "2", "2", "0"),
    ]


def test_without_files_there_is_no_suite() -> None:
    assert numbers(written([], summary())) == ("0", "0", "0")


@given(checks())
def test_whatever_was_found_the_numbers_hold(
    check: tuple[Sequence[Diagnostic], Summary],
) -> None:
    found, known = check
    root = written(found, known)
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in known.sources}
    for one in found:
        by_path.setdefault(one.span.path, []).append(one)
    failing = sum(exceeds(those, known.fail_on) for those in by_path.values())
    assert numbers(root) == (str(len(by_path)), str(failing), "0")
    told = sum(bool(those) for those in by_path.values())
    assert len([*root.iter("failure"), *root.iter("system-out")]) == told
