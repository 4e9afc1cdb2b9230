"""`needs-citations.json`: the work queue for programs, in the order of the page of that name.

`anchor` is the id of the place on the article's page.
"""

from collections.abc import Iterator
from typing import Any

from innerwiki.model import Article, Assessment, Gap, Wiki
from innerwiki.site.exports import json_text
from innerwiki.site.generated import GeneratedFile, Inputs
from innerwiki.site.highlights import gap_anchors
from innerwiki.wiki.facts import in_need

VERSION = 1
"""Raised when what is already there changes its meaning."""


def files(inputs: Inputs) -> Iterator[GeneratedFile]:
    """The one file."""
    wiki = inputs.wiki
    queue = {
        "version": VERSION,
        "generated_for": inputs.today.isoformat(),
        "articles": [_article(wiki, *one) for one in in_need(wiki)],
    }
    yield GeneratedFile("needs-citations.json", json_text(queue))


def _article(wiki: Wiki, article: Article, assessment: Assessment) -> dict[str, Any]:
    importance = article.front_matter.importance
    anchors = gap_anchors(article, assessment)
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "status": assessment.status.value,
        "importance": importance.value if importance else None,
        "gaps": [
            _gap(wiki, gap, anchor) for gap, anchor in zip(assessment.gaps, anchors, strict=True)
        ],
    }


def _gap(wiki: Wiki, gap: Gap, anchor: str) -> dict[str, Any]:
    place = wiki.sources[gap.span.path].position(gap.span.start)
    return {
        "sentence": gap.text,
        "reason": gap.reason.value,
        "line": place.line,
        "column": place.column,
        "since": gap.since,
        "note": gap.note,
        "keys": list(gap.keys),
        "anchor": anchor,
    }
