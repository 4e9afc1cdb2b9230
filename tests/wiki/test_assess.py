"""What is counted of an article whose keys are all there must not depend on how it is counted."""

import pytest

from innerwiki.model import Assessment
from innerwiki.wiki import assess
from tests.support import wiki_of
from tests.test_claims_spec import CASES

KEYS = ("noether1918", "clausius1865", "hooke1678", "shannon1948", "gone", "lost", "nobody")
BIB = "".join(f"@misc{{{key}, title = {{T}}, doi = {{10.1000/same}}}}\n" for key in KEYS)
FRONT = "---\ntitle: T\n{}---\n"


def assessed(front: str, markdown: str) -> Assessment:
    return wiki_of(FRONT.format(front) + markdown, BIB).assessments["page"]


def counted(one: Assessment) -> tuple[object, ...]:
    return one.coverage, one.uncovered, one.citations, one.sources, one.kinds


@pytest.mark.parametrize("title", CASES)
def test_an_unknown_general_source_changes_no_count(title: str) -> None:
    markdown = CASES[title][0]
    plain = assessed("", markdown)
    assert counted(plain) == counted(assessed("citations: [nowhere]\n", markdown))


def test_where_all_keys_are_known_no_claim_is_asked_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(assess, "covered", None)
    one = assessed("", "Force grows [@hooke1678]. It does [@gone; @lost].\n")
    assert one.coverage.share == 1
    with pytest.raises(TypeError):
        assessed("", "Force grows [@hooke1679].\n")
