from collections.abc import Callable
from pathlib import Path

import pytest

from innerwiki.model import Review, Source
from innerwiki.syntax.front_matter import parse
from innerwiki.wiki.clock import today
from tests.command_line import make_wiki, tree
from tests.working_copy import Ran, run, write

BIB = "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n}\n"
PAGE = """\
---
title: Springs   # of all kinds
revision: 4
authors: ['github:ada']
---

They give [@hooke1678].

They stretch [@hooke1678, p. 2].
"""


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return make_wiki(
        tmp_path,
        {
            "content/index.md": "---\ntitle: Home\ntype: meta\n---\nWelcome here.\n",
            "content/springs.md": PAGE,
            "citations/hooke1678.bib": BIB,
        },
    )


@pytest.fixture
def edit(wiki: Path) -> Callable[[str, str], None]:
    """A function that replaces text in the article."""

    def replace(old: str, new: str) -> None:
        file = wiki / "content/springs.md"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return replace


def approve(root: Path, *words: str, by: str = "github:bo") -> Ran:
    return run(root, "review", "approve", "springs", "--by", by, *words)


def show(root: Path, *words: str) -> list[str]:
    ran = run(root, "review", "show", "springs", *words)
    assert (ran.code, ran.error) == (0, "")
    return ran.output.splitlines()


def reviews(root: Path) -> tuple[Review, ...]:
    text = (root / "content/springs.md").read_text(encoding="utf-8")
    return parse(Source("content/springs.md", text), today("2030-01-01")).front_matter.reviews


def test_a_review_is_recorded_and_the_rest_of_the_file_stays(wiki: Path) -> None:
    ran = approve(wiki)
    [review] = reviews(wiki)
    assert (ran.code, ran.error) == (0, "")
    assert ran.output == (
        "Recorded in content/springs.md:\n"
        "  approved by github:bo on 2026-01-15, revision 4, scope citations, accuracy\n"
        f"  {review.hash[:19]}…, a digest for each of 2 paragraphs\n"
        "The status is reviewed.\n"
    )
    assert (review.by, str(review.date), review.revision) == ("github:bo", "2026-01-15", 4)
    assert (review.scope, review.outcome) == (("citations", "accuracy"), "approved")
    assert len(review.blocks) == 3
    text = (wiki / "content/springs.md").read_text(encoding="utf-8")
    before, record, after = text.partition("reviews:\n")
    head, close, body = PAGE.rpartition("---\n")
    assert before == head
    assert record
    assert after.endswith(close + body)
    checked = run(wiki, "check", "--select", "SRC,REV")
    assert checked.output == "No findings: 2 articles, 1 source.\n"


def test_what_is_given_is_recorded(wiki: Path) -> None:
    words = ("--scope", "style", "--date", "2026-01-10", "--outcome", "changes-requested")
    ran = approve(wiki, *words, by="bo")
    [review] = reviews(wiki)
    assert (review.by, review.scope, review.outcome) == ("bo", ("style",), "changes-requested")
    assert str(review.date) == "2026-01-10"
    assert ran.output.splitlines()[3:] == [
        "The status is in-review.",
        "The latest review, by bo on 2026-01-10, did not approve it.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "revision: 4",
            "status: draft\nrevision: 4",
            [
                "The status is draft, as the front matter claims; computed is reviewed.",
                "Write `status: reviewed` to show it.",
            ],
        ),
        ("revision: 4", "status: reviewed", ["The status is reviewed."]),
        (
            "They give [@hooke1678].",
            "They give. They do. They are. They will [@gone].",
            [
                "The status is needs-citations.",
                "It still needs citations: 4 gaps.",
                "- They give.",
                "- They do.",
                "- They are.",
                "- They will.",
            ],
        ),
        (
            "revision: 4",
            "review_by: 2026-01-01",
            [
                "The status is stale.",
                "`review_by: 2026-01-01` has passed; set a later day, or remove the line.",
            ],
        ),
        (
            "revision: 4",
            "status: retired",
            ["The status is retired; whatever is computed is set aside."],
        ),
    ],
)
def test_it_is_told_what_state_the_article_is_in_and_why(
    wiki: Path, edit: Callable[[str, str], None], old: str, new: str, told: list[str]
) -> None:
    edit(old, new)
    assert approve(wiki).output.splitlines()[3:] == told


