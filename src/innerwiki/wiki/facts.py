"""What the wiki says of its articles to programs, and in one sentence to people.

The command `innerwiki status`, the page of all articles and the export `articles.json` all say the
same, because they ask here. Names and meaning of the fields are part of the public interface.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from innerwiki.model import Article, Assessment, Importance, Status, Wiki
from innerwiki.wiki.listings import alphabetical


def status_of(article: Article, assessment: Assessment) -> dict[str, Any]:
    """What can be counted of an article, ready for JSON.

    `sources` counts works, `gaps` places that must be mended; `coverage` is a share from 0 to 1,
    None where nothing is claimed; `status` is the effective one, `claimed_status` the editors'.
    """
    last = assessment.review.last
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "status": assessment.status.value,
        "claimed_status": assessment.claimed.value if assessment.claimed else None,
        "needs_citations": assessment.needs_citations,
        "revision": article.front_matter.revision,
        "words": article.words,
        "sources": len(assessment.sources),
        "citations": assessment.citations,
        "coverage": assessment.coverage.share,
        "gaps": len(assessment.gaps),
        "last_reviewed": last.date.isoformat() if last else None,
    }


def assessed(wiki: Wiki) -> Iterator[tuple[Article, Assessment]]:
    """The articles that are counted, by title: all but those about the wiki itself."""
    articles = [article for article in wiki.articles.values() if article.id in wiki.assessments]
    for article in sorted(articles, key=by_title):
        yield article, wiki.assessments[article.id]


def by_title(article: Article) -> tuple[str, str]:
    """What articles are sorted by, where nothing else tells them apart."""
    return alphabetical(article.title), article.id


def in_need(wiki: Wiki) -> list[tuple[Article, Assessment]]:
    """The articles that need citations, the most important first, then by title."""
    found = [one for one in assessed(wiki) if one[1].needs_citations]
    return sorted(found, key=lambda one: _rank(one[0].front_matter.importance))


def _rank(importance: Importance | None) -> int:
    return _IMPORTANCES.index(importance)


_IMPORTANCES: tuple[Importance | None, ...] = (*Importance, None)


def tally(assessments: Iterable[Assessment]) -> str:
    """The number of articles, by status, and of those in need of citations.

    >>> tally([Assessment(status=Status.STUB), Assessment(status=Status.REVIEWED)])
    '2 articles: 1 stub, 1 reviewed; none needs citations'
    >>> tally([])
    'no articles'
    """
    found = list(assessments)
    if not found:
        return "no articles"
    number = "1 article" if len(found) == 1 else f"{len(found):,} articles"
    counts = Counter(assessment.status for assessment in found)
    parts = [
        f"{counts[status]:,} {_WORDS[status][counts[status] > 1]}"
        for status in Status
        if counts[status]
    ]
    needy = sum(assessment.needs_citations for assessment in found)
    need = "1 needs citations" if needy == 1 else f"{needy:,} need citations"
    return f"{number}: {', '.join(parts)}; {need if needy else 'none needs citations'}"


_WORDS: Mapping[Status, tuple[str, str]] = MappingProxyType(
    {
        Status.STUB: ("stub", "stubs"),
        Status.DRAFT: ("draft", "drafts"),
        Status.NEEDS_CITATIONS: ("with status needs citations",) * 2,
        Status.STALE: ("stale", "stale"),
        Status.IN_REVIEW: ("in review", "in review"),
        Status.REVIEWED: ("reviewed", "reviewed"),
        Status.RETIRED: ("retired", "retired"),
    }
)
"""A status as it follows its number: of one article, and of more."""
