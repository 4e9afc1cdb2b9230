"""A quotation has other words than its source.

Between quotation marks a reader expects the words of the source. The wiki keeps short passages of
its sources in `citations/excerpts/`, and what an article quotes from them is held against these:
quotation marks around six words or more, and block quotations. Case, punctuation, dashes, hyphens
and white space are the typesetter's; an ellipsis leaves words out, `[the model]` and `[sic]` are
the editor's.

Bad:

    A note says: “The bell is broken and must be cast anew” [@hooke1678, p. 9].

Write the words of the source, or quote less of it; what was left out is an ellipsis. If it is the
excerpt that is wrong, mend that.

Good:

    A note says: “The bell is cracked and must be cast … anew” [@hooke1678, p. 9].

With `citations/hooke1678.bib`:

    @book{hooke1678, title = {Lectures}, year = {1678}}

With `citations/excerpts/hooke1678.md`:

    ## p. 9

    > The bell is cracked and must be cast wholly anew.
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article
from innerwiki.syntax.verbatim import Difference, Word
from innerwiki.syntax.yaml_nodes import shorten
from innerwiki.wiki.quotations import altered_quotations, place_of
from innerwiki.wiki.view import PageView

SEVERITY = Severity.ERROR


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report each place where a quotation and the passage that it is of part."""
    for altered in view.once(altered_quotations, article):
        if altered.nearest is None:
            continue
        entry, excerpt = altered.nearest
        for difference in altered.differences:
            yield Finding(
                place_of(difference, altered, article),
                f"{_parting(difference)} in what is quoted from `{entry.key}`",
                f'the excerpt{_where(excerpt.locator)} reads "{_shown_around(difference)}"; '
                "quote it to the letter, or mark what is left out by `…`",
            )


def _parting(difference: Difference) -> str:
    passage, quotation = _words(difference.passage), _words(difference.quotation)
    if not passage:
        return f'the excerpt has nothing where the article has "{quotation}"'
    if not quotation:
        return f'the excerpt has "{passage}", the article leaves it out'
    return f'the excerpt has "{passage}", the article "{quotation}"'


def _words(words: tuple[Word, ...]) -> str:
    return shorten(" ".join(word.text for word in words))


def _where(locator: str) -> str:
    return f" ({shorten(locator)})" if locator else ""


_AROUND = 3


def _shown_around(difference: Difference) -> str:
    """The words of the passage with some of those before them."""
    return _words((*difference.before[-_AROUND:], *difference.passage))
