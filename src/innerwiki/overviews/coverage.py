"""How far articles are covered by citations, as a table, as sentences, and as JSON.

Coverage is to claims what test coverage is to code; what a claim is, and what covers it, is said in
`innerwiki.syntax.claims`.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from innerwiki.model import Article, Assessment, Claim, Coverage, Source, Wiki
from innerwiki.overviews.articles import percent
from innerwiki.overviews.changes import total_coverage
from innerwiki.overviews.tables import WIDTH, table
from innerwiki.reports.visible import visible

LEAD = "(lead)"
"""What the part above the first heading is called."""

VERSION = 1

_HEADS = ("Article and section", "Claims", "Covered", "Coverage")
_NUMBERS = frozenset((1, 2, 3))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article that claims something; its heading stands at `line`."""

    heading: str
    line: int
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class PageCoverage:
    """An article, its text, and how far it is covered."""

    article: Article
    assessment: Assessment
    source: Source

    @property
    def coverage(self) -> Coverage:
        """The coverage of the whole article."""
        return self.assessment.coverage

    @property
    def sections(self) -> Iterator[Section]:
        """Its sections in the order of the text: those that claim something."""
        claims = Counter(claim.section for claim in self.article.claims)
        uncovered = Counter(claim.section for claim in self.uncovered)
        for number in sorted(claims):
            coverage = Coverage(claims[number], claims[number] - uncovered[number])
            if number < 0:
                yield Section(LEAD, self.source.position(self.article.body_start).line, coverage)
            else:
                heading = self.article.headings[number]
                line = self.source.position(heading.span.start).line
                yield Section(heading.text, line, coverage)

    @property
    def uncovered(self) -> list[Claim]:
        """The claims that no citation covers."""
        return [self.article.claims[number] for number in self.assessment.uncovered]


def page_coverage(wiki: Wiki, article: Article, assessment: Assessment) -> PageCoverage:
    """The coverage of an article of the wiki."""
    return PageCoverage(article, assessment, wiki.sources[article.path])


def total(pages: Sequence[PageCoverage]) -> Coverage:
    """The coverage of several articles together."""
    return total_coverage(page.coverage for page in pages)


def coverage_table(pages: Sequence[PageCoverage], width: int = WIDTH) -> str:
    """The articles in the order given, with their sections, and the total."""
    rows = []
    for page in pages:
        rows.append(_row(page.article.title, page.coverage))
        rows += [_row(f"  {part.heading}", part.coverage) for part in page.sections]
    rows.append(_row("Total", total(pages)))
    return table(_HEADS, rows, numbers=_NUMBERS, width=width)


def _row(name: str, coverage: Coverage) -> tuple[str, ...]:
    return name, f"{coverage.claims:,}", f"{coverage.covered:,}", percent(coverage)


def uncovered_lines(page: PageCoverage) -> Iterator[str]:
    """The uncovered sentences of an article, each with its place: `path:line:column: text`."""
    for claim in page.uncovered:
        place = page.source.position(claim.span.start)
        yield visible(f"{page.article.path}:{place.line}:{place.column}: {claim.text}")


def coverage_json(pages: Sequence[PageCoverage]) -> str:
    """The same for programs: `{version, articles, total}`; shares from 0 to 1, or null."""
    found = {
        "version": VERSION,
        "articles": [_article(page) for page in pages],
        "total": _counts(total(pages)),
    }
    return json.dumps(found, indent=2) + "\n"


def _counts(coverage: Coverage) -> dict[str, Any]:
    return {
        "claims": coverage.claims,
        "covered": coverage.covered,
        "coverage": coverage.share,
    }


def _article(page: PageCoverage) -> dict[str, Any]:
    sections = [
        {"heading": part.heading, "line": part.line, **_counts(part.coverage)}
        for part in page.sections
    ]
    uncovered = []
    for claim in page.uncovered:
        place = page.source.position(claim.span.start)
        uncovered.append({"line": place.line, "column": place.column, "text": claim.text})
    return {
        "id": page.article.id,
        "path": page.article.path,
        "title": page.article.title,
        **_counts(page.coverage),
        "sections": sections,
        "uncovered": uncovered,
    }
