r"""Makes an entry of a line of references that the library does not have.

Nothing is invented: the entry is `@misc`, whatever the work may be, its fields are those that the
line says for certain, and the line itself is kept in it word for word. The keyword `unconfirmed`
and a comment ask for somebody to hold it against the source.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from innerwiki.bibliography.escaping import escape
from innerwiki.bibliography.names import parse_names
from innerwiki.bibliography.titles import folded
from innerwiki.editing.bibtex_entry import entry_text, value_of
from innerwiki.editing.citation_keys import choose_key
from innerwiki.editing.migration.reference_text import ReferenceText
from innerwiki.model import Name

UNCONFIRMED = "unconfirmed"
"""The keyword of an entry that nobody has looked at yet."""

_ORDER = ("author", "title", "year", "doi", "eprint", "archiveprefix", "isbn", "url")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry that is to be, the file it comes in, and where the line stood."""

    key: str
    text: ReferenceText
    page: str
    line: int

    def bibtex(self) -> str:
        """The file's text."""
        known = self.text.fields
        fields = {name: value_of(name, known[name]) for name in _ORDER if name in known}
        fields["annotation" if "title" in fields else "note"] = escape(self.text.line)
        fields["keywords"] = UNCONFIRMED
        where = f"{self.page}:{self.line}".replace("@", "")
        return (
            f"% Proposed by `innerwiki migrate` from {where}. Hold it against the\n"
            f"% source, then take this comment and the keyword `{UNCONFIRMED}` out.\n"
            f"{entry_text('misc', self.key, fields)}"
        )


def key_for(text: ReferenceText, pattern: str, taken: Collection[str]) -> str:
    """A key that is free, by the wiki's pattern.

    Args:
        text: the reference.
        pattern: as `choose_key` takes it.
        taken: keys that there are, in small letters.

    >>> from innerwiki.editing.migration.reference_text import read
    >>> line = read('R. Clausius, "On heat and its motion," 1865.')
    >>> key_for(line, "{family}{year}{word}", set()), key_for(line, "{family}:{year}", set())
    ('clausius1865heat', 'clausius:1865')
    """
    first = _first_word(text.plain)
    names = parse_names(text.fields.get("author", "")).names
    if not names and text.title and _WORD.match(text.plain) and first:
        names = (Name(first),)
    year = text.year or "".join(text.likely)
    return choose_key(pattern, names, year, text.title or first, taken)


_WORD = re.compile(r"\w")


def _first_word(text: str) -> str:
    words = re.findall(r"[^\W\d_]{3,}", re.sub(r"https?://(?:www\.)?", "", text))
    return words[0] if words else ""


def same_source(one: ReferenceText, other: ReferenceText) -> bool:
    """Whether two lines, of two pages perhaps, surely name one work."""
    works = [
        {i for i in text.identifiers if not i.startswith("http")} or set(text.identifiers)
        for text in (one, other)
    ]
    if works[0] & works[1]:
        return True
    if works[0] and works[1]:
        return False
    if one.folded == other.folded:
        return True
    parts = ("title", "author", "year")
    return all(
        one.fields.get(part) and folded(one.fields[part]) == folded(other.fields.get(part, ""))
        for part in parts
    )
