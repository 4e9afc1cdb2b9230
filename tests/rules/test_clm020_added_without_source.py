"""The rule about changes; what `--diff` makes of it is in tests/cli/test_diff.py."""

import pytest

from innerwiki.building.verdict import verdict
from innerwiki.model import Wiki
from tests.support import CONFIG, PAGE, TODAY, diagnose, wiki_of

BIB = "@book{hooke1678, title = {Lectures}}"
BEFORE = "It stands [@hooke1678]. It rests. It is hot, cold and wet. It ends."


def added(before: Wiki | str, after: str) -> list[str]:
    """The sentences that are reported of a change."""
    old = wiki_of(before, BIB) if isinstance(before, str) else before
    now = wiki_of(after, BIB)
    found = verdict(now, CONFIG, TODAY, before=old)
    text = now.sources[PAGE].text
    return [text[d.span.start : d.span.end] for d in found if d.code == "CLM020"]


def test_without_a_change_nothing_is_said() -> None:
    assert all(found.code != "CLM020" for found in diagnose(wiki_of(BEFORE, BIB)))


@pytest.mark.parametrize(
    ("after", "sentences"),
    [
        (BEFORE, []),
        ("\n" + BEFORE.replace(". ", ".\n"), []),  # other lines, the same sentences
        (f"{BEFORE}\n\nIt cools.", ["It cools."]),
        (f"{BEFORE} It cools.", ["It cools."]),
        (f"{BEFORE} It ends.", ["It ends."]),  # once more than before
        (f"{BEFORE} It cools [@hooke1678].", []),
        (f"{BEFORE} Does it cool?", []),
        (f"{BEFORE} It cools. {{.needs-citation}}", []),
        (f"{BEFORE} It cools [@unknown].", []),  # CIT001
        (BEFORE.replace("cold", "chilly"), ["It is hot, chilly and wet."]),
        (BEFORE.replace(" [@hooke1678]", ""), ["It stands."]),
        ("", []),
    ],
)
def test_a_sentence_that_lacks_a_source_and_did_not_before_is_reported(
    after: str, sentences: list[str]
) -> None:
    assert added(BEFORE, after) == sentences


def test_a_sentence_that_was_covered_from_afar_is_reported() -> None:
    assert added("It stands. It rests [@hooke1678].", "It stands. It rests.") == [
        "It stands.",
        "It rests.",
    ]


def test_a_mark_that_is_taken_away_without_a_source_is_reported() -> None:
    assert added("It stands. {.needs-citation}", "It stands.") == ["It stands."]


def test_all_sentences_of_a_new_article_are_new() -> None:
    assert added(wiki_of(files={"content/other.md": BEFORE}, bib=BIB), "It cools. It ends.") == [
        "It cools.",
        "It ends.",
    ]


def test_pages_about_the_wiki_claim_nothing() -> None:
    assert added("", "---\ntitle: Help\ntype: meta\n---\nIt cools.") == []
