"""The style of this wiki: numbers in brackets, in the order in which a page cites its sources.

    Entropy never decreases [3, p. 12].

A number takes the least room in a text, and whoever wants the name finds it in the mark's preview.
"""

from collections.abc import Mapping, Sequence

from innerwiki.bibliography.locators import locator_text
from innerwiki.bibliography.people import narrative_name
from innerwiki.bibliography.styles import reference
from innerwiki.bibliography.styles.style import Frame, Shown
from innerwiki.bibliography.text import Text
from innerwiki.model import CitationItem, Entry


class Numeric:
    """The numeric style."""

    frame = Frame("[", "]", "; ", ", ", raised=True)
    numbered = True
    reads_ahead = False

    def arranged(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """As they are cited."""
        return entries

    def letters(self, entries: Sequence[Entry]) -> Mapping[str, str]:
        """None: numbers tell sources apart."""
        del entries
        return {}

    def reference(self, entry: Entry, letter: str) -> Text:
        """The wiki's own form."""
        return reference.reference(entry, letter)

    def cite(
        self, entry: Entry, item: CitationItem, number: int, letter: str, *, named: bool
    ) -> Shown:
        """The number."""
        del entry, letter, named
        return Shown(str(number), locator_text(item.locator) if item.locator else "")

    def name(self, entry: Entry) -> str:
        """The names alone: the number follows them."""
        return narrative_name(entry)
