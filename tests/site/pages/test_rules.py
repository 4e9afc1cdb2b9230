from dataclasses import replace

import pytest

from innerwiki.lint.documentation import address
from innerwiki.rules import WikiRule, all_rules
from innerwiki.site.generated import Inputs
from innerwiki.site.pages import all_pages
from tests.generated import Parsed, assert_sound, inputs_of, made

RULES = all_rules()


def inputs() -> Inputs:
    return replace(inputs_of("They give."), rules=RULES)


def page(page_id: str) -> Parsed:
    return assert_sound(made(inputs(), page_id).html)


def test_there_is_a_page_of_all_rules_and_one_for_each() -> None:
    found = {p.id: p for p in all_pages(inputs()) if p.id.startswith("rules")}
    assert list(found) == ["rules", *(address(rule.code) for rule in RULES)]
    assert not any(p.in_nav or p.searchable for p in found.values())
    assert all(p.always_folder for p in found.values())
    assert found["rules/cit001"].title == "CIT001 unknown-key"


def test_the_table_tells_code_name_severity_and_summary_of_every_rule() -> None:
    found = page("rules")
    cells = found.texts("td")
    rows = [tuple(cells[n : n + 4]) for n in range(0, len(cells), 4)]
    assert rows == [
        (rule.code, rule.name, rule.severity.value, rule.summary.replace("`", "")) for rule in RULES
    ]
    assert found.links()["LNK001"] == "../rules/lnk001/"
    assert found.texts("caption") == [f"{len(RULES)} rules, by code"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rules_page_shows_its_documentation_and_all_its_examples(rule: WikiRule) -> None:
    found = page(address(rule.code))
    assert found.texts("h1") == [f"{rule.code} {rule.name}"]
    shown = " ".join(" ".join(found.texts("p")).split())
    assert rule.summary.replace("`", "") in shown
    classes = {e.attributes.get("class") for e in found.all("pre")}
    assert {"iw-example--bad", "iw-example--good"} <= classes
    written = [line[4:] for line in rule.doc.split("\n") if line.startswith("    ")]
    blocks = [line for e in found.all("pre") for line in e.text.split("\n") if line.strip()]
    assert blocks[: len(written)] == written


def test_a_finding_in_an_article_can_be_kept_and_the_page_says_how() -> None:
    assert "innerwiki: ignore LNK001 -- the reason" in made(inputs(), "rules/lnk001").html
    assert "innerwiki: ignore" not in made(inputs(), "rules/bib001").html


def test_the_guide_leads_to_the_rules_where_there_are_some() -> None:
    assert page("how-to-contribute").links()["rules"] == "../rules/"
    assert "../rules/" not in made(inputs_of("They give."), "how-to-contribute").html
