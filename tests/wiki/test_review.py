"""The review state machine: every state, under other dates, and claims that are not so."""

from datetime import date

import pytest

from innerwiki.config import Policy
from innerwiki.model import Article, Assessment, GapReason, Source, Status, Wiki
from innerwiki.wiki import build_wiki
from innerwiki.wiki.digest import digest_of
from innerwiki.wiki.review import ORDER, is_author, overstates

BIB = """
@article{noether1918, title = {Invariante Variationsprobleme}, keywords = {peer-reviewed}}
@misc{hooke1678, title = {De Potentia Restitutiva}, keywords = {book}}
@misc{bad1900, title = {A mistake}, keywords = {preprint, retracted}}
"""
TEXT = "Energy is conserved [@noether1918].\n\nA spring pulls back [@hooke1678].\n"
TODAY = date(2026, 11, 26)


def wiki(
    body: str = TEXT, fields: str = "", today: date = TODAY, policy: Policy | None = None
) -> Wiki:
    text = f"---\ntitle: Energy\n{fields}---\n{body}"
    return build_wiki(
        [Source("content/energy.md", text)], [Source("citations/a.bib", BIB)], today, policy
    )


def assess(
    body: str = TEXT, fields: str = "", today: date = TODAY, policy: Policy | None = None
) -> Assessment:
    return wiki(body, fields, today, policy).assessments["energy"]


def record(
    body: str = TEXT,
    by: str = "github:ada",
    day: str = "2026-11-20",
    outcome: str = "approved",
    *,
    blocks: bool = True,
    revision: int = 4,
) -> str:
    """An item of `reviews:` for a text."""
    made = wiki(body)
    article: Article = made.articles["energy"]
    digests = " ".join(digest_of(article, made.library).recorded)
    listed = f', blocks: "{digests}"' if blocks else ""
    return (
        f'  - {{by: "{by}", date: {day}, revision: {revision}, '
        f'hash: "{digest_of(article, made.library).hash}", outcome: {outcome}{listed}}}\n'
    )


def reviewed(*records: str, **fields: str) -> str:
    more = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"{more}reviews:\n{''.join(records)}"


def test_without_any_review_an_article_is_in_review() -> None:
    found = assess()
    assert (found.status, found.review.last, found.review.due) == (Status.IN_REVIEW, None, None)


def test_an_approved_review_of_this_very_text_makes_it_reviewed() -> None:
    found = assess(fields=reviewed(record()))
    assert found.status is found.computed is Status.REVIEWED
    assert found.review.holds
    assert found.review.due == date(2027, 5, 19)


def test_a_changed_paragraph_undoes_it_and_is_told() -> None:
    body = TEXT.replace("pulls", "draws")
    found = assess(body, reviewed(record()))
    assert found.status is Status.IN_REVIEW
    assert (found.review.holds, found.review.changes) == (False, 1)
    (span,) = found.review.changed
    text = wiki(body, reviewed(record())).sources["content/energy.md"].text
    assert text[span.start : span.end] == "A spring draws back [@hooke1678]."


@pytest.mark.parametrize(
    ("body", "changes", "places"),
    [
        (TEXT + "\nA third paragraph [@hooke1678].\n", 1, 1),
        ("Energy is conserved [@noether1918].\n", 1, 0),
        ("A spring draws back [@hooke1678].\n\nEnergy grows [@noether1918].\n", 2, 2),
    ],
)
def test_added_and_removed_paragraphs_count(body: str, changes: int, places: int) -> None:
    review = assess(body, reviewed(record())).review
    assert (review.changes, len(review.changed)) == (changes, places)


def test_a_record_without_digests_says_only_that_the_text_has_changed() -> None:
    review = assess(TEXT + "More [@hooke1678].", reviewed(record(blocks=False))).review
    assert (review.holds, review.changes, review.changed) == (False, None, ())


@pytest.mark.parametrize("author", ["github:ada", "ada", "@Ada", "GitHub:Ada"])
def test_an_author_cannot_review(author: str) -> None:
    fields = reviewed(record(), authors=f'["{author}"]')
    found = assess(fields=fields)
    assert (found.status, found.review.last) == (Status.IN_REVIEW, None)


def test_the_same_handle_at_another_forge_is_another_person() -> None:
    article = wiki(fields="authors: [gitlab:ada]\n").articles["energy"]
    assert not is_author(article.front_matter, "github:ada")


def test_the_latest_review_counts() -> None:
    approved, asked = (
        record(),
        record(by="github:eve", outcome="changes-requested", day="2026-11-21"),
    )
    assert assess(fields=reviewed(approved, asked)).status is Status.IN_REVIEW
    assert assess(fields=reviewed(asked, approved)).status is Status.IN_REVIEW
    later = record(day="2026-11-22")
    assert assess(fields=reviewed(approved, asked, later)).status is Status.REVIEWED
    same_day = record(by="github:bob", day="2026-11-21")
    assert assess(fields=reviewed(asked, same_day)).status is Status.REVIEWED


def test_an_invented_hash_counts_for_nothing() -> None:
    fields = reviewed(record().replace("sha256:", "sha256:0").replace('", outcome', '", outcome'))
    assert assess(fields=fields).status is Status.IN_REVIEW


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 11, 20), Status.REVIEWED),
        (date(2027, 5, 19), Status.REVIEWED),
        (date(2027, 5, 20), Status.STALE),
        (date(2026, 11, 19), Status.IN_REVIEW),  # a review of tomorrow is none
    ],
)
def test_time_makes_a_review_stale(today: date, status: Status) -> None:
    assert assess(fields=reviewed(record()), today=today).status is status


