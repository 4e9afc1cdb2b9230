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

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, CitationItem, Entry, GeneralSource, SourceKind
from innerwiki.wiki.view import PageView

SEVERITY = Severity.INFO

_PUBLISHED = (SourceKind.PEER_REVIEWED, SourceKind.BOOK)


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report the first place at which each such preprint is cited alone."""
    sources: tuple[CitationItem | GeneralSource, ...] = (
        *article.front_matter.citations,
        *article.citation_items,
    )
    cited: dict[str, tuple[Entry, CitationItem | GeneralSource]] = {}
    for source in sources:
        entry = view.entry(source.key)
        if entry is not None:
            cited.setdefault(entry.key, (entry, source))
    for entry, source in cited.values():
        if entry.kind is not SourceKind.PREPRINT:
            continue
        published = [one.key for one in view.versions(entry.key) if one.kind in _PUBLISHED]
        if published and not any(key in cited for key in published):
            yield Finding(
                source.span,
                f"`{entry.key}` is a preprint; its published version is `{published[0]}`",
                f"cite `[@{published[0]}]`, with the pages that it has there",
            )
