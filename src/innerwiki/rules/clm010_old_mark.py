"""A claim has been marked as one that needs a citation for too long.

The mark asks for a source. If none has been found after `mark_months` of the section `[policy]` in
innerwiki.toml, 12 without it, there may be none, and the claim should go. The time is reckoned from
the mark's `since`; one without is reported by CLM002 alone.

Bad:

    Entropy never decreases [@clausius1865]. Springs never break. {.needs-citation since=2019-03}

Find the source, or take the claim out.

Good:

    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

import re
from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, MarkKind
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

_SINCE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-\d{1,2})?)?")
_LAST = 12


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report marks that are older than the policy allows; a year alone is its last month."""
    now = 12 * view.today.year + view.today.month
    for mark in article.marks:
        since = _SINCE.fullmatch(mark.since or "")
        if mark.kind is not MarkKind.NEEDS_CITATION or since is None:
            continue
        age = now - 12 * int(since[1]) - int(since[2] or _LAST)
        if age > view.policy.mark_months:
            yield Finding(
                mark.span,
                f"nobody has found a source in {age} months",
                "find one, or take the claim out",
            )
