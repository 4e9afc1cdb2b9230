"""Two BibTeX entries have the same DOI or the same arXiv number.

They are one work under two keys, and count as one source. But the same text in two places of a list
of references misleads readers, and the page of each source shows only half of what cites it. A
preprint and the paper that came of it are two versions, and may share their arXiv number.

Bad, in `citations/shannon.bib`:

    @article{shannon1948,
      title = {A Mathematical Theory of Communication},
      doi = {10.1002/j.1538-7305.1948.tb01338.x},
    }
    @article{shannon1948theory,
      title = {A mathematical theory of communication},
      doi = {https://doi.org/10.1002/J.1538-7305.1948.tb01338.x},
    }

Keep one of the two, and cite it everywhere. If they are two versions, each with pages of its own,
say so in `citations/works.toml`:

    [[work]]
    keys = ["shannon1948", "shannon1948theory"]

Good, in `citations/shannon.bib`:

    @article{shannon1948,
      title = {A Mathematical Theory of Communication},
      doi = {10.1002/j.1538-7305.1948.tb01338.x},
    }
"""

from collections.abc import Iterator

from innerwiki.bibliography.identifiers import work_identifiers
from innerwiki.lint import Finding, Severity
from innerwiki.model import Entry, SourceKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report each entry that shares an identifier with one before it, once."""
    first: dict[str, Entry] = {}
    for entry in sorted(index.entries.values(), key=lambda entry: entry.span):
        shared = None
        for identifier in work_identifiers(entry.fields):
            before = first.setdefault(identifier, entry)
            if before is not entry and not _are_versions(before, entry, identifier, index):
                shared = shared or identifier
        if shared:
            other = first[shared].key
            yield Finding(
                entry.span,
                f"`{entry.key}` and `{other}` are the same work: both have {shared}",
                f"keep one and cite it as `[@{other}]` everywhere; or, if they are two versions, "
                "name both under one `[[work]]` in works.toml",
            )


def _are_versions(one: Entry, other: Entry, identifier: str, index: WikiIndex) -> bool:
    """Whether two entries may share an identifier: the editors say so, or one is the preprint."""
    if index.one_work(one.key, other.key):
        return True
    preprints = (one.kind is SourceKind.PREPRINT) + (other.kind is SourceKind.PREPRINT)
    return identifier.startswith("arxiv:") and preprints == 1
