"""What a change does to a wiki: the wiki as it was, held against the wiki as it is; pure.

Two articles are one if they have the same id, wherever their files lie. What is compared is what is
computed of them; a change of words that touches none of it is no change here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from innerwiki.model import Article, Assessment, Coverage, Status, Wiki
from innerwiki.wiki.facts import assessed
from innerwiki.wiki.listings import alphabetical


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of one article."""

    path: str
    title: str
    status: Status
    needs_citations: bool
    coverage: Coverage
    gaps: int
    sources: int

    @property
    def counted(self) -> tuple[object, ...]:
        """What makes a difference: claims that come and go with their citations make none."""
        share = self.coverage.share
        return self.path, self.title, self.status, self.gaps, self.sources, share


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """An article before and after; None where it was not there, or is no more."""

    id: str
    before: Facts | None
    after: Facts | None

    @property
    def latest(self) -> Facts:
        """How the article is, or was at last."""
        facts = self.after or self.before
        assert facts is not None  # noqa: S101 - an article that never was is in no change
        return facts


@dataclass(frozen=True, slots=True)
class Totals:
    """What is counted of a whole wiki; `sources` are the works that its articles cite."""

    articles: int
    needs_citations: int
    sources: int
    gaps: int
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed since `base`, by the titles of the articles."""

    base: str
    before: Totals
    after: Totals
    articles: tuple[ArticleChange, ...]


def compare(base: str, before: Wiki, after: Wiki) -> Change:
    """Compare two states of a wiki.

    Args:
        base: what the earlier one is called.
        before: the wiki as it was, assessed under the policy and the date of the other one.
        after: the wiki as it is.
    """
    return Change(base, totals(before), totals(after), tuple(_articles(before, after)))


def totals(wiki: Wiki) -> Totals:
    """The counts of a wiki."""
    all_of_it = [assessment for _, assessment in assessed(wiki)]
    cited = {key for assessment in all_of_it for key in assessment.sources}
    return Totals(
        articles=len(all_of_it),
        needs_citations=sum(assessment.needs_citations for assessment in all_of_it),
        sources=len({wiki.library.works.get(key, key) for key in cited}),
        gaps=sum(len(assessment.gaps) for assessment in all_of_it),
        coverage=total_coverage(assessment.coverage for assessment in all_of_it),
    )


def total_coverage(coverages: Iterable[Coverage]) -> Coverage:
    """The coverage of several texts together.

    >>> total_coverage([Coverage(3, 2), Coverage(), Coverage(1, 1)])
    Coverage(claims=4, covered=3)
    """
    found = list(coverages)
    return Coverage(sum(one.claims for one in found), sum(one.covered for one in found))


def _articles(before: Wiki, after: Wiki) -> Iterator[ArticleChange]:
    was = {article.id: _facts(article, assessment) for article, assessment in assessed(before)}
    now = {article.id: _facts(article, assessment) for article, assessment in assessed(after)}
    changes = [
        ArticleChange(article_id, was.get(article_id), now.get(article_id))
        for article_id in was | now
    ]
    changes.sort(key=lambda change: (alphabetical(change.latest.title), change.id))
    for change in changes:
        old, new = change.before, change.after
        if old is None or new is None or old.counted != new.counted:
            yield change


def _facts(article: Article, assessment: Assessment) -> Facts:
    return Facts(
        article.path,
        article.title,
        assessment.status,
        assessment.needs_citations,
        assessment.coverage,
        len(assessment.gaps),
        len(assessment.sources),
    )
