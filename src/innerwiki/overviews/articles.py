"""The table of articles: `innerwiki status`."""

from collections.abc import Sequence

from innerwiki.model import Article, Assessment, Coverage
from innerwiki.overviews.tables import WIDTH, table
from innerwiki.wiki.facts import tally

Assessed = tuple[Article, Assessment]

_HEADS = ("Title", "Status", "Words", "Sources", "Coverage", "Gaps", "Reviewed")
_NUMBERS = frozenset((2, 3, 4, 5))


def articles_table(articles: Sequence[Assessed], width: int = WIDTH) -> str:
    """The articles in the order given, one a line, and a last line that counts them."""
    counts = tally(assessment for _, assessment in articles) + "\n"
    rows = [_row(*one) for one in articles]
    return f"{table(_HEADS, rows, numbers=_NUMBERS, width=width)}\n{counts}" if rows else counts


def percent(coverage: Coverage) -> str:
    """The coverage as people read it; a dash where nothing is claimed.

    >>> percent(Coverage(3, 2)), percent(Coverage())
    ('66 %', '-')
    """
    return "-" if coverage.percent is None else f"{coverage.percent} %"


def _row(article: Article, assessment: Assessment) -> tuple[str, ...]:
    last = assessment.review.last
    return (
        article.title,
        assessment.status.value,
        f"{article.words:,}",
        f"{len(assessment.sources):,}",
        percent(assessment.coverage),
        f"{len(assessment.gaps):,}",
        last.date.isoformat() if last else "never",
    )
