"""Runs rules over a wiki: findings in, diagnostics out, sorted, the same whatever the files' order.

Rules find; suppressions drop what their authors answer for; severities come from the settings,
lines and columns from the sources. Last, each diagnostic gets a fingerprint that survives moved
lines, so that a later run can tell old findings from new.

Nearly all that is found in an article stands in its own file, where nobody else finds anything. So
the process that has found it places it as well; what is more entangled, the leader of the team
places in the end, when all is known.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from innerwiki.lint import (
    Diagnostic,
    Index,
    Rule,
    Surplus,
    View,
)
from innerwiki.lint.placing import Found, Placer
from innerwiki.lint.settings import Settings, exceeds
from innerwiki.lint.suppressions import Suppressions
from innerwiki.model import Article, Source, Wiki
from innerwiki.processes import Team

__all__ = ["Settings", "check", "check_surplus", "exceeds"]

Before = Callable[[Article], tuple[Article, View] | None]
"""From an article to what it was before a change; None of one that was not there."""


def check(
    wiki: Wiki,
    rules: Sequence[Rule[View, Index]],
    *,
    settings: Settings,
    article_view: Callable[[Article], View],
    index: Index,
    before: Before[View] | None = None,
    team: Team | None = None,
    mine: Iterable[Article] | None = None,
) -> tuple[Diagnostic, ...]:
    """Run all rules that the settings leave on.

    Args:
        wiki: what is checked.
        rules: all rules there are, those that are off included.
        settings: which of them run, and their severities.
        article_view: from an article to the wiki as its rules may see it.
        index: the wiki as rules about the whole of it may see it.
        before: from an article to what it was before a change, and its view; None where no change
            is looked at, and rules about changes have nothing to say.
        team: the processes that do it together; None for this one alone.
        mine: the articles that this process of the team looks at, each of which no other does;
            None if each takes some as it comes to them.

    Returns:
        The diagnostics by path, line, column and code; to the leader of the team.

    Raises:
        InnerwikiError: the settings name a rule or a severity that is not there.
    """
    severities = settings.severities(rules)
    running = [rule for rule in rules if rule.code in severities]
    of_changes = frozenset(rule.code for rule in rules if rule.check_change)
    placer = Placer(severities, wiki.sources, wiki.paths)
    articles = wiki.all_articles
    find = _finder(running, article_view, before)
    team = team or Team()
    mine = (one for _, one in team.taken(articles)) if mine is None else mine
    told = _told(team, mine, find, _in_wiki(running, index), placer)
    placed = [one for one in told if isinstance(one, Diagnostic)]
    suppressions = Suppressions(articles)
    left = list(suppressions.leave(one for one in told if not isinstance(one, Diagnostic)))
    # Whether a change is looked at must not decide whether a suppression is of use.
    ran = severities.keys() - of_changes
    silences = list(suppressions.account(tuple(rule.code for rule in rules), ran, of_changes))
    for rule in running:
        if rule.check_suppression is not None:
            for silence in silences:
                left += [(rule.code, finding) for finding in rule.check_suppression(silence)]
    return settings.for_paths(placer.complete(placed, left), rules)


def check_surplus(
    surplus: Iterable[Surplus],
    rules: Sequence[Rule[View, Index]],
    *,
    settings: Settings,
    source: Source,
) -> tuple[Diagnostic, ...]:
    """Run the rules that speak of the baseline.

    Args:
        surplus: the entries that hold more than there is.
        rules: all rules there are.
        settings: which of them run, and their severities.
        source: the baseline's file.
    """
    severities = settings.severities(rules)
    found = [
        (rule.code, finding)
        for rule in rules
        if rule.check_baseline is not None and rule.code in severities
        for one in surplus
        for finding in rule.check_baseline(one)
    ]
    placer = Placer(severities, {source.path: source}, {})
    return settings.for_paths(placer.complete((), found), rules)


def _told(
    team: Team,
    articles: Iterable[Article],
    find: Callable[[Article], Iterator[Found]],
    in_wiki: Iterator[Found],
    placer: Placer,
) -> list[Diagnostic | Found]:
    """What a team finds in articles, and in the wiki as a whole, placed where it can be.

    `articles` are those that this process of the team looks at.
    """

    def tell() -> Iterator[Diagnostic | Found]:
        for article in articles:
            yield from _placed(article, list(find(article)), placer)
        if team.number == 0:  # while the others may still be at their articles
            yield from in_wiki

    return [one for share in team.brought(tell()) for one in share]


def _placed(
    article: Article, found: list[Found], placer: Placer
) -> Sequence[Diagnostic] | Sequence[Found]:
    """What was found in an article, placed if all of it stands there and none is suppressed."""
    if article.suppressions or any(one.span.path != article.path for _, one in found):
        return found
    return placer.placed(article.path, found)


def _finder(
    rules: Iterable[Rule[View, Index]],
    article_view: Callable[[Article], View],
    before: Before[View] | None,
) -> Callable[[Article], Iterator[Found]]:
    """How to find what the rules have to say of an article."""
    of_article = [(rule.code, rule.check_article) for rule in rules if rule.check_article]
    of_change = [(rule.code, rule.check_change) for rule in rules if rule.check_change and before]

    def find(article: Article) -> Iterator[Found]:
        view = article_view(article)
        for code, look in of_article:
            for one in look(article, view):
                yield code, one
        was = before(article) if before else None
        for code, compare in of_change:
            for one in compare(article, view, was):
                yield code, one

    return find


def _in_wiki(rules: Iterable[Rule[View, Index]], index: Index) -> Iterator[Found]:
    """What the rules find in the wiki as a whole."""
    for rule in rules:
        if rule.check_wiki:
            for one in rule.check_wiki(index):
                yield rule.code, one
