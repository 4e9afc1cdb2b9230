"""The archived copy of a source: where the page is kept, for the day on which it is gone.

BibTeX has no field for it. `archiveurl` and `archivedate` are taken, as citation templates of
encyclopedias name them, also with a hyphen or an underscore between the words.
"""

import re
from collections.abc import Mapping

from innerwiki.model import Entry

_URLS = ("archiveurl", "archive-url", "archive_url")
_DATES = ("archivedate", "archive-date", "archive_date")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def archive_of(entry: Entry) -> tuple[str, str]:
    """The address of the archived copy, and the day it was made; empty if unknown.

    An address that is none of the web, which `archive_fault` tells of, leads nowhere.
    """
    url = next((value for name in _URLS if (value := entry.fields.get(name))), "")
    day = next((value for name in _DATES if (value := entry.fields.get(name))), "")
    return (url, day) if _WEB.match(url) else ("", "")


def archive_fault(fields: Mapping[str, str]) -> tuple[str, str] | None:
    """The field that holds no address of an archived copy, though it should, and why it is none.

    >>> archive_fault({"archiveurl": "archive.example/x"})
    ('archiveurl', 'it does not begin with https://')
    """
    for name in _URLS:
        if fields.get(name) and not _WEB.match(fields[name]):
            return name, "it does not begin with https://"
    return None
