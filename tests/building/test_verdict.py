from dataclasses import replace

import pytest

from innerwiki.building.verdict import verdict
from tests.support import CONFIG, TODAY, wiki_of

WIKI = wiki_of("---\ntitle: Springs\n---\nSee [[Nowhere]].\n")


@pytest.mark.parametrize("site", ["https://wiki.example/repo", "https://wiki.example/repo/"])
def test_a_finding_has_the_address_of_its_rules_page(site: str) -> None:
    found = verdict(WIKI, replace(CONFIG, site_url=site), TODAY)
    assert {one.url for one in found if one.code == "LNK001"} == {
        "https://wiki.example/repo/rules/lnk001/"
    }


def test_without_a_sites_address_a_finding_has_none() -> None:
    found = verdict(WIKI, CONFIG, TODAY)
    assert found
    assert {one.url for one in found} == {None}
