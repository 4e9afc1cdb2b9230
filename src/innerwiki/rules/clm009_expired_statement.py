"""A statement "as of" some date is so old that it may no longer hold.

The article says itself that it speaks of that time. After `as_of_months` of the section `[policy]`
in innerwiki.toml, 24 without it, somebody should see whether it still is so. Quotations are left
alone: they say what was so for somebody else.

Bad:

    As of March 2019, nobody has measured it [@noether1918].

Look again, and write the new date; or tell it as history.

Good:

    In March 2019 nobody had measured it [@noether1918].

With `citations/noether1918.bib`:

    @article{noether1918, title = {Invariante Variationsprobleme}, year = {1918}}
"""

import re
from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, ArticleType
from innerwiki.wiki.view import PageView
from innerwiki.wiki.wording import Hints, OwnWords

SEVERITY = Severity.WARNING

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_AS_OF = re.compile(
    r"\bas[ ]of[ ](?:(?:the[ ])?(?P<part>early|mid|late|start[ ]of|end[ ]of)[ -])?"
    r"(?:\d{1,2}[ ])?(?:(?P<month>[A-Z][a-z]{2,8})\.?[ ](?:\d{1,2},[ ])?)?"
    r"(?P<year>(?:19|20)\d\d)(?:-(?P<number>0[1-9]|1[0-2])\b(?:-\d\d)?)?\b",
    re.IGNORECASE,
)
_HINTS = Hints(("as of ",))
_PARTS = {"early": 4, "start of": 1, "mid": 8}
_LAST = 12


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report each such statement where it stands; one without a month lasts to its year's end."""
    if article.front_matter.type is ArticleType.META:
        return
    now = 12 * view.today.year + view.today.month
    for found, span in view.once(OwnWords, article).found(_AS_OF.finditer, _HINTS):
        match = _AS_OF.fullmatch(found)
        age = now - _months(match) if match else 0
        if age > view.policy.as_of_months:
            yield Finding(
                span,
                f'"{found}" is {age} months ago',
                "see whether it still is so and write the new date, or tell it as history",
            )


def _months(match: re.Match[str]) -> int:
    """The month that is meant, counted from the year 0."""
    if match["number"]:
        return 12 * int(match["year"]) + int(match["number"])
    named = (match["month"] or "")[:3].lower()
    if named in _MONTHS:
        return 12 * int(match["year"]) + _MONTHS.index(named) + 1
    return 12 * int(match["year"]) + _PARTS.get((match["part"] or "").lower(), _LAST)