def test_a_retracted_source_is_told(wiki: Path) -> None:
    write(
        wiki, {"citations/hooke1678.bib": BIB.replace("year =", "pubstate = {retracted}, year =")}
    )
    assert approve(wiki).output.splitlines()[3:] == [
        "The status is stale.",
        "It cites `hooke1678`, which was retracted or withdrawn; replace that source.",
    ]


def test_a_review_of_an_earlier_day_than_the_last_one_is_told(wiki: Path) -> None:
    approve(wiki, "--outcome", "changes-requested", by="cy")
    assert approve(wiki, "--date", "2025-12-24").output.splitlines()[3:] == [
        "The status is in-review.",
        "The latest review, by cy on 2026-01-15, did not approve it.",
    ]


def test_the_same_review_is_not_recorded_twice(wiki: Path) -> None:
    approve(wiki)
    before = tree(wiki)
    ran = approve(wiki, "--date", "2026-01-14", "--scope", "citations", by="@Bo")
    assert (ran.code, ran.error) == (0, "")
    assert ran.output == (
        "Nothing written, content/springs.md says so of this very text already:\n"
        "  approved by github:bo on 2026-01-15, revision 4, scope citations, accuracy\n"
        "The status is reviewed.\n"
    )
    assert tree(wiki) == before


@pytest.mark.parametrize(
    "words", [("--outcome", "changes-requested"), ("--scope", "style")], ids=["outcome", "scope"]
)
def test_a_review_that_says_something_new_is_recorded(wiki: Path, words: tuple[str, ...]) -> None:
    approve(wiki)
    assert approve(wiki, *words).output.startswith("Recorded in ")
    assert len(reviews(wiki)) == 2


def test_a_changed_text_and_another_reviewer_are_recorded(
    wiki: Path, edit: Callable[[str, str], None]
) -> None:
    approve(wiki)
    approve(wiki, by="github:cy")
    edit("They give", "Springs give")
    approve(wiki)
    assert [review.by for review in reviews(wiki)] == ["github:bo", "github:cy", "github:bo"]


def test_who_reads_the_same_text_again_when_it_is_due_renews_the_review(wiki: Path) -> None:
    approve(wiki, "--date", "2025-01-01")
    assert "stale" in run(wiki, "status").output
    ran = approve(wiki)
    assert ran.output.startswith("Recorded in ")
    assert ran.output.endswith("The status is reviewed.\n")
    assert approve(wiki).output.startswith("Nothing written")


@pytest.mark.parametrize("by", ["github:ada", "ada", "@Ada"])
def test_an_author_is_no_reviewer(wiki: Path, by: str) -> None:
    before = tree(wiki)
    ran = approve(wiki, by=by)
    assert (ran.code, ran.output) == (2, "")
    assert ran.error.startswith(
        f"innerwiki: {by} is one of the authors of content/springs.md, and nobody reviews their own"
    )
    assert tree(wiki) == before


