"""The references of one page: `cite` for each citation in reading order, then `finish`.

A source gets its number when it is first cited and keeps it; each place that cites it is kept, so
that the list of references can lead back to all of them. What formatting makes is kept by a
`Formatter`, which serves all pages of a build.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from innerwiki.bibliography.locators import locator_text
from innerwiki.bibliography.people import short_name
from innerwiki.bibliography.styles import numeric
from innerwiki.bibliography.text import Text
from innerwiki.bibliography.writers import html
from innerwiki.model import CitationItem, Entry, Mode

_ESCAPED = re.compile(r"[^A-Za-z0-9-]")


def anchor(key: str) -> str:
    """The id of a reference on its page; two keys never have the same.

    >>> anchor("hubinger2019risks"), anchor("a:b"), anchor("a_b")
    ('ref-hubinger2019risks', 'ref-a_3a_b', 'ref-a_5f_b')
    """
    return "ref-" + _ESCAPED.sub(lambda found: f"_{ord(found[0]):x}_", key)


@dataclass(frozen=True, slots=True)
class MarkPart:
    """One source in a citation mark. `anchor` is its reference's id, `label` its accessible name.

    `locator` is written as the style has it; `prefix` and `suffix` are the author's Markdown.
    """

    number: int
    entry: Entry
    prefix: str
    locator: str
    suffix: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class CitedMark:
    """A citation as the page shows it; `id` is what its back-links lead to."""

    id: str
    parts: tuple[MarkPart, ...]
    mode: Mode = Mode.PARENTHETICAL


@dataclass(frozen=True, slots=True)
class BackLink:
    """The way from a reference back to a place that cites it."""

    href: str
    letter: str
    label: str
    locator: str


@dataclass(frozen=True, slots=True)
class ReferenceItem:
    """One reference of the list; `locators` are the places cited, each once, in order.

    `html` is `text` as inline HTML, written once a build.
    """

    number: int
    entry: Entry
    text: Text
    html: str
    anchor: str
    backlinks: tuple[BackLink, ...]
    locators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FinishedBibliography:
    """The references in the order of their numbers, then the sources of the whole article."""

    references: tuple[ReferenceItem, ...]
    general: tuple[ReferenceItem, ...]


@dataclass(frozen=True, slots=True)
class Formatted:
    """What formatting makes of an entry: its reference as a tree and as HTML, its short name."""

    entry: Entry
    text: Text
    html: str
    short_name: str


class Formatter:
    """Formats each entry once, however many pages cite it.

    Args of the constructor: the style's function from an entry to its reference.
    """

    def __init__(self, style: Callable[[Entry], Text] = numeric.reference) -> None:
        self._style = style
        self._made: dict[str, Formatted] = {}

    def format(self, entry: Entry) -> Formatted:
        """The formatted reference. An entry that replaces another of the same key is made anew."""
        found = self._made.get(entry.key)
        if found is None or found.entry is not entry:
            text = self._style(entry)
            found = Formatted(entry, text, html.write(text), short_name(entry))
            self._made[entry.key] = found
        return found


@dataclass(slots=True)
class _Cited:
    """A source on the page, and each place that cites it: the mark's id and the locator."""

    number: int
    entry: Entry
    anchor: str
    places: list[tuple[str, str]] = field(default_factory=list)


class Bibliography:
    """The sources of one page.

    Args of the constructor: the build's formatter; without one, this page has its own.
    """

    def __init__(self, formatter: Formatter | None = None) -> None:
        self._formatter = formatter or Formatter()
        self._cited: dict[str, _Cited] = {}
        self._general: dict[str, Entry] = {}
        self._marks = 0

    def cite(self, items: Sequence[tuple[CitationItem, Entry]], mode: Mode) -> CitedMark:
        """Take in a citation, the next in reading order, and say what its mark shows."""
        self._marks += 1
        mark = f"cite-{self._marks}"
        return CitedMark(mark, tuple(self._part(mark, item, entry) for item, entry in items), mode)

    def general(self, entries: Iterable[Entry]) -> None:
        """Take in sources of the whole article; those that are cited inline too are left out."""
        for entry in entries:
            self._general.setdefault(entry.key, entry)

    def finish(self) -> FinishedBibliography:
        """The list of references, once all of the page has been cited."""
        references = tuple(self._reference(cited) for cited in self._cited.values())
        rest = [entry for key, entry in self._general.items() if key not in self._cited]
        general = tuple(
            self._reference(_Cited(number, entry, anchor(entry.key)))
            for number, entry in enumerate(rest, start=len(references) + 1)
        )
        return FinishedBibliography(references, general)

    def _part(self, mark: str, item: CitationItem, entry: Entry) -> MarkPart:
        cited = self._cited.get(entry.key)
        if cited is None:
            cited = _Cited(len(self._cited) + 1, entry, anchor(entry.key))
            self._cited[entry.key] = cited
        locator = locator_text(item.locator) if item.locator else ""
        cited.places.append((mark, locator))
        name = self._formatter.format(entry).short_name
        label = f"Reference {cited.number}, {name}" + (f", {locator}" if locator else "")
        return MarkPart(
            number=cited.number,
            entry=entry,
            prefix=item.prefix,
            locator=locator,
            suffix=item.suffix,
            anchor=cited.anchor,
            label=label,
        )

    def _reference(self, cited: _Cited) -> ReferenceItem:
        formatted = self._formatter.format(cited.entry)
        total = len(cited.places)
        backlinks = tuple(
            BackLink(f"#{mark}", letter(n), f"Back to citation {n} of {total}", locator)
            for n, (mark, locator) in enumerate(cited.places, start=1)
        )
        return ReferenceItem(
            number=cited.number,
            entry=cited.entry,
            text=formatted.text,
            html=formatted.html,
            anchor=cited.anchor,
            backlinks=backlinks,
            locators=tuple(dict.fromkeys(place for _, place in cited.places if place)),
        )


def letter(number: int) -> str:
    """The letter of the n-th back-link, from 1: a to z, then aa, ab, ...

    >>> letter(1), letter(26), letter(27), letter(703)
    ('a', 'z', 'aa', 'aaa')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
