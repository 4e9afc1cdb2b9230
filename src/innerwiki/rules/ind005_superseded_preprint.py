"""The article cites a preprint whose published version is in the library.

The published version is the one that others have reviewed, and in which mistakes may have been
mended. A preprint may be cited beside it, or for what only the preprint says; then suppress this
note. Two entries are versions of one work if they share an arXiv number, or if
`citations/works.toml` says so.

Bad:

    Information can be measured [@shannon1948preprint, p. 3].

Cite the published version, and see whether the pages are the same there.

Good:

    Information can be measured [@shannon1948, p. 379].

With `citations/library.bib`:

    @misc{shannon1948preprint, title = {A Theory}, year = {1948}, keywords = {preprint}}
    @article{shannon1948, title = {A Theory}, year = {1948}, keywords = {peer-reviewed}}

With `citations/works.toml`:

    [[work]]
    keys = ["shannon1948preprint", "shannon1948"]
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, CitationItem, Entry, GeneralSource, SourceKind, Span
from innerwiki.wiki.cited import cited_entries, entries_by_key
from innerwiki.wiki.view import PageView

SEVERITY = Severity.INFO

_PUBLISHED = (SourceKind.PEER_REVIEWED, SourceKind.BOOK)


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report the first place at which each such preprint is cited alone."""
    cited = view.once(cited_entries, article)
    preprint = SourceKind.PREPRINT
    for entry in cited.values():
        if entry.kind is not preprint:
            continue
        published = [one.key for one in view.versions(entry.key) if one.kind in _PUBLISHED]
        if published and cited.keys().isdisjoint(published):
            yield Finding(
                _first_place(entry, article, view),
                f"`{entry.key}` is a preprint; its published version is `{published[0]}`",
                f"cite `[@{published[0]}]`, with the pages that it has there",
            )


def _first_place(entry: Entry, article: Article, view: PageView) -> Span:
    """Where an entry is cited first, as a general source before all."""
    entries = view.once(entries_by_key, article)
    sources: Iterable[CitationItem | GeneralSource] = chain(
        article.front_matter.citations, article.citation_items
    )
    return next(source.span for source in sources if entries[source.key] is entry)
