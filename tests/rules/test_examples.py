"""Every rule's documentation is executed: its bad example is reported, its good one is not."""

from pathlib import Path

import pytest

from innerwiki import config as configuration
from innerwiki.building.baselines import configured, hold
from innerwiki.building.verdict import verdict
from innerwiki.lint.documentation import Example, examples
from innerwiki.model import Problem, Wiki
from innerwiki.rules import WikiRule, all_rules, read_rule
from innerwiki.site.render import Renderer
from innerwiki.wiki import build_wiki, load
from tests.support import TODAY, page_view

CONFIG = 'title = "Examples"\n'


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_bad_example_is_reported_and_good_one_is_not(rule: WikiRule, tmp_path: Path) -> None:
    bad, good = examples(rule.doc)
    assert rule.code in codes(bad, tmp_path / "bad")
    assert rule.code not in codes(good, tmp_path / "good")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_documentation_says_what_why_and_how(rule: WikiRule) -> None:
    first, blank, why, *_ = rule.doc.split("\n")
    assert first.endswith(".")
    assert not blank
    assert why
    assert len(rule.doc.split("\n\n")) >= 7


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_rule_makes_exactly_one_check(rule: WikiRule) -> None:
    checks = (
        rule.check_article,
        rule.check_wiki,
        rule.check_suppression,
        rule.check_change,
        rule.check_baseline,
    )
    assert sum(check is not None for check in checks) == 1


def test_every_rule_has_its_test() -> None:
    here = Path(__file__).parent
    names = {f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in all_rules()}
    assert {path.stem.removeprefix("test_") for path in here.glob("test_*.py")} >= names


def test_a_file_that_is_not_named_like_a_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="`unknown_key` is no rule"):
        read_rule("unknown_key")


def codes(example: Example, root: Path) -> set[str]:
    for path, content in {"innerwiki.toml": CONFIG.encode(), **example.files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    for folder in ("content", "citations"):
        (root / folder).mkdir(exist_ok=True)
    config = configuration.load(root)
    wiki = load(config, TODAY)
    nothing = build_wiki([], [], TODAY)
    found = verdict(wiki, config, TODAY, rendering_problems(wiki), before=nothing)
    held = hold(found, configured(config), wiki, config)
    return {d.code for d in held.diagnostics}


def rendering_problems(wiki: Wiki) -> list[Problem]:
    renderer = Renderer()
    return [
        problem
        for article in wiki.articles.values()
        for problem in renderer.render(article, page_view(wiki, article)).problems
    ]
