"""References by Pandoc and by citeproc-js, entry by entry: what differs is listed, with its reason."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from innerwiki.bibliography import csl_item, to_plain
from innerwiki.bibliography.csl import csl_style
from innerwiki.model import Entry
from tests.bibliography.csl_styles import (
    DATA,
    NAMES,
    citeproc,
    library,
    needs_citeproc,
    needs_pandoc,
    needs_styles,
    normalised,
    style_text,
)

pytestmark = [needs_pandoc, needs_styles, needs_citeproc]

Rule = Mapping[str, Any]
RULES: list[Rule] = tomllib.loads((DATA / "csl_differences.toml").read_text("utf-8"))["rule"]


@cache
def theirs() -> dict[str, dict[str, str]]:
    """The references of citeproc-js: style -> key -> text."""
    return citeproc([csl_item(entry) for entry in library()], list(NAMES))


@cache
def ours(style: str, cache_folder: Path) -> dict[str, str]:
    """The references of our way through Pandoc: key -> text."""
    made = csl_style(style_text(style), library(), (), "en-US", cache_folder)
    return {entry.key: normalised(to_plain(made.reference(entry, ""))) for entry in library()}


def holds(rule: Rule, style: str, entry: Entry) -> bool:
    return (
        style in rule.get("styles", [style])
        and entry.key in rule.get("keys", [entry.key])
        and (entry.and_others or not rule.get("others", False))
    )


def settled(rule: Rule, text: str) -> str:
    if "pattern" not in rule:
        return text.lower()
    return re.sub(rule["pattern"], rule["becomes"], text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("csl")


@pytest.mark.parametrize("style", list(NAMES))
def test_only_listed_differences(style: str, folder: Path) -> None:
    different = {}
    for entry in library():
        one, other = ours(style, folder / style)[entry.key], normalised(theirs()[style][entry.key])
        for rule in RULES:
            if one != other and holds(rule, style, entry):
                one, other = settled(rule, one), settled(rule, other)
        if one != other:
            different[entry.key] = (one, other)
    assert different == {}


def test_every_rule_is_needed(folder: Path) -> None:
    needed: Counter[tuple[int, str, str]] = Counter()
    for style in NAMES:
        for entry in library():
            one = ours(style, folder / style)[entry.key]
            other = normalised(theirs()[style][entry.key])
            for number, rule in enumerate(RULES):
                if one == other or not holds(rule, style, entry):
                    continue
                made = settled(rule, one), settled(rule, other)
                if made != (one, other):
                    key = entry.key if "keys" in rule else ""
                    needed[number, style if "styles" in rule else "", key] += 1
                one, other = made
    for number, rule in enumerate(RULES):
        found = [(style, key) for at, style, key in needed if at == number]
        assert {style for style, _ in found} == set(rule.get("styles", [""])), rule["reason"]
        assert {key for _, key in found} == set(rule.get("keys", [""])), rule["reason"]


def test_every_source_has_a_reference_without_its_number(folder: Path) -> None:
    for style in NAMES:
        found = ours(style, folder / style)
        assert len(found) == len(library())
        assert all(text and not re.match(r"[\[(]?\d+[.\])]", text) for text in found.values())
        assert not any("———" in text or "---" in text for text in found.values())
