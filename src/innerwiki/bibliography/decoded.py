"""The fields of an entry, each decoded when it is first asked for.

Most of a large library is never looked at: abstracts, notes, the paths of files, and whole entries
that nobody cites. So the text of a field stays as it is in the file until somebody wants it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TypeVar, overload

from innerwiki.bibliography.latex import decode
from innerwiki.bibliography.values import closing_brace

T = TypeVar("T")

LITERAL_FIELDS = frozenset(
    "url doi eprint file isbn issn crossref urldate"
    " archiveurl archive_url archive-url archivedate archive_date archive-date".split()
)
"""Fields that are kept to the letter: a `%` or `_` in them is no LaTeX."""

_URL = re.compile(r"\{?\\url\s*\{([^{}]*)\}\}?")


class Decoded(Mapping[str, str]):
    r"""Fields by name, in Unicode and without LaTeX.

    >>> fields = Decoded({"title": r"{Erd\H{o}s}", "url": "{a_b%20c}"})
    >>> fields["title"], fields.get("url"), fields.get("year", ""), fields == dict(fields)
    ('Erdős', 'a_b%20c', '', True)
    """

    __slots__ = ("_decoded", "_raw")

    def __init__(self, raw: Mapping[str, str]) -> None:
        self._raw = raw
        self._decoded: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        value = self._decoded.get(name)
        if value is None:
            raw = self._raw[name]
            value = self._decoded[name] = literal(raw) if name in LITERAL_FIELDS else decode(raw)
        return value

    @overload
    def get(self, name: str, /) -> str | None: ...
    @overload
    def get(self, name: str, /, default: str | T) -> str | T: ...
    def get(self, name: str, /, default: str | T | None = None) -> str | T | None:
        """The value of a field, if there is one; most often there is none."""
        value = self._decoded.get(name)
        if value is not None:
            return value
        return self[name] if name in self._raw else default

    def __contains__(self, name: object) -> bool:
        return name in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __repr__(self) -> str:
        return f"Decoded({dict(self)!r})"


def literal(value: str) -> str:
    r"""A value that is no LaTeX, without what some programs put around it.

    >>> literal(r"{\url{https://example.org/a_b}}"), literal("{10.1000/182}")
    ('https://example.org/a_b', '10.1000/182')
    """
    value = value.strip()
    if "{" in value:
        value = _URL.sub(r"\1", value)
        if value.startswith("{") and closing_brace(value, 0) == len(value) - 1:
            value = value[1:-1].strip()  # some programs export every value in two pairs of braces
    return value if value.isascii() else unicodedata.normalize("NFC", value)
