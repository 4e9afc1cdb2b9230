"""Names and year in the text: for readers who know the field by its papers.

    Entropy never decreases (Clausius 1865, p. 12; Shannon 1948). As Noether (1918) shows, ...

The list is in the order of names, years and titles. Sources that a mark could not tell apart have
letters, a, b, and so on: within their page, so that no page has a 2019c without an a and a b.
"""

import unicodedata
from collections.abc import Mapping, Sequence

from innerwiki.bibliography.dates import shown_year
from innerwiki.bibliography.locators import locator_text
from innerwiki.bibliography.people import narrative_name, responsible_body
from innerwiki.bibliography.styles import reference
from innerwiki.bibliography.styles.style import Frame, Shown
from innerwiki.bibliography.text import Text
from innerwiki.model import CitationItem, Entry


class AuthorDate:
    """The author-date style."""

    frame = Frame("(", ")", "; ", "; ")
    numbered = False
    reads_ahead = True

    def arranged(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """By names, year and title."""
        return sorted(entries, key=_order)

    def letters(self, entries: Sequence[Entry]) -> Mapping[str, str]:
        """For each two sources of the same names, as a mark has them, and year."""
        groups: dict[tuple[str, str], list[str]] = {}
        for entry in self.arranged(entries):
            groups.setdefault((narrative_name(entry), shown_year(entry)), []).append(entry.key)
        return {
            key: letter(number)
            for keys in groups.values()
            if len(keys) > 1
            for number, key in enumerate(keys, 1)
        }

    def reference(self, entry: Entry, letter: str) -> Text:
        """The wiki's own form, which has the year behind the names."""
        return reference.reference(entry, letter)

    def cite(
        self, entry: Entry, item: CitationItem, number: int, letter: str, *, named: bool
    ) -> Shown:
        """Names and year, or the year alone where the names are in the sentence."""
        del number
        year = reference.year(entry, letter)
        text = f"{narrative_name(entry)} {year}" if named and not item.suppress_author else year
        return Shown(text, locator_text(item.locator) if item.locator else "")

    def name(self, entry: Entry) -> str:
        """The names, before the year in its parentheses."""
        return narrative_name(entry)


def letter(number: int) -> str:
    """The n-th letter, from 1: a to z, then aa, ab, ...

    >>> letter(1), letter(26), letter(27), letter(703)
    ('a', 'z', 'aa', 'aaa')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _order(entry: Entry) -> tuple[list[tuple[str, str]], str, str, str]:
    """Neither case nor accents count; what has no year comes after what has one."""
    names = entry.authors or entry.editors
    shown = [(_folded(name.sort_family), _folded(name.given)) for name in names]
    if not shown:
        shown = [(_folded(responsible_body(entry) or entry.title), "")]
    return shown, entry.year or "n.d.", _folded(entry.title), entry.key


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char)).casefold()
