"""A DOI, an arXiv number or an ISBN that cannot exist.

The reader who follows it arrives nowhere, or at another work; and the same work under another key
is not found to be the same. A DOI may be written as an address of doi.org. An arXiv number, the
`eprint` of an entry with `archiveprefix = {arXiv}`, must have a month and as many digits as arXiv
gave out in that month; the last digit of an ISBN must be the one that the others add up to. The
address of an archived copy, `archiveurl`, is one of the web.

Bad, in `citations/shannon1948.bib`:

    @article{shannon1948,
      title = {A Mathematical Theory of Communication},
      doi = {j.1538-7305.1948.tb01338.x},
    }

Copy the identifier once more from the work itself.

Good, in `citations/shannon1948.bib`:

    @article{shannon1948,
      title = {A Mathematical Theory of Communication},
      doi = {10.1002/j.1538-7305.1948.tb01338.x},
    }
"""

from collections.abc import Iterator, Mapping

from innerwiki.bibliography.archives import archive_fault
from innerwiki.bibliography.identifiers import isbns_of
from innerwiki.bibliography.places import field_span
from innerwiki.bibliography.validity import arxiv_fault, doi_fault, is_placeholder, isbn_fault
from innerwiki.lint import Finding, Severity
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR

_MAX_SHOWN = 60


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report identifiers that cannot be what they say they are, where they stand."""
    for entry in index.entries.values():
        for field, value, kind, fault in _faults(entry.fields):
            if kind != "address" and is_placeholder(entry.fields[field]):
                continue  # of which BIB011 tells
            shown = value if len(value) <= _MAX_SHOWN else value[:_MAX_SHOWN] + "…"
            yield Finding(
                field_span(entry, field),
                f"`{shown}` is no {kind}: {fault}",
                f"copy it once more from the work, or delete `{field}`",
            )


def _faults(fields: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """The field, its value, what it should be, and why it is not."""
    if (fault := doi_fault(fields)) is not None:
        yield "doi", fields["doi"], "DOI", fault
    if (fault := arxiv_fault(fields)) is not None:
        yield "eprint", fields["eprint"], "arXiv number", fault
    for isbn in isbns_of(fields):
        if (fault := isbn_fault(isbn)) is not None:
            yield "isbn", isbn, "ISBN", fault
    if (found := archive_fault(fields)) is not None:
        field, fault = found
        yield field, fields[field], "address", fault
