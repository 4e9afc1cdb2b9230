"""Titles whole, and when two entries seem to be one work: their titles and names are alike.

Upper and lower case, punctuation, white space and the width of letters make no difference; accents,
digits and signs such as the `+` of a language's name do.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from innerwiki.bibliography.people import responsible_body
from innerwiki.model import Entry

_SIGNS = frozenset("#%&*@")
"""Signs that Unicode counts as punctuation, though a title may differ by one: C, C#."""
_IN_NUMBERS = frozenset(
    "book mvbook inbook bookinbook collection mvcollection reference mvreference proceedings"
    " mvproceedings periodical manual report techreport".split()
)
WHOLE_BOOKS = frozenset("book mvbook collection mvcollection proceedings mvproceedings".split())
"""Types whose ISBN is their own; a part of a book bears that of the book."""

_SERIES = {"newseries": "new series", "oldseries": "old series"}
_NUMBERS = ("volume", "part", "number", "chapter")


def full_title(entry: Entry) -> str:
    """An entry's title with its subtitle."""
    return with_subtitle(entry.title, entry.fields.get("subtitle", ""))


def with_subtitle(title: str, subtitle: str) -> str:
    """A title with its subtitle, behind a colon unless a mark of its own ends it.

    >>> with_subtitle("Risks", "A survey"), with_subtitle("Whose risks?", "A survey")
    ('Risks: A survey', 'Whose risks? A survey')
    """
    if not title or not subtitle:
        return title or subtitle
    return f"{title} {subtitle}" if title[-1] in ":?!.–—" else f"{title}: {subtitle}"


def series_of(fields: Mapping[str, str]) -> str:
    """The series of a work; biblatex's `newseries` and `oldseries` in words.

    >>> series_of({"series": "newseries"}), series_of({"series": "Works"}), series_of({})
    ('new series', 'Works', '')
    """
    series = fields.get("series", "")
    return _SERIES.get(series.strip().lower(), series)


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """The form under which titles and names are compared.

    >>> folded("Mesa-optimization:  What it is") == folded("MESA OPTIMIZATION. What It Is?")
    True
    >>> folded("Über C"), folded("Über C++")
    ('überc', 'überc++')
    """
    if text.isascii():
        return text.lower().translate(_PASSED_OVER)
    lowered = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFKC", "".join(filter(_is_kept, lowered)))


def _is_kept(sign: str) -> bool:
    return sign in _SIGNS or unicodedata.category(sign)[0] not in "PZC"


_PASSED_OVER = {code: None for code in range(128) if not _is_kept(chr(code))}
"""Of the signs of ASCII, which most texts keep to, those that make no difference."""


def folded_title(entry: Entry) -> str:
    """An entry's title and subtitle, folded; nothing where it has no title."""
    title = entry.fields.get("title", "")
    return folded(title + entry.fields.get("subtitle", "")) if title else ""


def folded_names(entry: Entry) -> frozenset[str]:
    """The family names of the authors, else of the editors, else the body's name; or one empty."""
    names = entry.authors or entry.editors
    if not names:
        return frozenset({folded(responsible_body(entry))})
    return frozenset(folded(name.family or name.literal) for name in names)


def are_parts(one: Entry, other: Entry) -> bool:
    """Whether two entries of one title are parts of a whole, or one is a part of the other.

    Two volumes of a book bear one title, and so do an essay and the collection named after it.
    """
    if one.type in _IN_NUMBERS and other.type in _IN_NUMBERS:
        values = [(one.fields.get(name), other.fields.get(name)) for name in _NUMBERS]
        if any(a and b and a != b for a, b in values):
            return True
    books = [entry.fields.get("booktitle", "") for entry in (one, other)]
    if not any(books):
        return False
    folded_books = [folded(book) for book in books]
    return folded_books[0] != folded_books[1] and folded(one.title) in folded_books
