"""A date that a registry or a page sends as text, as far as it can be understood."""

import re

_DATE = re.compile(r"(?<!\d)(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?(?!\d)", re.ASCII)


def written_date(text: str) -> str:
    """A date that a page writes, as far as it goes.

    >>> written_date("1865/4/24"), written_date("1865-04-24T10:00:00Z"), written_date("May 1865")
    ('1865-04-24', '1865-04-24', '1865')
    """
    match = _DATE.search(text)
    if match is None:
        return ""
    written = match[1]
    for part, last in ((match[2], 12), (match[3], 31)):
        if part is None or not 0 < int(part) <= last:
            break
        written += f"-{int(part):02}"
    return written
