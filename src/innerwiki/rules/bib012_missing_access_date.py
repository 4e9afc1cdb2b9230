"""A page on the web is cited without the day on which somebody looked at it.

Pages change and go away. With the day, readers can look for that day's version in an archive. It is
the field `urldate`; the address of an archived copy, `archiveurl`, is better still. Only sources
whose kind says that they are at home on the web are asked for it.

Bad, in `citations/hooke1678.bib`:

    @online{hooke1678, title = {On Springs}, year = {1678}, url = {https://springs.example/on}}

Look at the page, see that it still says what it is cited for, and write the day.

Good, in `citations/hooke1678.bib`:

    @online{hooke1678,
      title = {On Springs},
      year = {1678},
      url = {https://springs.example/on},
      urldate = {2026-01-15},
    }
"""

from collections.abc import Iterator

from innerwiki.bibliography.archives import archive_of
from innerwiki.bibliography.places import field_span
from innerwiki.lint import Finding, Severity
from innerwiki.wiki.independence import WEB_KINDS
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.INFO

_LASTING = ("urldate", "doi", "eprint", "isbn")


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report sources on the web without a day of access, an archived copy or an identifier."""
    for entry in index.entries.values():
        if entry.kind not in WEB_KINDS or not entry.fields.get("url"):
            continue
        if archive_of(entry)[0] or any(entry.fields.get(name) for name in _LASTING):
            continue
        yield Finding(
            field_span(entry, "url"),
            f"`{entry.key}` does not say when its page was looked at",
            f"look at it, and add `urldate = {{{index.today}}}`",
        )
