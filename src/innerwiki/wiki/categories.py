"""Categories: the tags of all articles, each with the articles that have it; pure.

Tags that differ in the first letter's case or in white space are one, as titles are. Pages about
the wiki (`type: meta`) are in no category.
"""

from collections import Counter
from collections.abc import Iterable

from innerwiki.model import Article, ArticleType, Category
from innerwiki.syntax.headings import fold_title, slug, unique
from innerwiki.wiki.listings import alphabetical

_LONGEST = 60
"""Characters of a slug, which is part of a file's name; even in four bytes each they fit."""


def categorize(articles: Iterable[Article]) -> dict[str, Category]:
    """Folded tag -> its category, in the order of their names.

    A category has the spelling that most articles use. Where two tags would have the same address
    (`C` and `C++`), the later one in the alphabet gets a number.
    """
    spellings: dict[str, Counter[str]] = {}
    ids: dict[str, dict[str, None]] = {}
    for article in articles:
        if article.front_matter.type is ArticleType.META:
            continue
        for tag in article.front_matter.tags:
            folded = fold_title(tag)
            spellings.setdefault(folded, Counter())[tag] += 1
            ids.setdefault(folded, {})[article.id] = None
    names = {folded: _usual(counts) for folded, counts in spellings.items()}
    taken: dict[str, int] = {}
    return {
        folded: Category(
            names[folded],
            unique(slug(names[folded])[:_LONGEST].strip("-"), taken),
            tuple(sorted(ids[folded])),
        )
        for folded in sorted(names, key=lambda one: (alphabetical(names[one]), one))
    }


def _usual(counts: Counter[str]) -> str:
    """The spelling that is met most; of several, the first in the alphabet."""
    return min(counts, key=lambda spelling: (-counts[spelling], spelling))
