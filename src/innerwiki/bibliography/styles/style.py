"""What a style is: how a mark looks, what the list of references says, and in which order.

A style knows entries and nothing of pages: a `Bibliography` tells it which sources a page has, and
puts together what it answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from innerwiki.bibliography.text import Text
from innerwiki.model import CitationItem, Entry


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the sources of a mark and between two of them.

    `between_bare` is for marks whose sources have no words of their own. A raised mark is small
    and above the line, any other a part of the text.
    """

    opening: str
    closing: str
    between: str
    between_bare: str
    raised: bool = False


NO_FRAME = Frame("", "", "; ", "; ")
"""For a name in the sentence that is the mark itself."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A source in a mark: the text that leads to its reference, and the place behind it.

    `is_sentence` says that the text is the name in the sentence itself, so that no mark follows it.
    """

    text: Text
    place: str = ""
    is_sentence: bool = False


class Style(Protocol):
    """How sources are cited and listed.

    Where a style is `numbered`, the list has numbers and the marks show them. Where it
    `reads_ahead`, it must know all sources of a page before the first mark is made, since order or
    letters depend on them.
    """

    frame: Frame
    numbered: bool
    reads_ahead: bool

    def arranged(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """The sources of a page, given as they are cited, in the order of the list."""

    def letters(self, entries: Sequence[Entry]) -> Mapping[str, str]:
        """Key -> the letter behind the year, for sources that a mark could not tell apart."""

    def reference(self, entry: Entry, letter: str) -> Text:
        """The reference of a source, as it stands in the list."""

    def cite(
        self, entry: Entry, item: CitationItem, number: int, letter: str, *, named: bool
    ) -> Shown:
        """A source in a mark; it is named there, unless the sentence has done so."""

    def name(self, entry: Entry) -> str:
        """The source as a part of a sentence, before its mark."""
