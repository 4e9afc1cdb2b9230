"""The references of one page: `cite` for each citation in reading order, then `finish`.

A source gets its number when it is first cited and keeps it; each place that cites it is kept, so
that the list of references can lead back to all of them. A style that puts sources into an order
of its own is told of all of them beforehand. What formatting makes is kept by a `Formatter`, which
serves all pages of a build.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from innerwiki.bibliography.dates import with_letter
from innerwiki.bibliography.locators import locator_text
from innerwiki.bibliography.people import short_name
from innerwiki.bibliography.styles.author_date import letter
from innerwiki.bibliography.styles.numeric import Numeric
from innerwiki.bibliography.styles.style import NO_FRAME, Frame, Shown, Style
from innerwiki.bibliography.text import Text
from innerwiki.bibliography.writers import html, plain
from innerwiki.model import CitationItem, Entry, Locator, Mode

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

    `html` is what the reader sees, inline HTML; `called` what the source is called on the page,
    "Hubinger et al. 2019a"; `said` what the mark says of it, with the name that stands before it,
    and nothing where that is a number; `locator` is written as the style has it; `prefix` and
    `suffix` are the author's Markdown.
    """

    number: int
    entry: Entry
    prefix: str
    locator: str
    suffix: str
    anchor: str
    label: str
    called: str
    said: str
    html: str
    is_sentence: bool = False


@dataclass(frozen=True, slots=True)
class CitedMark:
    """A citation as the page shows it; `id` is what its back-links lead to.

    `name` stands before a narrative mark, as a part of the sentence.
    """

    id: str
    parts: tuple[MarkPart, ...]
    frame: Frame
    mode: Mode = Mode.PARENTHETICAL
    name: str = ""


@dataclass(frozen=True, slots=True)
class BackLink:
    """The way from a reference back to a place that cites it.

    `locator` is the place in the source as the style has it, `place` the same in its parts.
    """

    href: str
    letter: str
    label: str
    locator: str
    place: Locator | None = None


@dataclass(frozen=True, slots=True)
class ReferenceItem:
    """One reference of the list; `locators` are the places cited, each once, in order.

    `html` is `text` as inline HTML, written once a build; `called` is what the page calls it.
    """

    number: int
    entry: Entry
    text: Text
    html: str
    anchor: str
    called: str
    backlinks: tuple[BackLink, ...]
    locators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FinishedBibliography:
    """The references in the order of their numbers, then the sources of the whole article.

    Where the style is not `numbered`, the numbers are not for showing.
    """

    references: tuple[ReferenceItem, ...]
    general: tuple[ReferenceItem, ...]
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Formatted:
    """What formatting makes of an entry: its reference as a tree and as HTML, its short name."""

    entry: Entry
    text: Text
    html: str
    short_name: str


class Formatter:
    """Formats each entry once, however many pages cite it.

    Args of the constructor: the style; without one, the wiki's own.
    """

    def __init__(self, style: Style | None = None) -> None:
        self.style: Style = style or Numeric()
        self._made: dict[tuple[str, str], Formatted] = {}

    def format(self, entry: Entry, letter: str = "") -> Formatted:
        """The formatted reference. An entry that replaces another of the same key is made anew.

        Args:
            entry: the entry.
            letter: what tells it, on its page, from others of the same names and year.
        """
        found = self._made.get((entry.key, letter))
        if found is None or found.entry is not entry:
            text = self.style.reference(entry, letter)
            found = Formatted(entry, text, html.write(text), with_letter(short_name(entry), letter))
            self._made[entry.key, letter] = found
        return found


@dataclass(slots=True)
class _Cited:
    """A source on the page, and each place that cites it: the mark's id and the place cited."""

    number: int
    entry: Entry
    anchor: str
    called: str = ""
    places: list[tuple[str, Locator | None]] = field(default_factory=list)


