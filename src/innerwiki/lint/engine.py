"""Runs rules over a wiki: findings in, diagnostics out, sorted, the same whatever the files' order.

Rules find; suppressions drop what their authors answer for; severities come from the settings,
lines and columns from the sources. Last, each diagnostic gets a fingerprint that survives moved
lines, so that a later run can tell old findings from new.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from innerwiki.lint import (
    Diagnostic,
    Index,
    Rule,
    Severity,
    Surplus,
    View,
)
from innerwiki.lint.settings import Settings, exceeds
from innerwiki.lint.suppressions import Found, Suppressions
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
        team: the processes that do it together, each for its share of the articles; None for this
            one alone.

    Returns:
        The diagnostics by path, line, column and code; to the leader of the team.

    Raises:
        InnerwikiError: the settings name a rule or a severity that is not there.
    """
    severities = settings.severities(rules)
    running = [rule for rule in rules if rule.code in severities]
    of_changes = frozenset(rule.code for rule in rules if rule.check_change)
    articles = wiki.all_articles
    found = _in_articles(articles, running, article_view, before, team or Team())
    found += _in_wiki(running, index)
    suppressions = Suppressions(articles)
    found = list(suppressions.leave(found))
    # Whether a change is looked at must not decide whether a suppression is of use.
    ran = severities.keys() - of_changes
    silences = list(suppressions.account(tuple(rule.code for rule in rules), ran, of_changes))
    for rule in running:
        if rule.check_suppression is not None:
            for silence in silences:
                found += [(rule.code, finding) for finding in rule.check_suppression(silence)]
    return settings.for_paths(_diagnostics(found, severities, wiki.sources, wiki.paths), rules)


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
    return settings.for_paths(_diagnostics(found, severities, {source.path: source}, {}), rules)


def _in_articles(
    articles: Sequence[Article],
    rules: Iterable[Rule[View, Index]],
    article_view: Callable[[Article], View],
    before: Before[View] | None,
    team: Team,
) -> list[Found]:
    """What the rules find in each article."""
    of_article = [(rule.code, rule.check_article) for rule in rules if rule.check_article]
    of_change = [(rule.code, rule.check_change) for rule in rules if rule.check_change and before]

    def found_in(article: Article) -> Iterator[Found]:
        view = article_view(article)
        for code, look in of_article:
            for one in look(article, view):
                yield code, one
        was = before(article) if before else None
        for code, compare in of_change:
            for one in compare(article, view, was):
                yield code, one

    found = (one for article in team.mine(articles) for one in found_in(article))
    return [one for share in team.brought(found) for one in share]


def _in_wiki(rules: Iterable[Rule[View, Index]], index: Index) -> list[Found]:
    """What the rules find in the wiki as a whole."""
    of_wiki = [(rule.code, rule.check_wiki) for rule in rules if rule.check_wiki]
    return [(code, one) for code, look in of_wiki for one in look(index)]


def _diagnostics(
    found: list[Found],
    severities: Mapping[str, Severity],
    sources: Mapping[str, Source],
    pages: Mapping[str, str],
) -> tuple[Diagnostic, ...]:
    found.sort(key=_order)
    seen: dict[str, int] = {}
    made = []
    for path, those in groupby(found, key=_path):
        source = sources.get(path) or Source(path, "")
        page = pages.get(path, path)
        snippets: dict[int, str] = {}
        for code, finding in those:
            span = finding.span
            start = source.position(span.start)
            snippet = snippets.get(start.line)
            if snippet is None:
                snippet = snippets[start.line] = _snippet(source, span.start)
            # A page's id holds no line end, so the three parts cannot run into one another.
            identity = f"{code}\n{page}\n{snippet}"
            number = seen[identity] = seen.get(identity, 0) + 1
            made.append(
                Diagnostic(
                    span,
                    code,
                    severities[code],
                    finding.message,
                    start,
                    source.position(span.end),
                    finding.help,
                    finding.fix,
                    fingerprint=_fingerprint(f"{identity}\n{number}"),
                )
            )
    return tuple(made)


def _path(found: Found) -> str:
    return found[1].span.path


def _order(found: Found) -> tuple[str, int, str, int, str]:
    code, finding = found
    return finding.span.path, finding.span.start, code, finding.span.end, finding.message


def _snippet(source: Source, offset: int) -> str:
    """The line of an offset, white space folded."""
    offset = min(offset, len(source.text))
    start = source.text.rfind("\n", 0, offset) + 1
    end = source.text.find("\n", offset)
    line = source.text[start : end if end >= 0 else None]
    if "  " not in line and line.isprintable():  # the one white space that is printable is " "
        return line.strip(" ")
    return " ".join(line.split())


def _fingerprint(identity: str) -> str:
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
