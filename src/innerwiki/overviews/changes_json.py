"""A change for programs: `{version, base, before, after, articles, needs_citations}`.

`version` is that of this form and rises when a field changes its meaning or goes away. `before` and
`after` are null where an article is new, or is removed; of a whole wiki they count. A coverage is a
share from 0 to 1, null where nothing is claimed. Only ASCII is written.
"""

import json
from typing import Any

from innerwiki.model import Article, Assessment, Wiki
from innerwiki.overviews.changes import ArticleChange, Change, Facts, Totals
from innerwiki.wiki.facts import assessed

VERSION = 1


def json_report(change: Change, wiki: Wiki) -> str:
    """The change as one JSON object.

    Args:
        change: what has changed.
        wiki: the wiki as it is.
    """
    found = {
        "version": VERSION,
        "base": change.base,
        "before": _totals(change.before),
        "after": _totals(change.after),
        "articles": [_article(one) for one in change.articles],
        "needs_citations": [
            _needy(wiki, article, assessment)
            for article, assessment in assessed(wiki)
            if assessment.needs_citations
        ],
    }
    return json.dumps(found, indent=2) + "\n"


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "articles": totals.articles,
        "needs_citations": totals.needs_citations,
        "sources": totals.sources,
        "gaps": totals.gaps,
        "claims": totals.coverage.claims,
        "covered": totals.coverage.covered,
        "coverage": totals.coverage.share,
    }


def _article(change: ArticleChange) -> dict[str, Any]:
    kind = "added" if change.before is None else "removed" if change.after is None else "changed"
    return {
        "id": change.id,
        "change": kind,
        "before": _facts(change.before),
        "after": _facts(change.after),
    }


def _facts(facts: Facts | None) -> dict[str, Any] | None:
    if facts is None:
        return None
    return {
        "path": facts.path,
        "title": facts.title,
        "status": facts.status.value,
        "needs_citations": facts.needs_citations,
        "coverage": facts.coverage.share,
        "gaps": facts.gaps,
        "sources": facts.sources,
    }


def _needy(wiki: Wiki, article: Article, assessment: Assessment) -> dict[str, Any]:
    gaps = []
    for gap in assessment.gaps:
        place = wiki.sources[article.path].position(gap.span.start)
        gaps.append(
            {
                "sentence": gap.text,
                "reason": gap.reason.value,
                "line": place.line,
                "column": place.column,
                "since": gap.since,
                "note": gap.note,
                "keys": list(gap.keys),
            }
        )
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "status": assessment.status.value,
        "gaps": gaps,
    }
