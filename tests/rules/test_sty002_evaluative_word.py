from dataclasses import replace

import pytest

from innerwiki.building.verdict import verdict
from innerwiki.config import Policy
from innerwiki.rules import sty002_evaluative_word as rule
from tests.support import CONFIG, TODAY, assert_reports, columns, wiki_of


def test_reports_each_word_where_it_stands() -> None:
    found = assert_reports(
        rule,
        "Clearly, springs stretch; wires, of course, do. Obviously! <!-- STY002 STY002 STY002 -->",
    )
    assert columns(found) == [(1, 8), (34, 43), (49, 58)]
    assert found[1].message == '"of course" judges in the voice of the wiki'
    assert found[0].severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        "He calls it “clearly right”.",
        "> Clearly right.",
        "The option `clearly` is code.",
        "It is unclearly said, and well-renowned-like.",
        "[[Clearly-renowned]] is a name.",
        "---\ntitle: Home\ntype: meta\n---\nOf course everybody may write.",
    ],
)
def test_leaves_what_others_say_alone(text: str) -> None:
    assert_reports(rule, text)


@pytest.mark.parametrize(("words", "found"), [((), []), (("iconic", "by far"), [5, 17])])
def test_takes_the_words_from_the_policy(words: tuple[str, ...], found: list[int]) -> None:
    wiki = wiki_of("The iconic bell by far is clearly best.")
    config = replace(CONFIG, policy=Policy(evaluative_words=words))
    columns = [d.start.column for d in verdict(wiki, config, TODAY) if d.code == "STY002"]
    assert columns == found
