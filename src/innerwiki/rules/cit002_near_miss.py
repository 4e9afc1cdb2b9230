r"""A bare `@name` is no key, but almost one.

A narrative citation counts only if its key exists, since `@name` may be a handle or a decorator.
So a slip of the pen in the key turns the citation into plain text, and nobody notices.

Bad:

    As @clausius1856 showed, entropy never decreases.

Correct the key; if it is not meant as a citation, write it between back-ticks or as `\@name`.

Good:

    As @clausius1865 showed, entropy never decreases.

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

from collections.abc import Iterator

from innerwiki.bibliography.identifiers import is_identifier
from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, Mode
from innerwiki.nearest import allowed, nearest
from innerwiki.rules.cit001_unknown_key import correction
from innerwiki.wiki.cited import entries_by_key
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

_SLIPS = 2


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report handles within two slips of a key (one, where they are short)."""
    entries = view.once(entries_by_key, article)
    if all(entries.values()):
        return
    unknown = [
        citation.items[0]
        for citation in article.citations
        if entries[citation.items[0].key] is None
        and citation.mode is Mode.NARRATIVE
        and not is_identifier(citation.items[0].key)
    ]
    for item in unknown:
        slips = min(_SLIPS, allowed(item.key))
        near = nearest(item.key, view.keys(), slips)
        if near is not None:
            yield Finding(
                item.span,
                f"`@{item.key}` is no key and is shown as plain text, but `{near}` is one",
                f"write `@{near}`, or `\\@{item.key}` if it is not a citation",
                correction(article, item, view, slips),
            )
