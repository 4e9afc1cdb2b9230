"""Runs rules over a wiki: findings in, diagnostics out, sorted, the same whatever the files' order.

Rules find; suppressions drop what their authors answer for; severities come from the settings,
lines and columns from the sources. Last, each diagnostic gets a fingerprint that survives moved
lines, so that a later run can tell old findings from new.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from innerwiki.lint import Diagnostic, Index, Rule, Severity, View
from innerwiki.lint.settings import Settings, exceeds
from innerwiki.lint.suppressions import Found, Suppressions
from innerwiki.model import Article, Source, Wiki

__all__ = ["Settings", "check", "exceeds"]


def check(
    wiki: Wiki,
    rules: Sequence[Rule[View, Index]],
    *,
    settings: Settings,
    article_view: Callable[[Article], View],
    index: Index,
) -> tuple[Diagnostic, ...]:
    """Run all rules that the settings leave on.

    Args:
        wiki: what is checked.
        rules: all rules there are, those that are off included.
        settings: which of them run, and their severities.
        article_view: from an article to the wiki as its rules may see it.
        index: the wiki as rules about the whole of it may see it.

    Returns:
        The diagnostics by path, line, column and code.

    Raises:
        InnerwikiError: the settings name a rule or a severity that is not there.
    """
    severities = settings.severities(rules)
    running = [rule for rule in rules if rule.code in severities]
    suppressions = Suppressions(wiki.articles.values())
    found = list(suppressions.leave(_findings(wiki, running, article_view, index)))
    silences = list(suppressions.account(tuple(rule.code for rule in rules), severities.keys()))
    for rule in running:
        if rule.check_suppression is not None:
            for silence in silences:
                found += [(rule.code, finding) for finding in rule.check_suppression(silence)]
    return _diagnostics(found, severities, wiki)


def _findings(
    wiki: Wiki,
    rules: Sequence[Rule[View, Index]],
    article_view: Callable[[Article], View],
    index: Index,
) -> Iterator[Found]:
    of_wiki = [(rule.code, rule.check_wiki) for rule in rules if rule.check_wiki]
    of_article = [(rule.code, rule.check_article) for rule in rules if rule.check_article]
    for code, check_wiki in of_wiki:
        for finding in check_wiki(index):
            yield code, finding
    for article in wiki.articles.values():
        view = article_view(article)
        for code, check_article in of_article:
            for finding in check_article(article, view):
                yield code, finding


def _diagnostics(
    found: list[Found], severities: Mapping[str, Severity], wiki: Wiki
) -> tuple[Diagnostic, ...]:
    found.sort(key=_order)
    seen: Counter[str] = Counter()
    made = []
    for code, finding in found:
        span = finding.span
        source = wiki.sources.get(span.path) or Source(span.path, "")
        start = source.position(span.start)
        page = wiki.paths.get(span.path, span.path)
        # A page's id holds no line end, so the three parts cannot run into one another.
        identity = f"{code}\n{page}\n{_snippet(source, span.start)}"
        seen[identity] += 1
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
                fingerprint=_fingerprint(f"{identity}\n{seen[identity]}"),
            )
        )
    return tuple(made)


def _order(found: Found) -> tuple[str, int, str, int, str]:
    code, finding = found
    return finding.span.path, finding.span.start, code, finding.span.end, finding.message


def _snippet(source: Source, offset: int) -> str:
    """The line of an offset, white space folded."""
    offset = min(offset, len(source.text))
    start = source.text.rfind("\n", 0, offset) + 1
    end = source.text.find("\n", offset)
    return " ".join(source.text[start : end if end >= 0 else None].split())


def _fingerprint(identity: str) -> str:
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
