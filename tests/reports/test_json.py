import json

from innerwiki.reports import Summary, report_in
from tests.support import PAGE, diagnose, wiki_of


def test_json_report_has_exactly_the_promised_fields() -> None:
    wiki = wiki_of("---\ntitle: Page\n---\nÜber [@gone\x7f] so [@ä].\n")
    found = diagnose(wiki)
    written = report_in("json")(found, Summary(wiki.sources, 1, 0))
    assert written.isascii()
    assert written.endswith("}\n")
    report = json.loads(written)
    assert list(report) == ["version", "diagnostics"]
    assert report["version"] == 1
    unknown = next(d for d in report["diagnostics"] if d["code"] == "CIT001")
    fingerprint = unknown.pop("fingerprint")
    assert len(fingerprint) == 16
    assert unknown == {
        "code": "CIT001",
        "severity": "error",
        "path": PAGE,
        "line": 4,
        "column": 7,
        "end_line": 4,
        "end_column": 12,
        "message": "no entry `gone` in the library",
        "help": "correct the key, or add the source to the citations folder",
        "url": None,
    }


def test_json_report_of_nothing_is_an_empty_list() -> None:
    assert json.loads(report_in("json")([], Summary({}, 0, 0))) == {
        "version": 1,
        "diagnostics": [],
    }
