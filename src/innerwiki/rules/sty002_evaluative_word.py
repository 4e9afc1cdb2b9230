"""A word judges in the wiki's own voice.

"Clearly" and "groundbreaking" tell readers what to think, not what is so. Whose judgement it is,
and why, can be said with a source. The words are `evaluative_words` in the section `[policy]` of
innerwiki.toml; quotations and code are left alone.

Bad:

    Hooke's groundbreaking book tells of springs [@hooke1678].

Leave the word out, or say who judges so.

Good:

    Hooke's book tells of springs [@hooke1678].

With `citations/hooke1678.bib`:

    @book{hooke1678, title = {De Potentia Restitutiva}, year = {1678}}
"""

import re
from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, ArticleType
from innerwiki.wiki.view import PageView
from innerwiki.wiki.wording import Hints, OwnWords

SEVERITY = Severity.INFO


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report each such word where it stands; pages about the wiki may speak for themselves."""
    words = view.policy.evaluative_words
    if not words or article.front_matter.type is ArticleType.META:
        return
    pattern, hints = view.memory.of(_any_of, words)
    for found, span in view.once(OwnWords, article).found(pattern.finditer, hints):
        yield Finding(
            span,
            f'"{found}" judges in the voice of the wiki',
            "leave the word out, or say with a source who judges so",
        )


def _any_of(words: tuple[str, ...]) -> tuple[re.Pattern[str], Hints]:
    """What finds one of the words, and hints of them; one hint may do for several."""
    listed = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    hints = {max(word.split(), key=len) for word in words}
    few = [hint for hint in hints if not any(other in hint for other in hints - {hint})]
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.IGNORECASE), Hints(sorted(few))
