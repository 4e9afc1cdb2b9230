"""A source is dated to the future, or was looked at on a day that has yet to come.

A digit has slipped, and readers will look for a volume that is not there. A work that has been
accepted and is yet to appear says so by `pubstate = {forthcoming}`, or in a note ("in press"), and
is left alone.

Bad, in `citations/shannon1948.bib`:

    @article{shannon1948, title = {A Mathematical Theory of Communication}, year = {9148}}

Correct the date, or say that the work is forthcoming.

Good, in `citations/shannon1948.bib`:

    @article{shannon1948, title = {A Mathematical Theory of Communication}, year = {1948}}
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from innerwiki.bibliography.dates import iso_dates
from innerwiki.bibliography.places import field_span
from innerwiki.lint import Finding, Severity
from innerwiki.model import Entry
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.WARNING

_FORTHCOMING = frozenset(
    "forthcoming inpress inpreparation prepublished submitted accepted unpublished".split()
)


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report years after today's, and days of access after tomorrow: somewhere it is that day."""
    tomorrow = index.today + timedelta(days=1)
    for entry in index.entries.values():
        year = entry.year
        if year is not None and int(year) > index.today.year and not _is_forthcoming(entry):
            field = "year" if entry.fields.get("year", "").strip() else "date"
            yield Finding(
                field_span(entry, field),
                f"`{entry.key}` is dated {year}, and today is {index.today}",
                "correct the year; of a work that is yet to appear, add `pubstate = {forthcoming}`",
            )
        dates = iso_dates(entry.fields.get("urldate", ""))
        if dates and dates[-1] > (tomorrow.year, tomorrow.month, tomorrow.day):
            yield Finding(
                field_span(entry, "urldate"),
                f"`{entry.key}` was looked at on {entry.fields['urldate'].strip()}, "
                f"and today is {index.today}",
                "write the day on which somebody looked at the page",
            )


def _is_forthcoming(entry: Entry) -> bool:
    said = " ".join(entry.fields.get(name, "") for name in ("pubstate", "note", "year")).lower()
    return not _FORTHCOMING.isdisjoint(re.findall(r"[a-z]+", said.replace("in press", "inpress")))
