"""A change in words: one sentence for the whole of it, one line for each article.

Since main: +3 sources, -2 gaps, coverage 71 -> 78 %
content/heat.md: status needs-citations -> in-review, coverage 71 -> 78 %, gaps 2 -> 0
"""

from collections.abc import Iterator

from innerwiki.model import Coverage, Wiki
from innerwiki.overviews.articles import percent
from innerwiki.overviews.changes import ArticleChange, Change, Facts
from innerwiki.reports.visible import visible
from innerwiki.wiki.facts import assessed, tally
from innerwiki.wiki.words import counted

ARROW = "->"
_NAMED = 3
"""So many articles are named in the sentence when their status changes; more are counted."""


def text_report(change: Change, wiki: Wiki) -> str:
    """The change for people at a terminal.

    Args:
        change: what has changed.
        wiki: the wiki as it is.
    """
    lines = [visible(f"Since {change.base}: {headline(change)}")]
    lines += [visible(_line(one)) for one in change.articles]
    lines.append("Now " + tally(assessment for _, assessment in assessed(wiki)))
    return "".join(f"{line}\n" for line in lines)


def headline(change: Change, arrow: str = ARROW, minus: str = "-") -> str:
    """The change as a whole, without a full stop."""
    return ", ".join(_parts(change, arrow, minus)) or "nothing that is counted has changed"


def _parts(change: Change, arrow: str, minus: str) -> Iterator[str]:
    before, after = change.before, change.after
    for noun, number in (
        ("article", sum(one.before is None for one in change.articles)),
        ("article", -sum(one.after is None for one in change.articles)),
        ("source", after.sources - before.sources),
        ("gap", after.gaps - before.gaps),
    ):
        if number:
            yield f"{'+' if number > 0 else minus}{counted(abs(number), noun)}"
    if before.coverage.share != after.coverage.share:
        yield f"coverage {coverages(before.coverage, after.coverage, arrow)}"
    pairs = [(c.id, c.before, c.after) for c in change.articles if c.before and c.after]
    states = [(id_, old, new) for id_, old, new in pairs if old.status is not new.status]
    if len(states) > _NAMED:
        yield f"another status of {counted(len(states), 'article')}"
    else:
        for id_, old, new in states:
            yield f"status of {id_}: {old.status} {arrow} {new.status}"
    moved = sum((old.path, old.title) != (new.path, new.title) for _, old, new in pairs)
    if moved:
        yield f"{counted(moved, 'article')} moved or renamed"


def coverages(before: Coverage, after: Coverage, arrow: str = ARROW) -> str:
    """Two shares, with as many decimals as it takes to tell them apart.

    >>> coverages(Coverage(100, 71), Coverage(100, 78)), coverages(Coverage(), Coverage(1, 1))
    ('71 -> 78 %', 'no claims -> 100 %')
    >>> coverages(Coverage(1000, 991), Coverage(1000, 999))
    '99.1 -> 99.9 %'
    """
    if before.share is None or after.share is None:
        shown = [percent(one) if one.claims else "no claims" for one in (before, after)]
        return f" {arrow} ".join(shown)
    for decimals in (0, 1, 2):
        factor = 10**decimals
        old, new = (100 * factor * one.covered // one.claims for one in (before, after))
        if old != new:
            break
    return f"{old / factor:.{decimals}f} {arrow} {new / factor:.{decimals}f} %"


def _line(change: ArticleChange) -> str:
    old, new = change.before, change.after
    if old is None:
        return f"{change.latest.path}: new, {_whole(change.latest)}"
    if new is None:
        return f"{old.path}: removed"
    return f"{new.path}: {', '.join(_differences(old, new))}"


def _differences(old: Facts, new: Facts) -> Iterator[str]:
    if old.path != new.path:
        yield f"moved from {old.path}"
    if old.title != new.title:
        yield f'called "{new.title}" instead of "{old.title}"'
    if old.status is not new.status:
        yield f"status {old.status} {ARROW} {new.status}"
    if old.coverage.share != new.coverage.share:
        yield f"coverage {coverages(old.coverage, new.coverage)}"
    if old.gaps != new.gaps:
        yield f"gaps {old.gaps} {ARROW} {new.gaps}"
    if old.sources != new.sources:
        yield f"sources {old.sources} {ARROW} {new.sources}"


def _whole(facts: Facts) -> str:
    coverage = percent(facts.coverage) if facts.coverage.claims else "of no claims"
    counts = f"{counted(facts.gaps, 'gap')}, {counted(facts.sources, 'source')}"
    return f"{facts.status}, coverage {coverage}, {counts}"
