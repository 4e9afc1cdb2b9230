import json

from tests.generated import exported, inputs_of

BIB = "@book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678}}"
TEXT = """
    ---
    title: Springs
    status: draft
    importance: high
    ---

    Force grows.{.needs-citation since=2026-01 reason="Who says so?"} It grows
    *very* fast [@nobody]. Springs stretch [@hooke1678].
    """


def test_every_gap_is_told_with_its_place() -> None:
    files = {"content/top.md": "---\ntitle: Top\nimportance: top\n---\nWhy?\n"}
    assert json.loads(exported(inputs_of(TEXT, BIB, files), "needs-citations.json")) == {
        "version": 1,
        "generated_for": "2026-01-15",
        "articles": [
            {
                "id": "top",
                "path": "content/top.md",
                "title": "Top",
                "status": "needs-citations",
                "importance": "top",
                "gaps": [
                    {
                        "sentence": "Top",
                        "reason": "no-sources",
                        "line": 2,
                        "column": 8,
                        "since": None,
                        "note": None,
                        "keys": [],
                        "anchor": "iw-state",
                    }
                ],
            },
            {
                "id": "page",
                "path": "content/page.md",
                "title": "Springs",
                "status": "draft",
                "importance": "high",
                "gaps": [
                    {
                        "sentence": "Force grows.",
                        "reason": "marked",
                        "line": 7,
                        "column": 1,
                        "since": "2026-01",
                        "note": "Who says so?",
                        "keys": [],
                        "anchor": "gap-1",
                    },
                    {
                        "sentence": "It grows very fast.",
                        "reason": "unknown-key",
                        "line": 7,
                        "column": 67,
                        "since": None,
                        "note": None,
                        "keys": ["nobody"],
                        "anchor": "gap-2",
                    },
                ],
            },
        ],
    }


def test_an_empty_queue_is_an_empty_list() -> None:
    text = exported(inputs_of("Force grows [@hooke1678].", BIB), "needs-citations.json")
    assert json.loads(text)["articles"] == []
