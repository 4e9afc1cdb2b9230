"""A change as the summary of a job, or a comment on a pull request, shows it: Markdown for forges.

One sentence, a table of the articles that have changed, and then what needs citations now, whether
or not this change has brought it.
"""

from collections.abc import Iterator

from innerwiki.model import Article, Assessment, Wiki
from innerwiki.overviews.articles import percent
from innerwiki.overviews.changes import ArticleChange, Change, Facts
from innerwiki.overviews.changes_text import coverages, headline
from innerwiki.overviews.gap_markdown import View, gap_line
from innerwiki.reports.inert import link, plain
from innerwiki.wiki.facts import assessed
from innerwiki.wiki.words import counted

_ARROW = "→"
_GAPS = 5
"""So many gaps of an article are told; the others are counted."""


def markdown_report(change: Change, wiki: Wiki, view: View) -> str:
    """The change as Markdown.

    Args:
        change: what has changed.
        wiki: the wiki as it is.
        view: where the forge shows the line of a path, which is the file of an id.
    """
    said = headline(change, _ARROW, "−")
    lines = [f"**{plain(said[:1].upper() + said[1:])}** since {plain(change.base)}."]
    if change.articles:
        heads = ("Article", "Status", "Coverage", "Gaps", "Sources")
        lines += ["", _row(heads), "| --- | --- | ---: | ---: | ---: |"]
        lines += [_row(_cells(one, view)) for one in change.articles]
    needy = [pair for pair in assessed(wiki) if pair[1].needs_citations]
    lines += ["", f"### Articles that need citations: {len(needy):,}", ""]
    for article, assessment in needy:
        lines += _needy(wiki, article, assessment, view)
    if not needy:
        lines.append("Nothing needs a citation: every article stands on its sources.")
    return "\n".join(lines) + "\n"


# --- the articles that have changed -----------------------------------------------------------


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(change: ArticleChange, view: View) -> tuple[str, ...]:
    old, new = change.before, change.after
    if new is None:
        return (f"{plain(change.latest.title)} (removed)", "", "", "", "")
    title = link(new.title, view(new.path, 1, change.id))
    if old is None:
        return (f"{title} (new)", *_facts(new))
    if old.title != new.title:
        title += f" (was {plain(old.title)})"
    if old.path != new.path:
        title += f" (moved from {plain(old.path)})"
    coverage = percent(new.coverage)
    if old.coverage.share != new.coverage.share:
        coverage = coverages(old.coverage, new.coverage, _ARROW)
    return (
        title,
        _both(old.status.value, new.status.value),
        coverage,
        _both(f"{old.gaps:,}", f"{new.gaps:,}"),
        _both(f"{old.sources:,}", f"{new.sources:,}"),
    )


def _both(before: str, after: str) -> str:
    return after if before == after else f"{before} {_ARROW} {after}"


def _facts(facts: Facts) -> tuple[str, ...]:
    return (facts.status.value, percent(facts.coverage), f"{facts.gaps:,}", f"{facts.sources:,}")


# --- the articles that need citations ---------------------------------------------------------


def _needy(wiki: Wiki, article: Article, assessment: Assessment, view: View) -> Iterator[str]:
    title = link(article.title, view(article.path, 1, article.id))
    gaps = assessment.gaps
    yield f"- {title} ({assessment.status}): {counted(len(gaps), 'gap')}"
    for gap in gaps[:_GAPS]:
        yield f"  - {gap_line(wiki, article, gap, view)}"
    if gaps[_GAPS:]:
        yield f"  - and {len(gaps) - _GAPS:,} more"
