from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.model import Status
from innerwiki.rules import rev001_overstated_status as rule
from tests.reviews import BIB, TEXT, page, record
from tests.support import assert_reports, columns, fixed, page_view, wiki_of

REVIEWED = "status: reviewed <!-- REV001 -->"
BAD = "@article{clausius1865, title = {Hauptgleichungen}, keywords = {article, retracted}}\n"
AGAIN = "have it reviewed again (`innerwiki review approve page --by HANDLE`)"


def test_reports_at_the_status_that_nobody_has_reviewed_it() -> None:
    found = assert_reports(rule, page(REVIEWED), bib=BIB)
    assert found[0].message == (
        "`reviewed` is claimed, but `in-review` is computed: nobody has reviewed it"
    )
    assert found[0].help == (
        "have it reviewed by somebody who is not an author "
        "(`innerwiki review approve page --by HANDLE`); or write `status: in-review`"
    )
    assert columns(found) == [(9, 17)]
    assert found[0].fix is not None
    assert not found[0].fix.safe
    mended = fixed(found[0], page("status: reviewed"))
    assert mended == page("status: in-review")
    assert_reports(rule, mended, bib=BIB)


@pytest.mark.parametrize(
    ("reviews", "why"),
    [
        ([record(by="'@Ada'")], "the only reviewer is an author"),
        ([record(by="ada"), record(by="github:ada")], "all reviewers are authors"),
        ([record(by="ada"), record(by="eve")], "all reviewers are authors"),
    ],
)
def test_says_that_only_authors_have_reviewed_it(reviews: list[str], why: str) -> None:
    fields = (REVIEWED, "authors: [github:ada, eve]", f"reviews: [{', '.join(reviews)}]")
    (found,) = assert_reports(rule, page(*fields), bib=BIB)
    assert found.message.endswith(f"`in-review` is computed: {why}")


def test_says_that_the_text_has_changed_and_how_much() -> None:
    fields = (REVIEWED, f"reviews: [{record()}]")
    (found,) = assert_reports(rule, page(*fields, body=f"{TEXT}\n\n{TEXT}"), bib=BIB)
    assert found.message.endswith(
        "computed: the text has changed since the review at v4: 1 paragraph changed"
    )
    assert found.help == f"{AGAIN}; or write `status: in-review`"


def test_says_that_the_review_asked_for_changes() -> None:
    fields = (REVIEWED, f"reviews: [{record(outcome='changes-requested')}]")
    (found,) = assert_reports(rule, page(*fields), bib=BIB)
    assert found.message.endswith("computed: the review at v4 asked for changes")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Entropy never decreases.", "it cites no source"),
        (f"{TEXT} {{.needs-citation}}", "1 place needs a citation"),
        (f"{TEXT} It grows [@gone]. It rests [@lost].", "2 places need a citation"),
    ],
)
@pytest.mark.parametrize("claimed", [Status.IN_REVIEW, Status.STALE])
def test_says_how_many_gaps_there_are(claimed: Status, body: str, why: str) -> None:
    (found,) = assert_reports(rule, page(f"status: {claimed} <!-- REV001 -->", body=body), bib=BIB)
    assert found.message == (f"`{claimed}` is claimed, but `needs-citations` is computed: {why}")
    assert found.help == "cite what is missing; or write `status: needs-citations`"


def test_names_the_source_that_was_retracted() -> None:
    (found,) = assert_reports(rule, page("status: in-review <!-- REV001 -->"), bib=BAD)
    assert found.message == (
        "`in-review` is claimed, but `stale` is computed: "
        "the source `clausius1865` was retracted or withdrawn"
    )
    assert found.help == "replace the source; or write `status: stale`"


def test_names_all_that_keeps_it_from_what_is_claimed() -> None:
    fields = (REVIEWED, f"reviews: [{record()}]")
    body = "Entropy grows [@clausius1865]. Energy does not. {.needs-citation}"
    (found,) = assert_reports(rule, page(*fields, body=body), bib=BAD, today=date(2026, 12, 1))
    assert found.message == (
        "`reviewed` is claimed, but `needs-citations` is computed: 1 place needs a citation; "
        "the source `clausius1865` was retracted or withdrawn; "
        "the next review was due on 2026-07-01; "
        "the text has changed since the review at v4: 1 paragraph changed"
    )
    assert found.help == (
        f"cite what is missing, replace the source, {AGAIN}; or write `status: needs-citations`"
    )


def test_time_alone_makes_no_error() -> None:
    fields = ("status: reviewed", f"reviews: [{record()}]")
    for day in (date(2026, 1, 15), date(2026, 7, 1), date(2026, 7, 2), date(2036, 1, 1)):
        assert_reports(rule, page(*fields), bib=BIB, today=day)
    assert_reports(rule, page("status: in-review", "review_by: 2026-01-14"), bib=BIB)


def test_time_does_not_excuse_a_changed_text() -> None:
    fields = (REVIEWED, f"reviews: [{record()}]")
    body = "Entropy always grows [@clausius1865]."
    (found,) = assert_reports(rule, page(*fields, body=body), bib=BIB, today=date(2026, 7, 2))
    assert found.message == (
        "`reviewed` is claimed, but `stale` is computed: the next review was due on 2026-07-01; "
        "the text has changed since the review at v4: 1 paragraph changed"
    )
    assert found.help == f"{AGAIN}; or write `status: stale`"


@pytest.mark.parametrize("claimed", [*Status])
def test_allows_every_status_of_an_article_that_is_reviewed(claimed: Status) -> None:
    assert_reports(rule, page(f"status: {claimed}", f"reviews: [{record()}]"), bib=BIB)


@pytest.mark.parametrize("claimed", ["stub", "draft", "needs-citations", "retired"])
def test_allows_what_is_no_more_than_computed(claimed: str) -> None:
    assert_reports(rule, page(f"status: {claimed}", body="Entropy grows."))


def test_allows_no_status_and_exempts_pages_about_the_wiki() -> None:
    assert_reports(rule, page(body="Entropy grows."))
    assert_reports(rule, page("type: meta", "status: reviewed", body="Welcome."))


@given(
    claimed=st.sampled_from(Status),
    body=st.sampled_from([TEXT, f"{TEXT} More.", "Entropy grows.", f"{TEXT} {{.needs-citation}}"]),
    review=st.sampled_from([None, record(), record(outcome="changes-requested"), record(by="ada")]),
    review_by=st.none() | st.dates(date(2026, 1, 2), date(2030, 1, 1)),
    bib=st.sampled_from([BIB, BAD]),
    days=st.tuples(*[st.dates(date(2026, 1, 2), date(2030, 1, 1))] * 2),
)
def test_whether_it_is_an_error_does_not_depend_on_the_day(
    *,
    claimed: Status,
    body: str,
    review: str | None,
    review_by: date | None,
    bib: str,
    days: tuple[date, date],
) -> None:
    fields = [f"status: {claimed}", "authors: [ada]"]
    fields += [f"reviews: [{review}]"] if review else []
    fields += [f"review_by: {review_by}"] if review_by else []
    one, other = (reported(page(*fields, body=body), bib, day) for day in days)
    assert one == other


def reported(text: str, bib: str, today: date) -> bool:
    wiki = wiki_of(text, bib, today=today)
    article = wiki.articles["page"]
    return any(rule.check_article(article, page_view(wiki, article)))
