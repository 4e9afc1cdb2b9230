import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given
from jsonschema import Draft4Validator

from innerwiki.lint import Diagnostic, Edit, Fix
from innerwiki.model import Source, Span
from innerwiki.reports import Summary, report_in
from tests.findings import HEAT, checks, edit, finding, summary

SCHEMA = Path(__file__).parents[1] / "data" / "rdf-diagnostic-result.json"
VALIDATOR = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
HOT = Source(HEAT, "Wärme\nfließt, [@a, @b; @c].\n")


def written(found: Sequence[Diagnostic], known: Summary) -> dict[str, Any]:
    read = json.loads(report_in("rdjson")(found, known))
    VALIDATOR.validate(read)
    assert isinstance(read, dict)
    return read


def test_columns_count_bytes_and_paths_are_those_of_the_repository() -> None:
    found = finding(HOT, "@a", "no entry `a`", mend="add it")
    assert written([found], summary(HOT, folder="docs/")) == {
        "source": {"name": "innerwiki"},
        "diagnostics": [
            {
                "message": "no entry `a`\nhelp: add it",
                "location": {
                    "path": "docs/content/heat.md",
                    "range": {
                        "start": {"line": 2, "column": 11},
                        "end": {"line": 2, "column": 13},
                    },
                },
                "severity": "ERROR",
                "code": {"value": "CIT001"},
            }
        ],
    }


def test_a_fix_of_several_edits_is_one_suggestion() -> None:
    fix = Fix((edit(HOT, ";", " +"), edit(HOT, ",", ":")), safe=False)
    [one] = written([finding(HOT, "@a", fix=fix)], summary(HOT))["diagnostics"]
    [suggestion] = one["suggestions"]
    assert suggestion["text"] == ": [@a, @b +"
    assert suggestion["range"] == {
        "start": {"line": 2, "column": 8},
        "end": {"line": 2, "column": 18},
    }


def test_a_fix_in_another_file_is_no_suggestion() -> None:
    elsewhere = Fix((Edit(Span("content/other.md", 0, 0), "x"),))
    [one] = written([finding(HOT, "@a", fix=elsewhere)], summary(HOT))["diagnostics"]
    assert "suggestions" not in one


@given(checks())
def test_whatever_was_found_reviewdog_reads_it(
    check: tuple[Sequence[Diagnostic], Summary],
) -> None:
    found, known = check
    read = written(found, known)["diagnostics"]
    for one, diagnostic in zip(read, found, strict=True):
        assert one["location"]["path"] == known.folder + diagnostic.span.path
        start, end = (one["location"]["range"][name] for name in ("start", "end"))
        assert (1, 1) <= (start["line"], start["column"]) <= (end["line"], end["column"])
        source = known.sources.get(diagnostic.span.path)
        if source is not None:
            lines = source.text.encode("utf-8", "replace").split(b"\n")
            before = b"\n".join([*lines[: end["line"] - 1], b""]) if end["line"] > 1 else b""
            before += lines[end["line"] - 1][: end["column"] - 1]
            assert before == source.text[: diagnostic.span.end].encode("utf-8", "replace")
