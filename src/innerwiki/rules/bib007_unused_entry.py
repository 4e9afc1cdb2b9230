"""No article cites the entry.

That is no fault: a library may be ahead of the articles. But an entry that nobody cites is one that
nobody checks, and often it is left over from a passage that was taken out. An entry that others
name in `crossref` is in use.

Bad, in `citations/hooke1678.bib`:

    @book{hooke1678, author = {Hooke, Robert}, title = {De Potentia Restitutiva}, year = {1678}}

Cite it where it is used, in the text or under `citations:` in the front matter, or delete it.

Good, in `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}

With `content/entropy.md`:

    Entropy never decreases [@clausius1865].
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.INFO

_NAMING = ("crossref", "xdata", "entryset", "related")
"""Fields that name other entries."""
_NO_WORKS = frozenset({"set", "xdata", "bibnote"})


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report entries that neither an article nor another entry names."""
    named = {
        key.strip()
        for entry in index.entries.values()
        for field in _NAMING
        for key in entry.fields.get(field, "").split(",")
    }
    for key, entry in index.entries.items():
        if not index.is_cited(key) and key not in named and entry.type not in _NO_WORKS:
            yield Finding(
                entry.span,
                f"no article cites `{key}`",
                f"cite it as `[@{key}]`, or delete the entry",
            )
