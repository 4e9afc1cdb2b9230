"""Two BibTeX entries have the same title and an author in common.

Most likely they are one work under two keys: a preprint and the paper that came of it, or a book
and its reprint. Articles that cite both seem to rest on two sources. Upper and lower case,
punctuation and white space make no difference to a title. Volumes and chapters that differ are no
duplicates, nor is an essay in the book that is named after it; and what shares a DOI or an arXiv
number is BIB003's affair.

Bad, in `citations/hooke.bib`:

    @book{hooke1678, author = {Hooke, Robert}, title = {De Potentia Restitutiva}, year = {1678}}
    @book{hooke1931, author = {Hooke, R.}, title = {De potentia restitutiva}, year = {1931}}

Keep one of the two, and cite it everywhere. If they are two versions, each with pages of its own,
say so in `citations/works.toml`:

    [[work]]
    keys = ["hooke1678", "hooke1931"]

Good, in `citations/hooke.bib`:

    @book{hooke1678, author = {Hooke, Robert}, title = {De Potentia Restitutiva}, year = {1678}}
"""

from collections.abc import Iterator

from innerwiki.bibliography.identifiers import work_identifiers
from innerwiki.bibliography.titles import are_parts, folded_names, folded_title
from innerwiki.lint import Finding, Severity
from innerwiki.model import Entry
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.WARNING

Seen = tuple[Entry, frozenset[str]]
"""An entry, with its DOI and arXiv number."""

_MAX_ALIKE = 50
"""To so many of one title and name is each compared; what has more of them is a series."""


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report each entry that seems to be the work of one before it, once."""
    before: dict[tuple[str, str], list[Seen]] = {}
    for entry in sorted(index.entries.values(), key=lambda entry: entry.span):
        title = folded_title(entry)
        if not title:
            continue
        seen = (entry, frozenset(work_identifiers(entry.fields)))
        alike = [before.setdefault((title, name), []) for name in folded_names(entry)]
        found = [_first_alike(seen, others, index) for others in alike]
        first = min((other for other in found if other), key=lambda o: o.span, default=None)
        if first is not None:
            yield _finding(entry, first)
        for others in alike:
            if len(others) < _MAX_ALIKE:
                others.append(seen)


def _first_alike(seen: Seen, others: list[Seen], index: WikiIndex) -> Entry | None:
    """The first that is neither known to be the same work nor a part of it."""
    entry, identifiers = seen
    for other, its in others:
        is_known = bool(identifiers & its) or index.one_work(other.key, entry.key)
        if not is_known and not are_parts(other, entry):
            return other
    return None


def _finding(entry: Entry, first: Entry) -> Finding:
    named = " and a name in common" if entry.authors or entry.editors else ""
    return Finding(
        entry.span,
        f"`{entry.key}` and `{first.key}` have the same title{named}",
        f"if they are one work, keep one and cite it as `[@{first.key}]` everywhere; or, if they "
        "are two versions, name both under one `[[work]]` in works.toml",
    )