class Bibliography:
    """The sources of one page.

    Args of the constructor: the build's formatter; without one, this page has its own.
    """

    def __init__(self, formatter: Formatter | None = None) -> None:
        self._formatter = formatter or Formatter()
        self._style = self._formatter.style
        self._cited: dict[str, _Cited] = {}
        self._general: dict[str, Entry] = {}
        self._numbers: dict[str, int] = {}
        self._letters: Mapping[str, str] = {}
        self._marks = 0

    @property
    def frame(self) -> Frame:
        """What the style puts around a mark."""
        return self._style.frame

    @property
    def reads_ahead(self) -> bool:
        """Whether the style has to be told of all sources before the first is cited."""
        return self._style.reads_ahead

    def expect(self, cited: Iterable[Entry], general: Iterable[Entry] = ()) -> None:
        """Say beforehand what the page will cite, and what its general sources are."""
        sources = {entry.key: entry for entry in cited}
        order = self._style.arranged(list(sources.values()))
        self._numbers = {entry.key: number for number, entry in enumerate(order, 1)}
        everything = sources | {entry.key: entry for entry in general}
        self._letters = self._style.letters(list(everything.values()))

    def cite(self, items: Sequence[tuple[CitationItem, Entry]], mode: Mode) -> CitedMark:
        """Take in a citation, the next in reading order, and say what its mark shows."""
        self._marks += 1
        mark = f"cite-{self._marks}"
        narrative = mode is Mode.NARRATIVE
        parts = tuple(
            self._part(mark, item, entry, named=not (narrative and number == 0))
            for number, (item, entry) in enumerate(items)
        )
        if narrative and len(parts) == 1 and parts[0].is_sentence:
            return CitedMark(mark, parts, NO_FRAME, mode)
        name = self._style.name(items[0][1]) if narrative and items else ""
        return CitedMark(mark, parts, self._style.frame, mode, name)

    def general(self, entries: Iterable[Entry]) -> None:
        """Take in sources of the whole article; those that are cited inline too are left out."""
        for entry in entries:
            self._general.setdefault(entry.key, entry)

    def finish(self) -> FinishedBibliography:
        """The list of references, once all of the page has been cited."""
        cited = sorted(self._cited.values(), key=lambda one: one.number)
        rest = [entry for key, entry in self._general.items() if key not in self._cited]
        general = enumerate(self._style.arranged(rest), start=len(cited) + 1)
        return FinishedBibliography(
            tuple(self._reference(one, number) for number, one in enumerate(cited, 1)),
            tuple(self._reference(_Cited(n, e, anchor(e.key)), n) for n, e in general),
            self._style.numbered,
        )

    def _part(self, mark: str, item: CitationItem, entry: Entry, *, named: bool) -> MarkPart:
        cited = self._cited.get(entry.key)
        if cited is None:
            number = self._numbers.get(entry.key)
            if number is None:
                number = len(self._numbers) + 1
                self._numbers[entry.key] = number
            cited = _Cited(number, entry, anchor(entry.key))
            self._cited[entry.key] = cited
        cited.places.append((mark, item.locator))
        letter = self._letters.get(entry.key, "")
        shown = self._style.cite(entry, item, cited.number, letter, named=named)
        named = named and not item.suppress_author
        cited.called = cited.called or self._called(cited, item, letter, named=named)
        said = "" if self._style.numbered else self._whole(entry, shown, named=named)
        label = said or f"{cited.number}, {cited.called}"
        return MarkPart(
            number=cited.number,
            entry=entry,
            prefix=item.prefix,
            locator=shown.place,
            suffix=item.suffix,
            anchor=cited.anchor,
            # The accessible name of the mark's link: what is seen is a part of it, and the name.
            label=f"Reference{',' if said else ''} {label}" + (shown.place and f", {shown.place}"),
            called=cited.called,
            said=said,
            html=html.write(shown.text),
            is_sentence=shown.is_sentence,
        )

    def _called(self, cited: _Cited, item: CitationItem, letter: str, *, named: bool) -> str:
        """What the page calls a source: as a mark does that names no place in it."""
        if self._style.numbered:
            return self._formatter.format(cited.entry, letter).short_name
        bare = replace(item, locator=None)
        shown = self._style.cite(cited.entry, bare, cited.number, letter, named=named)
        return self._whole(cited.entry, shown, named=named)

    def _whole(self, entry: Entry, shown: Shown, *, named: bool) -> str:
        """What a mark shows, behind the name where that stands in the sentence."""
        seen = plain.write(shown.text)
        return seen if named or shown.is_sentence else f"{self._style.name(entry)} {seen}"

    def _reference(self, cited: _Cited, number: int) -> ReferenceItem:
        formatted = self._formatter.format(cited.entry, self._letters.get(cited.entry.key, ""))
        total = len(cited.places)
        backlinks = tuple(
            BackLink(
                f"#{mark}", letter(n), f"Back to citation {n} of {total}", _written(place), place
            )
            for n, (mark, place) in enumerate(cited.places, start=1)
        )
        return ReferenceItem(
            number=number,
            entry=cited.entry,
            text=formatted.text,
            html=formatted.html,
            anchor=cited.anchor,
            called=cited.called or formatted.short_name,
            backlinks=backlinks,
            locators=tuple(dict.fromkeys(link.locator for link in backlinks if link.locator)),
        )


def _written(place: Locator | None) -> str:
    return locator_text(place) if place is not None else ""
