from dataclasses import replace

import pytest

from innerwiki.building.verdict import verdict
from innerwiki.config import Policy
from innerwiki.rules import ind001_few_independent_sources as rule
from tests.support import CONFIG, TODAY, assert_reports, wiki_of

BIB = """
@book{hooke1665, author = {Hooke, Robert}, title = {Micrographia}}
@book{hooke1678, author = {Hooke, R. and Wren, Christopher}, title = {Lectures}}
@article{wren1669, author = {Wren, Chr.}, title = {Lex}}
@article{clausius1865, author = {Clausius, Rudolf}, title = {Formen}}
@article{noether1918, author = {Noether, Emmy}, title = {Probleme}}
@misc{society1, organization = {The Society}, title = {Notes}}
@misc{society2, author = {{The society}}, title = {Further Notes}}
@online{page1, title = {One}, url = {https://www.bells.example/1}}
@online{page2, title = {Two}, url = {https://bells.example/2}}
"""


def article(importance: str, cited: str, mark: str = "", more: str = "") -> str:
    return f"---\ntitle: Bells{mark}\nimportance: {importance}\n{more}---\nSo it is [{cited}].\n"


@pytest.mark.parametrize(
    ("importance", "cited", "had"),
    [
        ("high", "@hooke1665; @hooke1678", 1),
        ("high", "@hooke1678; @wren1669", 1),
        ("high", "@society1; @society2", 1),
        ("high", "@page1; @page2", 1),
        ("top", "@hooke1665; @wren1669; @hooke1678", 2),
        ("top", "@clausius1865", 1),
    ],
)
def test_counts_works_that_have_no_author_in_common(importance: str, cited: str, had: int) -> None:
    (found,) = assert_reports(rule, article(importance, cited, " <!-- IND001 -->"), bib=BIB)
    wanted = {"high": 2, "top": 3}[importance]
    verb = "is" if had == 1 else "are"
    assert found.message == (
        f"{had} of the article's sources {verb} independent of one another, "
        f"the policy asks for {wanted} ({importance} importance)"
    )


@pytest.mark.parametrize(
    "text",
    [
        article("high", "@hooke1665; @wren1669"),
        article("top", "@hooke1665; @clausius1865; @noether1918"),
        article("high", "@society1; @page1"),
        article("mid", "@hooke1665"),
        article("high", "@hooke1665", more="status: retired\n"),
        article("high", "@gone"),
        "---\ntitle: Home\ntype: meta\nimportance: top\n---\nSo it is [@hooke1665].\n",
        "So it is [@hooke1665].",
    ],
)
def test_leaves_articles_that_have_enough_or_need_none_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB)


def test_counts_versions_of_one_work_once() -> None:
    works = '[[work]]\nkeys = ["clausius1865", "noether1918"]\n'
    text = article("high", "@clausius1865; @noether1918", " <!-- IND001 -->")
    assert_reports(rule, text, bib=BIB, files={"citations/works.toml": works})


@pytest.mark.parametrize(
    ("policy", "is_reported"),
    [({"mid": 2}, True), ({"paper": 0, "mid": 2}, False), ({"paper": 2}, True), ({}, False)],
)
def test_the_type_decides_before_the_importance(policy: dict[str, int], is_reported: bool) -> None:
    wiki = wiki_of(article("mid", "@hooke1665", more="type: paper\n"), BIB)
    config = replace(CONFIG, policy=Policy(independent_sources=policy))
    codes = {one.code for one in verdict(wiki, config, TODAY)}
    assert ("IND001" in codes) is is_reported
