"""The text was changed since the last review, but its revision was not raised.

Readers who have seen "v2" of an article think that they know it, and "reviewed at v2" does not tell
which text that was. Two changes made at the same time may both raise the number to the same, so
this is no error. Retired articles need no revision.

Bad:

    ---
    title: Entropy
    revision: 2
    reviews:
      - by: github:bo
        date: 2026-01-02
        revision: 2
        hash: "sha256:0000000000000000000000000000000000000000000000000000000000000000"
        outcome: approved
    ---
    Entropy never decreases [@clausius1865].

Raise `revision` to one more than the last review's; `innerwiki check --fix` does it.

Good:

    ---
    title: Entropy
    revision: 3
    reviews:
      - by: github:bo
        date: 2026-01-02
        revision: 2
        hash: "sha256:0000000000000000000000000000000000000000000000000000000000000000"
        outcome: approved
    ---
    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

import re
from collections.abc import Iterator

from innerwiki.lint import Edit, Finding, Fix, Severity
from innerwiki.model import Article, FrontMatter, Review, Span, Status
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

_REVIEWS = re.compile(r"^(?=reviews[ \t]*:)", re.MULTILINE)
_IN_BRACES = re.compile(r"^[ \t]*\{", re.MULTILINE)


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report a revision that is not above that of the last review, of another text."""
    assessment = view.assessment()
    matter = article.front_matter
    if assessment is None or matter.status is Status.RETIRED:
        return
    last = assessment.review.last
    if last is None:
        return
    if assessment.review.same_text:
        yield from _lowered(matter, last)
        return
    changed = f"the text has changed since the review at v{last.revision}"
    raised = last.revision + 1
    span = matter.spans.get("revision")
    if span is None:
        title = matter.spans.get("title", Span(article.path, 0, 0))
        message = f"{changed}, but it has no `revision`"
        yield Finding(title, message, f"add `revision: {raised}`", _added(article, raised))
    elif matter.revision is not None and matter.revision <= last.revision:
        yield Finding(
            span,
            f"{changed}, but `revision` is {_still(matter.revision, last.revision)}",
            f"raise it to {raised}",
            Fix((Edit(span, str(raised)),)),
        )


def _added(article: Article, revision: int) -> Fix | None:
    """The field on a line before the reviews, where these are a line's first word."""
    matter = article.text[: article.body_start]
    reviews = _REVIEWS.search(matter)
    if reviews is None or _IN_BRACES.search(matter):
        return None
    return Fix((Edit(Span(article.path, *reviews.span()), f"revision: {revision}\n"),))


def _lowered(matter: FrontMatter, last: Review) -> Iterator[Finding]:
    """A revision below that of the review of this very text."""
    span = matter.spans.get("revision")
    if span is not None and matter.revision is not None and matter.revision < last.revision:
        yield Finding(
            span,
            f"this text was reviewed at v{last.revision}, but `revision` is {matter.revision}",
            f"raise it to {last.revision}",
            Fix((Edit(span, str(last.revision)),)),
        )


def _still(revision: int, reviewed: int) -> str:
    return f"still {revision}" if revision == reviewed else f"only {revision}"
