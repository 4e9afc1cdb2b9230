"""A citation names a key that the library does not have.

The reader is sent to a source that is not there, and the page's references are one entry short.
A citation in brackets is meant, and so is one by identifier (`@doi:10.1000/182`) and each of the
front matter's `citations:`. A bare `@name` that is no key may be anybody's handle and is text, and
so is `[@name]` where the page says `[@name]: https://forge.example/name`, and `[@name][]`.

Bad:

    Entropy never decreases [@clausius1856].

Correct the key, or add the source to the citations folder. Where only one key comes near, it can be
put there by `--fix --unsafe-fixes`.

Good:

    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865,
      author = {Clausius, Rudolf},
      title = {Über verschiedene für die Anwendung bequeme Formen der Hauptgleichungen},
      year = {1865},
    }
"""

import shlex
from collections.abc import Iterator

from innerwiki.bibliography.identifiers import is_identifier, meant_items
from innerwiki.lint import Edit, Finding, Fix, Severity
from innerwiki.model import Article, CitationItem, GeneralSource
from innerwiki.nearest import allowed, nearest, only_near
from innerwiki.syntax.references import BARE_KEY
from innerwiki.wiki.cited import entries_by_key
from innerwiki.wiki.view import PageView

SEVERITY = Severity.ERROR


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report keys and identifiers that lead to no entry."""
    entries = view.once(entries_by_key, article)
    if all(entries.values()):
        return
    for source in _meant(article):
        key = source.key
        if entries[key] is None:
            fix = None if is_identifier(key) else correction(article, source, view, allowed(key))
            is_cut = article.text.startswith(_IN_DOIS, source.span.end)
            mend = _help(key, view, is_cut=is_cut)
            yield Finding(source.span, f"no entry `{key}` in the library", mend, fix)


def correction(
    article: Article, source: CitationItem | GeneralSource, view: PageView, slips: int
) -> Fix | None:
    """The one key within so many slips in place of what stands there and is none.

    It is unsafe, since it may be the wrong source, and there is none where escapes or braces hide
    how the key would have to be written.
    """
    near = only_near(source.key, view.keys(), slips)
    if near is None or not BARE_KEY.fullmatch(near):
        return None
    written = article.text[source.span.start : source.span.end]
    for before, after in _WAYS:
        if written == before + source.key + after:
            return Fix((Edit(source.span, before + near + after),), safe=False)
    return None


_WAYS = (("@", ""), ("@{", "}"), ("", ""), ('"', '"'), ("'", "'"))
"""How a key stands in a citation, and in the front matter's list."""


def _meant(article: Article) -> Iterator[CitationItem | GeneralSource]:
    yield from article.front_matter.citations
    for citation in article.citations:
        if not article.is_link(citation):
            yield from meant_items(citation)


_IN_DOIS = ("(", "<", "::")
"""What DOIs hold, and no key without braces."""


def _help(key: str, view: PageView, *, is_cut: bool) -> str:
    if is_identifier(key):
        if is_cut:
            return f"an identifier that holds such signs is written in braces: `@{{{key}...}}`"
        return (
            "no source in the library has this identifier; "
            f"`innerwiki cite add {shlex.quote(key)}` adds it"
        )
    if (path := view.unread_in(key)) is not None:
        return f"its entry stands in {path} and cannot be read; mend what is told of that file"
    near = nearest(key, view.keys())
    if near is not None:
        return f"did you mean `{near}`?"
    return "correct the key, or add the source to the citations folder"
