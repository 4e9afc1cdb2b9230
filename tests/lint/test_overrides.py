from dataclasses import replace

import pytest

from innerwiki.building.verdict import verdict
from innerwiki.config import Check, Override
from innerwiki.errors import ConfigError, InnerwikiError
from innerwiki.model import Position
from tests.support import CONFIG, TODAY, wiki_of

DRAFT = "content/drafts/heat.md"
TEXT = "---\ntitle: {}\n---\nIt flows [@gone] and [12].\n"
WIKI = wiki_of(TEXT.format("Page"), files={DRAFT: TEXT.format("Heat")})
DRAFTS = ("content/drafts",)


def found(*overrides: Override, **check: object) -> dict[str, dict[str, str]]:
    """The severities by code, of the page and of the draft."""
    config = replace(CONFIG, check=Check(overrides=overrides, **check))  # type: ignore[arg-type]
    told: dict[str, dict[str, str]] = {"page": {}, "draft": {}}
    for one in verdict(WIKI, config, TODAY):
        if one.code.startswith("CIT"):
            told["draft" if one.span.path == DRAFT else "page"][one.code] = one.severity.value
    return told


BOTH = {"CIT001": "error", "CIT004": "warning"}


def test_without_overrides_all_files_are_alike() -> None:
    assert found() == {"page": BOTH, "draft": BOTH}


def test_rules_are_left_out_for_some_files() -> None:
    override = Override(paths=DRAFTS, ignore=("CIT004",))
    assert found(override) == {"page": BOTH, "draft": {"CIT001": "error"}}


def test_rules_weigh_less_or_nothing_for_some_files() -> None:
    override = Override(paths=DRAFTS, severity={"CIT001": "info", "CIT004": "off"})
    assert found(override) == {"page": BOTH, "draft": {"CIT001": "info"}}


def test_rules_run_for_some_files_alone() -> None:
    override = Override(paths=DRAFTS, select=("CIT",))
    assert found(override, ignore=("CIT",)) == {"page": {}, "draft": BOTH}
    assert found(override, select=("LNK",)) == {"page": {}, "draft": BOTH}


def test_a_rule_that_is_off_weighs_something_for_some_files() -> None:
    override = Override(paths=DRAFTS, severity={"CIT001": "warning"})
    told = found(override, severity={"CIT001": "off"})
    assert told == {
        "page": {"CIT004": "warning"},
        "draft": {"CIT001": "warning", "CIT004": "warning"},
    }


def test_an_override_does_not_weigh_what_is_not_selected() -> None:
    override = Override(paths=DRAFTS, severity={"CIT001": "warning"})
    assert found(override, ignore=("CIT001",))["draft"] == {"CIT004": "warning"}


def test_of_several_overrides_the_last_decides() -> None:
    first = Override(paths=("content",), ignore=("CIT",))
    last = Override(paths=DRAFTS, select=("CIT",), ignore=("CIT004",))
    assert found(first, last) == {"page": {}, "draft": {"CIT001": "error"}}
    assert found(last, first) == {"page": {}, "draft": {}}


def test_a_finding_keeps_its_fingerprint() -> None:
    plain = verdict(WIKI, CONFIG, TODAY)
    override = Override(paths=("content/page.md",), ignore=("CIT",))
    config = replace(CONFIG, check=Check(overrides=(override,)))
    fingerprints = {one.fingerprint for one in plain if one.span.path == DRAFT}
    assert {
        one.fingerprint for one in verdict(WIKI, config, TODAY) if one.span.path == DRAFT
    } == fingerprints


def test_an_unknown_rule_is_told_where_it_is_named() -> None:
    override = Override(paths=DRAFTS, ignore=("CIT", "XYZ"), severity={"CIT999": "off"})
    check = Check(overrides=(Override(paths=("a",), ignore=("CIT",)), override))
    places = {
        ("check", "overrides", 1, "ignore"): Position(7, 1),
        ("check", "overrides", 1, "ignore", 1): Position(7, 18),
    }
    config = replace(CONFIG, check=check, places=places)
    with pytest.raises(ConfigError, match=r"^innerwiki\.toml:7:18: there is no rule `XYZ`"):
        verdict(WIKI, config, TODAY)
    config = replace(CONFIG, check=Check(overrides=(replace(override, ignore=()),)))
    with pytest.raises(InnerwikiError, match="^there is no rule `CIT999`"):
        verdict(WIKI, config, TODAY)
