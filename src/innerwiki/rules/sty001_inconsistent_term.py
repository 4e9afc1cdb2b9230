"""A term is spelled otherwise than the title of its article.

Readers who search for the one spelling do not find the other, and may take the two for different
things. Looked for are terms that begin with a prefix and a hyphen, such as `pseudo-force`, written
with a space or as one word. A spelling that is itself a title or an alias is right; quotations and
code are left alone. The prefixes are those that are no words of their own: `anti`, `co`, `hyper`,
`inter`, `macro`, `mesa`, `meta`, `micro`, `mono`, `multi`, `neuro`, `non`, `poly`, `proto`,
`pseudo`, `quasi`, `semi`, `ultra`.

Bad:

    A pseudo force depends on the frame [@hooke1678].

Write the term like the title, or add the other spelling to the article's `aliases`.

Good:

    A pseudo-force depends on the frame [@hooke1678].

With `content/force.md`:

    ---
    title: Pseudo-force
    ---
    It depends on the frame [@hooke1678].

With `citations/hooke1678.bib`:

    @book{hooke1678, title = {De Potentia Restitutiva}, year = {1678}}
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from innerwiki.lint import Edit, Finding, Fix, Severity
from innerwiki.model import Article
from innerwiki.wiki.view import PageView
from innerwiki.wiki.wording import own_words

SEVERITY = Severity.INFO

_PREFIXES = frozenset(
    "anti co hyper inter macro mesa meta micro mono multi neuro non poly proto pseudo quasi semi"
    " ultra".split()
)


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report other spellings of a hyphenated name, where they stand."""
    names, prefixes, pattern = _others(tuple(view.titles()))
    for found, span in own_words(article, pattern, prefixes):
        folded = " ".join(found.split()).casefold()
        is_plural = folded not in names
        written = _like(found, names[folded.removesuffix("s") if is_plural else folded])
        written += "s" * is_plural
        fix = Fix((Edit(span, written),), safe=False)
        is_found = article.text[span.start : span.end] == found
        yield Finding(
            span,
            f'"{found}" is spelled "{written}" in the title or alias of its article',
            "spell it like that, or add this spelling to the article's `aliases`",
            fix if is_found else None,
        )


def _like(found: str, name: str) -> str:
    first = name[:1].upper() if found[:1].isupper() else name[:1].lower()
    return first + name[1:]


@lru_cache(maxsize=4)
def _others(
    titles: tuple[str, ...],
) -> tuple[dict[str, str], frozenset[str], re.Pattern[str]]:
    """The other spellings of all hyphenated names, their prefixes, and what finds the spellings."""
    known = {title.casefold() for title in titles}
    names: dict[str, str] = {}
    prefixes = set()
    for title in titles:
        prefix, hyphen, rest = title.partition("-")
        prefix = prefix.casefold()
        if hyphen and prefix in _PREFIXES and rest[:1].isalpha():
            others = {f"{prefix} {rest}".casefold(), f"{prefix}{rest}".casefold()} - known
            names |= dict.fromkeys(others, title)
            prefixes.add(prefix)
    listed = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=lambda n: (-len(n), n))
    )
    pattern = re.compile(rf"\b(?:{listed})s?(?![\w-])", re.IGNORECASE)
    return names, frozenset(prefixes), pattern