@pytest.mark.parametrize(
    ("page", "words", "told"),
    [
        ("sprngs", (), "there is no article `sprngs`; did you mean `springs`?"),
        ("Home", (), "content/index.md is a page about the wiki (`type: meta`)"),
        ("springs", ("--by", " "), "the reviewer's handle is empty"),
        ("springs", ("--by", "a\nb"), "holds signs that nobody can see"),
        ("springs", ("--scope", ""), "a scope is empty"),
        ("springs", ("--date", "2026-01-16"), "2026-01-16 is in the future (today is 2026-01-15)"),
        ("springs", ("--date", "yesterday"), "`yesterday` is not a date; write YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_recorded_is_told_in_a_sentence(
    wiki: Path, page: str, words: tuple[str, ...], told: str
) -> None:
    before = tree(wiki)
    ran = run(wiki, "review", "approve", page, "--by", "bo", *words)
    assert (ran.code, ran.output) == (2, "")
    assert told in ran.error
    assert ran.error.count("\n") == 1
    assert tree(wiki) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("revision: 4", "revision: [4", "content/springs.md:3: "),
        ("revision: 4", "revision: four", "content/springs.md:3: `revision` must be"),
        ("authors: ['github:ada']", "authors: {ada: 1}", "content/springs.md:4: `authors`"),
        ("authors:", "author:", "content/springs.md:4: "),
    ],
)
def test_a_faulty_front_matter_is_left_alone(
    wiki: Path, edit: Callable[[str, str], None], old: str, new: str, told: str
) -> None:
    edit(old, new)
    before = tree(wiki)
    ran = approve(wiki)
    assert (ran.code, ran.output) == (2, "")
    assert ran.error.startswith(f"innerwiki: {told}")
    assert ran.error.endswith("; mend the front matter first (`innerwiki check` tells how)\n")
    assert tree(wiki) == before


def test_without_a_review_there_is_nothing_to_show(wiki: Path) -> None:
    assert show(wiki) == [
        "Springs (content/springs.md)",
        "The status is in-review.",
        "Nobody has reviewed it.",
        "`innerwiki review approve springs --by HANDLE` records a review.",
    ]


def test_a_review_holds_until_the_text_changes(
    wiki: Path, edit: Callable[[str, str], None]
) -> None:
    approve(wiki, "--date", "2026-01-10")
    assert show(wiki) == [
        "Springs (content/springs.md)",
        "1. approved by github:bo on 2026-01-10, revision 4, scope citations, accuracy",
        "   holds",
        "The status is reviewed.",
        "The next review is due on 2026-07-09.",
    ]
    edit("They stretch", "They break and\nstretch")
    edit("They give [@hooke1678].\n\n", "")
    assert show(wiki, "--today", "2026-07-10")[2:] == [
        "   no longer holds: 2 paragraphs changed since",
        "   - lines 16-17: They break and stretch [@hooke1678, p. 2].",
        "   - 1 paragraph of then is gone",
        "The status is stale.",
        "The next review was due on 2026-07-09, 1 day ago.",
        "The latest review, by github:bo on 2026-01-10, was of another text.",
        "`innerwiki review approve springs --by HANDLE` records a review.",
    ]


def test_a_review_of_paragraphs_in_another_order_no_longer_holds(
    wiki: Path, edit: Callable[[str, str], None]
) -> None:
    approve(wiki)
    edit("They give [@hooke1678].\n\nThey stretch [@hooke1678, p. 2].", "A\n\nB")
    edit("A\n\nB", "They stretch [@hooke1678, p. 2].\n\nThey give [@hooke1678].")
    assert show(wiki)[2] == "   no longer holds: the order of the paragraphs changed since"


def test_reviews_that_do_not_count_are_told(wiki: Path, edit: Callable[[str, str], None]) -> None:
    approve(wiki, "--outcome", "changes-requested")
    edit("by: github:bo", "by: github:ada")
    assert show(wiki)[2:5] == [
        "   does not count: nobody reviews their own text",
        "   is of the text that stands there",
        "The status is in-review.",
    ]
    assert show(wiki)[5] == "Only its authors have reviewed it."


def test_a_record_without_digests_cannot_tell_where(
    wiki: Path, edit: Callable[[str, str], None]
) -> None:
    record = (
        "reviews:\n  - {by: bo, date: 2026-01-10, revision: 4, outcome: approved, "
        f'hash: "sha256:{"0" * 64}"}}'
    )
    edit("revision: 4", record)
    assert show(wiki)[1:3] == [
        "1. approved by bo on 2026-01-10, revision 4",
        "   no longer holds: the text has changed, and the record does not tell where",
    ]