def test_review_by_comes_before_the_interval() -> None:
    fields = reviewed(record(), review_by="2026-12-01")
    assert assess(fields=fields, today=date(2026, 12, 1)).status is Status.REVIEWED
    assert assess(fields=fields, today=date(2026, 12, 2)).status is Status.STALE
    longer = Policy(review_interval_days=400)
    assert assess(fields=reviewed(record()), policy=longer).review.due == date(2027, 12, 25)


def test_a_retracted_source_makes_an_article_stale() -> None:
    found = assess(TEXT + "\nSo it is [@bad1900].\n")
    assert (found.status, found.bad_sources) == (Status.STALE, ("bad1900",))


@pytest.mark.parametrize(
    ("body", "reasons"),
    [
        ("", [GapReason.NO_SOURCES]),
        ("Is it so?\n", [GapReason.NO_SOURCES]),
        (TEXT + "\nIt is old. {.needs-citation since=2026-01 reason=why}\n", [GapReason.MARKED]),
        (TEXT + "\nSo it is [@lost1850].\n", [GapReason.UNKNOWN_KEY]),
        (TEXT + "\nSo it is [@lost1850; @noether1918].\n", [GapReason.UNKNOWN_KEY]),
        ("One. Two. Three. Four [@noether1918].\n\nFive.\n", [GapReason.UNCITED] * 2),
        ("One is so.\n", [GapReason.UNCITED]),
        ("| a | b |\n|---|---|\n| x {.needs-citation} | y [@noether1918] |\n", [GapReason.MARKED]),
        (TEXT + "\n## Part {.needs-citation}\n", [GapReason.MARKED]),
    ],
)
def test_what_needs_citations(body: str, reasons: list[GapReason]) -> None:
    found = assess(body)
    assert [gap.reason for gap in found.gaps] == reasons
    assert found.status is Status.NEEDS_CITATIONS
    assert found.needs_citations


def test_a_gap_says_which_sentence_since_when_and_why() -> None:
    body = TEXT + "\nIt is *old*. {.needs-citation since=2026-01 reason='no survey'}\n"
    (gap,) = assess(body).gaps
    assert (gap.text, gap.since, gap.note) == ("It is old.", "2026-01", "no survey")
    (gap,) = assess(TEXT + "\n## Part *one* {.needs-citation}\n").gaps
    assert gap.text == "Part one"


def test_two_marks_in_one_sentence_are_one_gap() -> None:
    body = TEXT + "\nIt is {.needs-citation} old and red. {.needs-citation since=2026-02}\n"
    assert [gap.text for gap in assess(body).gaps] == ["It is old and red."]


def test_marks_and_keys_of_the_infobox_and_the_general_sources_count() -> None:
    fields = "citations: [lost1850]\ninfobox:\n  - {label: Age, value: 'old {.needs-citation}'}\n"
    found = assess(fields=fields)
    assert [(g.reason, g.text) for g in found.gaps] == [
        (GapReason.UNKNOWN_KEY, "Energy"),
        (GapReason.MARKED, "Age"),
    ]


def test_a_stub_cannot_hide_its_gaps() -> None:
    found = assess("One is so.\n", "status: stub\n")
    assert (found.status, found.computed) == (Status.STUB, Status.NEEDS_CITATIONS)
    assert found.needs_citations


def test_policy_of_the_article_comes_before_that_of_the_wiki() -> None:
    body = "One [@noether1918].\n\nTwo.\n"
    assert assess(body).needs_citations
    assert not assess(body, "citation_policy: {min_coverage: 0.5}\n").needs_citations
    assert not assess(body, policy=Policy(min_coverage=0.5)).needs_citations
    strict = "citation_policy: {min_coverage: 1.0}\n"
    assert assess(body, strict, policy=Policy(min_coverage=0)).needs_citations


@pytest.mark.parametrize("claimed", [*ORDER, Status.RETIRED])
def test_the_lower_of_claimed_and_computed_is_shown(claimed: Status) -> None:
    found = assess(fields=f"status: {claimed}\n")
    expected = min(claimed, Status.IN_REVIEW, key=ORDER.index) if claimed in ORDER else claimed
    assert (found.claimed, found.status) == (claimed, expected)
    assert overstates(claimed, found.computed) is (claimed is Status.REVIEWED)


def test_pages_about_the_wiki_have_no_state() -> None:
    assert wiki(fields="type: meta\n").assessments == {}


def test_what_is_counted() -> None:
    body = (
        "Energy is conserved [@noether1918; @hooke1678]. So said @noether1918 [p. 3] and @handle. "
        "`code` counts as one word.\n"
    )
    found = assess(body, "citations: [bad1900]\n")
    assert found.sources == ("noether1918", "hooke1678", "bad1900")
    assert {kind.value: n for kind, n in found.kinds.items()} == {
        "peer-reviewed": 1,
        "book": 1,
        "preprint": 1,
    }
    assert (found.citations, found.coverage.claims, found.coverage.covered) == (2, 3, 2)
    article = wiki(body).articles["energy"]
    assert (article.words, article.minutes) == (13, 1)
